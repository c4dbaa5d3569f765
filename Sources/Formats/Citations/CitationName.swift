internal import Colloquium

/// Names as citation formats write them: the family name first, a comma, the given names.
enum CitationName {
    /// - Parameter inCompany: whether other names of the list have their comma; then one of several words without a
    ///   comma is no person's.
    static func contributor(
        _ raw: String, role: ArticleRecord.Contributor.Role = .author, inCompany: Bool = false
    ) -> ArticleRecord.Contributor? {
        let name = CitationText.line(raw).trimmingSpace
        guard name.contains(where: \.isLetter), !isOthers(name), !isNobody(name) else { return nil }
        var contributor =
            isGroup(name, inCompany: inCompany)
            ? ArticleRecord.Contributor(collective: name.hasSuffix(",") ? String(name.dropLast()) : name)
            : person(name)
        contributor.role = role
        return withSuffixApart(contributor)
    }

    /// With its comma a name is in its parts already.
    private static func person(_ name: String) -> ArticleRecord.Contributor {
        let parts = name.split(separator: ",", maxSplits: 2).map { $0.trimmingSpace }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return PersonName.contributor(name) }
        return ArticleRecord.Contributor(family: parts[0], given: parts[1], suffix: parts.count > 2 ? parts[2] : "")
    }

    /// All names of a list, one or several an element; whether it says that it goes on comes with them.
    static func contributors(
        _ elements: [String], role: ArticleRecord.Contributor.Role = .author
    ) -> (people: [ArticleRecord.Contributor], goesOn: Bool) {
        let names = elements.flatMap { element in
            element.contains(";") ? element.split(separator: ";").map { $0.trimmingSpace } : [element]
        }
        let inCompany = names.contains { $0.contains(",") }
        let people = names.compactMap { contributor($0, role: role, inCompany: inCompany) }
        return (people, names.contains { isOthers($0.trimmingSpace) })
    }

    /// "et al." and its like: not a name, but a word on the list's end.
    static func isOthers(_ name: String) -> Bool {
        ["et al", "et al.", "others", "and others", "...", "…"].contains(name.lowercased())
    }

    /// What catalogues write where a work names no author.
    static func isNobody(_ name: String) -> Bool {
        guard name.utf8.count < 24 else { return false }
        let words = name.lowercased().trimmingPrefix("[").prefix { $0 != "]" && $0 != "." }
        return ["anonymous", "anon", "no authors listed", "no author", "anonymous author"].contains(String(words))
    }

    private static func isGroup(_ name: String, inCompany: Bool) -> Bool {
        // EndNote has a comma after the name of a group.
        if name.hasSuffix(","), !name.dropLast().contains(",") { return name.contains(" ") }
        guard !name.contains(",") else { return false }
        let words = name.split(separator: " ")
        guard words.count > 1, let last = words.last, !PersonName.areInitials(String(last)) else { return false }
        return inCompany && words.count > 2
            || !Set(name.lowercased().split { !$0.isLetter }.map(String.init)).isDisjoint(with: organisations)
    }

    private static let organisations: Set<String> = [
        "organization", "organisation", "ministry", "agency", "department", "foundation", "council", "college",
        "academy", "centre", "center", "centers", "hospital", "panel", "program", "programme", "federation", "board",
        "bureau", "commission", "corporation", "company", "force", "workgroup", "service", "services", "library",
        "national", "international", "world", "study", "trial", "alliance", "union", "partnership", "inc", "ltd",
    ]

    /// "Artino, Anthony R Jr": the National Library of Medicine puts the suffix after the initials.
    static func withSuffixApart(_ person: ArticleRecord.Contributor) -> ArticleRecord.Contributor {
        guard person.suffix.isEmpty, !person.given.isEmpty else { return person }
        var person = person
        for path in [\ArticleRecord.Contributor.given, \.family] {
            let words = person[keyPath: path].split(separator: " ")
            guard words.count > 1, let last = words.last, isSuffix(String(last)) else { continue }
            person.suffix = String(last)
            person[keyPath: path] = words.dropLast().joined(separator: " ")
            break
        }
        return person
    }

    /// "Jr.", "III"
    static func isSuffix(_ word: String) -> Bool { word.utf8.count < 5 && suffixes.contains(word.lowercased()) }

    private static let suffixes: Set<String> = [
        "jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "2nd", "3rd", "4th", "5th",
    ]
}
