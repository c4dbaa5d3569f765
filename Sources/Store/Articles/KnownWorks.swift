package import Colloquium
import GRDB

/// Which articles that are here a record may be of.
extension Store {
    /// The article that is here under one of these identifiers.
    package func article(known identifiers: [Identifier]) async throws -> Number<Article>? {
        try await read { db in try db.articles(known: identifiers).first }
    }

    /// The article that is here and that a record is of, by what both say; a shared identifier is not enough where two
    /// others contradict.
    package func article(known record: ArticleRecord) async throws -> Number<Article>? {
        try await read { db in try db.article(known: record) }
    }

    /// Articles that `viewer` may read and that may be the work of a record, although no identifier says so: by title,
    /// first author and year, likeliest first, at most five. The person who posts is asked.
    package func likely(_ record: ArticleRecord, for viewer: Viewer) async throws -> [Article] {
        try await read { db in try db.likely(record, for: viewer) }
    }
}

extension Database {
    /// Where each of these identifiers stands, the surest identifier first, each article once.
    func articles(known identifiers: [Identifier]) throws -> [Number<Article>] {
        var found: [Number<Article>] = []
        for scheme in Identifier.Scheme.allCases {
            for identifier in identifiers where identifier.scheme == scheme {
                let article = try Number<Article>.first(
                    self,
                    "SELECT article FROM article_identifiers WHERE scheme = \(scheme) AND value = \(identifier.value)")
                if let article, !found.contains(article) { found.append(article) }
            }
        }
        return found
    }

    func article(known record: ArticleRecord) throws -> Number<Article>? {
        try articles(known: record.identifiers).first { number in
            try article(number)?.record.likenessByIdentifiers(to: record) == .same
        }
    }

    fileprivate func likely(_ record: ArticleRecord, for viewer: Viewer) throws -> [Article] {
        guard let key = WorkKey(record) else { return [] }
        let words = key.mainTitle.split(separator: " ").prefix(12).joined(separator: " ")
        let numbers = try Number<Article>.all(
            self,
            """
            SELECT search.number FROM search WHERE search MATCH \("title : \"\(words)\"") AND kind = 'article'
                AND EXISTS (SELECT 1 FROM discussions WHERE article = search.number AND club IN \(viewer.readableClubs))
            ORDER BY bm25(search, 8.0, 1.0), search.rowid LIMIT 50
            """)
        let near = try numbers.compactMap { try article($0) }.filter { $0.record.likeness(to: record) == .unclear }
        return Array(near.prefix(5))
    }
}
