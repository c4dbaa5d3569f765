import Colloquium
import GRDB

/// Something found, before it is known whether it is shown.
struct SearchCandidate: Sendable {
    let kind: SearchKind
    let number: Int64
    let at: Int64
    let year: Int?
    let article: Int64?
    let club: Int64?
    /// Of the discussion it stands in; nil for an article, which may be in several.
    let place: FacetPlace?
    let rank: Int

    /// How many of a kind are ranked and counted. Who looks for a word that is everywhere narrows the search.
    static let limit = 500
}

extension Database {
    /// Whether any of the entries has the words of a search, whoever may read it and whatever else is asked of it.
    func haveWords(of query: SearchQuery, _ kind: SearchKind, _ numbers: ClosedRange<Int64>) throws -> Bool {
        guard let wanted = SearchMatch(query).wanted(in: .all) else { return !query.isEmpty }
        return try Bool.first(
            self,
            """
            SELECT 1 FROM search WHERE search MATCH \(wanted)
                AND rowid BETWEEN \(kind.row(numbers.lowerBound)) AND \(kind.row(numbers.upperBound)) LIMIT 1
            """) != nil
    }

    /// Which entries a search finds, where `viewer` may read them.
    /// - Parameter numbers: so few that no search finds more.
    func found(
        by query: SearchQuery, _ kind: SearchKind, _ numbers: ClosedRange<Int64>, for viewer: Viewer, at now: Instant
    ) throws -> Set<Int64> {
        let conditions = SearchConditions(query, readable: try readableClubs(for: viewer), at: now)
        if query.isEmpty || !conditions.admit(kind) { return [] }
        let source = SearchSource.words(
            SearchMatch(query), .all, kind.row(numbers.lowerBound)...kind.row(numbers.upperBound))
        return Set(try candidates(kind, source, conditions, rank: 0).map(\.number))
    }

    /// Everything that is ranked, in its order.
    func candidates(_ conditions: SearchConditions, _ query: SearchQuery) throws -> [SearchCandidate] {
        if query.isEmpty { return [] }
        let match = SearchMatch(query)
        let few = try fewRows(with: match)
        let narrowing = few == nil ? SearchNarrowing(conditions) : nil
        let discussions = try narrowing?.discussions(self)
        var found: [SearchCandidate] = []
        for kind in try few.map(SearchKind.kinds(of:)) ?? kinds(with: match) where conditions.admit(kind) {
            var seen: Set<Int64> = []
            let all = kind.firstRow...kind.lastRow
            let rows = try narrowing?.rows(of: kind, in: discussions, self) ?? .within(all)
            for (rank, columns) in kind.searchedColumns(match).enumerated() {
                let source: SearchSource =
                    switch rows {
                    case .listed(let rows): SearchSource(match, columns, among: rows)
                    case .within(let rows):
                        if columns == .all, let few {
                            .rows(few.filter(all.contains))
                        } else {
                            .words(match, columns, rows)
                        }
                    }
                let more = try candidates(kind, source, conditions, rank: rank + kind.firstRank)
                found += more.filter { seen.insert($0.number).inserted }
            }
        }
        return found.sorted { ($0.rank, -$0.at, -$0.number) < ($1.rank, -$1.at, -$1.number) }
    }

    /// Where the words are, if that is so seldom that all of it can be ranked: then they need not be looked for once for
    /// each kind.
    private func fewRows(with match: SearchMatch) throws -> [Int64]? {
        guard let wanted = match.wanted(in: .all) else { return nil }
        let limit = SearchCandidate.limit
        let rows = try Int64.all(self, "SELECT rowid FROM search WHERE search MATCH \(wanted) LIMIT \(limit + 1)")
        return rows.count > limit ? nil : rows
    }

    /// The kinds of which anything has the words. Most words are in few: going from one to the next asks less often than
    /// asking each.
    private func kinds(with match: SearchMatch) throws -> [SearchKind] {
        guard let wanted = match.wanted(in: .all) else { return SearchKind.allCases }
        var kinds: [SearchKind] = []
        var row: Int64 = 0
        while let next = try Int64.first(
            self, "SELECT rowid FROM search WHERE search MATCH \(wanted) AND rowid > \(row) ORDER BY rowid LIMIT 1"),
            let kind = SearchKind(row: next)
        {
            kinds.append(kind)
            row = kind.lastRow
        }
        return kinds
    }

    private func candidates(
        _ kind: SearchKind, _ source: SearchSource, _ conditions: SearchConditions, rank: Int
    ) throws -> [SearchCandidate] {
        let place = SearchPlace(kind)
        // Read along, since the row is at hand: the discussions need not be asked for afterwards.
        let discussion: SQL = kind == .article ? "NULL, NULL" : "\(place.club), \(FacetPlace.columns)"
        // That of all else is told from when it was written: SQLite's calendar takes as long as the rest of the row.
        let year: SQL = place.year ?? "NULL"
        // Joined in this order, the newest of the kind come first, and no more are read than are wanted.
        return try Row.map(
            self,
            """
            SELECT search.rowid - \(kind.firstRow), \(place.at), \(year), \(place.article), \(discussion)
            FROM \(source.table) CROSS JOIN \(place.tables)
            WHERE \(source.condition) AND \(conditions.sql(kind))
            \(source.order) LIMIT \(SearchCandidate.limit)
            """
        ) { row in
            let at: Int64 = row[1]
            let published: Int? = row[2]
            return SearchCandidate(
                kind: kind, number: row[0], at: at,
                year: kind == .article ? published : Instant(rawValue: at).year, article: row[3],
                club: row[4], place: kind == .article ? nil : FacetPlace(row, from: 5), rank: rank)
        }
    }
}

extension SearchKind {
    /// Where words are looked for, what counts most first.
    fileprivate func searchedColumns(_ match: SearchMatch) -> [SearchMatch.Columns] {
        guard match.asksForWords else { return [.all] }
        return switch self {
        case .article: [.title, .titleAndAbstract, .all]
        case .question: [.title, .all]
        case .contribution, .answer, .synthesis, .appraisal: [.all]
        }
    }

    /// Text ranks behind titles and abstracts.
    fileprivate var firstRank: Int { self == .article || self == .question ? 0 : 2 }
}

extension SearchKind {
    /// The kinds of which entries are in these rows.
    fileprivate static func kinds(of rows: [Int64]) -> [SearchKind] {
        allCases.filter { kind in rows.contains { (kind.firstRow...kind.lastRow).contains($0) } }
    }
}
