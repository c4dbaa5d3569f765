import Colloquium
import GRDB

extension Database {
    /// Makes one article of all those a claim names, as far as its source can be believed of others' articles; of the
    /// rest moderators are asked. The number that stays is that of the one under discussion, else the older.
    func unite(
        _ article: Number<Article>, by statement: Claim.Statement, at now: Instant
    ) throws -> (Number<Article>, merged: [Number<Article>]) {
        var survivor = article
        var merged: [Number<Article>] = []
        for other in try articles(known: statement.record.identifiers)
        where other != survivor && !merged.contains(other) {
            let likeness = try self.article(survivor)?.record.likenessByIdentifiers(
                to: self.article(other)?.record ?? ArticleRecord())
            guard likeness == .same || likeness == .unclear else { continue }
            let mayUnite = try !areKeptApart(survivor, other) && !isDiscussedTwice(survivor, other, at: now)
            guard likeness == .same, statement.source.isRegistry, mayUnite else {
                try note(survivor, other, .asked, at: now)
                continue
            }
            let gone =
                try isDiscussed(survivor) == isDiscussed(other)
                ? max(survivor, other) : isDiscussed(survivor) ? other : survivor
            survivor = gone == survivor ? other : survivor
            try absorb(gone, into: survivor, at: now)
            merged.append(gone)
            try audit(
                "articles merged", "articles/\(survivor)", by: nil, at: now,
                detail: "\(gone): \(statement.source.name) names both")
        }
        return (survivor, merged)
    }

    func isDiscussed(_ article: Number<Article>) throws -> Bool {
        try Bool.first(self, "SELECT 1 FROM discussions WHERE article = \(article)") ?? false
    }

    func isDiscussedTwice(
        _ one: Number<Article>, _ other: Number<Article>, at now: Instant
    ) throws -> Bool {
        try Bool.first(
            self,
            "SELECT 1 FROM \(Self.bothDiscussed(one, other, at: now))") ?? false
    }

    /// The discussions of two articles that one club has now, `mine` beside `theirs`, as what a statement reads from.
    static func bothDiscussed(_ one: Number<Article>, _ other: Number<Article>, at now: Instant) -> SQL {
        """
        (SELECT * FROM discussions WHERE article = \(one) AND archives_at > \(now)) AS mine
        JOIN (SELECT * FROM discussions WHERE article = \(other) AND archives_at > \(now)) AS theirs USING (club)
        """
    }

    func absorb(_ gone: Number<Article>, into article: Number<Article>, at now: Instant) throws {
        let sides = NoticeSides(one: try noticeSide(of: gone), other: try noticeSide(of: article))
        // Pins follow their claims; where both articles have one, that of the article that stays holds.
        try run(
            """
            DELETE FROM pins WHERE article = \(gone) AND field IN (SELECT field FROM pins WHERE article = \(article))
            """)
        for claim in try claims(of: gone) { try carry(claim, from: gone, to: article) }
        try run(
            """
            UPDATE discussions SET article = \(article), came_with = nullif(coalesce(came_with, \(gone)), \(article))
            WHERE article = \(gone)
            """)
        try run("UPDATE article_identifiers SET article = \(article) WHERE article = \(gone)")
        try run("DELETE FROM article_relations WHERE article = \(gone)")
        try run("DELETE FROM withheld_identifiers WHERE article = \(gone)")
        try moveToldOf(gone, to: article)
        try moveProposals(of: gone, to: article, at: now)
        try moveQueues(of: gone, to: article, at: now)
        try moveDoubles(of: gone, to: article)
        try run("UPDATE articles SET merged_into = \(article) WHERE number = \(gone)")
        try run(
            """
            UPDATE articles SET added_by = (SELECT added_by FROM articles WHERE number = \(gone))
            WHERE number = \(article) AND added_by IS NULL
            """)
        try unindex(.article, gone.rawValue)
        try show(article, at: now)
        try tell(sides, of: article, at: now)
        try settleProposals(of: article, at: now)
    }

    /// A claim comes along with its home, unless it comes back to where its source speaks by itself meanwhile.
    private func carry(_ claim: Claim, from gone: Number<Article>, to article: Number<Article>) throws {
        try run(
            """
            UPDATE claims SET article = \(article),
                home = iif(home = \(article) AND \(Self.isVoiceTaken(at: article)), \(gone), home)
            WHERE number = \(claim.number)
            """)
    }

    /// Of a row of `claims`: whether its source has a voice of its own at `article`.
    static func isVoiceTaken(at article: Number<Article>) -> SQL {
        """
        EXISTS (SELECT 1 FROM claims AS own WHERE own.article = \(article) AND own.home = \(article)
            AND own.source = claims.source AND own.detail = claims.detail)
        """
    }

    /// What a club discusses is no longer proposed to it, whichever of two numbers it was proposed under.
    private func settleProposals(of article: Number<Article>, at now: Instant) throws {
        let running = try Row.all(
            self, "SELECT club, number FROM discussions WHERE article = \(article) AND archives_at > \(now)")
        for row in running { try noteDiscussed(article, in: row["club"], as: row["number"], by: nil, at: now) }
    }

    /// Of two open proposals in a club the first here stays open, with the supporters of both.
    private func moveProposals(of gone: Number<Article>, to article: Number<Article>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO proposal_supporters (proposal, member, why, why_html, tags, since)
            SELECT kept.number, member, supporters.why, supporters.why_html, supporters.tags, since
            FROM proposals AS lost JOIN proposals AS kept ON kept.club = lost.club AND kept.state = 'open'
                JOIN proposal_supporters AS supporters ON supporters.proposal = lost.number
            WHERE lost.article = \(gone) AND lost.state = 'open' AND kept.article = \(article)
            """)
        try run(
            """
            UPDATE proposals SET state = 'withdrawn', settled_at = \(now)
            WHERE article = \(gone) AND state = 'open'
                AND club IN (SELECT club FROM proposals WHERE article = \(article) AND state = 'open')
            """)
        try run(
            """
            UPDATE proposals SET article = \(article), came_with = nullif(coalesce(came_with, \(gone)), \(article))
            WHERE article = \(gone)
            """)
    }

    /// Who was told of either is told of neither again.
    private func moveToldOf(_ gone: Number<Article>, to article: Number<Article>) throws {
        try unite(told: gone, with: article)
        try run(
            """
            INSERT OR IGNORE INTO reader_items (reader, kind, subject)
            SELECT reader, kind, \(article) FROM reader_items WHERE kind = 'article' AND subject = \(gone)
            """)
        try run("DELETE FROM reader_items WHERE kind = 'article' AND subject = \(gone)")
        try run(
            """
            INSERT OR IGNORE INTO waiting_news (member, kind, subject, subscription, happened_at)
            SELECT member, kind, \(article), subscription, happened_at FROM waiting_news
            WHERE kind = 'article' AND subject = \(gone)
            """)
        try run("DELETE FROM waiting_news WHERE kind = 'article' AND subject = \(gone)")
        try moveNotices(of: gone, to: article)
    }
}
