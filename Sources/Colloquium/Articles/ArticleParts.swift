extension ArticleRecord {
    /// Sorts of work, told apart as far as citing them differs.
    package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
        case article, preprint, book, chapter, conferencePaper, thesis, report, dataset, software
        /// A post, a news item, a page: published, but by no journal or press.
        case webPage
        case other
    }

    /// What the work appeared in: a journal, a preprint server, a book.
    package struct Container: Hashable, Sendable {
        package var title: String = ""
        package var abbreviation: String = ""
        /// ISSNs with the hyphen, print and electronic.
        package var issns: [String] = []

        package init() {}
        package init(title: String, abbreviation: String = "", issns: [String] = []) {
            self.title = title
            self.abbreviation = abbreviation
            self.issns = issns
        }
    }

    /// A date in the life of the version described.
    package struct PublicationDate: Hashable, Sendable, Codable {
        package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            case online, print, posted, received, accepted, updated
            /// Published, the source does not say in which form.
            case published
        }

        package var kind: Kind
        package var date: PartialDate

        package init(_ kind: Kind, _ date: PartialDate) {
            self.kind = kind
            self.date = date
        }
    }

    /// A summary of the work.
    package struct Abstract: Hashable, Sendable, Codable {
        package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
            /// The authors' abstract.
            case abstract
            /// The same in another language.
            case translated
            /// Written for readers from outside the field: eLife's digest, a plain-language summary.
            case digest
            /// A sentence or two that lead to the article: a feed's description, highlights, a table-of-contents line.
            case teaser
        }

        package var kind: Kind
        /// As the source spells it ("en", "eng"); empty when not stated.
        package var language: String
        package var sections: [AbstractSection]

        package init(kind: Kind = .abstract, language: String = "", sections: [AbstractSection]) {
            self.kind = kind
            self.language = language
            self.sections = sections
        }
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

    /// An address at which the text of the work itself can be had.
    package struct FullTextLink: Hashable, Sendable, Codable {
        /// An absolute http(s) URL.
        package var url: String
        /// Media type as stated ("application/pdf"); empty when not stated.
        package var mediaType: String
        /// Which version the text is, in the words of NISO RP-8-2008: "VoR", "AM"; empty when not stated.
        package var version: String

        package init(url: String, mediaType: String = "", version: String = "") {
            self.url = url
            self.mediaType = mediaType
            self.version = version
        }
    }
}
