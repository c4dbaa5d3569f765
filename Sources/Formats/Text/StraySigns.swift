/// "p < 0.05", "<me@example.org>": signs that begin no tag. A browser shows them; the parser would drop what follows.
enum StraySigns {
    /// The text with every stray "<" as a character reference and without NUL, where the parser would stop; nil where
    /// it is good as it is.
    static func escaped(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        let ends = Ends(text)
        var out: [UInt8] = []
        var copied = 0
        for index in text.indices where index >= copied && (text[index] == less || text[index] == 0) {
            if text[index] == less, beginsTag(text, at: index, ends) {
                guard endsBreak(text, at: index) else { continue }
                out += text[copied...index]
                copied = index + 2
                continue
            }
            out += text[copied..<index]
            if beginsComment(text, at: index) {
                // A comment without an end: browsers drop all that follows, feeds mean no more than the tag.
                let end = index < ends.tag ? text[index...].firstIndex(of: UInt8(ascii: ">")) : nil
                copied = min(end ?? index + 3, text.count - 1) + 1
                continue
            }
            out += text[index] == less ? Array("&lt;".utf8) : [0x20]
            copied = index + 1
        }
        return copied == 0 ? nil : out + text[copied...]
    }

    private static func beginsComment(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        start + 3 < text.count && text[start] == less && text[start + 1] == UInt8(ascii: "!")
            && text[start + 2] == UInt8(ascii: "-") && text[start + 3] == UInt8(ascii: "-")
    }

    /// "</br>" breaks the line in every browser; the parser passes over it.
    private static func endsBreak(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
        guard start + 4 < text.count, text[start + 1] == UInt8(ascii: "/") else { return false }
        return text[start + 2] | 0x20 == UInt8(ascii: "b") && text[start + 3] | 0x20 == UInt8(ascii: "r")
            && !text[start + 4].isTagNameByte
    }

    /// Where the last ">" and the last "-->" are: what begins after them has no end.
    private struct Ends {
        var tag = -1
        var comment = -1

        init(_ text: UnsafeBufferPointer<UInt8>) {
            for index in text.indices.reversed() where text[index] == UInt8(ascii: ">") {
                if tag < 0 { tag = index }
                let dash = UInt8(ascii: "-")
                if index >= 2, text[index - 1] == dash, text[index - 2] == dash {
                    comment = index
                    return
                }
            }
        }
    }

    private static let less = UInt8(ascii: "<")

    private static func beginsTag(_ text: UnsafeBufferPointer<UInt8>, at start: Int, _ ends: Ends) -> Bool {
        var index = start + 1
        guard index < text.count, index < ends.tag else { return false }
        if beginsComment(text, at: start) { return index < ends.comment }
        if text[index] == UInt8(ascii: "!") || text[index] == UInt8(ascii: "?") { return true }
        if text[index] == UInt8(ascii: "/") { index += 1 }
        guard index < text.count, text[index].isASCIILetter else { return false }
        while index < text.count, text[index].isTagNameByte { index += 1 }
        return index < text.count
            && (text[index].isXMLSpace || text[index] == UInt8(ascii: ">") || text[index] == UInt8(ascii: "/"))
    }
}

extension UInt8 {
    fileprivate var isTagNameByte: Bool {
        isASCIILetter || (0x30...0x39).contains(self) || self == UInt8(ascii: ":") || self == UInt8(ascii: "-")
            || self == UInt8(ascii: "_") || self == UInt8(ascii: ".")
    }
}
