/// The parts of a record as JSON: what says nothing is left out, and read back as saying nothing.
extension ArticleRecord.Contributor: Codable {
    private enum CodingKeys: String, CodingKey {
        case family, given, suffix, collective, role, orcid, affiliations
    }

    package init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        func text(_ key: CodingKeys) throws -> String { try stored.decodeIfPresent(String.self, forKey: key) ?? "" }
        family = try text(.family)
        given = try text(.given)
        suffix = try text(.suffix)
        collective = try text(.collective)
        role = try stored.decodeIfPresent(Role.self, forKey: .role) ?? .author
        orcid = try text(.orcid)
        affiliations = try stored.decodeIfPresent([String].self, forKey: .affiliations) ?? []
    }

    package func encode(to encoder: any Encoder) throws {
        var stored = encoder.container(keyedBy: CodingKeys.self)
        for (key, value) in [
            (CodingKeys.family, family), (.given, given), (.suffix, suffix), (.collective, collective),
        ] where !value.isEmpty {
            try stored.encode(value, forKey: key)
        }
        if role != .author { try stored.encode(role, forKey: .role) }
        if !orcid.isEmpty { try stored.encode(orcid, forKey: .orcid) }
        if !affiliations.isEmpty { try stored.encode(affiliations, forKey: .affiliations) }
    }
}

extension ArticleRecord.Container: Codable {
    private enum CodingKeys: String, CodingKey { case title, abbreviation, issns }

    package init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        title = try stored.decodeIfPresent(String.self, forKey: .title) ?? ""
        abbreviation = try stored.decodeIfPresent(String.self, forKey: .abbreviation) ?? ""
        issns = try stored.decodeIfPresent([String].self, forKey: .issns) ?? []
    }

    package func encode(to encoder: any Encoder) throws {
        var stored = encoder.container(keyedBy: CodingKeys.self)
        if !title.isEmpty { try stored.encode(title, forKey: .title) }
        if !abbreviation.isEmpty { try stored.encode(abbreviation, forKey: .abbreviation) }
        if !issns.isEmpty { try stored.encode(issns, forKey: .issns) }
    }
}

extension ArticleRecord.Relation: Codable {
    private enum CodingKeys: String, CodingKey { case kind, target, asserter }

    package init(from decoder: any Decoder) throws {
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        kind = try stored.decode(Kind.self, forKey: .kind)
        target = try stored.decode(Identifier.self, forKey: .target)
        asserter = try stored.decodeIfPresent(String.self, forKey: .asserter) ?? ""
    }
    package func encode(to encoder: any Encoder) throws {
        var stored = encoder.container(keyedBy: CodingKeys.self)
        try stored.encode(kind, forKey: .kind)
        try stored.encode(target, forKey: .target)
        if !asserter.isEmpty { try stored.encode(asserter, forKey: .asserter) }
    }
}
