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
        let rows = candidates.map { $0.kind.row($0.number) }
        let snippets: [Int64: String] = try Row.all(self, snippetQuery(rows, match))
            .reduce(into: [:]) { $0[$1[0]] = $1[1] }
        return try zip(candidates, rows).compactMap { candidate, row in
            try hit(candidate, snippets[row] ?? "", for: viewer)
        }
    }

    private func snippetQuery(_ rows: [Int64], _ match: SearchMatch) -> SQL {
        guard let wanted = match.wanted(in: .all) else {
            return "SELECT rowid, substr(abstract || body, 1, 200) FROM search WHERE rowid IN \(rows)"
        }
        // What a beginning stands for is put together anew by every look-up: one walk over all there is costs less.
        let these: SQL = match.hasBeginnings ? "+rowid IN \(rows)" : "rowid IN \(rows)"
        return """
            SELECT rowid, snippet(search, -1, char(2), char(3), '…', 24) FROM search
            WHERE search MATCH \(wanted) AND \(these)
            """
    }

    private func hit(_ candidate: SearchCandidate, _ snippet: String, for viewer: Viewer) throws -> SearchHit? {
        let number = candidate.number
        guard let row = try Row.first(self, candidate.kind.shown(number, to: viewer)) else { return nil }
        return SearchHit(
            kind: candidate.kind, number: number, title: row["title"], snippet: snippet, author: row["author"] ?? "",
            at: Instant(rawValue: candidate.at), notices: EditorialNotice.Kind.list(row["notice_kinds"]),
            versionNotices: EditorialNotice.Kind.list(row["version_notice_kinds"]),
            citedNotices: EditorialNotice.Kind.list(row["cited_notice_kinds"]))
    }
}

extension SearchKind {
    /// Title, author and notices of one entry.
    fileprivate func shown(_ number: Int64, to viewer: Viewer) -> SQL {
        let ofVersions = EditorialNotice.Kind.column(ofOtherVersionsOf: "articles.number", for: viewer)
        return switch self {
        case .article:
            """
            SELECT title, '' AS author, \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notice_kinds,
                \(ofVersions) AS version_notice_kinds, NULL AS cited_notice_kinds
            FROM articles WHERE number = \(number)
            """
        case .contribution:
            """
            SELECT articles.title, members.name AS author,
                \(EditorialNotice.Kind.column(citedWhere: "contribution = \(number)")) AS cited_notice_kinds,
                NULL AS notice_kinds, NULL AS version_notice_kinds
            FROM contributions JOIN discussions ON discussions.number = contributions.discussion
                JOIN articles ON articles.number = discussions.article JOIN members ON members.number = author
            WHERE contributions.number = \(number)
            """
        case .question:
            """
            SELECT title, members.name AS author, NULL AS notice_kinds, NULL AS version_notice_kinds,
                NULL AS cited_notice_kinds
            FROM questions JOIN members ON members.number = author WHERE questions.number = \(number)
            """
        case .answer:
            """
            SELECT questions.title, members.name AS author,
                \(EditorialNotice.Kind.column(citedWhere: "answer = \(number)")) AS cited_notice_kinds,
                NULL AS notice_kinds, NULL AS version_notice_kinds
            FROM answers JOIN questions ON questions.number = answers.question
                JOIN members ON members.number = answers.author
            WHERE answers.number = \(number)
            """
        case .synthesis:
            """
            SELECT articles.title, '' AS author,
                \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notice_kinds,
                \(ofVersions) AS version_notice_kinds, NULL AS cited_notice_kinds
            FROM discussions JOIN articles ON articles.number = article WHERE discussions.number = \(number)
            """
        case .appraisal:
            """
            SELECT articles.title, members.name AS author,
                \(EditorialNotice.Kind.column(ofArticle: "articles.number")) AS notice_kinds,
                \(ofVersions) AS version_notice_kinds, NULL AS cited_notice_kinds
            FROM appraisals JOIN discussions ON discussions.number = appraisals.discussion
                JOIN articles ON articles.number = article JOIN members ON members.number = member
            WHERE appraisals.number = \(number)
            """
        }
    }
}
