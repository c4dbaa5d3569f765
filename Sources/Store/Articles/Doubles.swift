package import Colloquium
import GRDB

/// Pairs of articles that may be one work.
extension Store {
    /// Pairs of articles that may be one work and that nobody has decided on, oldest first; for moderators.
    package func doubles(for viewer: Viewer) async throws -> [(one: Article, other: Article)] {
        guard viewer.isModerator else { return [] }
        return try await read { db in
            try Row.all(
                db,
                "SELECT low, high FROM article_doubles WHERE standing = 'asked' ORDER BY noted_at, low, high LIMIT 200"
            ).compactMap { row in
                let (low, high): (Number<Article>, Number<Article>) = (row["low"], row["high"])
                guard try db.isReadable(low, for: viewer), try db.isReadable(high, for: viewer),
                    let one = try db.article(low), let other = try db.article(high)
                else { return nil }
                return (one: one, other: other)
            }
        }
    }

    /// Says that two articles are two works, whatever sources say.
    package func keepApart(
        _ one: Number<Article>, _ other: Number<Article>, reason: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let reason = try db.moderation(reason, by: viewer)
            if one == other { throw Refusal.invalid("article", "Choose another article: this is the same one.") }
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
            INSERT OR IGNORE INTO article_doubles (low, high, standing, noted_at)
            SELECT min(other, \(article)), max(other, \(article)), standing, noted_at
            FROM (SELECT CASE low WHEN \(gone) THEN high ELSE low END AS other, standing, noted_at
                FROM article_doubles WHERE low = \(gone) OR high = \(gone))
            WHERE other <> \(article)
            """)
        try run("DELETE FROM article_doubles WHERE low = \(gone) OR high = \(gone)")
    }
}
