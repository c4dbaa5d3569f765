package import Colloquium
import Foundation
import GRDB

/// A proposal as a list shows it.
package struct ProposalSummary: Sendable {
    package let number: Number<Proposal>
    package let subject: Proposal.Subject
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
    /// Who would discuss it, the first first.
    package let supporters: [Supporter]
    package let isSupported: Bool

    package struct Supporter: Sendable {
        package let member: Number<Member>
        package let name: String
        /// Why, in their own words; empty where they only agreed.
        package let why: Prose
    }
}

/// What a facilitator goes on with after picking a proposal.
package struct PickedProposal: Sendable {
    package enum Form: Sendable {
        case draft(Number<ArticleDraft>)
        /// The article is here already.
        case article(Number<Article>)
    }

    package let form: Form
    /// To fill in the form with.
    package let proposal: Proposal
}

extension Store {
    /// Proposes an item or an article to a club. Who proposes what is proposed already joins those who would discuss it,
    /// with their own *why*.
    /// - Throws: when the club discusses it already, or when the subject is not open to `viewer`.
    package func propose(
        _ subject: Proposal.Subject, _ proposal: Proposal, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Proposal> {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to propose an article.") }
        return try await write { db in
            let club = try db.club(proposal.club, for: viewer)
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not post in this club.")
            }
            try db.requireReadable(subject, for: viewer)
            let subject = try db.settled(subject)
            try db.refuseDiscussed(subject, in: club, at: now)
            let number: Number<Proposal>
            if let open = try db.openProposal(of: subject, in: club.number) {
                number = open
            } else {
                number = try db.addProposal(
                    subject, proposal, seen: try db.seenRecord(of: subject, by: viewer), by: member, at: now)
                try db.audit("proposal made", "proposals/\(number)", by: member, at: now)
            }
            try db.run(
                """
                INSERT INTO proposal_supporters (proposal, member, why, why_html, since)
                VALUES (\(number), \(member), \(proposal.why.source), \(proposal.why.html), \(now))
                ON CONFLICT (proposal, member) DO UPDATE SET why = excluded.why, why_html = excluded.why_html
                """)
            return number
        }
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

    /// The proposal that a draft of `viewer` was made of, where it was made of one.
    package func proposal(
        pickedAs draft: Number<ArticleDraft>, for viewer: Viewer
    ) async throws -> ProposalSummary? {
        try await read { db in
            let number = try Number<Proposal>.first(
                db,
                """
                SELECT proposals.number FROM proposals JOIN article_drafts ON article_drafts.number = draft
                WHERE draft = \(draft) AND member = \(viewer.member)
                """)
            return try number.map { try db.proposal($0, for: viewer) }
        }
    }

    package func proposal(_ number: Number<Proposal>, for viewer: Viewer) async throws -> ProposalSummary {
        guard viewer.isMember else { throw Refusal(.signInNeeded, "Sign in to see what was proposed.") }
        return try await read { db in try db.proposal(number, for: viewer) }
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
    /// A facilitator takes a proposal up: a draft is made of it, or it leads to the article that is here. Picking it again
    /// leads to the same draft; another facilitator gets one of their own as long as nothing is published.
    package func pick(
        _ number: Number<Proposal>, by viewer: Viewer, at now: Instant
    ) async throws -> PickedProposal {
        try await write { db in
            let summary = try db.proposal(number, facilitatedBy: viewer)
            if summary.state == .declined || summary.state == .withdrawn {
                throw Refusal(.conflict, "This proposal was \(summary.state.rawValue) meanwhile.")
            }
            if summary.discussion != nil { throw Refusal(.conflict, "This proposal is discussed already.") }
            let form = try db.form(for: summary, by: viewer, at: now)
            if summary.state == .open {
                try db.settle(number, .picked, by: viewer, at: now)
            }
            if case .draft(let draft) = form {
                try db.run("UPDATE proposals SET draft = \(draft) WHERE number = \(number)")
            }
            return PickedProposal(form: form, proposal: summary.proposal)
        }
    }

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
