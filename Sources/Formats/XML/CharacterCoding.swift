/// Which characters the bytes of a document stand for. Declarations lie: what the bytes themselves show comes first
/// (byte order mark, code units of two or four bytes, EBCDIC's own "<?xml", valid UTF-8), then the declaration (XML
/// 1.0, appendix F).
enum CharacterCoding {
    static func looksLikeXML(_ bytes: [UInt8]) -> Bool {
        let (mark, form) = form(of: bytes)
        if form == .ebcdic { return true }
        guard let first = bytes[mark...].first(where: { !$0.isXMLSpace && $0 != 0 }) else { return false }
        // 0xEF begins a byte order mark that follows white space.
        return first == UInt8(ascii: "<") || first == 0xEF
    }

    /// A document for the parser, in UTF-8 whatever its declaration says.
    static func utf8(_ bytes: [UInt8]) -> [UInt8] {
        let (mark, form) = form(of: bytes)
        let body = bytes[mark...]
        if let form { return cleaned(decoded(body, form) ?? bytes) }
        let label = declaredEncoding(in: body)
        // Seven bits a byte: these would pass for UTF-8.
        if label.hasPrefix("iso-2022-"), let text = EncodingLabel.converter(label, body) { return cleaned(text) }
        if UTF8Sequence.areAll(in: body) { return cleaned(mark == 0 ? bytes : Array(body)) }
        if EncodingLabel.isWestern(label) { return cleaned(StrayBytes.read(body)) }
        return cleaned(EncodingLabel.converter(label, body) ?? StrayBytes.read(body))
    }

    /// Where a document that is UTF-8 already begins, so that it can be parsed as it comes; nil where it must be recoded
    /// first. The last character may be cut off.
    static func startOfUTF8(_ bytes: [UInt8]) -> Int? {
        let (mark, form) = form(of: bytes)
        guard form == nil, let start = bytes[mark...].firstIndex(of: UInt8(ascii: "<")),
            !declaredEncoding(in: bytes[mark...].prefix(200)).hasPrefix("iso-2022-")
        else { return nil }
        let end = startOfCutCharacter(in: bytes[...])
        return start < end && UTF8Sequence.areAll(in: bytes[start..<end]) ? start : nil
    }

    /// Where a last character begins of which a part may be missing; the end where there is none.
    static func startOfCutCharacter(in bytes: ArraySlice<UInt8>) -> Int {
        bytes.suffix(3).lastIndex { $0 >= 0xC0 } ?? bytes.endIndex
    }

    /// The text of a format that has no declaration of its own: what the bytes show, else the web's Latin-1.
    static func text(_ bytes: [UInt8]) -> String {
        let (mark, form) = form(of: bytes)
        let body = bytes[mark...]
        if let form, let text = decoded(body, form) { return String(decoding: text, as: UTF8.self) }
        return String(validating: body, as: UTF8.self)
            ?? String(decoding: StrayBytes.read(body), as: UTF8.self)
    }

    /// What the first bytes tell of the code units.
    private enum Form { case utf16LittleEndian, utf16BigEndian, utf32LittleEndian, utf32BigEndian, ebcdic }

    private static let marks: [([UInt8], Form?)] = [
        ([0x00, 0x00, 0xFE, 0xFF], .utf32BigEndian), ([0xFF, 0xFE, 0x00, 0x00], .utf32LittleEndian),
        ([0xFF, 0xFE], .utf16LittleEndian), ([0xFE, 0xFF], .utf16BigEndian), ([0xEF, 0xBB, 0xBF], nil),
    ]

    /// Nil where it is a code of one byte a sign, or of several that begins as ASCII does.
    private static func form(of bytes: [UInt8]) -> (mark: Int, form: Form?) {
        for (start, form) in marks where bytes.starts(with: start) { return (start.count, form) }
        guard bytes.count >= 4 else { return (0, nil) }
        let less = UInt8(ascii: "<")
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (0, 0, 0, less): return (0, .utf32BigEndian)
        case (less, 0, 0, 0): return (0, .utf32LittleEndian)
        case (less, 0, 1..., _): return (0, .utf16LittleEndian)
        case (0, less, 0, _): return (0, .utf16BigEndian)
        case (0x4C, 0x6F, 0xA7, 0x94): return (0, .ebcdic)
        default: return (0, nil)
        }
    }

    private static func decoded(_ body: ArraySlice<UInt8>, _ form: Form) -> [UInt8]? {
        switch form {
        case .utf16LittleEndian: utf16(body) { UInt16($0) | UInt16($1) << 8 }
        case .utf16BigEndian: utf16(body) { UInt16($1) | UInt16($0) << 8 }
        case .utf32LittleEndian: utf32(body, order: [0, 1, 2, 3])
        case .utf32BigEndian: utf32(body, order: [3, 2, 1, 0])
        case .ebcdic: ebcdic(body)
        }
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, unit: (UInt8, UInt8) -> UInt16) -> [UInt8] {
        let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { unit(bytes[$0], bytes[$0 + 1]) }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }

    /// `order` names the four bytes of a unit from the least significant on.
    private static func utf32(_ bytes: ArraySlice<UInt8>, order: [Int]) -> [UInt8] {
        var text = String.UnicodeScalarView()
        for start in stride(from: bytes.startIndex, to: bytes.endIndex - 3, by: 4) {
            let unit = order.reversed().reduce(UInt32(0)) { $0 << 8 | UInt32(bytes[start + $1]) }
            text.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
        }
        return Array(String(text).utf8)
    }

    /// The letters of the declaration stand in the same places in every EBCDIC; which one it is, it says itself.
    private static func ebcdic(_ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        guard let usual = EncodingLabel.converter("ibm037", bytes) else { return nil }
        let declared = EncodingLabel.converter(declaredEncoding(in: usual[...]), bytes)
        guard let declared, declared.starts(with: "<?xml".utf8) else { return usual }
        return declared
    }

    private static func declaredEncoding(in bytes: ArraySlice<UInt8>) -> String {
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        let declaration = head.split(separator: "?>", maxSplits: 1).first ?? ""
        guard let match = declaration.firstMatch(of: /<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z0-9._:\-]+)["']/) else {
            return ""
        }
        return match.1.lowercased()
    }

    /// Without anything before the first "<", where the parser would stop, and with spaces for the control codes
    /// that XML forbids.
    private static func cleaned(_ bytes: [UInt8]) -> [UInt8] {
        guard let start = bytes.firstIndex(of: UInt8(ascii: "<")) else { return [] }
        let isClean = bytes.withUnsafeBufferPointer { $0.allSatisfy { $0 >= 0x20 || $0.isXMLSpace } }
        if start == 0, isClean { return bytes }
        var bytes = Array(bytes[start...])
        for index in bytes.indices where bytes[index] < 0x20 && !bytes[index].isXMLSpace { bytes[index] = 0x20 }
        return bytes
    }
}

extension UInt8 {
    var isXMLSpace: Bool { self == 0x20 || self == 0x0A || self == 0x0D || self == 0x09 }
    var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }
}
