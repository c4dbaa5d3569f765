/// Why bytes could not be turned into records.
package enum FormatError: Error, Hashable, Sendable {
    case empty
    /// `limit` is the largest number of bytes accepted.
    case tooLarge(limit: Int)
    /// Nothing in the content says that it is a format we read.
    case unrecognised
    /// It is one of our formats, but broken; the text is the parser's own diagnosis, for operators.
    case malformed(String)

    /// One sentence for the person who gave us the file: what is wrong and what to do.
    package var reason: String {
        switch self {
        case .empty:
            "The file is empty: download or export it again and check that it has content."
        case .tooLarge(let limit):
            "The file is larger than \(limit / 1_000_000) MB: export fewer records at a time."
        case .unrecognised:
            """
            This is not a format the site can read: export the citation as PubMed XML, Crossref XML or JATS XML, \
            or give the address of an RSS or Atom feed.
            """
        case .malformed:
            "The file is damaged or incomplete: download or export it again, or type the article in by hand."
        }
    }
}
