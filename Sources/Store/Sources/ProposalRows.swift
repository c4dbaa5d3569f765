import Colloquium
import Foundation
import GRDB

extension Database {
    /// Proposals as `viewer` may read them.
    func proposals(_ chosen: SQL, for viewer: Viewer, _ slice: Slice) throws -> [ProposalSummary] {
        try Row.all(
            self,
            """
            SELECT proposals.*, clubs.name AS club_name, proposals.record AS item_record, articles.record AS article_record,
                coalesce(proposers.name, '') AS proposer_name, coalesce(settlers.name, '') AS settler_name
            FROM proposals JOIN clubs ON clubs.number = proposals.club
                LEFT JOIN articles ON articles.number = proposals.article
                LEFT JOIN members AS proposers ON proposers.number = proposer
                LEFT JOIN members AS settlers ON settlers.number = settled_by
            WHERE \(chosen) AND proposals.club IN \(viewer.readableClubs)
            ORDER BY coalesce(settled_at, \(Int64.max)) DESC,
                (SELECT count(*) FROM proposal_supporters WHERE proposal = proposals.number) DESC,
                proposals.number DESC \(slice.sql)
            """
        ).map { try summary($0, for: viewer) }
    }

    func proposal(_ number: Number<Proposal>, for viewer: Viewer) throws -> ProposalSummary {
        guard
            let found = try proposals("proposals.number = \(number)", for: viewer, Slice(size: 1)).first
        else { throw Refusal.noSuch("proposal") }
        return found
    }

    private func summary(_ row: Row, for viewer: Viewer) throws -> ProposalSummary {
        let number: Number<Proposal> = row["number"]
        let supporters = try Row.all(
            self,
            """
            SELECT member, name, why, why_html, tags FROM proposal_supporters JOIN members ON members.number = member
            WHERE proposal = \(number) ORDER BY since, member
            """
        ).map { row in
            ProposalSummary.Supporter(
                member: row["member"], name: row["name"], why: Prose(source: row["why"], html: row["why_html"]),
                tags: try JSONDecoder().decode([Tag].self, from: row["tags"]))
        }
        let tags = try JSONDecoder().decode([Tag].self, from: row["tags"])
        return ProposalSummary(
            number: number, subject: Self.subject(row), article: try readableArticle(row["article"], for: viewer),
            record: try Self.record(row),
            proposal: Proposal(
                club: row["club"], why: Prose(source: row["why"], html: row["why_html"]), tags: tags),
            clubName: row["club_name"], proposer: row["proposer"], proposerName: row["proposer_name"],
            proposedAt: row["proposed_at"], state: row["state"], settledBy: row["settler_name"],
            settledAt: row["settled_at"], reason: row["reason"], discussion: row["discussion"],
            preparers: try String.all(self, "SELECT name FROM (\(preparers(of: number)))"),
            isPrepared: try Bool.first(
                self, "SELECT 1 FROM (\(preparers(of: number))) WHERE member = \(viewer.member)") != nil,
            supporters: supporters)
    }

    /// Those who have a draft of an open proposal, the first first.
    private func preparers(of number: Number<Proposal>) -> SQL {
        """
        SELECT members.number AS member, name FROM proposals JOIN proposal_drafts ON proposal = proposals.number
            JOIN article_drafts ON article_drafts.number = proposal_drafts.draft
            JOIN members ON members.number = article_drafts.member
        WHERE proposals.number = \(number) AND state = 'open'
            AND article_drafts.discussion IS NULL AND discarded_at IS NULL
        ORDER BY made_at, draft
        """
    }

    private func readableArticle(_ number: Number<Article>?, for viewer: Viewer) throws -> Number<Article>? {
        guard let article = try number.map({ try standing($0) }) else { return nil }
        return try isReadable(article, for: viewer) ? article : nil
    }

    static func subject(_ row: Row) -> Proposal.Subject {
        if let article = row["article"] as Number<Article>? { return .article(article) }
        return .item(row["item"])
    }

    private static func record(_ row: Row) throws -> ArticleRecord {
        if let text = row["item_record"] as String? { return try ItemRecord.read(text) }
        return try JSONDecoder().decode(ArticleRecord.self, from: row["article_record"])
    }

