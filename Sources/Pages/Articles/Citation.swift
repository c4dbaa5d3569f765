package import Colloquium

/// An article in one line, as reading lists cite it.
package struct Citation: Sendable {
    let names: String
    let journal: String
    /// "2018;378(20):1865–76"
    let locator: String

    package init(_ record: ArticleRecord) {
        let people = record.contributors.map { person in
            person.collective.isEmpty
                ? "\(person.family) \(Citation.initials(person.given))".tidiedLine : person.collective
        }
        names = Citation.sentence(
            people.count > 4 ? people.prefix(3).joined(separator: ", ") + ", et al" : people.joined(separator: ", "))
        journal = record.container.abbreviation.isEmpty ? record.container.title : record.container.abbreviation
        var place = record.published.map { String($0.year) } ?? ""
        if !record.volume.isEmpty { place += ";\(record.volume)" }
        if !record.issue.isEmpty { place += "(\(record.issue))" }
        if !record.pages.isEmpty { place += ":\(record.pages.replacing("-", with: "–"))" }
        locator = place
    }

    /// From a list row, which knows less.
    package init(family: String, given: String, authors: Int, journal: String, year: String) {
        let firstAuthor = "\(family) \(Citation.initials(given))".tidiedLine
        names = Citation.sentence(authors > 1 ? "\(firstAuthor), et al" : firstAuthor)
        self.journal = journal
        locator = year
    }

    private static func sentence(_ names: String) -> String {
        names.isEmpty || names.hasSuffix(".") ? names : names + "."
    }

    private static func initials(_ given: String) -> String {
        String(given.split { $0 == " " || $0 == "-" || $0 == "." }.compactMap(\.first)).uppercased()
    }
}
