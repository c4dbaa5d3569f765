package import Colloquium
import GRDB

/// A proposal as a list shows it.
package struct ProposalSummary: Sendable {
    package let number: Number<Proposal>
    package let subject: Proposal.Subject
    /// The article it is of, where the viewer may read it.
    package let article: Number<Article>?
    package let record: ArticleRecord
    package let proposal: Proposal
    package let clubName: String
    /// Nil where a rule made it, or the member is gone.
    package let proposer: Number<Member>?
    package let proposerName: String
    package let proposedAt: Instant
    package let state: Proposal.State
    /// Who settled it; empty while it is open.
    package let settledBy: String
    package let settledAt: Instant?
    /// Why it was declined.
    package let reason: String
    /// What a picked one became, where it has become something.
    package let discussion: Number<Discussion>?
    /// Who has a draft of it, the first first; empty when it is settled.
    package let preparers: [String]
    /// Whether the viewer is one of them.
    package let isPrepared: Bool
    /// Who would discuss it, the first first.
    package let supporters: [Supporter]

    package struct Supporter: Sendable {
        package let member: Number<Member>
        package let name: String
        /// Why, in their own words; empty where they only agreed.
        package let why: Prose
        /// Those they would give it; empty where they only agreed.
        package let tags: [Tag]
    }

    /// The proposal in the own words of a member, who made it or proposed it too; for others without words, since those
    /// of another do not go out under their name.
    package func proposal(asPutBy member: Number<Member>?) -> Proposal {
        if let member, proposer == member { return proposal }
        guard let own = supporters.first(where: { $0.member == member && !$0.why.source.isEmpty }) else {
            return Proposal(club: proposal.club, why: Prose(source: "", html: ""), tags: proposal.tags)
        }
        return Proposal(club: proposal.club, why: own.why, tags: own.tags)
    }

    /// Who made it, for another who goes on with it; nil where a rule made it, or who made it is gone.
    package func proposer(besides member: Number<Member>?) -> ProposedWords? {
        guard let proposer, proposer != member else { return nil }
        return ProposedWords(proposer: proposer, name: proposerName, why: proposal.why)
    }
}

extension Store {
    /// Proposes an item or an article to a club. Who proposes what is proposed already joins those who would discuss it,
    /// with their own *why*; who made the proposal writes it anew.
    /// - Parameter inbox: where an item was found, which is all that is told of it; the proposer's own where it is nil.
    /// - Throws: when the club discusses it already, or when the subject is not open to `viewer`.
    package func propose(
        _ subject: Proposal.Subject, _ proposal: Proposal, foundIn inbox: Follower? = nil, by viewer: Viewer,
        at now: Instant
    ) async throws -> Number<Proposal> {
        try await write { db in try db.propose(subject, proposal, foundIn: inbox, by: viewer, at: now) }
    }

    /// The proposals of a club in some states: the open ones first, of these what most would discuss, then the newest;
    /// after them what was settled last.
    package func proposals(
        of club: Number<Club>, _ states: Set<Proposal.State> = [.open], for viewer: Viewer, _ slice: Slice
    ) async throws -> Sliced<ProposalSummary> {
        guard viewer.isMember else { throw Refusal(.signInNeeded, "Sign in to see what was proposed.") }
        return try await read { db in
            _ = try db.club(club, for: viewer)
            let chosen = states.map(\.rawValue)
            return Sliced(
                try db.proposals("proposals.club = \(club) AND state IN \(chosen)", for: viewer, slice), slice)
        }
    }

    package func proposal(_ number: Number<Proposal>, for viewer: Viewer) async throws -> ProposalSummary {
        guard viewer.isMember else { throw Refusal(.signInNeeded, "Sign in to see what was proposed.") }
        return try await read { db in try db.proposal(number, for: viewer) }
    }

