import Colloquium
import GRDB

/// Where the entries of a kind stand: their rows, called `entry`, and the discussion they belong to, called `place`.
struct SearchPlace {
    /// What is joined to `search`.
    let tables: SQL
    /// When it was written, in milliseconds.
    let at: SQL
    let article: SQL
    /// When an article was published, as far as it is known; nil for all else, of which `at` says it.
    let year: SQL?
    /// Whose visibility decides.
    let club: SQL

    init(_ kind: SearchKind) {
        let number: SQL = "search.rowid - \(kind.firstRow)"
        let written: SQL
        switch kind {
        case .article:
            tables = "articles AS entry ON entry.number = \(number)"
            written = "entry.added_at"
        case .contribution:
            tables = """
                contributions AS entry ON entry.number = \(number)
                CROSS JOIN discussions AS place ON place.number = entry.discussion
                """
            written = "entry.written_at"
        case .question:
            tables = """
                questions AS entry ON entry.number = \(number)
                LEFT JOIN discussions AS place ON place.number = entry.discussion
                """
            written = "entry.asked_at"
        case .answer:
            tables = """
                answers AS entry ON entry.number = \(number)
                CROSS JOIN questions AS asked ON asked.number = entry.question
                LEFT JOIN discussions AS place ON place.number = asked.discussion
                """
            written = "entry.answered_at"
        case .synthesis:
            tables = "discussions AS place ON place.number = \(number)"
            // Not when the discussion closes, which may be still to come.
            written = """
                (SELECT written_at FROM synthesis_versions WHERE discussion = place.number
                    ORDER BY version DESC LIMIT 1)
                """
        case .appraisal:
            tables = """
                appraisals AS entry ON entry.number = \(number)
                CROSS JOIN discussions AS place ON place.number = entry.discussion
                """
            written = "coalesce(entry.edited_at, entry.written_at)"
        }
        at = written
        let isArticle = kind == .article
        article = isArticle ? "entry.number" : "place.article"
        year = isArticle ? "(SELECT year FROM article_terms WHERE rowid = entry.number)" : nil
        club =
            switch kind {
            case .question: "entry.club"
            case .answer: "asked.club"
            case .article, .contribution, .synthesis, .appraisal: "place.club"
            }
    }
}
