package import Colloquium
import GRDB

private struct CitedWorkRow: ReadRow {
    let scheme: Identifier.Scheme
    let value: String
    let article: Number<Article>?
}

extension Store {
    /// The works that standing contributions of a discussion name, each once, in the order in which they were first named
    /// and marked where they were retracted; the article under discussion is left out. Of a work whose record the viewer
    /// may not read there is only what was named.
    package func works(citedIn number: Number<Discussion>, for viewer: Viewer) async throws -> [ArticleRecord] {
        try await read { db in
            let discussed = try db.discussion(number, for: viewer).article
            let rows = try CitedWorkRow.all(
                db,
                """
                SELECT citations.scheme, citations.value, known.article
                FROM citations JOIN contributions ON contributions.number = citations.contribution
                    LEFT JOIN article_identifiers AS known
                        ON known.scheme = citations.scheme AND known.value = citations.value
                WHERE contributions.discussion = \(number) AND contributions.withdrawn_at IS NULL
                ORDER BY citations.contribution, citations.rowid
                """)
            var articles: Set<Number<Article>> = [discussed]
            var identifiers: Set<Identifier> = []
            return try rows.compactMap { row in
                guard let work = Identifier(row.scheme, row.value), identifiers.insert(work).inserted else {
                    return nil
                }
                guard let article = row.article else { return ArticleRecord(known: work) }
                guard articles.insert(article).inserted else { return nil }
                let isReadable = try db.isReadable(article, for: viewer)
                let record = try isReadable ? db.article(article)?.record : nil
                return (record ?? ArticleRecord(known: work)).marked(try db.notices(of: article).map(\.kind))
            }
        }
    }
}

extension ArticleRecord {
    /// A work of which nothing is known but a name.
    fileprivate init(known work: Identifier) {
        self.init()
        kind = .other
        title = work.label
        identifiers = [work]
        links = work.url.map { [$0] } ?? []
    }
}
