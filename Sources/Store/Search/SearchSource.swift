import GRDB

/// Where the candidates of a kind are looked for.
enum SearchSource {
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
