package import Colloquium
import GRDB

/// Making one article of two that are one work, and two of one that are not. A merged number leads to where the work
/// stands, for ever; what it had is kept there.
extension Store {
    /// Merges `gone` into `article`: claims, discussions and everything that hangs on them go there. Moderators may, for
    /// articles they may read.
    /// - Throws: a conflict for an article merged already, or where a club discusses both at this moment.
    package func merge(
        _ gone: Number<Article>, into article: Number<Article>, reason: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let reason = try db.moderation(reason, by: viewer)
            if gone == article { throw Refusal.invalid("article", "Choose another article: this is the same one.") }
            for number in [gone, article] { try db.refuseUnlessStanding(number, for: viewer) }
            if try db.isDiscussedTwice(gone, article, at: now) {
                throw Refusal(
                    .conflict, "A club discusses both articles now; merge them when one of the discussions is archived."
                )
            }
            try db.absorb(gone, into: article, at: now)
            try db.audit(
                "articles merged", "articles/\(article)", by: viewer.member, at: now, detail: "\(gone): \(reason)")
        }
    }

    /// Takes claims and discussions out of an article, for they are of another work, and gives that its number:
    /// `merged`, when that number was merged into this article and comes back, else a new one. The two are never put
    /// together again by a claim.
    package func split(
        _ claims: [Number<Claim>], discussions: [Number<Discussion>], outOf article: Number<Article>,
        givingBack merged: Number<Article>? = nil, reason: String, by viewer: Viewer, at now: Instant
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
            for claim in claims { try db.move(claim, to: other) }
            for discussion in discussions {
                try db.run("UPDATE discussions SET article = \(other) WHERE number = \(discussion)")
            }
            try db.settleSplit(of: article, from: other, at: now)
            try db.audit(
                "article split", "articles/\(article)", by: viewer.member, at: now, detail: "\(other): \(reason)")
            return other
        }
    }

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

extension Database {
    /// The number under which a work stands: its own, or that of the article it was merged into.
    func standing(_ number: Number<Article>) throws -> Number<Article> {
        let found = try Number<Article>.first(
            self,
            """
            WITH RECURSIVE way (number, next) AS (
                SELECT number, merged_into FROM articles WHERE number = \(number)
                UNION SELECT articles.number, merged_into FROM way JOIN articles ON articles.number = way.next)
            SELECT number FROM way WHERE next IS NULL
            """)
        guard let found else { throw Refusal.noSuch("article") }
        return found
    }

    /// Makes one article of all those a claim names, as far as its source can be believed of others' articles; of the
    /// rest moderators are asked. The oldest number stays.
    func unite(
        _ article: Number<Article>, by statement: Claim.Statement, at now: Instant
    ) throws -> (Number<Article>, merged: [Number<Article>]) {
        var survivor = article
        var merged: [Number<Article>] = []
        for other in try articles(known: statement.record.identifiers) where other != survivor {
            let likeness = try self.article(survivor)?.record.likenessByIdentifiers(
                to: self.article(other)?.record ?? ArticleRecord())
            guard likeness == .same || likeness == .unclear else { continue }
            let mayUnite = try !areKeptApart(survivor, other) && !isDiscussedTwice(survivor, other, at: now)
            guard likeness == .same, statement.source.isRegistry, mayUnite else {
                try note(survivor, other, .asked, at: now)
                continue
            }
            let gone = max(survivor, other)
            survivor = min(survivor, other)
            try absorb(gone, into: survivor, at: now)
            merged.append(gone)
            try audit(
                "articles merged", "articles/\(survivor)", by: nil, at: now,
                detail: "\(gone): \(statement.source.name) names both")
        }
        return (survivor, merged)
    }

