internal import Colloquium

/// ORCID iDs as Web of Science exports them, in one field beside the authors: "van der Poll, Tom/0000-0002-9199-5079".
struct BibTeXORCID {
    private var numbers: [(name: ArticleRecord.Contributor, iD: String)] = []

    init(_ value: String) {
        for line in CitationLines(value).prefix(BraceText.limit) {
            let parts = LaTeXText.plain(String(line)).split(separator: "/")
            guard parts.count == 2, let iD = ORCID.normalised(parts[1].trimmingSpace) else { continue }
            numbers.append((PersonName.contributor(parts[0].trimmingSpace), iD))
        }
    }

    /// Authors are told by the family name and the first letter of the given one, where these fit one author only.
    func added(to people: [ArticleRecord.Contributor]) -> [ArticleRecord.Contributor] {
        guard !numbers.isEmpty else { return people }
        let places = Dictionary(grouping: people.indices) { Self.key(people[$0]) }
        var people = people
        for (name, iD) in numbers {
            if let fitting = places[Self.key(name)], fitting.count == 1 { people[fitting[0]].orcid = iD }
        }
        return people
    }

    /// BibLaTeX's data annotations (3.7) with the place of each name in its list, from 1: `1="0000-0002-9199-5079"; 3=…`.
    static func annotated(
        _ people: [ArticleRecord.Contributor], by value: String
    ) -> [ArticleRecord.Contributor] {
        var people = people
        for part in value.split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1).map { $0.trimmingSpace }
            guard pair.count == 2, let place = Int(pair[0]), people.indices.contains(place - 1),
                let iD = ORCID.normalised(pair[1].replacing("\"", with: ""))
            else { continue }
            people[place - 1].orcid = iD
        }
        return people
    }

    private static func key(_ person: ArticleRecord.Contributor) -> String {
        "\(person.family), \(person.given.prefix(1))".lowercased()
    }
}
