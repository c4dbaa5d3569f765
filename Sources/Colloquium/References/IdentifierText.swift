extension String {
    /// The text as identifiers are compared: without the invisible characters that come along when text is copied
    /// from a PDF or a web page, with typographic hyphens made plain, and trimmed.
    var trimmedForIdentifier: String {
        guard hasByte(where: { $0 >= 0x80 }), unicodeScalars.contains(where: { $0.isInvisible || $0.isFineHyphen })
        else { return trimmed }
        var scalars = String.UnicodeScalarView()
        for scalar in unicodeScalars where !scalar.isInvisible { scalars.append(scalar.isFineHyphen ? "-" : scalar) }
        return String(scalars).trimmed
    }

    /// Nothing but the letters, digits and signs of ASCII, which is how nearly every identifier comes.
    var isPrintableASCII: Bool { !hasByte { !$0.isPrintableASCII } }

    /// Without white space at both ends.
    var trimmed: String {
        if let first = utf8.first, let last = utf8.last, first.isPrintableASCII, last.isPrintableASCII { return self }
        guard let first = firstIndex(where: { !$0.isWhitespace }),
            let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }

    /// What follows `prefix`, which is compared without regard to the case of ASCII letters.
    func dropping(prefix: String) -> String? {
        // Most texts differ in their first letter.
        guard utf8.first?.asciiLowercased == prefix.utf8.first?.asciiLowercased || prefix.isEmpty else { return nil }
        var (whole, sign) = (self, prefix)
        let begins = whole.withUTF8 { text in
            sign.withUTF8 { sign in
                text.count >= sign.count
                    && sign.indices.allSatisfy { text[$0].asciiLowercased == sign[$0].asciiLowercased }
            }
        }
        return begins ? String(Substring(utf8.dropFirst(sign.utf8.count))) : nil
    }

    package var isASCIIDigits: Bool { !isEmpty && !hasByte { !$0.isASCIIDigit } }

    /// True where a control character, white space or a line separator occurs.
    var hasControlOrSpace: Bool {
        if hasByte(where: { $0 <= 0x20 || $0 == 0x7F }) { return true }
        if !hasByte(where: { $0 >= 0x80 }) { return false }
        return unicodeScalars.contains { scalar in
            scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
                || scalar.properties.generalCategory == .format
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isInvisible: Bool {
        switch value {
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    fileprivate var isFineHyphen: Bool { value == 0x2010 || value == 0x2011 }
}

extension UInt8 {
    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
    /// A letter, a figure or a sign of ASCII; no space.
    var isPrintableASCII: Bool { (0x21...0x7E).contains(self) }
    var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

    /// The value of a hexadecimal digit.
    var hexadecimal: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

/// Percent-encoding as RFC 3986 has it.
package enum PercentCoding {
    /// Nil where the bytes that come out are not UTF-8; a stray "%" stays as it is.
    static func decoded(_ text: String) -> String? {
        guard text.utf8.contains(UInt8(ascii: "%")) else { return text }
        let bytes = Array(text.utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = bytes[index + 1].hexadecimal, let low = bytes[index + 2].hexadecimal
            {
                out.append(high << 4 | low)
                index += 3
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return String(validating: out, as: UTF8.self)
    }

    /// ASCII letters and digits and the characters of `keeping` stay; every other byte is encoded.
    package static func encoded(_ text: String, keeping: StaticString) -> String {
        let kept = UnsafeBufferPointer(start: keeping.utf8Start, count: keeping.utf8CodeUnitCount)
        if text.utf8.allSatisfy({ $0.isASCIIDigit || $0.isASCIILetter || kept.contains($0) }) { return text }
        let digits = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            if byte.isASCIIDigit || byte.isASCIILetter || kept.contains(byte) {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
