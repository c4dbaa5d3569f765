/// What one source says of one scholarly work: the common record that every reader in `Formats` produces
/// and that intake, merging and the article page consume. Text is plain Unicode unless a property says otherwise.
package struct ArticleRecord: Hashable, Sendable, Codable {
    /// Every identifier the source gives *for this work*; never those of its references or of a containing issue.
    package var identifiers: [Identifier] = []
    package var title: String = ""
    /// The title as safe HTML: text escaped, only `<i> <b> <sub> <sup>` kept. Equal in text to `title`.
    package var titleHTML: String = ""
    package var subtitle: String = ""
    /// The title in the work's own language where `title` is a translation.
    package var originalTitle: String = ""
    /// ISO 639 code as the source spells it ("eng", "en"); empty when not stated.
    package var language: String = ""
    package var contributors: [Contributor] = []
    package var container: Container = Container()
    package var publisher: String = ""
    package var volume: String = ""
    package var issue: String = ""
    /// Page range or article number as printed: "123-9", "e110870".
    package var pages: String = ""
    /// The earliest date on which the version described became public.
    package var published: PartialDate?
    /// The abstract proper; a digest, teaser or "EarlyView" line is not an abstract and is left out.
    package var abstract: [AbstractSection] = []
    package var publicationTypes: [String] = []
    package var meshTerms: [String] = []
    package var keywords: [String] = []
    package var relations: [Relation] = []
    /// URL of the licence, or its name where the source gives no URL.
    package var licence: String = ""
    /// Landing page or full text, absolute http(s) URLs.
    package var links: [String] = []
    /// Where each filled field came from.
    package var origins: [Field: Origin] = [:]

    package init() {}

    /// The first identifier of a scheme.
    package func identifier(_ scheme: Identifier.Scheme) -> Identifier? {
        identifiers.first { $0.scheme == scheme }
    }
}

extension ArticleRecord {
    /// The fields a reader may be told the origin of, named as people see them in the address of a form field.
    package enum Field: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
        case identifiers, title, subtitle, originalTitle, language, contributors, container, publisher, volume
        case issue, pages, published, abstract, publicationTypes, meshTerms, keywords, relations, licence, links
    }

    /// Where a value was read.
    package struct Origin: Hashable, Sendable, Codable {
        /// The source as a person would name it: "PubMed", "Crossref", "JATS", "Atom feed", "entered by hand".
        package var source: String
        /// The element or key inside the source: "ArticleTitle", "dc:creator".
        package var element: String
        /// The value as found, before cleaning; at most 500 characters.
        package var raw: String

        package init(source: String, element: String, raw: String) {
            self.source = source
            self.element = element
            self.raw = String(raw.prefix(500))
        }
    }

    package struct Contributor: Hashable, Sendable, Codable {
        package var family: String = ""
        package var given: String = ""
        package var suffix: String = ""
        /// The name of a group or organisation; then `family` and `given` are empty.
        package var collective: String = ""
        /// The sixteen characters of an ORCID iD with hyphens, without the URL.
        package var orcid: String = ""
        package var affiliations: [String] = []

        package init() {}
        package init(family: String, given: String = "", suffix: String = "") {
            self.family = family
            self.given = given
            self.suffix = suffix
        }
        package init(collective: String) { self.collective = collective }
    }

    /// What the work appeared in: a journal, a preprint server, a book.
    package struct Container: Hashable, Sendable, Codable {
        package var title: String = ""
        package var abbreviation: String = ""
        /// ISSNs with the hyphen, print and electronic.
        package var issns: [String] = []

        package init() {}
    }

    package struct AbstractSection: Hashable, Sendable, Codable {
        /// "Background", "Methods"…; empty for an abstract in one piece.
        package var label: String
        package var text: String

        package init(label: String = "", text: String) {
            self.label = label
            self.text = text
        }
    }

    /// An assertion of the source that this work stands in a relation to another.
    package struct Relation: Hashable, Sendable, Codable {
        package enum Kind: String, Hashable, Sendable, Codable {
            case retractionOf, retractedBy, correctionOf, correctedBy, concernAbout, concernedBy
            case commentOn, commentedBy, preprintOf, publishedAs, versionOf, updateOf, updatedBy
        }
        package var kind: Kind
        package var target: Identifier

        package init(kind: Kind, target: Identifier) {
            self.kind = kind
            self.target = target
        }
    }
}
