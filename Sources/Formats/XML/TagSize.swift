/// Attributes and namespace declarations are compared with each other, so that a tag with tens of thousands of them
/// costs minutes. No format has tags that long: they are refused before the parser sees them.
enum TagSize {
    static let maximumBytes = 64_000

    static func check(_ bytes: [UInt8]) throws(FormatError) {
        let less = UInt8(ascii: "<")
        let more = UInt8(ascii: ">")
        var opened: Int?
        for (index, byte) in bytes.enumerated() {
            if byte == less {
                // A comment, CDATA section or instruction may be long: it has no attributes.
                let next = index + 1 < bytes.count ? bytes[index + 1] : 0
                opened = next.isASCIILetter || next == UInt8(ascii: "_") || next >= 0x80 ? index : nil
            } else if byte == more {
                opened = nil
            } else if let start = opened, index - start > maximumBytes {
                throw .malformed("a tag of more than \(maximumBytes) bytes")
            }
        }
    }
}
