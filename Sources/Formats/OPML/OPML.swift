internal import Colloquium

/// Lists of feeds as readers exchange them: OPML 1.0, 1.1 and 2.0.
package enum OPML {
    static func recognises(_ root: XMLTree.Element) -> Bool { root.name.lowercased() == "opml" }

    /// The feeds of a document, in order and with the folders they stand in; an outline that is no feed, or whose
    /// address is none, is left out. Of a damaged document what can be read, of several in one file all.
    /// - Throws: `unrecognised` where no outline list begins, `malformed` where nothing in it can be read.
    static func subscriptions(in bytes: [UInt8]) throws(FormatError) -> [FeedSubscription] {
        let documents = documents(in: bytes)
        guard !documents.isEmpty else { throw .unrecognised }
        var found: [FeedSubscription] = []
        var readable = false
        for document in documents where found.count < RecordReader.maximumRecords {
            guard let tree = (try? XMLTree(document)) ?? (try? XMLTree(salvaging: document.withAmpersandsEscaped))
            else { continue }
            // Elements are valid as long as their tree.
            withExtendedLifetime(tree) {
                guard recognises(tree.root) else { return }
                readable = true
                found += subscriptions(in: tree.root)
            }
        }
        guard readable else { throw .malformed("no outline can be read") }
        return Array(found.prefix(RecordReader.maximumRecords))
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
        let coded = CharacterCoding.forParsing(bytes)
        var documents: [Range<Int>] = []
        var isClosed = true
        for index in coded.bytes.indices where coded.bytes[index] == UInt8(ascii: "<") {
            let last = documents.indices.last
            if coded.bytes.hasTag("<opml", at: index) {
                if let last, !isClosed { documents[last] = documents[last].lowerBound..<index }
                guard documents.count < maximumDocuments else { break }
                documents.append(index..<coded.bytes.count)
                isClosed = false
            } else if let last, !isClosed, coded.bytes.hasTag("</opml", at: index) {
                documents[last] = documents[last].lowerBound..<index + "</opml>".utf8.count
                isClosed = true
            }
        }
        // Bytes in another coding go to the parser whole: only it can follow their declaration.
        guard coded.isUTF8 else { return documents.isEmpty ? [] : [bytes] }
        return documents.map { Array(coded.bytes[$0]) }
    }

    /// More in one file were put there by no one who wanted them read.
    private static let maximumDocuments = 100
}

extension [UInt8] {
    /// With every "&" that begins no reference written as one: lists written by hand have addresses as they are, and
    /// the parser would drop the name after the sign.
    fileprivate var withAmpersandsEscaped: [UInt8] {
        var escaped: [UInt8] = []
        escaped.reserveCapacity(count)
        for index in indices {
            escaped.append(self[index])
            guard self[index] == UInt8(ascii: "&") else { continue }
            let name = self[(index + 1)...].prefix(10).prefix {
                $0.isASCIILetter || $0 == UInt8(ascii: "#") || $0.isDigit
            }
            let end = index + 1 + name.count
            if name.isEmpty || end >= count || self[end] != UInt8(ascii: ";") { escaped += Array("amp;".utf8) }
        }
        return escaped
    }

    /// Whether a tag of that name, in lower case, begins at the index, in whatever case it is written.
    fileprivate func hasTag(_ name: StaticString, at index: Int) -> Bool {
        let length = name.utf8CodeUnitCount
        guard index + length < count else { return false }
        for offset in 0..<length where self[index + offset] | 0x20 != name.utf8Start[offset] | 0x20 { return false }
        return !self[index + length].isASCIILetter
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { (0x30...0x39).contains(self) }
}
