extension ArticleRecord {
    /// The fields a reader may be told the origin of. Numbers, since every value of every record is filed under one.
    package enum Field: Int, CaseIterable, Hashable, Sendable {
        case identifiers, title, subtitle, originalTitle, language, contributors, container, publisher, volume
        case issue, pages, published, abstract, publicationTypes, meshTerms, keywords, relations, licence, links
        case kind, otherContributors, dates, version, fullText

        private static let names: [String] = allCases.map { String(describing: $0) }
        private static let named: [String: Field] = Dictionary(uniqueKeysWithValues: zip(names, allCases))

        /// The name of the record's property, under which the origin is stored and printed.
        package var name: String { Self.names[rawValue] }

        package init?(name: String) {
            guard let field = Self.named[name] else { return nil }
            self = field
        }
    }
}

extension ArticleRecord.Field: Codable, CodingKeyRepresentable {
    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    package var codingKey: any CodingKey { Key(stringValue: name) }

    package init?<Name: CodingKey>(codingKey: Name) { self.init(name: codingKey.stringValue) }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let name = try container.decode(String.self)
        guard let field = Self(name: name) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "no field \(name)")
        }
        self = field
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(name)
    }
}