    /// An open proposal of a club `viewer` may post in, and who they are.
    func openProposal(
        _ number: Number<Proposal>, writableFor viewer: Viewer
    ) throws -> (proposal: ProposalSummary, member: Number<Member>) {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in first.") }
        let summary = try proposal(number, for: viewer)
        guard summary.state == .open else { throw Refusal(.conflict, "This proposal is not open any more.") }
        let club = try self.club(summary.proposal.club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "You may not post in this club.")
        }
        return (summary, member)
    }

    func proposal(_ number: Number<Proposal>, facilitatedBy viewer: Viewer) throws -> ProposalSummary {
        let summary = try proposal(number, for: viewer)
        guard viewer.facilitates(summary.proposal.club) else {
            throw Refusal(.forbidden, "Only a facilitator of the club decides on proposals.")
        }
        return summary
    }

    func settle(
        _ number: Number<Proposal>, _ state: Proposal.State, because reason: String = "", by viewer: Viewer,
        at now: Instant
    ) throws {
        try run(
            """
            UPDATE proposals SET state = \(state), settled_by = \(viewer.member), settled_at = \(now),
                reason = \(reason) WHERE number = \(number)
            """)
        try audit("proposal \(state.rawValue)", "proposals/\(number)", by: viewer.member, at: now)
    }
}

extension Database {
    /// An article that is open to `viewer`.
    func requireReadable(_ article: Number<Article>, for viewer: Viewer) throws {
        let isReadable = try Bool.first(
            self, "SELECT 1 FROM discussions WHERE article = \(article) AND club IN \(viewer.readableClubs)")
        if try isReadable == nil && !isAdder(viewer, of: article) { throw Refusal.noSuch("article") }
    }

    /// An item that is an article here is proposed as that article, so that one work has one proposal: where all who read
    /// the proposal may read the article. What only a private club has is not told to another.
    /// - Parameter names: of the item's work, in what was seen of it.
    func settled(
        _ subject: Proposal.Subject, named names: [Identifier], in club: Number<Club>
    ) throws -> Proposal.Subject {
        guard case .item = subject, let article = try articles(known: names).first else { return subject }
        let isOpen = try Bool.first(
            self,
            """
            SELECT 1 FROM discussions JOIN clubs ON clubs.number = club
            WHERE article = \(article) AND (club = \(club) OR visibility <> 'private') LIMIT 1
            """)
        return isOpen == nil ? subject : .article(article)
    }

    /// The article a proposal is of, as far as it is here.
    func article(of subject: Proposal.Subject, _ record: ArticleRecord) throws -> Number<Article>? {
        switch subject {
        case .item: try articles(known: ItemKeys.works(of: record)).first
        case .article(let article): try standing(article)
        }
    }

    func refuseDiscussed(_ subject: Proposal.Subject, in club: Club, at now: Instant) throws {
        guard case .article(let article) = subject else { return }
        let isDiscussed = try Bool.first(
            self,
            """
            SELECT 1 FROM discussions
            WHERE club = \(club.number) AND article = \(article) AND archives_at > \(now)
            """)
        if isDiscussed != nil {
            throw Refusal.invalid("club", "\(club.name) discusses this article already; join in there.")
        }
    }

    func openProposal(of subject: Proposal.Subject, in club: Number<Club>) throws -> Number<Proposal>? {
        let chosen: SQL =
            switch subject {
            case .item(let item): "item = \(item)"
            case .article(let article): "article = \(article)"
            }
        return try Number.first(
            self, "SELECT number FROM proposals WHERE club = \(club) AND state = 'open' AND \(chosen)")
    }

    /// - Parameter member: nil where a rule makes it.
    func addProposal(
        _ subject: Proposal.Subject, _ proposal: Proposal, seen: SeenRecord?, by member: Number<Member>?,
        at now: Instant
    ) throws -> Number<Proposal> {
        var item: Number<Item>?
        var article: Number<Article>?
        switch subject {
        case .item(let number): item = number
        case .article(let number): article = number
        }
        try run(
            """
            INSERT INTO proposals (club, item, article, record, source, proposer, why, why_html, tags, proposed_at)
            VALUES (\(proposal.club), \(item), \(article), \(item == nil ? nil : seen?.record),
                \(seen?.source ?? ""), \(member), \(proposal.why.source), \(proposal.why.html),
                \(try proposal.tagList), \(now))
            """)
        return insertedNumber(of: Proposal.self)
    }
}

extension Proposal {
    /// The tags as the column `tags` has them.
    var tagList: String {
        get throws { String(decoding: try JSONEncoder().encode(tags), as: UTF8.self) }
    }
}
