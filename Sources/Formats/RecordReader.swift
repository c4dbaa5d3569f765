internal import Colloquium

/// The one entrance for bytes that describe articles. What they are is told from the content, never from a name.
package enum RecordReader {
    /// More bytes than this are refused; the largest set a person exports is a few megabytes.
    package static let maximumBytes = 20_000_000
    /// Records beyond this number are left unread: no feed and no sensible export has so many.
    package static let maximumRecords = 5_000

    package static func read(_ bytes: [UInt8]) throws(FormatError) -> ReadRecords {
        guard bytes.count <= maximumBytes else { throw .tooLarge(limit: maximumBytes) }
        guard let first = bytes.first(where: { !$0.isXMLSpace }) else { throw .empty }
        if first == UInt8(ascii: "{") {
            return ReadRecords(format: .crossrefJSON, records: try CrossrefJSON.records(in: bytes))
        }
        guard CharacterCoding.looksLikeXML(bytes) else { throw .unrecognised }
        do {
            return try records(in: XMLTree(bytes))
        } catch .malformed(let diagnosis) {
            // A feed is worth showing in part, and half the feeds of the world are broken somewhere. A record cut
            // short could have lost its retraction: that is refused.
            // A web page, such as a log-in or a "please wait", is not a damaged record.
            if isWebPage(bytes) { throw .unrecognised }
            guard let rest = try? XMLTree(salvaging: bytes), let feed = Feeds.format(of: rest.root) else {
                throw .malformed(diagnosis)
            }
            return ReadRecords(format: feed, records: Feeds.records(in: rest.root, format: feed))
        }
    }

    private static func isWebPage(_ bytes: [UInt8]) -> Bool {
        let head = String(decoding: bytes.prefix(1_000), as: UTF8.self).lowercased()
        return head.contains("<!doctype html") || head.contains("<html")
    }

    private static func records(in tree: XMLTree) throws(FormatError) -> ReadRecords {
        let root = tree.root
        if let feed = Feeds.format(of: root) {
            return ReadRecords(format: feed, records: Feeds.records(in: root, format: feed))
        }
        let readers: [(RecordFormat, (XMLTree.Element) -> [ArticleRecord])] = [
            (.pubMedXML, PubMed.records(in:)), (.crossrefXML, Crossref.records(in:)), (.jats, JATS.records(in:)),
        ]
        for (format, read) in readers {
            let records = read(root)
            if !records.isEmpty { return ReadRecords(format: format, records: records) }
        }
        throw .unrecognised
    }
}
