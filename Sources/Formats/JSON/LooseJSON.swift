internal import Foundation

/// JSON as strangers write it.
enum LooseJSON {
    /// No format nests deeper; hostile documents do.
    static let maximumDepth = 40

    /// Nil where the bytes are no JSON, or none of that shape.
    static func decode<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        try? JSONDecoder().decode(type, from: readable(bytes))
    }

    /// The same for JSON written by hand into web pages, with comments, single quotes and commas too many (JSON5).
    static func decodeRelaxed<Value: Decodable>(_ type: Value.Type, from bytes: [UInt8]) -> Value? {
        if let strict = decode(type, from: bytes) { return strict }
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        return try? decoder.decode(type, from: readable(bytes))
    }

    /// In UTF-8, and with spaces for the line breaks that careless software leaves inside texts (RFC 8259 § 7 forbids
    /// them there; between values a space says the same).
    private static func readable(_ bytes: [UInt8]) -> Data {
        var bytes = Array(CharacterCoding.text(bytes).utf8)
        for index in bytes.indices where bytes[index] < 0x20 { bytes[index] = 0x20 }
        return Data(bytes)
    }
}
