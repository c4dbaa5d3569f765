/// A text that sources also write as a number, as an object around the text, or as a list of which the first counts.
/// Reading it never fails: what is no text at all is empty.
struct LooseText: Decodable, Hashable {
    var value = ""

    /// Names under which JSON-LD, DataCite and Crossref wrap a text.
    private enum Wrapping: String, CodingKey, CaseIterable {
        case value = "@value"
        case plain = "value"
        case name, text
    }

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < LooseJSON.maximumDepth else { return }
        // The commonest first: every wrong guess costs an error that is made and thrown.
        value =
            Self.scalar(in: decoder) ?? Self.wrapped(in: decoder) ?? Self.first(in: decoder)
            ?? Self.fraction(in: decoder) ?? ""
    }

    private static func scalar(in decoder: any Decoder) -> String? {
        guard let stated = try? decoder.singleValueContainer() else { return nil }
        if let text = try? stated.decode(String.self) { return text }
        if let number = try? stated.decode(Int64.self) { return String(number) }
        return nil
    }

    private static func fraction(in decoder: any Decoder) -> String? {
        (try? decoder.singleValueContainer().decode(Double.self)).map { String($0) }
    }

    private static func first(in decoder: any Decoder) -> String? {
        guard var list = try? decoder.unkeyedContainer(), !list.isAtEnd else { return nil }
        return (try? list.decode(LooseText?.self))?.value
    }

    private static func wrapped(in decoder: any Decoder) -> String? {
        guard let object = try? decoder.container(keyedBy: Wrapping.self) else { return nil }
        for key in Wrapping.allCases {
            if let text = try? object.decodeIfPresent(LooseText.self, forKey: key), !text.value.isEmpty {
                return text.value
            }
        }
        return ""
    }
}

extension LooseText? {
    /// Empty where the source says nothing.
    var text: String { self?.value ?? "" }

    /// On one line, without control characters.
    var line: String { InlineText(plain: text).plain }
}
