package import Colloquium
import GRDB

/// Something found, as a list shows it.
package struct SearchHit: Sendable {
    package let kind: SearchKind
    package let number: Int64
    /// Of the article, the question, or what the rest stands under.
    package let title: String
    /// Text around the words found, each between U+0002 and U+0003, not yet escaped.
    package let snippet: String
    /// Who wrote it; empty for an article and a synthesis.
    package let author: String
    /// When it was written or added.
    package let at: Instant
    /// What a reader must know of the article, the gravest first.
    package let notices: [EditorialNotice.Kind]
    /// The same of other versions of the article's work.
    package let versionNotices: [EditorialNotice.Kind]
    /// The same of works that a contribution or an answer names.
    package let citedNotices: [EditorialNotice.Kind]
}

extension Database {
    /// What a list shows of candidates, in their order.
    func hits(
        _ candidates: [SearchCandidate], _ match: SearchMatch, for viewer: Viewer
    ) throws -> [SearchHit] {
        var hits: [Int64: SearchHit] = [:]
        for (kind, candidates) in Dictionary(grouping: candidates, by: \.kind) {
            let byNumber = Dictionary(uniqueKeysWithValues: candidates.map { ($0.number, $0) })
            let numbers = candidates.map(\.number)
            let snippets = try Row.map(self, snippetQuery(numbers.map(kind.row), match)) { row in
                (row[0] as Int64, row[1] as String)
            }.reduce(into: [:]) { $0[$1.0] = $1.1 }
            let shown = try Row.map(self, kind.shown(numbers, to: viewer)) { row in
                byNumber[row[0]].map { SearchHit($0, row, snippet: snippets[kind.row($0.number)] ?? "") }
            }
            for hit in shown.compactMap(\.self) { hits[kind.row(hit.number)] = hit }
        }
        return candidates.compactMap { hits[$0.kind.row($0.number)] }
    }

    private func snippetQuery(_ rows: [Int64], _ match: SearchMatch) -> SQL {
        guard let wanted = match.wanted(in: .all), let first = rows.min(), let last = rows.max() else {
            return "SELECT rowid, substr(abstract || body, 1, 200) FROM search WHERE rowid IN \(SQL.list(rows))"
        }
        // Each look-up of the words costs more than a walk over the entries between: the newest are shown together.
        return """
            SELECT rowid, snippet(search, -1, char(2), char(3), '…', 24) FROM search
            WHERE search MATCH \(wanted) AND rowid BETWEEN \(first) AND \(last) AND +rowid IN \(SQL.list(rows))
            """
    }
}

extension SearchHit {
    /// - Parameter row: of what `SearchKind.shown` asks for.
    fileprivate init(_ candidate: SearchCandidate, _ row: Row, snippet: String) {
        self.init(
            kind: candidate.kind, number: candidate.number, title: row[1], snippet: snippet,
            author: row[2] ?? "", at: Instant(rawValue: candidate.at), notices: EditorialNotice.Kind.list(row[3]),
            versionNotices: EditorialNotice.Kind.list(row[4]), citedNotices: EditorialNotice.Kind.list(row[5]))
    }
}

extension SearchKind {
    /// Number, title, author, and the notices of the article, of its other versions, and of cited works.
    fileprivate func shown(_ numbers: [Int64], to viewer: Viewer) -> SQL {
        switch self {
        case .article:
            """
            SELECT number, title, '' AS author, \(noticesOfArticle(for: viewer))
            FROM articles WHERE number IN \(SQL.list(numbers))
            """
        case .contribution:
            """
            SELECT contributions.number, articles.title, members.name AS author,
                \(noticesOfCitedWorks("contribution = contributions.number"))
            FROM contributions JOIN discussions ON discussions.number = contributions.discussion
                JOIN articles ON articles.number = discussions.article JOIN members ON members.number = author
            WHERE contributions.number IN \(SQL.list(numbers))
            """
        case .question:
            """
            SELECT questions.number, title, members.name AS author, NULL AS notice_kinds, NULL AS version_notice_kinds,
                NULL AS cited_notice_kinds
            FROM questions JOIN members ON members.number = author WHERE questions.number IN \(SQL.list(numbers))
            """
        case .answer:
            """
            SELECT answers.number, questions.title, members.name AS author,
                \(noticesOfCitedWorks("answer = answers.number"))
            FROM answers JOIN questions ON questions.number = answers.question
                JOIN members ON members.number = answers.author
            WHERE answers.number IN \(SQL.list(numbers))
            """
        case .synthesis:
            """
            SELECT discussions.number, articles.title, '' AS author, \(noticesOfArticle(for: viewer))
            FROM discussions JOIN articles ON articles.number = article
            WHERE discussions.number IN \(SQL.list(numbers))
            """
        case .appraisal:
            """
            SELECT appraisals.number, articles.title, members.name AS author, \(noticesOfArticle(for: viewer))
            FROM appraisals JOIN discussions ON discussions.number = appraisals.discussion
                JOIN articles ON articles.number = article JOIN members ON members.number = member
            WHERE appraisals.number IN \(SQL.list(numbers))
            """
        }
    }

    private func noticesOfArticle(for viewer: Viewer) -> SQL {
        """
        \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notice_kinds,
            \(EditorialNotice.Kind.column(ofOtherVersionsOf: "articles.number", for: viewer)) AS version_notice_kinds,
            NULL AS cited_notice_kinds
        """
    }

    private func noticesOfCitedWorks(_ condition: SQL) -> SQL {
        """
        NULL AS notice_kinds, NULL AS version_notice_kinds,
            \(EditorialNotice.Kind.column(citedWhere: condition)) AS cited_notice_kinds
        """
    }
}
