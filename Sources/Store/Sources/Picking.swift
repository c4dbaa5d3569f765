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
    /// A facilitator takes a proposal up: a draft is made of it, or it leads to the article that is here. Picking it again
    /// leads to the same draft; another facilitator gets one of their own as long as nothing is published.
    package func pick(
        _ number: Number<Proposal>, by viewer: Viewer, at now: Instant
    ) async throws -> PickedProposal {
        try await write { db in try db.pick(number, by: viewer, at: now) }
    }

    /// A facilitator proposes something and takes it up, both or neither.
    package func pick(
        _ subject: Proposal.Subject, _ proposal: Proposal, by viewer: Viewer, at now: Instant
    ) async throws -> PickedProposal {
        try await write { db in
            let number = try db.propose(subject, proposal, by: viewer, at: now)
            return try db.pick(number, by: viewer, at: now)
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
        _ number: Number<Proposal>, by viewer: Viewer, at now: Instant
    ) throws -> PickedProposal {
        let summary = try proposal(number, facilitatedBy: viewer)
        if summary.state == .declined || summary.state == .withdrawn {
            throw Refusal(.conflict, "This proposal was \(summary.state.rawValue) meanwhile.")
        }
        if summary.discussion != nil { throw Refusal(.conflict, "This proposal is discussed already.") }
        let form = try form(for: summary, by: viewer, at: now)
        if summary.state == .open { try settle(number, .picked, by: viewer, at: now) }
        return PickedProposal(number: number, form: form)
    }

    private func form(for summary: ProposalSummary, by viewer: Viewer, at now: Instant) throws -> PickedProposal.Form {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in first.") }
        if let article = try article(of: summary.subject), try isReadable(article, for: viewer) {
            return .article(article)
        }
        let made = try Number<ArticleDraft>.first(
            self,
            """
            SELECT draft FROM proposal_drafts JOIN article_drafts ON article_drafts.number = draft
            WHERE proposal = \(summary.number) AND member = \(member)
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

    /// Notes what picked proposals became: those of an article that is now discussed in their club.
    func noteDiscussed(_ article: Number<Article>, in club: Number<Club>, as discussion: Number<Discussion>) throws {
        let waiting = try Row.all(
            self,
            """
            SELECT number, item, article FROM proposals
            WHERE club = \(club) AND state = 'picked' AND discussion IS NULL
            """)
        for row in waiting where try self.article(of: Self.subject(row)) == article {
            let number: Number<Proposal> = row["number"]
            try run("UPDATE proposals SET discussion = \(discussion) WHERE number = \(number)")
        }
    }

    /// The same for the proposal a draft was made of, whatever its facilitator made of the record.
    func noteDiscussed(_ draft: Number<ArticleDraft>, as discussion: Number<Discussion>) throws {
        try run(
            """
            UPDATE proposals SET discussion = \(discussion)
            WHERE number = (SELECT proposal FROM proposal_drafts WHERE draft = \(draft)) AND discussion IS NULL
                AND club = (SELECT club FROM discussions WHERE number = \(discussion))
            """)
    }
}
