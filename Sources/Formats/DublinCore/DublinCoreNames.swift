internal import Colloquium

/// Creators as repositories write them.
enum DublinCoreNames {
    static func contributors(in creators: [String]) -> [ArticleRecord.Contributor] {
        let titles = PersonalTitles(in: creators)
        return creators.flatMap { contributors(in: titles.without($0), isOnly: creators.count == 1) }
    }

    /// One "Family, Given" an element is the rule. A semicolon divides names where the element is the only one and all
    /// that stands between semicolons is a name; else what follows it is an affiliation (Open Journal Systems 2).
    private static func contributors(in creator: String, isOnly: Bool) -> [ArticleRecord.Contributor] {
        let parts = InlineText(html: creator).plain.split(separator: ";").map { $0.trimmingSpace }
            .filter { !$0.isEmpty }
        // "Smith, John (Supervisor)"
        guard let first = parts.first?.replacing(/\s+\([^()]{1,80}\)$/, with: "") else { return [] }
        if parts.count > 1, isOnly, parts.allSatisfy(isName) { return parts.map(PersonName.contributor) }
        var contributor = PersonName.contributor(first)
        contributor.affiliations = parts.dropFirst().filter { !$0.contains("orcid.org") }
        contributor.orcid = parts.dropFirst().lazy.compactMap { ORCID.normalised($0) }.first ?? ""
        return contributor.family.isEmpty && contributor.collective.isEmpty ? [] : [contributor]
    }

    private static func isName(_ text: String) -> Bool {
        let halves = text.split(separator: ",")
        return halves.count <= 3 && halves.allSatisfy { $0.split(separator: " ").count <= 4 }
            && PersonName.contributor(text).collective.isEmpty
    }
}
