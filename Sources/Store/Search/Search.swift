package import Colloquium
import GRDB

/// What a query found: a page of it, and how all of it parts.
package struct SearchResults: Sendable {
    package let hits: Sliced<SearchHit>
    /// How many entries were found.
    package let count: Int
    /// Whether there are more than were counted: of each kind only the newest are.
    package let isMore: Bool
    package let facets: SearchFacets
    /// Whether nothing was found by the last word, so that what begins with it is shown.
    package let isByBeginning: Bool
}

extension Store {
    /// What matches `query` where `viewer` may read: first what has all the words in its title, then in title or
    /// abstract, then anywhere; the newest first. Where nothing is found, what is with the last word begun.
    /// A query that asks for nothing finds nothing.
    package func search(
        _ query: SearchQuery, for viewer: Viewer, _ slice: Slice, at now: Instant
    ) async throws -> SearchResults {
        let clubs = try await readableClubs(for: viewer)
        return try await read { db in
            var asked = query
            var found = try db.candidates(SearchConditions(query, readable: clubs, at: now), query)
            if found.isEmpty, let begun = query.withLastWordBegun {
                asked = begun
                found = try db.candidates(SearchConditions(begun, readable: clubs, at: now), begun)
            }
            let page = found.dropFirst((slice.page - 1) * slice.size).prefix(slice.size + 1)
            let hits = try db.hits(page.prefix(slice.size).map(\.self), SearchMatch(asked), for: viewer)
            return SearchResults(
                hits: Sliced(hits, hasMore: page.count > slice.size), count: found.count,
                isMore: SearchKind.allCases.contains { kind in
                    found.lazy.filter { $0.kind == kind }.count >= SearchCandidate.limit
                },
                facets: try db.facets(of: found, clubs, at: now), isByBeginning: asked != query && !found.isEmpty)
        }
    }
}

extension Store {
    /// The newest of what matches, whatever it ranks.
    func newestHits(
        _ query: SearchQuery, for viewer: Viewer, limit: Int, at now: Instant
    ) async throws -> [SearchCandidate] {
        let clubs = try await readableClubs(for: viewer)
        return try await read { db in
            let found = try db.candidates(SearchConditions(query, readable: clubs, at: now), query)
            return Array(found.sorted { ($0.at, $0.number) > ($1.at, $1.number) }.prefix(limit))
        }
    }

    /// The clubs `viewer` may read, by their names. Every search and list asks for them, and they seldom change.
    package func readableClubs(for viewer: Viewer) async throws -> [ClubName] {
        try await memory.readableClubs.value(viewer, in: edition()) {
            try await read { db in try db.readableClubs(for: viewer) }
        }
    }
}

/// Something found, before it is known whether it is shown.
struct SearchCandidate: Sendable {
    let kind: SearchKind
    let number: Int64
    let at: Int64
    let year: Int?
    let article: Int64?
    let discussion: Int64?
    let club: Int64?
    let rank: Int

    /// How many of a kind are ranked and counted. Who looks for a word that is everywhere narrows the search.
    static let limit = 500
}

extension Database {
    fileprivate func readableClubs(for viewer: Viewer) throws -> [ClubName] {
        try ClubName.all(
            self,
            """
            SELECT number, name FROM clubs WHERE number IN \(viewer.readableClubs) ORDER BY name COLLATE NOCASE, number
            """)
    }

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
    fileprivate func candidates(_ conditions: SearchConditions, _ query: SearchQuery) throws -> [SearchCandidate] {
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
        let discussion: SQL = kind == .article ? "NULL" : "place.number"
        let club: SQL = kind == .article ? "NULL" : place.club
        // That of all else is told from when it was written: SQLite's calendar takes as long as the rest of the row.
        let year: SQL = place.year ?? "NULL"
        // Joined in this order, the newest of the kind come first, and no more are read than are wanted.
        return try Row.map(
            self,
            """
            SELECT search.rowid - \(kind.firstRow), \(place.at), \(year), \(place.article), \(discussion), \(club)
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
                discussion: row[4], club: row[5], rank: rank)
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

/// Where the candidates of a kind are looked for.
private enum SearchSource {
    /// Wherever words are, within rows of the search.
    case words(SearchMatch, SearchMatch.Columns, ClosedRange<Int64>)
    /// In rows that are known to have the words.
    case rows([Int64])
    /// In rows that are known, the newest first, each asked for the words.
    case entries(SearchMatch, SearchMatch.Columns, [Int64])
    /// Wherever words are, among rows that are known, the newest first.
    case wordsAmong(SearchMatch, SearchMatch.Columns, [Int64])

    /// Asking one entry for a word takes as long as going past a thousand that have it.
    init(_ match: SearchMatch, _ columns: SearchMatch.Columns, among rows: [Int64]) {
        self =
            rows.count > 200 && match.wanted(in: columns) != nil
            ? .wordsAmong(match, columns, rows) : .entries(match, columns, rows)
    }

    var table: SQL {
        switch self {
        case .words, .wordsAmong: "search"
        case .rows(let rows), .entries(_, _, let rows): "(SELECT value AS rowid FROM \(SQL.rows(rows))) AS search"
        }
    }

    /// Lists are gone through as they stand.
    var order: SQL {
        switch self {
        case .words, .wordsAmong: "ORDER BY search.rowid DESC"
        case .rows, .entries: ""
        }
    }

    var condition: SQL {
        switch self {
        case .words(let match, let columns, let rows):
            """
            \(match.condition(in: columns, rows)) AND search.rowid BETWEEN \(rows.lowerBound) AND \(rows.upperBound)
            """
        case .rows: "TRUE"
        case .entries(let match, let columns, _): match.holds(in: columns)
        case .wordsAmong(let match, let columns, let rows):
            """
            \(match.condition(in: columns, (rows.last ?? 0)...(rows.first ?? 0)))
                AND search.rowid BETWEEN \(rows.last) AND \(rows.first) AND +search.rowid IN \(SQL.list(rows))
            """
        }
    }
}

extension SearchKind {
    /// The kinds of which entries are in these rows.
    fileprivate static func kinds(of rows: [Int64]) -> [SearchKind] {
        allCases.filter { kind in rows.contains { (kind.firstRow...kind.lastRow).contains($0) } }
    }
}

extension SearchMatch {
    func condition(in columns: Columns, _ rows: ClosedRange<Int64>) -> SQL {
        if let wanted = wanted(in: columns) { return "search MATCH \(wanted)" }
        guard let unwanted else { return "TRUE" }
        return """
            search.rowid NOT IN (SELECT rowid FROM search
                WHERE search MATCH \(unwanted) AND rowid BETWEEN \(rows.lowerBound) AND \(rows.upperBound))
            """
    }

    /// That one entry has the words, or is there where none are asked for.
    func holds(in columns: Columns) -> SQL {
        if let wanted = wanted(in: columns) { return Self.isThere("entered.search MATCH \(wanted)") }
        guard let unwanted else { return Self.isThere("TRUE") }
        return "\(Self.isThere("TRUE")) AND NOT \(Self.isThere("entered.search MATCH \(unwanted)"))"
    }

    private static func isThere(_ condition: SQL) -> SQL {
        "EXISTS (SELECT 1 FROM search AS entered WHERE \(condition) AND entered.rowid = search.rowid)"
    }
}
