/// Records are stored and printed as JSON. A field that says nothing is left out, and a missing one reads as saying
/// nothing: so a record that was stored before a field existed stays readable.
extension ArticleRecord: Codable {
    private enum CodingKeys: String, CodingKey {
        case kind, identifiers, title, titleHTML, subtitle, originalTitle, language, contributors
        case contributorsAreComplete, otherContributors, container, publisher, volume, issue, pages, published, dates
        case version, abstracts, publicationTypes, meshTerms, keywords, relations, licence, links, fullText
        case sourceKey, origins
        /// The first shape of `abstracts`: the sections of one.
        case abstract
    }

    package init(from decoder: any Decoder) throws {
        self.init()
        let stored = try decoder.container(keyedBy: CodingKeys.self)
        func read<Value: Decodable>(_ key: CodingKeys, _ value: inout Value) throws {
            if let found = try stored.decodeIfPresent(Value.self, forKey: key) { value = found }
        }
        try read(.kind, &kind)
        try read(.identifiers, &identifiers)
        try read(.title, &title)
        try read(.titleHTML, &titleHTML)
        try read(.subtitle, &subtitle)
        try read(.originalTitle, &originalTitle)
        try read(.language, &language)
        try read(.contributors, &contributors)
        contributorsAreComplete = try stored.decodeIfPresent(Bool.self, forKey: .contributorsAreComplete)
        try read(.otherContributors, &otherContributors)
        try read(.container, &container)
        try read(.publisher, &publisher)
        try read(.volume, &volume)
        try read(.issue, &issue)
        try read(.pages, &pages)
        published = try stored.decodeIfPresent(PartialDate.self, forKey: .published)
        try read(.dates, &dates)
        try read(.version, &version)
        try read(.abstracts, &abstracts)
        if abstracts.isEmpty { try read(.abstract, &abstract) }
        try read(.publicationTypes, &publicationTypes)
        try read(.meshTerms, &meshTerms)
        try read(.keywords, &keywords)
        try read(.relations, &relations)
        try read(.licence, &licence)
        try read(.links, &links)
        try read(.fullText, &fullText)
        try read(.sourceKey, &sourceKey)
        try read(.origins, &origins)
    }

    package func encode(to encoder: any Encoder) throws {
        var stored = encoder.container(keyedBy: CodingKeys.self)
        func write<Value: Encodable & Collection>(_ key: CodingKeys, _ value: Value) throws {
            if !value.isEmpty { try stored.encode(value, forKey: key) }
        }
        try stored.encode(kind, forKey: .kind)
        try write(.identifiers, identifiers)
        try write(.title, title)
        try write(.titleHTML, titleHTML)
        try write(.subtitle, subtitle)
        try write(.originalTitle, originalTitle)
        try write(.language, language)
        try write(.contributors, contributors)
        try stored.encodeIfPresent(contributorsAreComplete, forKey: .contributorsAreComplete)
        try write(.otherContributors, otherContributors)
        if container != Container() { try stored.encode(container, forKey: .container) }
        try write(.publisher, publisher)
        try write(.volume, volume)
        try write(.issue, issue)
        try write(.pages, pages)
        try stored.encodeIfPresent(published, forKey: .published)
        try write(.dates, dates)
        try write(.version, version)
        try write(.abstracts, abstracts)
        try write(.publicationTypes, publicationTypes)
        try write(.meshTerms, meshTerms)
        try write(.keywords, keywords)
        try write(.relations, relations)
        try write(.licence, licence)
        try write(.links, links)
        try write(.fullText, fullText)
        try write(.sourceKey, sourceKey)
        try write(.origins, origins)
    }
}