    /// What `viewer` wrote when they proposed an item or an article, where that is open still; the last where they
    /// proposed it to several clubs.
    package func openProposal(of subject: Proposal.Subject, by viewer: Viewer) async throws -> Proposal? {
        guard let member = viewer.member else { return nil }
        return try await read { db in
            let chosen: SQL =
                switch subject {
                case .item(let item): "item = \(item)"
                case .article(let article): "article = \(article)"
                }
            let number = try Number<Proposal>.first(
                db,
                """
                SELECT proposal FROM proposal_supporters JOIN proposals ON proposals.number = proposal
                WHERE member = \(member) AND proposal_supporters.why <> '' AND state = 'open' AND \(chosen)
                    AND club IN \(viewer.readableClubs)
                ORDER BY proposal DESC
                """)
            return try number.map { try db.proposal($0, for: viewer).proposal(asPutBy: member) }
        }
    }

    /// "I'd discuss this." Saying it twice is fine.
    package func support(_ number: Number<Proposal>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let (_, member) = try db.openProposal(number, writableFor: viewer)
            try db.run(
                """
                INSERT OR IGNORE INTO proposal_supporters (proposal, member, why, why_html, since)
                VALUES (\(number), \(member), '', '', \(now))
                """)
        }
    }

    /// Takes "I'd discuss this" back; the proposal stays.
    package func endSupport(of number: Number<Proposal>, by viewer: Viewer) async throws {
        try await write { db in
            let (_, member) = try db.openProposal(number, writableFor: viewer)
            try db.run("DELETE FROM proposal_supporters WHERE proposal = \(number) AND member = \(member)")
        }
    }
}

extension Store {
    /// A facilitator says no, with a reason that all read who see the proposal.
    package func decline(
        _ number: Number<Proposal>, because reason: String, by viewer: Viewer, at now: Instant
    ) async throws {
        let reason = try Proposal.reason(reason)
        try await write { db in
            let summary = try db.proposal(number, facilitatedBy: viewer)
            guard summary.state == .open else {
                throw Refusal(.conflict, "This proposal is not open any more.")
            }
            try db.settle(number, .declined, because: reason, by: viewer, at: now)
        }
    }

    /// Takes a proposal back; who made it may, and nobody else. Doing it twice is fine.
    package func withdraw(_ number: Number<Proposal>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let summary = try db.proposal(number, for: viewer)
            guard let member = viewer.member, summary.proposer == member else {
                throw Refusal(.forbidden, "Only who made a proposal may take it back.")
            }
            if summary.state == .withdrawn { return }
            guard summary.state == .open else {
                throw Refusal(.conflict, "This proposal is not open any more.")
            }
            try db.settle(number, .withdrawn, by: viewer, at: now)
        }
    }
}

extension Database {
    func propose(
        _ subject: Proposal.Subject, _ proposal: Proposal, foundIn inbox: Follower?, by viewer: Viewer,
        at now: Instant
    ) throws -> Number<Proposal> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to propose an article.") }
        let club = try club(proposal.club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "You may not post in this club.")
        }
        let seen = try seenRecord(of: subject, foundIn: inbox ?? .member(member), by: viewer)
        let subject = try settled(subject, named: seen?.identifiers ?? [], in: club.number)
        try refuseDiscussed(subject, in: club, at: now)
        let number = try openProposal(of: subject, proposal, seen, by: member, at: now)
        try run(
            """
            INSERT INTO proposal_supporters (proposal, member, why, why_html, tags, since)
            VALUES (\(number), \(member), \(proposal.why.source), \(proposal.why.html), \(try proposal.tagList), \(now))
            ON CONFLICT (proposal, member) DO UPDATE SET
                why = excluded.why, why_html = excluded.why_html, tags = excluded.tags
            """)
        try run(
            """
            UPDATE proposals SET why = \(proposal.why.source), why_html = \(proposal.why.html),
                tags = \(try proposal.tagList)
            WHERE number = \(number) AND proposer = \(member)
            """)
        return number
    }

    /// The one that is open already, else a new one.
    private func openProposal(
        of subject: Proposal.Subject, _ proposal: Proposal, _ seen: SeenRecord?, by member: Number<Member>,
        at now: Instant
    ) throws -> Number<Proposal> {
        if let open = try openProposal(of: subject, in: proposal.club) { return open }
        let number = try addProposal(subject, proposal, seen: seen, by: member, at: now)
        try audit("proposal made", "proposals/\(number)", by: member, at: now)
        return number
    }
}
