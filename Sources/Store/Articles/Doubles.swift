package import Colloquium
import GRDB

/// Pairs of articles that may be one work.
extension Store {
    /// Pairs of articles that may be one work and that nobody has decided on, oldest first; for moderators.
    /// - Parameter article: only pairs that it is one of.
    package func doubles(
        of article: Number<Article>? = nil, for viewer: Viewer, atMost limit: Int = 30
    ) async throws -> [ArticlePair] {
        guard viewer.isModerator else { return [] }
        return try await read { db in
            let chosen: SQL = article.map { "AND \($0) IN (low, high)" } ?? ""
            return try Row.all(
                db,
                """
                SELECT \(ArticlePair.Side.columns("low", viewer)), \(ArticlePair.Side.columns("high", viewer))
                FROM article_doubles JOIN articles AS low_article ON low_article.number = low
                    JOIN articles AS high_article ON high_article.number = high
                WHERE standing = 'asked' \(chosen) AND \(ArticlePair.Side.isReadable("low", viewer))
                    AND \(ArticlePair.Side.isReadable("high", viewer))
                ORDER BY noted_at, low, high LIMIT \(limit)
                """
            ).map { try ArticlePair(one: .init($0, "low"), other: .init($0, "high")) }
        }
    }

    /// Says that two articles are two works, whatever sources say.
    package func keepApart(
        _ one: Number<Article>, _ other: Number<Article>, reason: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let reason = try db.moderation(reason, by: viewer)
            if one == other { throw Refusal(.invalid, "Choose another article: this is the same one.") }
            for number in [one, other] { try db.refuseUnlessStanding(number, for: viewer) }
            try db.note(one, other, .apart, at: now)
            try db.audit(
                "articles kept apart", "articles/\(one)", by: viewer.member, at: now, detail: "\(other): \(reason)")
        }
    }
}

/// What is known of a pair of articles.
enum PairStanding: String, DatabaseValueConvertible {
    case asked, apart
}

extension Database {
    /// Notes a pair; a decision is never taken back by a question.
    func note(
        _ one: Number<Article>, _ other: Number<Article>, _ standing: PairStanding, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO article_doubles (low, high, standing, noted_at)
            VALUES (\(min(one, other)), \(max(one, other)), \(standing), \(now))
            ON CONFLICT (low, high) DO UPDATE SET standing = excluded.standing WHERE excluded.standing = 'apart'
            """)
    }

    /// What a moderator kept apart from an article stays apart from what is taken out of it.
    func keepApart(_ other: Number<Article>, asItWas article: Number<Article>, at now: Instant) throws {
        let decided = try Number<Article>.all(
            self,
            """
            SELECT iif(low = \(article), high, low) FROM article_doubles
            WHERE \(article) IN (low, high) AND standing = 'apart'
            """)
        for third in decided where third != other { try note(other, third, .apart, at: now) }
    }

    func areKeptApart(_ one: Number<Article>, _ other: Number<Article>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM article_doubles
            WHERE low = \(min(one, other)) AND high = \(max(one, other)) AND standing = 'apart'
            """) ?? false
    }

    func moveDoubles(of gone: Number<Article>, to article: Number<Article>) throws {
        try run(
            """
            INSERT INTO article_doubles (low, high, standing, noted_at)
            SELECT min(other, \(article)), max(other, \(article)), standing, noted_at
            FROM (SELECT CASE low WHEN \(gone) THEN high ELSE low END AS other, standing, noted_at
                FROM article_doubles WHERE low = \(gone) OR high = \(gone))
            WHERE other <> \(article)
            ON CONFLICT (low, high) DO UPDATE SET standing = excluded.standing WHERE excluded.standing = 'apart'
            """)
        try run("DELETE FROM article_doubles WHERE low = \(gone) OR high = \(gone)")
    }
}
