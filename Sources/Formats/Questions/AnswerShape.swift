import Colloquium

/// An answer in JSON. What is absent is empty, for the rules to say what is missing; what nobody knows is refused, since
/// a mistyped name would lose what stands under it.
struct AnswerShape: Decodable {
    private(set) var sent = SentAnswer()

    init(from decoder: any Decoder) throws {
        let object = try StrictObject(decoder, ["body", "references", "submission", "identifiesNobody"])
        sent.body = try object.text("body")
        sent.submission = try object.text("submission")
        if sent.submission.unicodeScalars.count > Self.submissionLimit {
            throw Refusal.invalid("/submission", "Shorten it to \(Self.submissionLimit) characters.")
        }
        sent.identifiesNobody = try object.isTrue("identifiesNobody") ? "yes" : ""
        sent.references = try object.list("references", of: ReferenceShape.self).map(\.sent)
    }

    private static let submissionLimit = 64
}

private struct ReferenceShape: Decodable {
    var sent = SentReference()

    init(from decoder: any Decoder) throws {
        let object = try StrictObject(
            decoder, ["pasted", "note", "level", "locator", "quotation", "participants", "population", "finding"])
        sent.pasted = try object.text("pasted")
        sent.note = try object.text("note")
        sent.evidence.level = try object.wholeNumber("level")
        sent.evidence.pointer = try object.text("locator")
        sent.evidence.quotation = try object.text("quotation")
        sent.evidence.participants = try object.wholeNumber("participants")
        sent.evidence.population = try object.text("population")
        sent.evidence.finding = try object.text("finding")
    }
}

/// A JSON object with these names and no others, each read as what it must be or left out; null says nothing.
private struct StrictObject {
    private let container: KeyedDecodingContainer<JSONName>
    /// Where it stands in the answer, as a JSON Pointer.
    private let place: String

    init(_ decoder: any Decoder, _ names: Set<String>) throws {
        place = Self.pointer(decoder.codingPath)
        guard let container = try? decoder.container(keyedBy: JSONName.self) else {
            throw Refusal.invalid(place, "This must be an object.")
        }
        self.container = container
        if let stranger = container.allKeys.map(\.stringValue).filter({ !names.contains($0) }).min() {
            let known = names.sorted().joined(separator: ", ")
            throw Refusal.invalid("\(place)/\(Self.escaped(stranger))", "There is no such field; there are \(known).")
        }
    }

    func text(_ name: String) throws -> String { try value(name, String.self, "text") ?? "" }

    func isTrue(_ name: String) throws -> Bool { try value(name, Bool.self, "true or false") ?? false }

    /// As it would be typed; empty for none.
    func wholeNumber(_ name: String) throws -> String {
        guard let number = try value(name, Double.self, "a whole number") else { return "" }
        guard let whole = Int64(exactly: number) else { throw wrong(name, "a whole number") }
        return String(whole)
    }

    func list<Element: Decodable>(_ name: String, of _: Element.Type) throws -> [Element] {
        try value(name, [Element].self, "a list") ?? []
    }

    private func value<Value: Decodable>(_ name: String, _ type: Value.Type, _ words: String) throws -> Value? {
        do {
            return try container.decodeIfPresent(type, forKey: JSONName(stringValue: name))
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw wrong(name, words)
        }
    }

    private func wrong(_ name: String, _ words: String) -> Refusal {
        .invalid("\(place)/\(name)", "This must be \(words).")
    }

    /// RFC 6901, section 3. An answer in a list is the whole document for what is said of it.
    private static func pointer(_ path: [any CodingKey]) -> String {
        let inside = path.first?.intValue == nil ? path : Array(path.dropFirst())
        return inside.map { "/" + ($0.intValue.map(String.init) ?? escaped($0.stringValue)) }.joined()
    }

    private static func escaped(_ name: String) -> String {
        name.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
