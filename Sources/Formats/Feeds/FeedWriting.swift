package import Colloquium
import Foundation

extension FeedDocument {
    /// The feed in UTF-8. The same feed gives the same bytes.
    /// - Throws: what keeps a text from being encoded; a feed is never sent in part.
    package func bytes(as format: FeedFormat) throws -> [UInt8] {
        switch format {
        case .atom: Array(AtomWriting(feed: self).text.utf8)
        case .rss: Array(RSSWriting(feed: self).text.utf8)
        case .json: try JSONFeedWriting.bytes(of: self)
        }
    }
}

/// Elements of a feed in XML, one a line.
enum FeedElement {
    /// `<name attribute="value">text</name>`, or an empty element where there is no text.
    static func line(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ text: String? = nil, indent: Int
    ) -> String {
        let said = attributes.map { " \($0)=\"\($1.escapedForXML)\"" }.joined()
        let space = String(repeating: "  ", count: indent)
        guard let text else { return "\(space)<\(name)\(said)/>\n" }
        return "\(space)<\(name)\(said)>\(text.escapedForXML)</\(name)>\n"
    }
}

extension Instant {
    /// RFC 3339 in UTC, to the second: "2026-11-18T09:12:00Z".
    var inFeeds: String { date.formatted(.iso8601) }
}

extension String {
    /// As text or a quoted attribute of XML 1.0.
    var escapedForXML: String { withoutForbiddenCharacters.escapedForHTML }

    /// Without what no XML 1.0 document may hold, however it is written (section 2.2, `Char`).
    var withoutForbiddenCharacters: String {
        let isFine = utf8.allSatisfy { $0 >= 0x20 && $0 != 0xEF || $0 == 0x0A || $0 == 0x09 }
        if isFine { return self }
        return String(
            String.UnicodeScalarView(
                unicodeScalars.filter { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
                    default: false
                    }
                }))
    }
}
