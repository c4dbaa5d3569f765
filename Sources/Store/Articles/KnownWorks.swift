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

    /// Whether a work counts as here for `viewer`: a discussion of it is theirs to read, or they added it.
    package func isHere(_ article: Number<Article>, for viewer: Viewer) async throws -> Bool {
        try await read { db in try db.isHere(article, for: viewer) }
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
        let readable: SQL =
            "EXISTS (SELECT 1 FROM discussions WHERE article = articles.number AND club IN \(viewer.readableClubs))"
        return Array(try lookAlikes(of: record, where: readable).prefix(5))
    }

    /// Articles that may be the work of a record, although no identifier says so.
    private func lookAlikes(of record: ArticleRecord, where condition: SQL) throws -> [Article] {
        guard let key = WorkKey(record) else { return [] }
        return try articles(titledLike: key, where: condition, atMost: 50)
            .filter { $0.record.likeness(to: record) == .unclear }
    }

    /// Asks moderators of the articles that look like this one, whatever the member said who posted it.
    func askOfLookAlikes(of article: Number<Article>, at now: Instant) throws {
        guard let record = try self.article(article)?.record else { return }
        for other in try lookAlikes(of: record, where: "number <> \(article)") {
            try note(article, other.number, .asked, at: now)
        }
    }
}
