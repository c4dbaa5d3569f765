import Foundation
import Pages

/// The fields of a submitted form, in order, whatever its encoding (`application/x-www-form-urlencoded` or
/// `multipart/form-data`, RFC 7578). Reading never fails: bytes that are not UTF-8 come out as U+FFFD, so that a form
/// can always be shown again with what was typed.
struct FormData: Sendable {
    struct Part: Sendable {
        let name: String
        /// The name of an uploaded file; nil for an ordinary field.
        let fileName: String?
        let bytes: [UInt8]

        /// Without NUL, which no page can show again.
        var text: String {
            String(decoding: bytes.contains(0) ? bytes.filter { $0 != 0 } : bytes, as: UTF8.self)
        }
    }

    let parts: [Part]

    init(parts: [Part] = []) { self.parts = parts }

    /// The first value of a field, or the empty string.
    subscript(_ name: String) -> String { parts.first { $0.name == name && $0.fileName == nil }?.text ?? "" }

    /// What its author says of what looks like it identified a patient.
    var identifiesNobody: String { self["identifies-nobody"] }

    /// The version of a text that the form was made of; 0 for none, nil where it does not say.
    var overVersion: Int? { Int(self["over"]) }

    /// Whether the form had such a field, filled or not.
    func has(_ name: String) -> Bool { parts.contains { $0.name == name && $0.fileName == nil } }

    /// Whether a field is sent as the page showed it, which then says nothing of what another page changed meanwhile.
    func isAsShown(_ name: String) -> Bool { has(Shown.name(of: name)) && self[Shown.name(of: name)] == self[name] }

    /// Every value of a field that a form has several times, in order.
    func values(_ name: String) -> [String] { parts.filter { $0.name == name && $0.fileName == nil }.map(\.text) }

    /// An uploaded file, also one that holds nothing. A browser sends a nameless empty one where none was chosen.
    func file(_ name: String) -> [UInt8]? {
        parts.first { $0.name == name && $0.fileName != nil && !($0.bytes.isEmpty && $0.fileName == "") }?.bytes
    }

    var fields: [(name: String, value: String)] {
        parts.filter { $0.fileName == nil }.map { ($0.name, $0.text) }
    }

    /// What may be kept to be sent again: neither secrets nor what belongs to the page it was typed on; no files.
    var keepable: FormData {
        FormData(
            parts: parts.filter { part in
                part.fileName == nil && !["csrf", "kept", "next"].contains(part.name)
                    && !part.name.lowercased().contains("password")
            })
    }

    /// What a person wrote in it, to be copied where the form cannot be sent again; not what it gave them. A single word is soon typed anew, and
    /// most fields of one word are choices.
    var typedText: String {
        keepable.fields.filter { !WrittenField.isTheForms($0.name, among: fields) }.map {
            $0.value.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        .filter { $0.contains(where: \.isWhitespace) }.joined(separator: "\n\n")
    }

    /// The fields as a form body.
    var encoded: String {
        fields
            .map { "\(FormData.percentEncoded($0.name))=\(FormData.percentEncoded($0.value))" }.joined(separator: "&")
    }

    private static func percentEncoded(_ text: String) -> String {
        text.utf8.reduce(into: "") { encoded, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                encoded.append(Character(UnicodeScalar(byte)))
            default: encoded += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
    }
}

extension FormData {
    /// More fields than any form of ours has; the rest is dropped.
    static let limit = 2_200

    /// Reads `application/x-www-form-urlencoded`.
    init(urlEncoded bytes: some Collection<UInt8>) {
        parts = bytes.split(separator: UInt8(ascii: "&")).prefix(FormData.limit).map { pair in
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            return Part(
                name: String(decoding: FormData.percentDecoded(halves[0]), as: UTF8.self), fileName: nil,
                bytes: halves.count > 1 ? FormData.percentDecoded(halves[1]) : [])
        }
    }

    private static func percentDecoded(_ bytes: some Collection<UInt8>) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var rest = bytes.makeIterator()
        while let byte = rest.next() {
            switch byte {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                let high = rest.next()
                let low = rest.next()
                if let four = high?.hexDigit, let others = low?.hexDigit {
                    decoded.append(four << 4 | others)
                } else {
                    decoded += [byte] + [high, low].compactMap { $0 }
                }
            default: decoded.append(byte)
            }
        }
        return decoded
    }
}

extension UInt8 {
    fileprivate var hexDigit: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46, 0x61...0x66: (self | 0x20) - 0x61 + 10
        default: nil
        }
    }
}
