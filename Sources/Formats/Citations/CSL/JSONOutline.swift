/// The keys of an object at the head of a JSON text with the sort of their values: enough to tell formats apart
/// without reading all of it, also where the head is cut off.
struct JSONOutline {
    enum Sort { case string, array, object, other }

    private let bytes: [UInt8]
    private var position = 0

    init(_ head: some StringProtocol) { bytes = Array(head.utf8.prefix(1_000_000)) }

    /// The object that the text is, or the first of the array that it is.
    mutating func firstObject() -> [String: Sort]? {
        position = 0
        skipSpace()
        if byte == UInt8(ascii: "[") {
            position += 1
            skipSpace()
        }
        guard byte == UInt8(ascii: "{") else { return nil }
        return object(until: nil)
    }

    /// The first object of the array under that key of the object that the text is.
    mutating func firstObject(inArray key: String) -> [String: Sort]? {
        position = 0
        skipSpace()
        guard byte == UInt8(ascii: "{") else { return nil }
        _ = object(until: key)
        guard byte == UInt8(ascii: "[") else { return nil }
        position += 1
        skipSpace()
        return byte == UInt8(ascii: "{") ? object(until: nil) : nil
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        // A byte order mark counts as space here.
        while let byte, byte.isXMLSpace || [0xEF, 0xBB, 0xBF].contains(byte) { position += 1 }
    }

    /// Reads keys to the end of the object, of the text, or to the value of the key wanted.
    private mutating func object(until wanted: String?) -> [String: Sort] {
        position += 1
        var keys: [String: Sort] = [:]
        while keys.count < 1_000 {
            skipSpace()
            if byte == UInt8(ascii: ",") {
                position += 1
                continue
            }
            guard byte == UInt8(ascii: "\"") else { return keys }
            let start = position + 1
            skipString()
            let key = String(
                decoding: bytes[min(start, bytes.count)..<max(min(start, bytes.count), position - 1)], as: UTF8.self)
            skipSpace()
            guard byte == UInt8(ascii: ":") else { return keys }
            position += 1
            skipSpace()
            switch byte {
            case UInt8(ascii: "\""): keys[key] = .string
            case UInt8(ascii: "["): keys[key] = .array
            case UInt8(ascii: "{"): keys[key] = .object
            case nil: return keys
            default: keys[key] = .other
            }
            if key == wanted { return keys }
            skipValue()
        }
        return keys
    }

    private mutating func skipString() {
        position += 1
        while let byte {
            position += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
        position = bytes.count
    }

    private mutating func skipValue() {
        var depth = 0
        while let byte {
            switch byte {
            case UInt8(ascii: "\""):
                skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                if depth == 0 { return }
                depth -= 1
            case UInt8(ascii: ",") where depth == 0: return
            default: break
            }
            position += 1
        }
    }
}
