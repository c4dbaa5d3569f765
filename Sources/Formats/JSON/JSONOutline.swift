/// What stands at the top of a JSON document: enough to know the format, without reading the rest.
struct JSONOutline: Decodable {
    /// The document is a list; everything else here is told of its first object.
    private(set) var isList = false
    /// The names in the object.
    private(set) var names: Set<String> = []
    private var texts: [String: String] = [:]
    private var inner: [String: JSONOutline] = [:]

    /// The objects that formats wrap their own in.
    private static let envelopes: Set<String> = ["message", "data", "attributes", "items", "references"]

    private init() {}

    /// Nil where the bytes are no JSON.
    init?(_ bytes: [UInt8]) {
        guard let outline = LooseJSON.decode(JSONOutline.self, from: bytes) else { return nil }
        self = outline
    }

    init(from decoder: any Decoder) throws {
        if var list = try? decoder.unkeyedContainer() {
            let first = list.isAtEnd ? nil : (try? list.decode(JSONOutline?.self)) ?? nil
            self = first ?? JSONOutline()
            isList = true
            return
        }
        guard let object = try? decoder.container(keyedBy: JSONName.self) else { return }
        for key in object.allKeys.prefix(1_000) {
            names.insert(key.stringValue)
            if Self.envelopes.contains(key.stringValue), decoder.codingPath.count < 4 {
                inner[key.stringValue] = try? object.decode(JSONOutline.self, forKey: key)
            } else if let text = try? object.decode(String.self, forKey: key) {
                texts[key.stringValue] = text
            }
        }
    }

    func has(_ name: String) -> Bool { names.contains(name) }

    /// Empty where the name is absent or its value is no text.
    func text(_ name: String) -> String { texts[name] ?? "" }

    /// Whether the name is there with a value that is no text.
    func hasOther(_ name: String) -> Bool { names.contains(name) && texts[name] == nil }

    /// What one of the known envelopes holds.
    func inside(_ name: String) -> JSONOutline { inner[name] ?? JSONOutline() }
}
