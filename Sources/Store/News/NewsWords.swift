import Colloquium
import GRDB

/// The journals and terms that something is told under, as keys of `NewsWord`: the same at once as in a digest.
struct NewsWords: Hashable {
    /// The journal's title, its abbreviation and its ISSNs.
    var journals: [String] = []
    /// MeSH terms and keywords, and tags where somebody tagged it.
    var terms: [String] = []
}

extension NewsWords {
    /// What the record says; tags are of a discussion.
    init(ofArticle article: Int64, _ db: Database) throws {
        let row = try Row.first(
            db,
            """
            SELECT coalesce(record ->> '$.container.title', '') AS journal,
                coalesce(record ->> '$.container.abbreviation', '') AS abbreviation,
                (SELECT group_concat(value, char(10)) FROM json_each(record, '$.container.issns')) AS issns,
                (SELECT group_concat(value, char(10)) FROM (SELECT value FROM json_each(record, '$.meshTerms')
                    UNION ALL SELECT value FROM json_each(record, '$.keywords'))) AS terms
            FROM articles WHERE number = \(article)
            """)
        guard let row else { return }
        let issns = (row["issns"] as String? ?? "").split(separator: "\n").map(String.init)
        journals = ([row["journal"], row["abbreviation"]] + issns).map(NewsWord.journalKey).filter { !$0.isEmpty }
        terms = (row["terms"] as String? ?? "").split(separator: "\n").map { NewsWord.key(String($0)) }
    }

    init(ofArticle article: Int64, in discussion: Number<Discussion>, _ db: Database) throws {
        try self.init(ofArticle: article, db)
        terms += try String.all(db, "SELECT tag FROM discussion_tags WHERE discussion = \(discussion)")
    }

    /// Its tags, and the specialty that it is asked in.
    init(ofQuestion question: Int64, _ db: Database) throws {
        terms = try String.all(db, "SELECT tag FROM question_tags WHERE question = \(question)")
        let specialty = try String.first(db, "SELECT specialty FROM questions WHERE number = \(question)")
        terms += [specialty ?? ""].map(NewsWord.key).filter { !$0.isEmpty }
    }
}

extension Database {
    /// The subscriptions to a journal or a term of these for which it is looked for as it happens: at once, or on the site.
    func wordSubscriptions(to words: NewsWords) throws -> [Int64] {
        let (journals, terms) = (Set(words.journals), Set(words.terms))
        if journals.isEmpty, terms.isEmpty { return [] }
        return try Row.all(
            self,
            """
            SELECT number, kind, word FROM subscriptions
            WHERE kind IN ('journal', 'term') AND cadence IN ('at-once', 'on-site')
            """
        ).filter { row in
            row["kind"] == "journal"
                ? journals.contains(NewsWord.journalKey(row["word"])) : terms.contains(NewsWord.key(row["word"]))
        }.map { $0["number"] }
    }
}
