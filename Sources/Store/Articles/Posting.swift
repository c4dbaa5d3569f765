package import Colloquium
import Foundation
import GRDB

extension Store {
    /// Makes the article (unless the work is here already) and its discussion. A work of a draft is published once: asking
    /// again gives the same discussion.
    ///
    /// What was said of the work is kept as claims. Where it is discussed already, all but what registries say is kept
    /// but believed least, unless the member added the article or moderates: nobody rewrites by posting what others
    /// discuss, also not with a page or a feed of their own.
    /// - Parameters:
    ///   - statements: all that was said, and, as the claim of a hand, what the member changed.
    ///   - item: which work of the draft it is.
    ///   - likely: the article that the member said this is, when they were asked.
    ///   - others: articles that the member said this is not, though much is alike; moderators are asked.
    ///   - unanswered: services that are to be asked later.
    /// - Throws: a problem at `club` when it discusses the article already, at `same-as` when `likely` is another work.
    package func publish(
        _ statements: [Claim.Statement], _ proposal: Discussion.Proposal, draft: Number<ArticleDraft>?, item: Int = 0,
        sameAs likely: Number<Article>? = nil, distinctFrom others: [Number<Article>] = [], unanswered: [Finding] = [],
        by viewer: Viewer, at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            let begun = try draft.map { try db.draft($0, of: member) }
            if let published = begun?.discussion(of: item) { return try db.sameDiscussion(published, as: proposal) }
            let record = ArticleRecord.merged(statements)
            if record.title.tidied.isEmpty { throw Refusal.invalid("title", "Enter the title.") }
            let (article, isHeard) = try db.article(of: record, statements, sameAs: likely, by: viewer, at: now)
            let discussion = try db.addDiscussion(of: article, proposal, by: viewer, member: member, at: now)
            try db.enqueue(
                unanswered.filter { isHeard || $0.service.source.isRegistry }, of: article, at: now)
            for other in try others.map(db.standing) where other != article {
                try db.note(article, other, .asked, at: now)
            }
            if let begun { try db.settle(item, of: begun, as: discussion, by: member, at: now) }
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
    /// - Parameters:
    ///   - draft: what the member had begun before the work was known to be here; it becomes this discussion, once.
    ///   - item: which work of the draft it is.
    package func discuss(
        _ article: Number<Article>, _ proposal: Discussion.Proposal, draft: Number<ArticleDraft>? = nil, item: Int = 0,
        by viewer: Viewer, at now: Instant
    ) async throws -> Number<Discussion> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to post an article.") }
        return try await write { db in
            let article = try db.standing(article)
            guard try db.isReadable(article, for: viewer) else { throw Refusal.noSuch("article") }
            let begun = try draft.map { try db.draft($0, of: member) }
            if let published = begun?.discussion(of: item) { return try db.sameDiscussion(published, as: proposal) }
            if let begun, !begun.articles.indices.contains(item) { throw Refusal.noSuch("article in this draft") }
            let discussion = try db.addDiscussion(of: article, proposal, by: viewer, member: member, at: now)
            if let begun { try db.settle(item, of: begun, as: discussion, by: member, at: now) }
            return discussion
        }
    }
}

extension Database {
    /// The article a posting is of, with what was said of it added: the one it is known as or said to be, else a new one.
    /// `isHeard` is whether what the member says of it counts.
    fileprivate func article(
        of record: ArticleRecord, _ statements: [Claim.Statement], sameAs likely: Number<Article>?, by viewer: Viewer,
        at now: Instant
    ) throws -> (Number<Article>, isHeard: Bool) {
        var known = try article(known: record)
        if known == nil, let likely {
            let standing = try standing(likely)
            guard try isReadable(standing, for: viewer), let shown = try self.article(standing)?.record else {
                throw Refusal.noSuch("article")
            }
            if let likeness = shown.likenessByIdentifiers(to: record), likeness == .different || likeness == .versions {
                throw Refusal.invalid(
                    "same-as", "The identifiers say that this is another work; post it as an article of its own.")
            }
            known = standing
        }
        guard var article = known else {
            let article = try addArticle(statements, by: viewer.member, at: now)
            let united = try statements.reduce(article) { try unite($0, by: $1, at: now).0 }
            return (united, isHeard: true)
        }
        let isDiscussed = try isDiscussed(article)
        if !isDiscussed {
            // Until now it was no more than a reference of an answer.
            try run(
                """
                UPDATE articles SET added_by = \(viewer.member), added_at = \(now)
                WHERE number = \(article) AND added_by IS NULL
                """)
        }
        let isHeard = try !isDiscussed || mayCurate(article, viewer)
        // What registries say is judged by what the article was before, not by what this member says of it.
        for statement in statements where statement.source.isRegistry {
            article = try claim(statement, of: article, at: now).article
        }
        for statement in statements where !statement.source.isRegistry {
            article =
                try isHeard ? claim(statement, of: article, at: now).article : hear(statement, of: article, at: now)
        }
        return (article, isHeard)
    }

    /// The discussion that a draft became, for who posts the draft again: a double click says the same, another tab may not.
    fileprivate func sameDiscussion(
        _ discussion: Number<Discussion>, as proposal: Discussion.Proposal
    ) throws -> Number<Discussion> {
        let posted = try String.all(
            self,
            """
            SELECT why FROM discussions WHERE number = \(discussion)
            UNION ALL SELECT why FROM posting_versions WHERE discussion = \(discussion)
            """)
        if posted.contains(proposal.why.source) { return discussion }
        throw Refusal.invalid(
            "why", "You posted this article already, with other words. Copy what you typed here into its discussion.")
    }

    /// Keeps what somebody says of an article that is not theirs. Where it names another article, moderators are asked.
    private func hear(
        _ statement: Claim.Statement, of article: Number<Article>, at now: Instant
    ) throws -> Number<Article> {
        let hearsay = statement.asHearsay(ofWhatIsKnownBy: try identifiers(of: article))
        for other in try articles(known: statement.record.identifiers) where other != article {
            let likeness = try self.article(other)?.record.likenessByIdentifiers(to: statement.record)
            if likeness == .same || likeness == .unclear { try note(article, other, .asked, at: now) }
        }
        return try claim(hearsay, of: article, at: now).article
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
        let schedule = try proposal.timing.schedule(in: club.timeZone, at: now)
        try run(
            """
            INSERT INTO discussions (club, article, poster, why, why_html, study_design, posted_at,
                reading_from, opens_at, closes_at, archives_at)
            VALUES (\(club.number), \(article), \(member), \(proposal.why.source), \(proposal.why.html),
                \(proposal.studyDesign), \(now), \(schedule.readingFrom), \(schedule.opensAt),
                \(schedule.closesAt), \(schedule.archivesAt))
            """)
        let discussion = insertedNumber(of: Discussion.self)
        try tag(discussion, with: proposal.tags)
        try noteDiscussed(article, in: club.number, as: discussion, by: member, at: now)
        try expectRecheck(of: article, at: now)
        try audit("discussion posted", "discussions/\(discussion)", by: member, at: now)
        return discussion
    }
}
