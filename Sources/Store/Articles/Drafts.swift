package import Colloquium
import Foundation
import GRDB

/// What the site understood of something a member handed in, kept until it is published or thirty days old.
package struct ArticleDraft: Sendable {
    package let number: Number<ArticleDraft>
    /// What the records were read from, as a person would name it.
    package let source: String
    /// At least one.
    package let records: [ArticleRecord]
    /// The discussion it became.
    package let discussion: Number<Discussion>?
}

extension Store {
    package func saveDraft(
        _ records: [ArticleRecord], source: String, by member: Number<Member>, at now: Instant
    ) async throws -> Number<ArticleDraft> {
        try await write { db in try db.addDraft(records, source: source, by: member, at: now) }
    }

    /// A draft of `member`; nobody else may see it.
    package func draft(_ number: Number<ArticleDraft>, of member: Number<Member>) async throws -> ArticleDraft {
        try await read { db in
            guard
                let row = try Row.first(
                    db, "SELECT * FROM article_drafts WHERE number = \(number) AND member = \(member)")
            else { throw Refusal.noSuch("draft") }
            let records = try JSONDecoder().decode([ArticleRecord].self, from: Data((row["records"] as String).utf8))
            return ArticleDraft(number: number, source: row["source"], records: records, discussion: row["discussion"])
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
    /// - Throws: a conflict when the club discusses the article already.
    package func publish(
        _ record: ArticleRecord, _ proposal: Discussion.Proposal, draft: Number<ArticleDraft>?, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            if let draft, let published = try db.publication(of: draft, by: member) { return published }
            let known = try db.article(known: record.identifiers)
            if let known { try db.identify(known, by: record.identifiers) }
            let article = try known ?? db.addArticle(record, by: member, at: now)
            let discussion = try db.addDiscussion(of: article, proposal, by: viewer, member: member, at: now)
            if let draft { try db.run("UPDATE article_drafts SET discussion = \(discussion) WHERE number = \(draft)") }
            return discussion
        }
    }

    /// Brings an article that is here to a club.
    package func discuss(
        _ article: Number<Article>, _ proposal: Discussion.Proposal, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            let readable = try Bool.first(
                db,
                """
                SELECT 1 FROM articles WHERE number = \(article) AND (added_by = \(member) OR number IN
                    (SELECT article FROM discussions WHERE club IN \(viewer.readableClubs)))
                """)
            if readable == nil { throw Refusal.noSuch("article") }
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

    func addDraft(
        _ records: [ArticleRecord], source: String, by member: Number<Member>, at now: Instant
    ) throws -> Number<ArticleDraft> {
        let encoded = String(decoding: try JSONEncoder().encode(records), as: UTF8.self)
        try run("DELETE FROM article_drafts WHERE made_at < \(now - .days(30))")
        try run(
            """
            INSERT INTO article_drafts (member, source, records, made_at)
            VALUES (\(member), \(source), \(encoded), \(now))
            """)
        return insertedNumber(of: ArticleDraft.self)
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
        try audit("discussion posted", "discussions/\(discussion)", by: member, at: now)
        return discussion
    }
}
