package import Colloquium
import GRDB

/// What can be found.
package enum SearchKind: String, CaseIterable, Sendable, DatabaseValueConvertible, Decodable {
    case article, contribution, question, answer

    /// Keeps the entries of different kinds apart in one table: the row id is the number × 8 + this.
    var code: Int64 {
        switch self {
        case .article: 1
        case .contribution: 2
        case .question: 3
        case .answer: 4
        }
    }
}

/// Something found, best first.
package struct SearchHit: Decodable, FetchableRecord, Sendable {
    package let kind: SearchKind
    package let number: Int64
    /// Of the article, the question, or what a contribution or answer stands under.
    package let title: String
    /// Text around the words found, each between U+0002 and U+0003, not yet escaped.
    package let snippet: String
    /// Who wrote it; empty for an article.
    package let author: String
    /// When it was written or added.
    package let at: Instant
    private let noticeKinds: String?

    /// What a reader must know of the article, or of a work that the contribution or answer names, the gravest first.
    package var notices: [EditorialNotice.Kind] { EditorialNotice.Kind.list(noticeKinds) }
}

extension SearchHit: ReadRow {}

extension Store {
    /// What matches all the words of `query` (a phrase in quotation marks stays together) where `viewer` may read.
    /// A query without a single letter or digit finds nothing.
    package func search(
        _ query: String, _ kind: SearchKind?, for viewer: Viewer, _ slice: Slice
    ) async throws -> Sliced<SearchHit> {
        let pattern = SearchPattern(query)
        if pattern.match.isEmpty { return Sliced([], slice) }
        return try await read { db in
            let ranked = try db.ranked(pattern, kind, for: viewer, slice)
            let hits = try db.hits(ranked.entries, matching: ranked.match)
            return Sliced(ranked.entries.compactMap { hits[$0] }, slice)
        }
    }
}

extension Database {
    /// What is shown of entries, by their row ids.
    fileprivate func hits(_ entries: [Int64], matching pattern: String) throws -> [Int64: SearchHit] {
        guard let first = entries.min(), let last = entries.max() else { return [:] }
        // One walk through what matches: asked for one entry after the other, FTS5 would look the words up for each.
        let rows = try Row.all(
            self,
            """
            SELECT search.rowid AS entry, search.kind, search.number,
                snippet(search, -1, char(2), char(3), '…', 24) AS snippet,
                CASE kind
                    WHEN 'article' THEN (SELECT title FROM articles WHERE number = search.number)
                    WHEN 'question' THEN (SELECT title FROM questions WHERE number = search.number)
                    WHEN 'answer' THEN (SELECT questions.title FROM answers
                        JOIN questions ON questions.number = answers.question WHERE answers.number = search.number)
                    ELSE (SELECT articles.title FROM contributions
                        JOIN discussions ON discussions.number = contributions.discussion
                        JOIN articles ON articles.number = discussions.article
                        WHERE contributions.number = search.number)
                END AS title,
                coalesce(CASE kind
                    WHEN 'question' THEN (SELECT name FROM questions
                        JOIN members ON members.number = author WHERE questions.number = search.number)
                    WHEN 'answer' THEN (SELECT name FROM answers
                        JOIN members ON members.number = author WHERE answers.number = search.number)
                    WHEN 'contribution' THEN (SELECT name FROM contributions
                        JOIN members ON members.number = author WHERE contributions.number = search.number)
                END, '') AS author,
                CASE kind
                    WHEN 'article' THEN (SELECT added_at FROM articles WHERE number = search.number)
                    WHEN 'question' THEN (SELECT asked_at FROM questions WHERE number = search.number)
                    WHEN 'answer' THEN (SELECT answered_at FROM answers WHERE number = search.number)
                    ELSE (SELECT written_at FROM contributions WHERE number = search.number)
                END AS at,
                CASE kind
                    WHEN 'article' THEN \(EditorialNotice.Kind.column(ofArticle: "search.number"))
                    WHEN 'answer' THEN \(EditorialNotice.Kind.column(citedWhere: "answer = search.number"))
                    WHEN 'contribution' THEN \(EditorialNotice.Kind.column(citedWhere: "contribution = search.number"))
                END AS notice_kinds
            FROM search
            WHERE search MATCH \(pattern) AND search.rowid BETWEEN \(first) AND \(last)
                AND +search.rowid IN \(entries)
            """)
        return try rows.reduce(into: [:]) { $0[$1["entry"]] = try SearchHit(row: $1) }
    }
}

/// A query as typed, made into one that FTS5 cannot misread: every word and phrase is quoted, all must match, and the
/// last word matches as a beginning.
struct SearchPattern {
    let match: String
    /// The same with the last word as it is.
    let wholeWords: String

    init(_ query: String) {
        var terms: [String] = []
        for (index, part) in query.tidied.prefix(300).split(separator: "\"", omittingEmptySubsequences: false)
            .enumerated()
        {
            if index.isMultiple(of: 2) {
                terms += part.split { !($0.isLetter || $0.isNumber) }.map { "\"\($0)\"" }
            } else {
                let words = part.split { !($0.isLetter || $0.isNumber) }
                if !words.isEmpty { terms.append("\"\(words.joined(separator: " "))\"") }
            }
        }
        wholeWords = terms.prefix(20).joined(separator: " AND ")
        match = terms.isEmpty ? "" : wholeWords + "*"
    }
}

extension Database {
    /// Puts (or replaces) an entry; called in the transaction that writes what it stands for.
    func index(_ kind: SearchKind, _ number: Int64, title: String, body: String) throws {
        try unindex(kind, number)
        try enter(kind, number, title: title, body: body)
    }

    /// Puts the entry of something new.
    func enter(_ kind: SearchKind, _ number: Int64, title: String, body: String) throws {
        let statement = try cachedStatement(
            sql: "INSERT INTO search (rowid, title, body, kind, number) VALUES (?, ?, ?, ?, ?)")
        try statement.execute(arguments: [number * 8 + kind.code, title, body, kind, number])
    }

    func unindex(_ kind: SearchKind, _ number: Int64) throws {
        try run("DELETE FROM search WHERE rowid = \(number * 8 + kind.code)")
    }
}
