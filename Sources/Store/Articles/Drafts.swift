package import Colloquium
import Foundation
import GRDB

/// What the site understood of something a member handed in, kept until it is published or thirty days old.
package struct ArticleDraft: Sendable {
    package let number: Number<ArticleDraft>
    /// What the records were read from, as a person would name it.
    package let source: String
    /// For each article what was said of it, by one source or more; at least one article.
    package let items: [[Claim.Statement]]
    /// The discussion it became.
    package let discussion: Number<Discussion>?

    /// What would be shown of each article.
    package var records: [ArticleRecord] { items.map { ArticleRecord.merged($0) } }
}

extension Store {
    /// Keeps records that were handed in, each as what its own source says.
    package func saveDraft(
        _ records: [ArticleRecord], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        try await saveDraft(
            records.map { [Claim.Statement(handedIn: $0)] }, source: source, by: member, at: now
        )
    }

    /// Keeps what was handed in, with what sources outside said of it.
    package func saveDraft(
        _ items: [[Claim.Statement]], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        let records = String(decoding: try JSONEncoder().encode(items.map { ArticleRecord.merged($0) }), as: UTF8.self)
        let statements = String(decoding: try JSONEncoder().encode(items), as: UTF8.self)
        return try await write { db in
            try db.run("DELETE FROM article_drafts WHERE made_at < \(now - .days(30))")
            try db.run(
                """
                INSERT INTO article_drafts (member, source, records, statements, made_at)
                VALUES (\(member), \(source), \(records), \(statements), \(now))
                """)
            return db.insertedNumber(of: ArticleDraft.self)
        }
    }

