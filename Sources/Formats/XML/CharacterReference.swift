internal import CLibXML2

/// What stands behind an ampersand.
struct CharacterReference {
    /// Up to and with the semicolon; 1 where this is no reference.
    private(set) var length = 1
    /// Whether every parser of XML understands it.
    private(set) var isXML = false
    /// The character that HTML means by it; nil for a name that HTML does not know.
    private(set) var scalar: Unicode.Scalar?

    init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
        var end = start + 1
        let limit = min(text.count, start + 33)
        while end < limit, text[end].isASCIILetter || text[end].isASCIIDigit || text[end] == UInt8(ascii: "#") {
            end += 1
        }
        guard end < limit, text[end] == UInt8(ascii: ";"), end > start + 1 else { return }
        length = end + 1 - start
        let body = text[(start + 1)..<end]
        if body.first == UInt8(ascii: "#") {
            readNumber(body.dropFirst())
        } else if let name = ShortName(body) {
            scalar = EntityNames.ofXML[name]
            isXML = scalar != nil
            if !isXML { scalar = EntityNames.ofHTML[name] }
        }
    }

    private mutating func readNumber(_ digits: Slice<UnsafeBufferPointer<UInt8>>) {
        let isHexadecimal = digits.first.map { $0 | 0x20 } == UInt8(ascii: "x")
        let value = Self.number(isHexadecimal ? digits.dropFirst() : digits, radix: isHexadecimal ? 16 : 10)
        guard let value, Self.isXMLCharacter(value) else {
            length = 1
            return
        }
        scalar = Unicode.Scalar(value)
        isXML = digits.first != UInt8(ascii: "X")
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>, radix: UInt32) -> UInt32? {
        guard !digits.isEmpty else { return nil }
        var value: UInt32 = 0
        for byte in digits {
            guard let digit = digit(byte), digit < radix else { return nil }
            // Far beyond the last character, and far from an overflow.
            value = min(value * radix + digit, 0x200_0000)
        }
        return value
    }

    private static func digit(_ byte: UInt8) -> UInt32? {
        if byte.isASCIIDigit { return UInt32(byte) - 0x30 }
        return byte.isASCIILetter ? UInt32(byte | 0x20) - 0x61 + 10 : nil
    }

    /// XML 1.0, 2.2: what a document may hold.
    private static func isXMLCharacter(_ value: UInt32) -> Bool {
        switch value {
        case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
        default: false
        }
    }
}

private enum EntityNames {
    static let ofXML = NameTable(
        [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'")] as [(String, Unicode.Scalar)])

    /// The 253 names of HTML 4 with their characters, as libxml2 lists them.
    static let ofHTML = NameTable(
        (0xA0...0x2666).compactMap { value -> (ShortName, Unicode.Scalar)? in
            guard let entity = htmlEntityValueLookup(UInt32(value)), let spelled = entity.pointee.name,
                let name = ShortName(Array(String(cString: spelled).utf8)), let scalar = Unicode.Scalar(UInt32(value))
            else { return nil }
            return (name, scalar)
        })
}
