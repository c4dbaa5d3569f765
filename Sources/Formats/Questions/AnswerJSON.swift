package import Colloquium
import Foundation

/// Answers as programs send them, in JSON (`docs/api.md`).
package enum AnswerJSON {
    /// One answer.
    /// - Throws: `FormatError.malformed` with where, for what is no JSON; a refusal that names the place by a JSON
    /// Pointer (RFC 6901), for what has another shape.
    package static func answer(in bytes: [UInt8]) throws -> SentAnswer {
        try decode(AnswerShape.self, from: bytes).sent
    }

    /// One answer or a list of them, each with what is wrong with its shape.
    /// - Throws: `FormatError.empty` for an empty list; `FormatError.malformed` with where, for what is no JSON.
    package static func answers(in bytes: [UInt8]) throws -> [Result<SentAnswer, Refusal>] {
        let answers = try decode(AnswersShape.self, from: bytes).answers
        if answers.isEmpty { throw FormatError.empty }
        return answers
    }

    /// Where in the JSON a problem is, as a JSON Pointer: "/references/0/level" for "level-0". What is no field of an
    /// answer stays as it is.
    package static func pointer(to field: String) -> String {
        if let name = names[field] { return "/\(name)" }
        let parts = field.split(separator: "-")
        guard parts.count == 2, let place = Int(parts[1]) else { return field }
        return "/references/\(place)/\(ofReference[String(parts[0])] ?? String(parts[0]))"
    }

    private static let names = [
        "body": "body", "references": "references", "submission": "submission",
        "identifies-nobody": "identifiesNobody",
    ]
    private static let ofReference = ["pointer": "locator"]

    private static func decode<Shape: Decodable>(_ shape: Shape.Type, from bytes: [UInt8]) throws -> Shape {
        let data = Data(bytes)
        do {
            // The decoder does not say where it stopped.
            _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
        } catch {
            let diagnosis = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
            throw FormatError.malformed(diagnosis ?? "It is no JSON.")
        }
        do {
            return try JSONDecoder().decode(shape, from: data)
        } catch let error as DecodingError {
            throw FormatError.malformed(String(describing: error))
        }
    }
}

private struct AnswersShape: Decodable {
    var answers: [Result<SentAnswer, Refusal>] = []

    init(from decoder: any Decoder) throws {
        guard var list = try? decoder.unkeyedContainer() else {
            answers = [Self.answer(decoder)]
            return
        }
        while !list.isAtEnd { answers.append(Self.answer(try list.superDecoder())) }
    }

    private static func answer(_ decoder: any Decoder) -> Result<SentAnswer, Refusal> {
        do {
            return .success(try AnswerShape(from: decoder).sent)
        } catch {
            return .failure(error as? Refusal ?? .invalid("", "This is no answer."))
        }
    }
}
