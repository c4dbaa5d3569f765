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
            let byRow = Dictionary(uniqueKeysWithValues: candidates.map { (kind.row($0.number), $0) })
            try Row.each(self, kind.shown(Array(byRow.keys), match, to: viewer)) { row in
                let number: Int64 = row[0]
                hits[number] = byRow[number].map { SearchHit($0, row) }
            }
        }
        return candidates.compactMap { hits[$0.kind.row($0.number)] }
    }
}

extension SearchHit {
    /// - Parameter row: of what `SearchKind.shown` asks for.
    fileprivate init(_ candidate: SearchCandidate, _ row: Row) {
        self.init(
            kind: candidate.kind, number: candidate.number, title: row[2], snippet: SearchExcerpt.excerpt(of: row[1]),
            author: row[3] ?? "", at: Instant(rawValue: candidate.at), notices: EditorialNotice.Kind.list(row[4]),
            versionNotices: EditorialNotice.Kind.list(row[5]), citedNotices: EditorialNotice.Kind.list(row[6]))
    }
}

extension SearchKind {
    /// Row of the search, snippet, title, author, and the notices of the article, of its other versions, and of cited
    /// works.
    fileprivate func shown(_ rows: [Int64], _ match: SearchMatch, to viewer: Viewer) -> SQL {
        let number: SQL = "search.rowid - \(firstRow)"
        let (snippet, condition) = snippet(rows, match)
        let (columns, tables): (SQL, SQL) =
            switch self {
            case .article:
                ("articles.title, '', \(noticesOfArticle(for: viewer))", "articles ON articles.number = \(number)")
            case .contribution:
                (
                    "articles.title, members.name, \(noticesOfCitedWorks("contribution = contributions.number"))",
                    """
                    contributions ON contributions.number = \(number)
                    CROSS JOIN discussions ON discussions.number = contributions.discussion
                    CROSS JOIN articles ON articles.number = discussions.article
                    CROSS JOIN members ON members.number = contributions.author
                    """
                )
            case .question:
                (
                    "questions.title, members.name, NULL, NULL, NULL",
                    """
                    questions ON questions.number = \(number)
                    CROSS JOIN members ON members.number = questions.author
                    """
                )
            case .answer:
                (
                    "questions.title, members.name, \(noticesOfCitedWorks("answer = answers.number"))",
                    """
                    answers ON answers.number = \(number)
                    CROSS JOIN questions ON questions.number = answers.question
                    CROSS JOIN members ON members.number = answers.author
                    """
                )
            case .synthesis:
                (
                    "articles.title, '', \(noticesOfArticle(for: viewer))",
                    """
                    discussions ON discussions.number = \(number)
                    CROSS JOIN articles ON articles.number = discussions.article
                    """
                )
            case .appraisal:
                (
                    "articles.title, members.name, \(noticesOfArticle(for: viewer))",
                    """
                    appraisals ON appraisals.number = \(number)
                    CROSS JOIN discussions ON discussions.number = appraisals.discussion
                    CROSS JOIN articles ON articles.number = discussions.article
                    CROSS JOIN members ON members.number = appraisals.member
                    """
                )
            }
        return "SELECT search.rowid, \(snippet), \(columns) FROM search CROSS JOIN \(tables) WHERE \(condition)"
    }

    /// What is shown of the text, and the condition that finds it.
    private func snippet(_ rows: [Int64], _ match: SearchMatch) -> (text: SQL, condition: SQL) {
        guard let wanted = match.wanted(in: .all), let first = rows.min(), let last = rows.max() else {
            return ("substr(\(beginning), 1, 600)", "search.rowid IN \(SQL.list(rows))")
        }
        // Each look-up of the words costs more than a walk over the entries between: the newest are shown together.
        return (
            marked(searchedTexts),
            """
            search MATCH \(wanted) AND search.rowid BETWEEN \(first) AND \(last)
                AND +search.rowid IN \(SQL.list(rows))
            """
        )
    }

    /// What is read first, for who looked for no words.
    private var beginning: SQL {
        switch self {
        // Its body is what else it is found by, a line each; the first is the journal.
        case .article:
            "iif(search.abstract = '', substr(search.body, 1, instr(search.body || char(10), char(10)) - 1), search.abstract)"
        case .contribution, .question, .answer, .synthesis, .appraisal: "search.body"
        }
    }

    /// The columns of the search that are shown, the first of them that has a word found before the others.
    private var searchedTexts: [SQL] {
        switch self {
        // Where only the title, a keyword or an author has it, that is shown.
        case .article: ["1", "2", "0", "3"]
        case .question: ["2", "0"]
        case .contribution, .answer, .synthesis, .appraisal: ["2"]
        }
    }

    private func marked(_ columns: [SQL]) -> SQL {
        columns.map { "highlight(search, \($0), char(2), char(3))" as SQL }
            .joined(separator: " || char(\(Int(SearchExcerpt.separator))) || ")
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
