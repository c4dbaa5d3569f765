internal import Foundation

/// The value of a `Content-Type` or a `Content-Disposition` field: what it is, and its parameters by names in lower case
/// (RFC 2045 §5.1), those cut into pieces put together (RFC 2231 §3).
struct MediaType {
    /// "multipart/alternative", "attachment": in lower case.
    let name: String
    private let parameters: [String: String]

    init(_ field: String) {
        var pieces = Self.pieces(of: field)
        name = (pieces.isEmpty ? "" : pieces.removeFirst()).lowercased()
        var parameters: [String: String] = [:]
        for piece in pieces {
            let sides = piece.split(separator: "=", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
            guard sides.count == 2 else { continue }
            let parameter = sides[0].lowercased().split(separator: "*").first.map(String.init) ?? ""
            parameters[parameter, default: ""] += Self.unquoted(sides[1])
        }
        self.parameters = parameters
    }

    subscript(parameter: String) -> String { parameters[parameter] ?? "" }

    /// Parted by semicolons outside quoted strings.
    private static func pieces(of field: String) -> [String] {
        var pieces = [""]
        var isQuoted = false
        var isEscaped = false
        for character in field {
            if character == "\"", !isEscaped { isQuoted.toggle() }
            isEscaped = character == "\\" && isQuoted && !isEscaped
            if character == ";", !isQuoted { pieces.append("") } else { pieces[pieces.count - 1].append(character) }
        }
        return pieces.map { $0.trimmingCharacters(in: .whitespaces) }
    }

    private static func unquoted(_ value: String) -> String {
        guard value.count > 1, value.first == "\"", value.last == "\"" else { return value }
        return String(value.dropFirst().dropLast()).replacing(/\\(.)/) { $0.1 }
    }
}
