internal import Colloquium

/// Lists of feeds as readers exchange them: OPML 1.0, 1.1 and 2.0.
package enum OPML {
    static func recognises(_ root: XMLTree.Element) -> Bool { root.name.lowercased() == "opml" }

    /// What the outlines of a file say of feeds.
    struct Listed {
        var subscriptions: [FeedSubscription] = []
        /// Those whose address is none, as it is written.
        var unusable: [FeedSubscription] = []
    }

    /// The feeds of a document, in order and with the folders they stand in; an outline that is no feed is left out,
    /// and one whose address is none stands apart. Of a damaged document what can be read, of several in one file all.
    /// - Throws: `unrecognised` where no outline list begins, `malformed` where nothing in it can be read.
    static func listed(in bytes: [UInt8]) throws(FormatError) -> Listed {
        let documents = documents(in: bytes)
        guard !documents.isEmpty else { throw .unrecognised }
        var found: [FeedSubscription] = []
        var readable = false
        for document in documents where found.count < RecordReader.maximumRecords {
            let read = { (root: XMLTree.Element) -> [FeedSubscription]? in
                recognises(root) ? subscriptions(in: root) : nil
            }
            guard let listed = try? XMLTree.read(document, salvaging: true, read) else { continue }
            readable = true
            found += listed
        }
        guard readable else { throw .malformed("no outline can be read") }
        let kept = found.prefix(RecordReader.maximumRecords)
        return Listed(
            subscriptions: kept.filter { WebAddress($0.feed) != nil },
            unusable: kept.filter { WebAddress($0.feed) == nil })
    }

    /// The feeds of one document that is well-formed. Some programs leave the body out.
    static func subscriptions(in root: XMLTree.Element) -> [FeedSubscription] {
        let bodies = root.children.filter { $0.name.lowercased() == "body" }
        return (bodies.isEmpty ? [root] : bodies).flatMap { OPMLOutline.children(of: $0) }
            .flatMap { $0.subscriptions(in: []) }
    }

    /// The documents in a file: each from its `<opml` to its end tag, so that what stands between, such as a second
    /// XML declaration, breaks none of them.
    private static func documents(in bytes: [UInt8]) -> [[UInt8]] {
        let bytes = CharacterCoding.utf8(bytes)
        var documents: [Range<Int>] = []
        var isClosed = true
        for index in bytes.indices where bytes[index] == UInt8(ascii: "<") {
            let last = documents.indices.last
            if bytes.hasTag("<opml", at: index) {
                if let last, !isClosed { documents[last] = documents[last].lowerBound..<index }
                guard documents.count < maximumDocuments else { break }
                documents.append(index..<bytes.count)
                isClosed = false
            } else if let last, !isClosed, bytes.hasTag("</opml", at: index) {
                documents[last] = documents[last].lowerBound..<index + "</opml>".utf8.count
                isClosed = true
            }
        }
        return documents.map { Array(bytes[$0]) }
    }

    /// More in one file were put there by no one who wanted them read.
    private static let maximumDocuments = 100
}

extension [UInt8] {
    /// Whether a tag of that name, in lower case, begins at the index, in whatever case it is written.
    fileprivate func hasTag(_ name: StaticString, at index: Int) -> Bool {
        let length = name.utf8CodeUnitCount
        guard index + length < count else { return false }
        for offset in 0..<length where self[index + offset] | 0x20 != name.utf8Start[offset] | 0x20 { return false }
        return !self[index + length].isASCIILetter
    }
}
