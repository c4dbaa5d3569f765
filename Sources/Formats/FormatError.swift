/// Why bytes could not be turned into records.
package enum FormatError: Error, Hashable, Sendable {
    case empty
    /// `limit` is the largest number of bytes accepted.
    case tooLarge(limit: Int)
    /// Nothing in the content says that it is the format it was read as.
    case unrecognised
    /// It is none of the formats we read; what it is instead, in words: "a PDF file".
    case notARecord(found: String)
    /// It is one of our formats, but broken; the text is the parser's own diagnosis, for operators.
    case malformed(String)
    /// The same, found after records had been handed over, which are told by their format.
    case damaged(RecordFormat, String)

    /// For the person who gave us the file: what is wrong and what to do.
    package var reason: String {
        switch self {
        case .empty:
            "The file is empty: download or export it again and check that it has content."
        case .tooLarge(let limit):
            "The file is larger than \(limit / 1_000_000) MB: export fewer records at a time."
        case .unrecognised:
            "This is not a format the site can read: \(Self.advice)"
        case .notARecord(let found):
            "This is \(found), not a record or a feed: \(Self.advice)"
        case .malformed, .damaged:
            "The file is damaged or incomplete: download or export it again, or type the article in by hand."
        }
    }

    private static let advice = """
        export the citation as RIS, BibTeX, nbib, CSL-JSON, PubMed, Crossref, DataCite or JATS XML, or save the \
        article's page as HTML.
        """
}