    private func areKeptApart(_ one: Number<Article>, _ other: Number<Article>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM article_doubles
            WHERE low = \(min(one, other)) AND high = \(max(one, other)) AND standing = 'apart'
            """) ?? false
    }

    fileprivate func isDiscussedTwice(
        _ one: Number<Article>, _ other: Number<Article>, at now: Instant
    ) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM discussions AS mine JOIN discussions AS theirs USING (club)
            WHERE mine.article = \(one) AND theirs.article = \(other)
                AND mine.archives_at > \(now) AND theirs.archives_at > \(now)
            """) ?? false
    }

    fileprivate func absorb(_ gone: Number<Article>, into article: Number<Article>, at now: Instant) throws {
        // Pins follow their claims; where both articles have one, that of the article that stays holds.
        try run(
            """
            DELETE FROM pins WHERE article = \(gone) AND field IN (SELECT field FROM pins WHERE article = \(article))
            """)
        try run("UPDATE claims SET article = \(article) WHERE article = \(gone)")
        try run("UPDATE discussions SET article = \(article) WHERE article = \(gone)")
        try run("UPDATE article_identifiers SET article = \(article) WHERE article = \(gone)")
        try run("DELETE FROM article_relations WHERE article = \(gone)")
        try moveToldOf(gone, to: article)
        try moveQueues(of: gone, to: article, at: now)
        try moveDoubles(of: gone, to: article)
        try run("UPDATE articles SET merged_into = \(article) WHERE number = \(gone)")
        try unindex(.article, gone.rawValue)
        try show(article, at: now)
        try tellAll(of: article, at: now)
    }

    /// Who was told of either is told of neither again.
    private func moveToldOf(_ gone: Number<Article>, to article: Number<Article>) throws {
        try run(
            """
            INSERT OR IGNORE INTO digest_items (member, article, digest)
            SELECT member, \(article), digest FROM digest_items WHERE article = \(gone)
            """)
        try run("DELETE FROM digest_items WHERE article = \(gone)")
        try moveNotices(of: gone, to: article)
    }

    private func moveDoubles(of gone: Number<Article>, to article: Number<Article>) throws {
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

/// What is known of a pair of articles.
private enum PairStanding: String, DatabaseValueConvertible {
    case asked, apart
}

extension Database {
    /// Notes a pair; a decision is never taken back by a question.
    fileprivate func note(
        _ one: Number<Article>, _ other: Number<Article>, _ standing: PairStanding, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO article_doubles (low, high, standing, noted_at)
            VALUES (\(min(one, other)), \(max(one, other)), \(standing), \(now))
            ON CONFLICT (low, high) DO UPDATE SET standing = excluded.standing WHERE excluded.standing = 'apart'
            """)
    }

    fileprivate func moderation(_ reason: String, by viewer: Viewer) throws -> String {
        guard viewer.isModerator else {
            throw Refusal(.forbidden, "Only a moderator may merge articles or split them.")
        }
        var inspection = Inspection()
        let reason = inspection.text(reason, "reason", called: "the reason", limit: 1_000)
        try inspection.settle()
        return reason
    }

    fileprivate func refuseUnlessStanding(_ number: Number<Article>, for viewer: Viewer) throws {
        let standing = try standing(number)
        guard try isReadable(standing, for: viewer) else { throw Refusal.noSuch("article") }
        if standing != number {
            throw Refusal(.conflict, "Article \(number) was merged already; the work stands as article \(standing).")
        }
    }

    fileprivate func refuseUnlessPart(_ claims: [Number<Claim>], of article: Number<Article>) throws {
        let all = Set(try self.claims(of: article).map(\.number))
        if claims.isEmpty { throw Refusal.invalid("claims", "Choose what belongs to the other work.") }
        guard all.isSuperset(of: claims) else { throw Refusal.noSuch("claim of this article") }
        if all.subtracting(claims).isEmpty {
            throw Refusal.invalid("claims", "Leave at least one claim: an article about which nothing is said is none.")
        }
    }

    /// Lets a number that was merged into `article` stand by itself again.
    fileprivate func restore(_ merged: Number<Article>, outOf article: Number<Article>) throws -> Number<Article> {
        try run("UPDATE articles SET merged_into = NULL WHERE number = \(merged) AND merged_into = \(article)")
        if changesCount == 0 {
            throw Refusal.invalid("article", "Article \(merged) was not merged into this one; leave the number empty.")
        }
        return merged
    }

    fileprivate func addEmptyArticle(by viewer: Viewer, at now: Instant) throws -> Number<Article> {
        try run(
            """
            INSERT INTO articles (title, record, added_by, added_at) VALUES ('…', '{}', \(viewer.member), \(now))
            """)
        return insertedNumber(of: Article.self)
    }

    /// A claim that leaves is at home where it goes, unless its source has a voice of its own there.
    fileprivate func move(_ claim: Number<Claim>, to article: Number<Article>) throws {
        try run("UPDATE claims SET article = \(article) WHERE number = \(claim)")
        try run(
            """
            UPDATE claims SET home = \(article) WHERE number = \(claim) AND NOT EXISTS (
                SELECT 1 FROM claims AS others WHERE others.article = \(article) AND others.home = \(article)
                    AND others.source = claims.source AND others.detail = claims.detail)
            """)
    }

    fileprivate func settleSplit(of article: Number<Article>, from other: Number<Article>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO digest_items (member, article, digest)
            SELECT member, \(other), digest FROM digest_items WHERE article = \(article)
            """)
        try copyNotices(of: article, to: other, at: now)
        try note(article, other, .apart, at: now)
        for number in [article, other] {
            try show(number, at: now)
            try expectRecheck(of: number, at: now)
        }
    }
}
