internal import Colloquium

/// Authors of e-prints: in parts, or as the submitter typed them.
enum ArXivAuthors {
    static func contributor(_ author: XMLTree.Element) -> ArticleRecord.Contributor? {
        func text(_ name: StaticString) -> String { author.child(name)?.text ?? "" }
        let family = text("keyname")
        let given = text("forenames")
        // A collaboration goes through the same form as a person: "Collaboration", "Planck".
        let whole = PersonName.contributor(given.isEmpty ? family : "\(given) \(family)")
        var contributor =
            !whole.collective.isEmpty
            ? whole : ArticleRecord.Contributor(family: family, given: given, suffix: text("suffix"))
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
            if ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv"].contains(part.lowercased()), !people.isEmpty {
                people[people.count - 1].suffix = part
            } else {
                people.append(PersonName.contributor(part.replacing(":", with: "").trimmingSpace))
            }
        }.filter { !$0.family.isEmpty || !$0.collective.isEmpty }
    }
}
