package import Colloquium
import GRDB

extension Store {
    /// Proposes other terms to the other of both, who accepts or not; a proposal of the viewer's that waits is replaced.
    /// - Parameter last: the terms that both had seen when the form was made.
    /// - Throws: a conflict where it has ended, where the other proposed something meanwhile, or where the day is over.
    package func propose(
        _ draft: MentoringAgreement.Terms.Draft, in number: Number<MentoringAgreement>,
        over last: Number<MentoringAgreement.Terms>?, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "change what you agreed on")
        try await write { db in
            let agreement = try db.running(number, of: member)
            let sent = try Bool.first(
                db, "SELECT 1 FROM mentoring_terms WHERE agreement = \(number) AND submission = \(draft.submission)")
            if sent != nil { return }
            guard agreement.lastTerms == last else { throw Refusal.changedMeanwhile("What was agreed or proposed") }
            if let waiting = agreement.proposed {
                guard waiting.proposedBy == member else {
                    throw Refusal(.conflict, "Answer first what the other proposed.")
                }
                try db.settle(waiting.number, .takenBack)
            }
            let content = draft.content
            let submission = draft.submission.isEmpty ? Token().text : draft.submission
            try db.run(
                """
                INSERT INTO mentoring_terms (agreement, role, goals, rhythm_count, rhythm_unit, starts_on, ends_on,
                    proposed_by, proposed_at, submission)
                VALUES (\(number), \(content.role), \(content.goals.joined(separator: "\n")),
                    \(content.rhythm?.count), \(content.rhythm?.unit), \(content.startsOn), \(content.endsOn),
                    \(member), \(now), \(submission))
                """)
            let terms = db.insertedNumber(of: MentoringAgreement.Terms.self)
            if let other = agreement.other(than: member) {
                try db.tell(other.number, .proposed, of: .terms(terms, of: number), by: member, at: now)
            }
        }
    }

    /// Accepts what the other proposed: from now on that holds.
    /// - Throws: a conflict where it does not wait any more, or the role it turns into has no place left.
    package func accept(
        _ terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "answer")
        try await write { db in
            guard let (agreement, proposal) = try db.proposal(terms, in: number, to: member, unlessIs: .agreed)
            else { return }
            if proposal.content.role != agreement.role, let giver = agreement.giver {
                try db.refuseUnlessRoom(giver, as: proposal.content.role, for: member)
                try db.run(
                    "UPDATE mentoring_agreements SET role = \(proposal.content.role) WHERE number = \(number)")
            }
            try db.settle(terms, .agreed)
            if let proposer = proposal.proposedBy {
                try db.tell(proposer, .agreed, of: .terms(terms, of: number), by: member, at: now)
            }
        }
    }

    /// Rather keeps what was agreed on before.
    package func decline(
        _ terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>, by viewer: Viewer,
        at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "answer")
        try await write { db in
            guard let (_, proposal) = try db.proposal(terms, in: number, to: member, unlessIs: .declined)
            else { return }
            try db.settle(terms, .declined)
            if let proposer = proposal.proposedBy {
                try db.tell(proposer, .keptAsItWas, of: .terms(terms, of: number), by: member, at: now)
            }
        }
    }

    /// Takes back what the viewer proposed, where it waits.
    package func takeBack(
        _ terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>, by viewer: Viewer
    ) async throws {
        let member = try viewer.signedIn(to: "take it back")
        try await write { db in
            let agreement = try db.agreement(number, of: member)
            guard let waiting = agreement.proposed, waiting.number == terms, waiting.proposedBy == member
            else { return }
            try db.settle(terms, .takenBack)
        }
    }

    /// Notes that both met; an earlier day than is known changes nothing.
    /// - Parameter day: as "2026-11-28".
    /// - Returns: the day that was known before; nil for none.
    @discardableResult
    package func noteMeeting(
        in number: Number<MentoringAgreement>, on day: String, by viewer: Viewer
    ) async throws -> String? {
        let member = try viewer.signedIn(to: "note a meeting")
        return try await write { db in
            let agreement = try db.running(number, of: member)
            try db.run(
                """
                UPDATE mentoring_agreements SET last_met = \(day)
                WHERE number = \(number) AND coalesce(last_met < \(day), 1)
                """)
            return agreement.lastMet
        }
    }

    /// Takes back that both met on a day, where that is what is known: the day before it is the last again.
    /// - Parameter former: an earlier day; nil for none.
    package func takeBackMeeting(
        in number: Number<MentoringAgreement>, on day: String, before former: String?, by viewer: Viewer
    ) async throws {
        let member = try viewer.signedIn(to: "note a meeting")
        try await write { db in
            _ = try db.running(number, of: member)
            try db.run(
                """
                UPDATE mentoring_agreements SET last_met = \(former)
                WHERE number = \(number) AND last_met = \(day) AND coalesce(\(former) < \(day), 1)
                """)
        }
    }

    /// Ends an agreement, with words for the other or without; one that has ended stays as it ended.
    package func end(
        _ number: Number<MentoringAgreement>, _ parting: MentoringAsk.Parting, by viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.signedIn(to: "end it")
        try await write { db in
            let agreement = try db.agreement(number, of: member)
            guard agreement.isRunning else { return }
            try db.end(number, by: member, saying: parting.words, at: now)
            if let other = agreement.other(than: member) {
                try db.tell(other.number, .ended, of: .agreement(number), by: member, at: now)
            }
        }
    }
}

extension Database {
    /// - Throws: not found, or a conflict where it has ended.
    fileprivate func running(
        _ number: Number<MentoringAgreement>, of member: Number<Member>
    ) throws -> MentoringAgreement {
        let agreement = try agreement(number, of: member)
        guard agreement.isRunning else { throw Refusal(.conflict, "This has ended.") }
        return agreement
    }

    /// What the other proposed to a member; nil where it has that answer already.
    fileprivate func proposal(
        _ terms: Number<MentoringAgreement.Terms>, in number: Number<MentoringAgreement>, to member: Number<Member>,
        unlessIs answer: MentoringAgreement.Terms.Answer
    ) throws -> (MentoringAgreement, MentoringAgreement.Terms)? {
        let agreement = try agreement(number, of: member)
        guard let proposal = agreement.terms.first(where: { $0.number == terms }), proposal.proposedBy != member
        else { throw Refusal.noSuch("proposal") }
        if proposal.answer == answer { return nil }
        guard proposal.answer == .proposed, agreement.isRunning else {
            throw Refusal.changedMeanwhile("What was proposed")
        }
        return (agreement, proposal)
    }

    fileprivate func settle(
        _ terms: Number<MentoringAgreement.Terms>, _ answer: MentoringAgreement.Terms.Answer
    ) throws {
        try run("UPDATE mentoring_terms SET answer = \(answer) WHERE number = \(terms)")
        try run("DELETE FROM mentoring_tellings WHERE terms = \(terms) AND settled_at IS NULL")
    }
}
