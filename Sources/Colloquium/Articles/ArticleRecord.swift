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
    /// Where a value was read.
    package struct Origin: Hashable, Sendable, Codable {
        /// The source as a person would name it: "PubMed", "Crossref", "JATS", "Atom feed", "entered by hand".
        package var source: String
        /// The element or key inside the source: "ArticleTitle", "dc:creator".
        package var element: String
        /// The value as found, before cleaning, but for what cannot be shown: control codes and overrides of the
        /// direction of writing. At most 500 bytes or scalars; a `Character` has no bound.
        package var raw: String

        package init(source: String, element: String, raw: String) {
            self.source = source
            self.element = element
            self.raw = Self.shown(raw)
        }

        private static let maximumBytes = 500

        private static func shown(_ raw: String) -> String {
            var raw = raw
            if !raw.withUTF8({ hides(in: $0) }) {
                if raw.utf8.count <= maximumBytes { return raw }
                // Up to the last whole character.
                return raw.withUTF8 { String(decoding: $0.prefix(wholeLength(of: $0)), as: UTF8.self) }
            }
            var text = String.UnicodeScalarView()
            text.append(contentsOf: raw.unicodeScalars.lazy.filter(\.canBeShown).prefix(maximumBytes))
            return String(text)
        }

        /// Whether there is something that cannot be shown, told from the bytes: U+0080…9F, U+202A…202E, U+2066…2069,
        /// U+FEFF, U+FFFE and U+FFFF are the sequences that begin with C2, E2 80, E2 81, EF BB and EF BF.
        private static func hides(in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
            let shown = UnsafeBufferPointer(rebasing: bytes.prefix(maximumBytes))
            var upcoming = ByteRun.skipShown(in: shown, from: 0)
            while upcoming < shown.count {
                let index = upcoming
                upcoming += 1
                let byte = bytes[index]
                if byte >= 0x20 && byte < 0x7F { continue }
                if shown.count - upcoming >= 16 { upcoming = ByteRun.skipShown(in: shown, from: upcoming) }
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                let third = index + 2 < bytes.count ? bytes[index + 2] : 0
                switch byte {
                case 0x09, 0x0A: continue
                case 0..<0x20, 0x7F: return true
                case 0xC2 where next < 0xA0: return true
                case 0xE2 where next == 0x80 && third >= 0xAA && third <= 0xAE: return true
                case 0xE2 where next == 0x81 && third >= 0xA6 && third <= 0xA9: return true
                case 0xEF where next >= 0xBB: return true
                default: continue
                }
            }
            return false
        }

        private static func wholeLength(of bytes: UnsafeBufferPointer<UInt8>) -> Int {
            var end = maximumBytes
            while end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
            return end
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
