/// An object whose fields are asked for by name, for formats that have spelled one name in several ways and left any of
/// them out. "publicationYear", "publication_year" and "publication-year" are one name.
struct LooseObject: Decodable {
    private let fields: KeyedDecodingContainer<JSONName>
    private let names: [String: JSONName]

    init(from decoder: any Decoder) throws {
        fields = try decoder.container(keyedBy: JSONName.self)
        let stated = fields.allKeys.prefix(1_000).map { (Self.spelled($0.stringValue), $0) }
        names = Dictionary(stated) { first, _ in first }
    }

    private static func spelled(_ name: String) -> String { name.lowercased().filter { $0 != "_" && $0 != "-" } }

    private func value<Value: Decodable>(_ type: Value.Type, _ name: String) -> Value? {
        names[Self.spelled(name)].flatMap { try? fields.decode(type, forKey: $0) }
    }

    func has(_ name: String) -> Bool { names[Self.spelled(name)] != nil }

    /// What the first of these fields that says something says; empty where none does.
    func text(_ names: String...) -> String {
        names.lazy.map { value(LooseText.self, $0).text }.first { !$0.isEmpty } ?? ""
    }

    /// The same on one line, without control characters.
    func line(_ names: String...) -> String {
        names.lazy.map { value(LooseText.self, $0).line }.first { !$0.isEmpty } ?? ""
    }

    /// Each element of a list on one line, none empty; that of one which is no list is the only one.
    func lines(_ name: String) -> [String] { value(LooseList<LooseText>.self, name).lines }

    /// The objects in a list, or the only one.
    func objects(_ name: String) -> [LooseObject] { value(LooseList<LooseObject>.self, name).all }
}

/// A name in an object, whatever it is.
struct JSONName: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init?(intValue: Int) { nil }
    init(stringValue: String) { self.stringValue = stringValue }
}
