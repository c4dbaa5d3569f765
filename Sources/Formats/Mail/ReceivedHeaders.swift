internal import Foundation

/// The header fields of a message or of a part of one, unfolded (RFC 5322 §2.2.3), in their order.
struct ReceivedHeaders {
    private var fields: [(name: String, value: String)] = []

    /// More than any honest message has.
    private static let mostFields = 1_000

    /// Takes the fields off the head of `bytes`, the empty line behind them included. A line that is no field ends them:
    /// what follows is the body.
    init(takenFrom bytes: inout ArraySlice<UInt8>) {
        while let line = Self.firstLine(of: bytes) {
            if line.text.isEmpty {
                bytes = line.rest
                return
            }
            if line.text[line.text.startIndex] == 0x20 || line.text[line.text.startIndex] == 0x09, !fields.isEmpty {
                fields[fields.count - 1].value += " " + Self.decoded(line.text).trimmed
            } else if let colon = line.text.firstIndex(of: 0x3A), colon > line.text.startIndex,
                line.text[..<colon].allSatisfy({ (0x21...0x7E).contains($0) }), fields.count < Self.mostFields
            {
                let name = String(decoding: line.text[..<colon], as: UTF8.self).lowercased()
                fields.append((name, Self.decoded(line.text[line.text.index(after: colon)...]).trimmed))
            } else {
                return
            }
            bytes = line.rest
        }
    }

    var isEmpty: Bool { fields.isEmpty }

    /// The first field of that name, in lower case, as it came; empty for none.
    subscript(name: String) -> String { fields.first { $0.name == name }?.value ?? "" }

    /// The same with its encoded words read (RFC 2047).
    func words(_ name: String) -> String { EncodedWordReading.text(self[name]) }

    /// Fields outside ASCII are against RFC 5322 and common: they are UTF-8 (RFC 6532) or nobody knows what.
    private static func decoded(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

    private static func firstLine(
        of bytes: ArraySlice<UInt8>
    ) -> (text: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        guard !bytes.isEmpty else { return nil }
        let end = bytes.firstIndex(of: 0x0A) ?? bytes.endIndex
        var text = bytes[..<end]
        if text.last == 0x0D { text = text.dropLast() }
        return (text, bytes[min(end + 1, bytes.endIndex)...])
    }
}

extension String {
    fileprivate var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
