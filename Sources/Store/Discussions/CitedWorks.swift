package import Colloquium
import Foundation
import GRDB

/// A work as it is named somewhere.
struct CitedWorkRow: ReadRow {
    let scheme: Identifier.Scheme
    let value: String
    let article: Number<Article>?
    /// Nil where the viewer may not read it.
    let record: String?
    let notices: String?
}

extension Store {
    /// The works that standing contributions of a discussion name, each once, in the order in which they were first named
    /// and marked where they were retracted; the article under discussion is left out. Of a work whose record the viewer
    /// may not read there is only what was named.
    package func works(citedIn number: Number<Discussion>, for viewer: Viewer) async throws -> [ArticleRecord] {
        try await read { db in
            let discussed = try db.discussion(number, for: viewer).article
            let rested = try db.restedWorks(
                "answers.question IN (SELECT questions.number FROM questions WHERE questions.discussion = \(number) AND questions.club IN \(viewer.readableClubs))",
                for: viewer)
            return try (db.citedWorks(in: number, for: viewer) + rested).records(besides: [discussed])
        }
    }
}

extension [CitedWorkRow] {
    /// Each work once, but for these articles.
    func records(besides articles: Set<Number<Article>>) throws -> [ArticleRecord] {
        var articles = articles
        var identifiers: Set<Identifier> = []
        return try compactMap { row in
            guard let work = Identifier(row.scheme, row.value), identifiers.insert(work).inserted else { return nil }
            guard let article = row.article else { return ArticleRecord(known: work) }
            guard articles.insert(article).inserted else { return nil }
            let record = try row.record.map { try JSONDecoder().decode(ArticleRecord.self, from: Data($0.utf8)) }
            return (record ?? ArticleRecord(known: work)).marked(EditorialNotice.Kind.list(row.notices))
        }
    }
}

extension Database {
    /// As often as they are named; one query for all.
    fileprivate func citedWorks(in discussion: Number<Discussion>, for viewer: Viewer) throws -> [CitedWorkRow] {
        try CitedWorkRow.all(
            self,
            """
            SELECT citations.scheme, citations.value, known.article,
                iif(\(Database.isReadable("articles", for: viewer)), articles.record, NULL) AS record,
                \(EditorialNotice.Kind.column(ofArticle: "known.article")) AS notices
            FROM citations JOIN contributions ON contributions.number = citations.contribution
                LEFT JOIN article_identifiers AS known
                    ON known.scheme = citations.scheme AND known.value = citations.value
                LEFT JOIN articles ON articles.number = known.article
            WHERE contributions.discussion = \(discussion) AND contributions.withdrawn_at IS NULL
            ORDER BY citations.contribution, citations.rowid
            """)
    }
}

extension ArticleRecord {
    /// A work of which nothing is known but a name.
    fileprivate init(known work: Identifier) {
        self.init()
        kind = work.scheme == .isbn ? .book : .other
        title = work.label
        identifiers = [work]
        links = work.url.map { [$0] } ?? []
    }
}
