package import Colloquium
import GRDB

/// What a facilitator goes on with after picking a proposal.
package struct PickedProposal: Sendable {
    package enum Form: Sendable {
        case draft(ArticleDraft)
        /// The article is here already, and the facilitator may read it.
        case article(Number<Article>)
    }

    package let number: Number<Proposal>
    package let form: Form
}

extension Store {
    /// A facilitator takes a proposal up: a draft is made of it, or it leads to the article that is here. It stays open
    /// until something is published. Picking it again leads to the same draft; another facilitator gets one of their own.
    package func pick(
        _ number: Number<Proposal>, by viewer: Viewer, at now: Instant
    ) async throws -> PickedProposal {
        try await write { db in
            try db.pick(try db.proposal(number, facilitatedBy: viewer), by: viewer, at: now)
        }
    }

    /// A member proposes something, found as in `propose`, and goes on to post it: whoever may post in a club may.
    package func pick(
        _ subject: Proposal.Subject, _ proposal: Proposal, foundIn inbox: Follower? = nil, by viewer: Viewer,
        at now: Instant
    ) async throws -> PickedProposal {
        try await write { db in
            let number = try db.propose(subject, proposal, foundIn: inbox, by: viewer, at: now)
            return try db.pick(try db.proposal(number, for: viewer), by: viewer, at: now)
        }
    }

    /// The proposal that a draft of `viewer` was made of, where it was made of one.
    package func proposal(
        pickedAs draft: Number<ArticleDraft>, for viewer: Viewer
    ) async throws -> ProposalSummary? {
        try await read { db in
            let number = try Number<Proposal>.first(
                db,
                """
                SELECT proposal FROM proposal_drafts JOIN article_drafts ON article_drafts.number = draft
                WHERE draft = \(draft) AND member = \(viewer.member)
                """)
            return try number.map { try db.proposal($0, for: viewer) }
        }
    }
}

extension Database {
    fileprivate func pick(
        _ summary: ProposalSummary, by viewer: Viewer, at now: Instant
    ) throws -> PickedProposal {
        switch summary.state {
        case .open: PickedProposal(number: summary.number, form: try form(for: summary, by: viewer, at: now))
        case .picked: throw Refusal(.conflict, "This proposal is discussed already.")
        case .declined, .withdrawn: throw Refusal(.conflict, "This proposal was \(summary.state.rawValue) meanwhile.")
        }
    }

    private func form(for summary: ProposalSummary, by viewer: Viewer, at now: Instant) throws -> PickedProposal.Form {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in first.") }
        if let article = try article(of: summary.subject, summary.record), try isHere(article, for: viewer) {
            return .article(article)
        }
        let made = try Number<ArticleDraft>.first(
            self,
            """
            SELECT draft FROM proposal_drafts JOIN article_drafts ON article_drafts.number = draft
            WHERE proposal = \(summary.number) AND member = \(member) AND discarded_at IS NULL
            """)
        return .draft(try draft(made ?? addDraft(of: summary, by: member, at: now), of: member))
    }

    private func addDraft(
        of summary: ProposalSummary, by member: Number<Member>, at now: Instant
    ) throws -> Number<ArticleDraft> {
        let source = try String.first(self, "SELECT source FROM proposals WHERE number = \(summary.number)") ?? ""
        let statement =
            source.isEmpty
            ? Claim.Statement(.citationFile, summary.record)
            : Claim.Statement(.feed, detail: source, summary.record.credited(to: source))
        let draft = try addDraft(
            [DraftedArticle([statement])], source: source.isEmpty ? "the proposal" : source, by: member, at: now)
        try run("INSERT INTO proposal_drafts (draft, proposal) VALUES (\(draft), \(summary.number))")
        return draft
    }

    /// Settles the open proposals of an article that is now discussed in their club.
    /// - Parameter settler: whose doing it is; nobody's where two articles turned out to be one.
    func noteDiscussed(
        _ article: Number<Article>, in club: Number<Club>, as discussion: Number<Discussion>,
        by settler: Number<Member>?, at now: Instant
    ) throws {
        let open = try Row.all(
            self, "SELECT number, item, article, record FROM proposals WHERE club = \(club) AND state = 'open'")
        for row in open {
            let record = try (row["record"] as String?).map(ItemRecord.read) ?? ArticleRecord()
            guard try self.article(of: Self.subject(row), record) == article else { continue }
            let number: Number<Proposal> = row["number"]
            try settle("number = \(number)", as: discussion, by: settler, at: now)
        }
    }

    /// The same for the proposal a draft was made of, whatever became of the record in it.
    func noteDiscussed(
        _ draft: Number<ArticleDraft>, as discussion: Number<Discussion>, by settler: Number<Member>?, at now: Instant
    ) throws {
        try settle(
            "number = (SELECT proposal FROM proposal_drafts WHERE draft = \(draft)) AND state = 'open'", as: discussion,
            by: settler, at: now)
    }

    private func settle(
        _ chosen: SQL, as discussion: Number<Discussion>, by settler: Number<Member>?, at now: Instant
    ) throws {
        let settled = try Number<Proposal>.all(
            self,
            """
            UPDATE proposals SET state = 'picked', discussion = \(discussion), settled_by = \(settler), settled_at = \(now)
            WHERE \(chosen) AND club = (SELECT club FROM discussions WHERE number = \(discussion))
            RETURNING number
            """)
        for number in settled { try audit("proposal picked", "proposals/\(number)", by: settler, at: now) }
    }
}
