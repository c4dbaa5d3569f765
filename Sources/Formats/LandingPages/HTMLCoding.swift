/// The bytes of a page made fit for the HTML parser.
enum HTMLCoding {
    /// In UTF-8 where what the bytes show or the page declares allows it; else as they are, for the parser to follow
    /// the declaration.
    static func forParsing(_ bytes: [UInt8]) -> (bytes: [UInt8], isUTF8: Bool) {
        let start = Array(bytes.prefix(HTMLPageReader.maximumBytes))
        let text: [UInt8]
        let isUTF8: Bool
        if bytes.count > start.count || String(validating: start, as: UTF8.self) == nil, isDeclaredOtherwise(start) {
            (text, isUTF8) = (start, false)
        } else {
            (text, isUTF8) = (Array(CharacterCoding.text(start).utf8), true)
        }
        return (withoutMonsters(text), isUTF8)
    }

    /// Whether the page says that it is in a coding other than those that `CharacterCoding` reads.
    private static func isDeclaredOtherwise(_ bytes: [UInt8]) -> Bool {
        if String(validating: bytes, as: UTF8.self) != nil { return false }
        let head = String(decoding: bytes.prefix(2_048), as: UTF8.self).lowercased()
        guard let match = head.firstMatch(of: /charset\s*=\s*["']?\s*([a-z0-9_\-]+)/) else { return false }
        return !["utf-8", "utf8", "iso-8859-1", "latin1", "windows-1252", "us-ascii", "utf-16"].contains(match.1)
    }

    /// Spaces, equals signs and slashes in one tag, outside of quotes.
    private static let maximumGaps = 3_000

    /// Cut before a tag with more attributes than a person or a program would write: they are compared with each other.
    /// NUL ends texts in C, and other control codes say nothing: they become spaces.
    private static func withoutMonsters(_ bytes: [UInt8]) -> [UInt8] {
        var bytes = bytes
        var opened: Int?
        var quote: UInt8?
        var gaps = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte < 0x20 && !byte.isXMLSpace { bytes[index] = 0x20 }
            guard let start = opened else {
                if byte == UInt8(ascii: "<") { (opened, quote, gaps) = (index, nil, 0) }
                continue
            }
            if let open = quote {
                if byte == open { quote = nil }
            } else if byte == UInt8(ascii: ">") {
                opened = nil
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                if bytes[index - 1] == UInt8(ascii: "=") { quote = byte }
            } else if byte.isXMLSpace || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/") {
                gaps += 1
                if gaps > maximumGaps { return Array(bytes[..<start]) }
            }
        }
        return bytes
    }
}
