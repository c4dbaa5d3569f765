package import Colloquium
import GRDB

extension Store {
    /// Takes claims, discussions and proposals out of an article, for they are of another work, and gives that its number:
    /// `merged`, when that number was merged into this article and comes back, else a new one. The two are never put
    /// together again by a claim.
    package func split(
        _ claims: [Number<Claim>], discussions: [Number<Discussion>], proposals: [Number<Proposal>] = [],
        outOf article: Number<Article>, givingBack merged: Number<Article>? = nil, reason: String, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Article> {
        try await write { db in
            let reason = try db.moderation(reason, by: viewer)
            try db.refuseUnlessStanding(article, for: viewer)
            try db.refuseUnlessPart(claims, of: article)
            for discussion in discussions {
                guard try db.discussion(discussion, for: viewer).article == article else {
                    throw Refusal.noSuch("discussion of this article")
                }
            }
            let other = try merged.map { try db.restore($0, outOf: article) } ?? db.addEmptyArticle(by: viewer, at: now)
            try db.move(claims, from: article, to: other)
            for discussion in discussions {
                try db.run(
                    "UPDATE discussions SET article = \(other), came_with = nullif(came_with, \(other)) WHERE number = \(discussion)"
                )
            }
            try db.move(proposals, of: article, to: other, for: viewer)
            try db.settleSplit(of: article, from: other, at: now)
            try db.audit(
                "article split", "articles/\(article)", by: viewer.member, at: now, detail: "\(other): \(reason)")
            return other
        }
    }
}

extension Database {
    /// Lets a number that was merged into `article` stand by itself again.
    fileprivate func restore(_ merged: Number<Article>, outOf article: Number<Article>) throws -> Number<Article> {
        guard try absorbed(by: article).contains(merged) else {
            throw Refusal.invalid("article", "Article \(merged) was not merged into this one; leave the number empty.")
        }
        try run("UPDATE articles SET merged_into = NULL WHERE number = \(merged)")
        return merged
    }

    /// Numbers that lead to an article, over any number of merges.
    func absorbed(by article: Number<Article>) throws -> [Number<Article>] {
        try Number<Article>.all(
            self,
            """
            WITH RECURSIVE led (number) AS (
                SELECT number FROM articles WHERE merged_into = \(article)
                UNION SELECT articles.number FROM led JOIN articles ON merged_into = led.number)
            SELECT number FROM led ORDER BY number
            """)
    }

    fileprivate func move(
        _ proposals: [Number<Proposal>], of article: Number<Article>, to other: Number<Article>, for viewer: Viewer
    ) throws {
        for proposal in proposals {
            try run(
                """
                UPDATE proposals SET article = \(other), came_with = nullif(came_with, \(other))
                WHERE number = \(proposal) AND article = \(article) AND state = 'open' AND club IN \(viewer.readableClubs)
                """)
            if changesCount == 0 { throw Refusal.noSuch("open proposal of this article") }
        }
    }

    fileprivate func addEmptyArticle(by viewer: Viewer, at now: Instant) throws -> Number<Article> {
        try run(
            """
            INSERT INTO articles (title, record, added_by, added_at) VALUES ('…', '{}', \(viewer.member), \(now))
            """)
        return insertedNumber(of: Article.self)
    }

    /// Those that come home go first: the others are guests beside them.
    fileprivate func move(
        _ claims: [Number<Claim>], from article: Number<Article>, to other: Number<Article>
    ) throws {
        let atHome = Set(
            try Number<Claim>.all(self, "SELECT number FROM claims WHERE number IN \(claims) AND home = \(other)"))
        for claim in claims.filter(atHome.contains) + claims.filter({ !atHome.contains($0) }) {
            try move(claim, from: article, to: other)
        }
    }

    /// A claim that leaves is at home where it goes, unless its source has a voice of its own there.
    private func move(_ claim: Number<Claim>, from article: Number<Article>, to other: Number<Article>) throws {
        try run(
            """
            UPDATE claims SET article = \(other), home = CASE WHEN NOT \(Self.isVoiceTaken(at: other)) THEN \(other)
                WHEN home = \(other) THEN \(article) ELSE home END
            WHERE number = \(claim)
            """)
    }

    fileprivate func settleSplit(of article: Number<Article>, from other: Number<Article>, at now: Instant) throws {
        try copy(told: article, to: other)
        try run(
            """
            INSERT OR IGNORE INTO reader_items (reader, kind, subject)
            SELECT reader, kind, \(other) FROM reader_items WHERE kind = 'article' AND subject = \(article)
            """)
        try copyNotices(of: article, to: other)
        try keepApart(other, asItWas: article, at: now)
        try note(article, other, .apart, at: now)
        // Who has not answered yet may know either.
        try run(
            """
            INSERT OR IGNORE INTO pending_resolutions (article, service, reason, enqueued_at, due_at)
            SELECT \(other), service, reason, enqueued_at, due_at FROM pending_resolutions WHERE article = \(article)
            """)
        try moveNames(of: article, to: other)
        for number in [article, other] {
            try show(number, at: now)
            try expectRecheck(of: number, at: now)
        }
        try gatherApart(article, other, at: now)
    }

    /// Whoever was to hear of the article hears of the one that they asked for.
    private func gatherApart(_ article: Number<Article>, _ other: Number<Article>, at now: Instant) throws {
        // What waits since somebody chose to hear of it at once was not put there by when it was posted, and stays.
        try run(
            """
            DELETE FROM waiting_news WHERE kind = 'article' AND subject IN (\(article), \(other))
                AND happened_at IN (SELECT posted_at FROM discussions WHERE article IN (\(article), \(other)))
            """)
        try gatherAgain(article, at: now)
        try gatherAgain(other, at: now)
    }

    /// Names go with the claims that give them, before anybody else who goes by them is asked.
    private func moveNames(of article: Number<Article>, to other: Number<Article>) throws {
        let left = ArticleRecord.merged(try claims(of: article)).identifiers
        for name in ArticleRecord.merged(try claims(of: other)).identifiers where !left.contains(name) {
            try run(
                """
                UPDATE article_identifiers SET article = \(other)
                WHERE scheme = \(name.scheme) AND value = \(name.value) AND article = \(article)
                """)
        }
    }
}
