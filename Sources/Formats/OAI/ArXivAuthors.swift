internal import Colloquium

/// Authors of e-prints: in parts, or as the submitter typed them.
enum ArXivAuthors {
    /// "Planck Collaboration: Ade, P.…" arrives as one author after the other, the colon as one of them: all before it
    /// are groups.
    static func contributors(in authors: [XMLTree.Element]) -> [ArticleRecord.Contributor] {
        let colon = authors.firstIndex { $0.child("keyname")?.text == ":" } ?? 0
        let groups = authors.prefix(colon).map { author in
            let names = ["forenames", "keyname"].compactMap { part in
                author.children.first { $0.name == part }?.text
            }
            return ArticleRecord.Contributor(collective: names.joined(separator: " "))
        }
        return groups.filter { !$0.collective.isEmpty } + authors.dropFirst(colon).compactMap(contributor)
    }

    private static func contributor(_ author: XMLTree.Element) -> ArticleRecord.Contributor? {
        func text(_ name: StaticString) -> String { author.child(name)?.text ?? "" }
        let family = text("keyname").trimmingColon
        let given = text("forenames")
        // A collaboration goes through the same form as a person: "Collaboration", "Planck".
        let whole = PersonName.contributor(given.isEmpty ? family : "\(given) \(family)")
        let isGroup = !whole.collective.isEmpty || family.lowercased().hasPrefix("collaboration")
        var contributor =
            isGroup
            ? ArticleRecord.Contributor(collective: given.isEmpty ? family : "\(given) \(family)")
            : ArticleRecord.Contributor(family: family, given: given, suffix: text("suffix"))
        guard !contributor.family.isEmpty || !contributor.collective.isEmpty else { return nil }
        contributor.affiliations = author.children("affiliation").map(\.text).filter { !$0.isEmpty }
        return contributor
    }

    /// "Jane Doe (Univ. X), John Smith Jr. and Ann Lee (for the ABC Collaboration)": what brackets hold is about the
    /// person before them.
    static func contributors(in text: String) -> [ArticleRecord.Contributor] {
        var names = ""
        var depth = 0
        for character in text.prefix(60_000) {
            switch character {
            case "(": depth += 1
            case ")": depth = max(0, depth - 1)
            default: if depth == 0 { names.append(character) }
            }
        }
        let separated = names.replacing(", and ", with: ", ").replacing(" and ", with: ", ").replacing(
            " & ", with: ", ")
        let parts = separated.split(separator: ",").map { $0.trimmingSpace }.filter { !$0.isEmpty }
        // "John Smith, Jr." has a comma of its own.
        return parts.reduce(into: [ArticleRecord.Contributor]()) { people, part in
            if CitationName.isSuffix(part), !people.isEmpty {
                people[people.count - 1].suffix = part
            } else {
                people.append(PersonName.contributor(part.trimmingColon))
            }
        }.filter { !$0.family.isEmpty || !$0.collective.isEmpty }
    }
}

extension String {
    fileprivate var trimmingColon: String {
        hasSuffix(":") ? String(dropLast()).trimmingSpace : self
    }
}
