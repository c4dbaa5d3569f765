package import Colloquium
import GRDB

/// How what was found parts, each value with how many it has, the most first; years the latest first.
package struct SearchFacets: Sendable {
    package let kinds: [(value: SearchKind, count: Int)]
    package let years: [(value: Int, count: Int)]
    package let journals: [(value: String, count: Int)]
    package let designs: [(value: StudyDesign, count: Int)]
    package let clubs: [(value: String, count: Int)]
    /// By the states that filter them.
    package let states: [(value: SearchFilter.State, count: Int)]
}

extension Database {
    func facets(of found: [SearchCandidate], _ clubs: [ClubName], at now: Instant) throws -> SearchFacets {
        let places = try places(of: found.filter { $0.kind == .article }.map(\.number), clubs)
        let journals = try journals(of: Set(found.compactMap(\.article)))
        var counted = Counts()
        for candidate in found {
            counted.kinds[candidate.kind, default: 0] += 1
            if let year = candidate.year { counted.years[year, default: 0] += 1 }
            if let article = candidate.article { counted.articles[article, default: 0] += 1 }
            switch candidate.kind {
            case .article: counted.count(places[candidate.number] ?? [], at: now)
            default: counted.count(candidate.place, candidate.club, at: now)
            }
        }
        let names = Dictionary(uniqueKeysWithValues: clubs.map { ($0.number.rawValue, $0.name) })
        return counted.facets(journals: journals, clubs: names)
    }

    private func journals(of articles: Set<Int64>) throws -> [Int64: String] {
        let rows = try Row.map(
            self, "SELECT rowid, journal FROM article_terms WHERE rowid IN \(SQL.list(articles)) AND journal <> ''"
        ) { row in (row[0] as Int64, row[1] as String) }
        return Dictionary(uniqueKeysWithValues: rows)
    }

    /// The discussions of articles, by the article; only those that may be read.
    private func places(of articles: [Int64], _ clubs: [ClubName]) throws -> [Int64: [FacetPlace]] {
        if articles.isEmpty { return [:] }
        // By the articles, not all of the clubs'.
        let rows = try Row.map(
            self,
            """
            SELECT article, \(FacetPlace.columns) FROM discussions AS place
            WHERE article IN \(SQL.list(articles)) AND +club IN \(clubs.map(\.number))
            """
        ) { row in (article: row[0] as Int64, place: FacetPlace(row, from: 1)) }
        return Dictionary(grouping: rows, by: \.article).mapValues { $0.compactMap(\.place) }
    }
}

/// What of a discussion is counted.
struct FacetPlace: Sendable {
    let club: Int64
    /// As the database has it: there may be thousands of a dozen.
    let design: String
    private let schedule: Schedule

    /// Of discussions called `place`.
    static var columns: SQL {
        "place.club, place.study_design, place.reading_from, place.opens_at, place.closes_at, place.archives_at"
    }

    /// By position: there may be thousands, and looking for each value by its name would take longer than reading it.
    /// - Parameter first: the column from which on a row has these; nil where it has none of them, since there is no
    ///   discussion.
    init?(_ row: Row, from first: Int) {
        guard let club = row[first] as Int64? else { return nil }
        self.club = club
        design = row[first + 1]
        schedule = Schedule(
            readingFrom: row[first + 2], opensAt: row[first + 3], closesAt: row[first + 4], archivesAt: row[first + 5])
    }

    func state(at now: Instant) -> SearchFilter.State { SearchFilter.State(finding: schedule.stage(at: now)) }
}

private struct Counts {
    var kinds: [SearchKind: Int] = [:]
    var years: [Int: Int] = [:]
    var articles: [Int64: Int] = [:]
    private var designs: [String: Int] = [:]
    private var clubs: [Int64: Int] = [:]
    private var states: [SearchFilter.State: Int] = [:]

    /// Counts an entry of one place.
    /// - Parameter club: it is in, besides that of its discussion.
    mutating func count(_ place: FacetPlace?, _ club: Int64?, at now: Instant) {
        if let place { count([place], at: now) }
        if let club, club != place?.club { clubs[club, default: 0] += 1 }
    }

    /// Counts an entry once for each value of where it stands.
    mutating func count(_ places: [FacetPlace], at now: Instant) {
        // Most stand in one place, and then nothing can be counted twice.
        if places.count == 1 {
            clubs[places[0].club, default: 0] += 1
            designs[places[0].design, default: 0] += 1
            states[places[0].state(at: now), default: 0] += 1
            return
        }
        for club in Set(places.map(\.club)) { clubs[club, default: 0] += 1 }
        for design in Set(places.map(\.design)) { designs[design, default: 0] += 1 }
        for state in Set(places.map { $0.state(at: now) }) { states[state, default: 0] += 1 }
    }

    /// - Parameters:
    ///   - journals: by the article.
    ///   - clubs: the names of those that may be read; others are not told of.
    func facets(journals names: [Int64: String], clubs clubNames: [Int64: String]) -> SearchFacets {
        let known = Dictionary(designs.map { (StudyDesign(rawValue: $0.key) ?? .other, $0.value) }, uniquingKeysWith: +)
        return SearchFacets(
            kinds: SearchKind.allCases.compactMap { kind in kinds[kind].map { (kind, $0) } },
            years: years.map { ($0.key, $0.value) }.sorted { $0.0 > $1.0 },
            journals: Self.mostFirst(articles, called: names), designs: Self.mostFirst(known, \.name),
            clubs: Self.mostFirst(clubs, called: clubNames),
            states: Stage.allCases.map { .stage($0) }.compactMap { state in states[state].map { (state, $0) } })
    }

    /// What several have the name of is counted together; what has none is not.
    private static func mostFirst(_ counts: [Int64: Int], called names: [Int64: String]) -> [(
        value: String, count: Int
    )] {
        var named: [String: Int] = [:]
        for (number, count) in counts {
            if let name = names[number] { named[name, default: 0] += count }
        }
        return mostFirst(named, \.self)
    }

    private static func mostFirst<Value>(
        _ counts: [Value: Int], _ name: (Value) -> String
    ) -> [(value: Value, count: Int)] {
        counts.map { (value: $0.key, count: $0.value) }
            .sorted { (-$0.count, name($0.value)) < (-$1.count, name($1.value)) }
    }
}