    /// A draft of `member`; nobody else may see it.
    package func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) async throws -> ArticleDraft {
        try await read { db in
            guard
                let row = try Row.first(
                    db, "SELECT * FROM article_drafts WHERE number = \(number) AND member = \(member)")
            else { throw Refusal.noSuch("draft") }
            let decoder = JSONDecoder()
            var items = try decoder.decode([[Claim.Statement]].self, from: Data((row["statements"] as String).utf8))
            if items.isEmpty {
                items = try decoder.decode([ArticleRecord].self, from: Data((row["records"] as String).utf8))
                    .map { [Claim.Statement(handedIn: $0)] }
            }
            return ArticleDraft(number: number, source: row["source"], items: items, discussion: row["discussion"])
        }
    }

    /// What a member handed in and has not published, newest first, at most five.
    package func openDrafts(of member: Number<Member>) async throws -> [(number: Number<ArticleDraft>, title: String)] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT number, coalesce(nullif(json_extract(records, '$[0].title'), ''), source) AS title
                FROM article_drafts WHERE member = \(member) AND discussion IS NULL ORDER BY number DESC LIMIT 5
                """
            ).map { (number: $0["number"], title: $0["title"]) }
        }
    }

    /// Makes the article (unless the work is here already) and its discussion. A draft is published once: asking again
    /// gives the same discussion.
    ///
    /// What was said of the work is kept as claims. Where it is discussed already, what the member handed in or changed
    /// by hand is kept but believed least, unless they added the article or moderate: nobody rewrites what others discuss by posting.
    /// - Parameters:
    ///   - statements: all that was said, and, as the claim of a hand, what the member changed.
    ///   - likely: the article that the member said this is, when they were asked.
    ///   - unanswered: services that are to be asked later.
    /// - Throws: a conflict when the club discusses the article already.
    package func publish(
        _ statements: [Claim.Statement], _ proposal: Discussion.Proposal, draft: Number<ArticleDraft>?,
        sameAs likely: Number<Article>? = nil, unanswered: [Finding] = [], by viewer: Viewer, at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            if let draft, let published = try db.publication(of: draft, by: member) { return published }
            let record = ArticleRecord.merged(statements)
            if record.title.tidied.isEmpty { throw Refusal.invalid("title", "Enter the title.") }
            let article = try db.article(of: record, statements, sameAs: likely, by: viewer, at: now)
            let discussion = try db.addDiscussion(of: article, proposal, by: viewer, member: member, at: now)
            try db.enqueue(unanswered, of: article, at: now)
            if let draft { try db.run("UPDATE article_drafts SET discussion = \(discussion) WHERE number = \(draft)") }
            return discussion
        }
    }

    /// The same for a record that is known to come from where its origins say: for what the operator brings in.
    package func publish(
        _ record: ArticleRecord, _ proposal: Discussion.Proposal, draft: Number<ArticleDraft>?, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Discussion> {
        try await publish(
            [Claim.Statement(ClaimSource(origins: record.origins), record)], proposal, draft: draft, by: viewer, at: now
        )
    }

    /// Brings an article that is here to a club.
    package func discuss(
        _ article: Number<Article>, _ proposal: Discussion.Proposal, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            let article = try db.standing(article)
            guard try db.isReadable(article, for: viewer) else { throw Refusal.noSuch("article") }
            return try db.addDiscussion(of: article, proposal, by: viewer, member: member, at: now)
        }
    }
}

extension Database {
    /// The discussion a draft of `member` has become.
    fileprivate func publication(
        of draft: Number<ArticleDraft>, by member: Number<Member>
    ) throws -> Number<Discussion>? {
        let row = try Row.first(
            self, "SELECT discussion FROM article_drafts WHERE number = \(draft) AND member = \(member)")
        guard let row else { throw Refusal.noSuch("draft") }
        return row["discussion"]
    }

    /// The article a posting is of, with what was said of it added: the one it is known as or said to be, else a new one.
    fileprivate func article(
        of record: ArticleRecord, _ statements: [Claim.Statement], sameAs likely: Number<Article>?, by viewer: Viewer,
        at now: Instant
    ) throws -> Number<Article> {
        var known = try article(known: record)
        if known == nil, let likely {
            let standing = try standing(likely)
            guard try isReadable(standing, for: viewer) else { throw Refusal.noSuch("article") }
            known = standing
        }
        guard var article = known else {
            let article = try addArticle(statements, by: viewer.member, at: now)
            return try statements.reduce(article) { try unite($0, by: $1, at: now).0 }
        }
        let isDiscussed = try Bool.first(self, "SELECT 1 FROM discussions WHERE article = \(article)") != nil
        let mayCorrect = try !isDiscussed || viewer.isModerator || isAdder(viewer, of: article)
        for statement in statements {
            let isOwnWord = statement.source == .hand || statement.source == .citationFile
            let heard = mayCorrect || !isOwnWord ? statement : Claim.Statement(.pasted, statement.record)
            article = try claim(heard, of: article, at: now).article
        }
        return article
    }

    func addDiscussion(
        of article: Number<Article>, _ proposal: Discussion.Proposal, by viewer: Viewer, member: Number<Member>,
        at now: Instant
    ) throws -> Number<Discussion> {
        let club = try club(proposal.club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "You may not post in this club.")
        }
        if try Bool.first(
            self,
            """
            SELECT 1 FROM discussions
            WHERE club = \(club.number) AND article = \(article) AND archives_at > \(now)
            """) != nil
        {
            throw Refusal.invalid(
                "club", "\(club.name) discusses this article already; choose another club, or join in there.")
        }
        try run(
            """
            INSERT INTO discussions (club, article, poster, why, why_html, study_design, posted_at,
                reading_from, opens_at, closes_at, archives_at)
            VALUES (\(club.number), \(article), \(member), \(proposal.why.source), \(proposal.why.html),
                \(proposal.studyDesign), \(now), \(proposal.schedule.readingFrom), \(proposal.schedule.opensAt),
                \(proposal.schedule.closesAt), \(proposal.schedule.archivesAt))
            """)
        let discussion = insertedNumber(of: Discussion.self)
        try tag(discussion, with: proposal.tags)
        try expectRecheck(of: article, at: now)
        try audit("discussion posted", "discussions/\(discussion)", by: member, at: now)
        return discussion
    }
}
