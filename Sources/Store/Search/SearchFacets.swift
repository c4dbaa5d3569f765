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
        let places = try places(of: found, clubs)
        let journals = try journals(of: Set(found.compactMap(\.article)))
        var counted = Counts()
        for candidate in found {
            counted.kinds[candidate.kind, default: 0] += 1
            if let year = candidate.year { counted.years[year, default: 0] += 1 }
            if let article = candidate.article { counted.articles[article, default: 0] += 1 }
            counted.count(places.around(candidate), candidate.club, at: now)
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

    /// The discussions the entries stand in, or that discuss the articles; only those that may be read.
    private func places(of found: [SearchCandidate], _ clubs: [ClubName]) throws -> FacetPlaces {
        let articles = found.filter { $0.kind == .article }.map(\.number)
        let discussions = Set(found.compactMap(\.discussion))
        // By their numbers and articles, not all of the clubs'.
        let rows = try Row.map(
            self,
            """
            SELECT number, article, club, study_design, reading_from, opens_at, closes_at, archives_at FROM discussions
            WHERE (number IN \(SQL.list(discussions)) OR article IN \(SQL.list(articles)))
                AND +club IN \(clubs.map(\.number))
            """, FacetPlace.init)
        return FacetPlaces(
            byNumber: Dictionary(uniqueKeysWithValues: rows.map { ($0.number, $0) }),
            byArticle: Dictionary(grouping: rows, by: \.article))
    }
}

/// What of a discussion is counted.
private struct FacetPlace {
    let number: Int64
    let article: Int64
    let club: Int64
    let design: StudyDesign
    private let schedule: Schedule

    /// By position: there may be thousands, and looking for each value by its name would take longer than reading it.
    init(_ row: Row) {
        (number, article, club) = (row[0], row[1], row[2])
        design = StudyDesign(rawValue: row[3]) ?? .other
        schedule = Schedule(readingFrom: row[4], opensAt: row[5], closesAt: row[6], archivesAt: row[7])
    }

    func state(at now: Instant) -> SearchFilter.State { SearchFilter.State(finding: schedule.stage(at: now)) }
}

private struct FacetPlaces {
    let byNumber: [Int64: FacetPlace]
    let byArticle: [Int64: [FacetPlace]]

    func around(_ candidate: SearchCandidate) -> [FacetPlace] {
        if candidate.kind == .article { return byArticle[candidate.number] ?? [] }
        return candidate.discussion.flatMap { byNumber[$0] }.map { [$0] } ?? []
    }
}

private struct Counts {
    var kinds: [SearchKind: Int] = [:]
    var years: [Int: Int] = [:]
    var articles: [Int64: Int] = [:]
    private var designs: [StudyDesign: Int] = [:]
    private var clubs: [Int64: Int] = [:]
    private var states: [SearchFilter.State: Int] = [:]

    /// Counts an entry once for each value of where it stands.
    /// - Parameter club: it is in, besides those of its discussions.
    mutating func count(_ places: [FacetPlace], _ club: Int64?, at now: Instant) {
        // Most stand in one place, and then nothing can be counted twice.
        if places.count <= 1 {
            if let place = places.first {
                clubs[place.club, default: 0] += 1
                designs[place.design, default: 0] += 1
                states[place.state(at: now), default: 0] += 1
            }
            if let club, club != places.first?.club { clubs[club, default: 0] += 1 }
            return
        }
        for club in Set(places.map(\.club) + [club].compactMap(\.self)) { clubs[club, default: 0] += 1 }
        for design in Set(places.map(\.design)) { designs[design, default: 0] += 1 }
        for state in Set(places.map { $0.state(at: now) }) { states[state, default: 0] += 1 }
    }

    /// - Parameters:
    ///   - journals: by the article.
    ///   - clubs: the names of those that may be read; others are not told of.
    func facets(journals names: [Int64: String], clubs clubNames: [Int64: String]) -> SearchFacets {
        SearchFacets(
            kinds: SearchKind.allCases.compactMap { kind in kinds[kind].map { (kind, $0) } },
            years: years.map { ($0.key, $0.value) }.sorted { $0.0 > $1.0 },
            journals: Self.mostFirst(articles, called: names), designs: Self.mostFirst(designs, \.name),
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
