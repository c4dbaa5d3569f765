internal import Foundation

/// How the bytes of a part travel (RFC 2045 §6).
enum TransferEncoding {
    case identity
    case quotedPrintable
    case base64

    /// - Parameter field: of `Content-Transfer-Encoding`; anything unknown is taken as it is.
    init(_ field: String) {
        switch field.lowercased().trimmingCharacters(in: .whitespaces) {
        case "quoted-printable": self = .quotedPrintable
        case "base64": self = .base64
        default: self = .identity
        }
    }

    /// What the bytes stand for. Damaged encodings give what can be read of them.
    func decoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        switch self {
        case .identity: Array(bytes)
        case .quotedPrintable: Self.quotedPrintable(bytes)
        case .base64: Data(base64Encoded: Data(bytes), options: .ignoreUnknownCharacters).map(Array.init) ?? []
        }
    }

    private static func quotedPrintable(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard bytes[index] == 0x3D else {
                output.append(bytes[index])
                index += 1
                continue
            }
            let rest = bytes[(index + 1)...]
            if let end = softBreak(rest) {
                index = end
            } else if rest.count >= 2, let high = digit(rest[index + 1]), let low = digit(rest[index + 2]) {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(0x3D)
                index += 1
            }
        }
        return output
    }

    /// Where the next line begins, if nothing but white space stands before the end of this one (§6.7, rule 3).
    private static func softBreak(_ rest: ArraySlice<UInt8>) -> Int? {
        let blank = rest.prefix { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
        guard blank.endIndex < rest.endIndex else { return rest.endIndex }
        return rest[blank.endIndex] == 0x0A ? blank.endIndex + 1 : nil
    }

    private static func digit(_ byte: UInt8) -> UInt8? { Character(Unicode.Scalar(byte)).hexDigitValue.map(UInt8.init) }
}

/// Text in the character set that a part or an encoded word names.
enum MailText {
    /// What stands for no character becomes U+FFFD; a set that nobody knows is read as UTF-8.
    static func decoded(_ bytes: ArraySlice<UInt8>, charset: String) -> String {
        let label = charset.lowercased()
        if ["", "utf-8", "utf8", "us-ascii", "ascii"].contains(label) { return western(bytes) }
        if EncodingLabel.isWestern(label), !label.hasPrefix("utf-") {
            return String(String.UnicodeScalarView(bytes.map { Windows1252.scalar($0) ?? "\u{FFFD}" }))
        }
        let converted = EncodingLabel.converter(label, bytes) ?? unicode(label, bytes)
        return String(decoding: converted.map { $0[...] } ?? bytes, as: UTF8.self)
    }

    /// UTF-8 where it is that; else it is what old programs send without saying so.
    private static func western(_ bytes: ArraySlice<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self) ?? decoded(bytes, charset: "windows-1252")
    }

    private static func unicode(_ label: String, _ bytes: ArraySlice<UInt8>) -> [UInt8]? {
        label.hasPrefix("utf-16") || label.hasPrefix("utf-32") || label == "utf-7"
            ? CharacterConversion.utf8(bytes, from: label.uppercased()) : nil
    }
}
