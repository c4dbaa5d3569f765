/// What one source says of one scholarly work: the common record that every reader in `Formats` produces
/// and that intake, merging and the article page consume. Text is plain Unicode unless a property says otherwise.
package struct ArticleRecord: Hashable, Sendable {
    /// What sort of work it is, as far as the source tells.
    package var kind: Kind = .article
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
    /// Those the work is credited to as its authors, in the order of the by-line.
    package var contributors: [Contributor] = []
    /// False where the source says that it left authors out ("et al."), true where it says that all are there; nil
    /// where it says neither.
    package var contributorsAreComplete: Bool?
    /// Editors, translators and others with a part in the work that is not the authors'.
    package var otherContributors: [Contributor] = []
    package var container: Container = Container()
    package var publisher: String = ""
    package var volume: String = ""
    package var issue: String = ""
    /// Page range or article number as printed: "123-9", "e110870".
    package var pages: String = ""
    /// The earliest date on which the version described became public.
    package var published: PartialDate?
    /// Every date the source states for this version, each of its kind once, at the precision stated.
    package var dates: [PublicationDate] = []
    /// Which version of the work is described, as the source numbers it: "2" for arXiv's "v2"; empty for the only one.
    package var version: String = ""
    /// What the source gives as summaries of the work; at most one is the abstract proper in the work's language.
    package var abstracts: [Abstract] = []
    package var publicationTypes: [String] = []
    package var meshTerms: [String] = []
    package var keywords: [String] = []
    package var relations: [Relation] = []
    /// URL of the licence, or its name where the source gives no URL.
    package var licence: String = ""
    /// Landing pages, absolute http(s) URLs, the surest first.
    package var links: [String] = []
    /// Where the text itself can be had.
    package var fullText: [FullTextLink] = []
    /// The key under which the source itself knows the record, a feed's guid or id: good for telling items of that
    /// source apart, never for telling works apart.
    package var sourceKey: String = ""
    /// Where each filled field came from.
    package var origins: [Field: Origin] = [:]

    package init() {}

    /// The first identifier of a scheme.
    package func identifier(_ scheme: Identifier.Scheme) -> Identifier? {
        identifiers.first { $0.scheme == scheme }
    }

    /// The sections of the abstract proper; a digest, a teaser or an "EarlyView" line is none.
    package var abstract: [AbstractSection] {
        get { abstracts.first { $0.kind == .abstract }?.sections ?? [] }
        set {
            let index = abstracts.firstIndex { $0.kind == .abstract }
            if newValue.isEmpty {
                if let index { abstracts.remove(at: index) }
            } else if let index {
                abstracts[index].sections = newValue
            } else {
                abstracts.insert(Abstract(sections: newValue), at: 0)
            }
        }
    }
}

extension ArticleRecord {
    /// The fields a reader may be told the origin of, named as people see them in the address of a form field.
    package enum Field: String, CaseIterable, Hashable, Sendable, Codable, CodingKeyRepresentable {
        case identifiers, title, subtitle, originalTitle, language, contributors, container, publisher, volume
        case issue, pages, published, abstract, publicationTypes, meshTerms, keywords, relations, licence, links
        case kind, otherContributors, dates, version, fullText
    }

    /// Where a value was read.
    package struct Origin: Hashable, Sendable, Codable {
        /// The source as a person would name it: "PubMed", "Crossref", "JATS", "Atom feed", "entered by hand".
        package var source: String
        /// The element or key inside the source: "ArticleTitle", "dc:creator".
        package var element: String
        /// The value as found, before cleaning, but for what cannot be shown: control codes and overrides of the
        /// direction of writing. At most 500 scalars; a `Character` has no bound.
        package var raw: String

        package init(source: String, element: String, raw: String) {
            self.source = source
            self.element = element
            let isShort = raw.utf8.count <= 500 && raw.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
            self.raw = isShort ? raw : Self.shown(raw)
        }

        private static func shown(_ raw: String) -> String {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: raw.unicodeScalars.lazy.filter(\.canBeShown).prefix(500))
            return String(text)
        }
    }
}

extension Unicode.Scalar {
    fileprivate var canBeShown: Bool {
        switch value {
        case 0x09, 0x0A: true
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: false
        default: true
        }
    }
}
