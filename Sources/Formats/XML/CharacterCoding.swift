/// Which characters the bytes of an XML document stand for. Declarations lie: what the bytes themselves show comes
/// first (byte order mark, UTF-16 pattern, valid UTF-8), then the declaration.
enum CharacterCoding {
    static func looksLikeXML(_ bytes: [UInt8]) -> Bool {
        let (start, _) = markLength(of: bytes)
        guard let first = bytes[start...].first(where: { !$0.isXMLSpace && $0 != 0 }) else { return false }
        // 0xEF begins a byte order mark that follows white space.
        return first == UInt8(ascii: "<") || first == 0xEF
    }

    /// Bytes for the parser, and whether they are UTF-8 whatever their declaration says; if not, libxml2 shall
    /// follow the declaration.
    static func forParsing(_ bytes: [UInt8]) -> (bytes: [UInt8], isUTF8: Bool) {
        let (start, marked) = markLength(of: bytes)
        switch marked ?? pattern(of: bytes) {
        case .utf16LittleEndian: return (cleaned(utf16(bytes[start...], low: 0)), true)
        case .utf16BigEndian: return (cleaned(utf16(bytes[start...], low: 1)), true)
        case .utf8, nil: break
        }
        let body = bytes[start...]
        if String(validating: body, as: UTF8.self) != nil { return (cleaned(Array(body)), true) }
        switch declaredEncoding(in: body) {
        case "", "utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "latin1", "windows-1252", "cp1252", "utf-16":
            return (cleaned(windows1252(body)), true)
        default:
            return (Array(body), false)
        }
    }

    /// The text of a format that has no declaration of its own: what the bytes show, else the web's Latin-1.
    static func text(_ bytes: [UInt8]) -> String {
        let (start, marked) = markLength(of: bytes)
        switch marked ?? pattern(of: bytes) {
        case .utf16LittleEndian: return String(decoding: utf16(bytes[start...], low: 0), as: UTF8.self)
        case .utf16BigEndian: return String(decoding: utf16(bytes[start...], low: 1), as: UTF8.self)
        case .utf8, nil: break
        }
        return String(validating: bytes[start...], as: UTF8.self)
            ?? String(decoding: windows1252(bytes[start...]), as: UTF8.self)
    }

    /// How the first bytes of a long document can be parsed as they come; nil where they must be recoded first. Bytes
    /// before `start` are not part of the document.
    static func ofStream(_ bytes: [UInt8]) -> (start: Int, isUTF8: Bool)? {
        let (marked, family) = markLength(of: bytes)
        guard family == nil || family == .utf8, pattern(of: bytes) == nil,
            let start = bytes[marked...].firstIndex(of: UInt8(ascii: "<")), isUTF8(bytes[start...])
        else { return nil }
        return (start, true)
    }

    /// The last character may be cut off.
    private static func isUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
        let tail = bytes.suffix(3).lastIndex { $0 >= 0xC0 } ?? bytes.endIndex
        let head = bytes[..<tail]
        do {
            _ = try UTF8Span(validating: head.span)
            return true
        } catch {
            return false
        }
    }

    private enum Family { case utf8, utf16LittleEndian, utf16BigEndian }

    private static func markLength(of bytes: [UInt8]) -> (length: Int, family: Family?) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (3, .utf8) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (2, .utf16LittleEndian) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (2, .utf16BigEndian) }
        return (0, nil)
    }

    private static func pattern(of bytes: [UInt8]) -> Family? {
        guard bytes.count >= 4 else { return nil }
        let less = UInt8(ascii: "<")
        if bytes[0] == less, bytes[1] == 0, bytes[2] != 0 { return .utf16LittleEndian }
        if bytes[0] == 0, bytes[1] == less, bytes[2] == 0 { return .utf16BigEndian }
        return nil
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, low: Int) -> [UInt8] {
        let bytes = Array(bytes)
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            UInt16(bytes[index + low]) | UInt16(bytes[index + 1 - low]) << 8
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    private static func declaredEncoding(in bytes: ArraySlice<UInt8>) -> String {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard let match = head.firstMatch(of: /encoding\s*=\s*["']([A-Za-z0-9._\-]+)["']/) else { return "" }
        return match.1.lowercased()
    }

    /// The web's reading of Latin-1: the positions that ISO 8859-1 leaves to control codes are typographic marks.
    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let marks: [UInt32] = [
            0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152,
            0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122,
            0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178,
        ]
        var text = String.UnicodeScalarView()
        for byte in bytes {
            let code = (0x80...0x9F).contains(byte) ? marks[Int(byte) - 0x80] : UInt32(byte)
            text.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    /// Without anything before the first "<", where the parser would stop, and with spaces for the control codes
    /// that XML forbids.
    private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        guard let start = bytes.firstIndex(of: UInt8(ascii: "<")) else { return [] }
        var bytes = Array(bytes[start...])
        for index in bytes.indices where bytes[index] < 0x20 && !bytes[index].isXMLSpace {
            bytes[index] = 0x20
        }
        return bytes
    }
}

extension UInt8 {
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
