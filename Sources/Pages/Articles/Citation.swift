package import Colloquium

/// An article in one line, as reading lists cite it.
package struct Citation: Sendable {
    let names: String
    let journal: String
    /// "2018;378(20):1865–76"
    let locator: String

    package init(_ record: ArticleRecord) {
        let people = record.contributors.map(\.citedName)
        // A list that stops before its end says so, however short it is.
        let leavesOut = record.contributorsAreComplete == false || people.count > 4
        let shown = people.count > 4 ? Array(people.prefix(3)) : people
        names = Citation.sentence((shown + (leavesOut && !shown.isEmpty ? ["et al"] : [])).joined(separator: ", "))
        journal = record.citedContainer
        let place = record.citedPlace.replacing("-", with: "–")
        let year = record.published.map { String($0.year) } ?? ""
        locator = place.isEmpty ? year : "\(year)\(record.volume.isEmpty && record.issue.isEmpty ? ":" : ";")\(place)"
    }

    /// From a list row, which knows less.
    package init(family: String, given: String, authors: Int, journal: String, year: String) {
        self.init(
            by: ArticleRecord.Contributor(family: family, given: given), authors: authors, journal: journal, year: year)
    }

    package init(by firstAuthor: ArticleRecord.Contributor, authors: Int, journal: String, year: String) {
        let name = firstAuthor.citedName
        names = Citation.sentence(authors > 1 ? "\(name), et al" : name)
        self.journal = journal
        locator = year
    }

    /// Without mark-up, for where no element may stand.
    package var line: String { [names, journal, locator].filter { !$0.isEmpty }.joined(separator: " ") }

    private static func sentence(_ names: String) -> String {
        names.isEmpty || names.hasSuffix(".") ? names : names + "."
    }
}

extension Citation: NamedParts {
    package func child(named part: String) -> Any? {
        switch part {
        case "names": names
        case "journal": journal
        case "locator": locator
        default: nil
        }
    }
}
