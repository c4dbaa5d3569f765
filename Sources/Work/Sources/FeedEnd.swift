/// Whether a feed came to its end: what is broken off in the middle is read as far as it goes, and then looks like a feed
/// with little in it.
enum FeedEnd {
    private static let names: [[UInt8]] = ["rss", "feed", "rdf", "channel"].map { Array($0.utf8) }
    /// What comes after the end: comments, line ends.
    private static let tail = 4_096

    /// False for XML without the end tag of a feed near its end. JSON that is broken off is not read at all.
    static func isReached(in body: [UInt8]) -> Bool {
        let first = body.first { $0 > UInt8(ascii: " ") && $0 < 0x80 }
        guard first == UInt8(ascii: "<") else { return true }
        // UTF-16 has a zero beside each of these letters.
        let end = body.suffix(tail).filter { $0 != 0 }
        return end.split(separator: UInt8(ascii: "<")).contains { isEndTag($0) } || isEmptyElement(end)
    }

    private static func isEndTag(_ tag: ArraySlice<UInt8>) -> Bool {
        guard tag.first == UInt8(ascii: "/"), let end = tag.firstIndex(of: UInt8(ascii: ">")) else { return false }
        let name = tag[tag.index(after: tag.startIndex)..<end].filter { $0 > UInt8(ascii: " ") }
            .split(separator: UInt8(ascii: ":")).last.map { $0.map { $0 | 0x20 } }
        return name.map(names.contains) == true
    }

    private static func isEmptyElement(_ end: [UInt8]) -> Bool {
        let last = end.filter { $0 > UInt8(ascii: " ") }.suffix(2)
        return last.elementsEqual("/>".utf8)
    }
}
