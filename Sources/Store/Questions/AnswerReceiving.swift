package import Colloquium
import GRDB

extension Store {
    /// Stands behind somebody else's answer. Doing so twice changes nothing.
    package func endorse(_ number: Number<StoredAnswer>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let (member, _) = try db.judging(number, by: viewer)
            try db.run(
                """
                INSERT INTO endorsements (answer, member, given_at) VALUES (\(number), \(member), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    package func takeBackEndorsement(of number: Number<StoredAnswer>, by viewer: Viewer) async throws {
        try await write { db in
            _ = try db.answer(number, for: viewer)
            try db.run("DELETE FROM endorsements WHERE answer = \(number) AND member = \(viewer.member)")
        }
    }

    /// Says that a reference does not support an answer; saying it again changes the reason. The author is told of
    /// what is new.
    package func doubt(
        _ number: Number<StoredAnswer>, _ objection: Objection, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let (member, answer) = try db.judging(number, by: viewer)
            guard answer.references.contains(where: { $0.reference.identifier == objection.reference }) else {
                throw Refusal.invalid("reference", "The answer has no such reference any more.")
            }
            try db.run(
                """
                INSERT INTO reference_doubts (answer, scheme, value, member, reason, given_at)
                VALUES (\(number), \(objection.reference.scheme), \(objection.reference.value), \(member),
                    \(objection.reason), \(now))
                ON CONFLICT DO UPDATE SET reason = excluded.reason, given_at = excluded.given_at
                    WHERE reason <> excluded.reason
                """)
            if db.changesCount == 0 { return }
            try db.owe(.doubted, for: number, at: now)
            try db.notifyAuthor(of: answer, .doubt, by: member, at: now)
        }
    }

    /// Takes a doubt back: one's own, or as a moderator anybody's.
    package func takeBackDoubt(
        of reference: Identifier, in number: Number<StoredAnswer>, by member: Number<Member>, for viewer: Viewer,
        at now: Instant
    ) async throws {
        try await write { db in
            try db.refuseUnlessOwn(member, viewer, in: number, "doubt removed", at: now)
            try db.run(
                """
                DELETE FROM reference_doubts WHERE answer = \(number) AND scheme = \(reference.scheme)
                    AND value = \(reference.value) AND member = \(member)
                """)
        }
    }

    /// Says that there is better evidence than that of an answer; saying it again changes the reason. The author is told
    /// of what is new.
    package func offer(
        betterEvidence objection: Objection, to number: Number<StoredAnswer>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let (member, answer) = try db.judging(number, by: viewer)
            if answer.references.contains(where: { $0.reference.identifier == objection.reference }) {
                throw Refusal.invalid("reference", "The answer rests on this already.")
            }
            try db.run(
                """
                INSERT INTO better_evidence (answer, member, scheme, value, reason, given_at)
                VALUES (\(number), \(member), \(objection.reference.scheme), \(objection.reference.value),
                    \(objection.reason), \(now))
                ON CONFLICT DO UPDATE SET reason = excluded.reason, given_at = excluded.given_at
                    WHERE reason <> excluded.reason
                """)
            if db.changesCount == 0 { return }
            try db.lookAfter([objection.reference], at: now)
            try db.owe(.bettered, for: number, at: now)
            try db.notifyAuthor(of: answer, .betterEvidence, by: member, at: now)
        }
    }

    /// Takes back what somebody called better evidence: oneself, or as a moderator anybody.
    package func takeBack(
        _ number: Number<BetterEvidence>, of answer: Number<StoredAnswer>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let member = try Number<Member>.first(
                db, "SELECT member FROM better_evidence WHERE number = \(number) AND answer = \(answer)")
            guard let member else { throw Refusal.noSuch("evidence") }
            try db.refuseUnlessOwn(member, viewer, in: answer, "better evidence removed", at: now)
            try db.run("DELETE FROM better_evidence WHERE number = \(number)")
        }
    }

    /// Takes an answer as the one that helped; the asker may take another, or none.
    package func accept(_ number: Number<StoredAnswer>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let answer = try db.answer(number, for: viewer)
            let asker = try db.question(answer.question, for: viewer).author
            try answer.standing.refuseUnlessAccepted(by: viewer, asker: asker)
            try db.run("DELETE FROM accepted_answers WHERE question = \(answer.question)")
            try db.run(
                """
                INSERT INTO accepted_answers (question, answer, accepted_at)
                VALUES (\(answer.question), \(number), \(now))
                """)
        }
    }

    package func takeBackAcceptance(of number: Number<StoredAnswer>, by viewer: Viewer) async throws {
        try await write { db in
            let answer = try db.answer(number, for: viewer)
            guard try db.question(answer.question, for: viewer).author == viewer.member else {
                throw Refusal(.forbidden, "Only who asked may accept an answer.")
            }
            try db.run("DELETE FROM accepted_answers WHERE answer = \(number)")
        }
    }
}

extension AnswerReading {
    package var standing: AnswerStanding {
        AnswerStanding(
            author: author.number, isWithdrawn: withdrawnAt != nil, isHeld: heldAt != nil,
            isRetracted: references.contains { $0.work.state == .retracted })
    }
}

extension Database {
    /// Who says what they think of an answer, after checking that they may.
    fileprivate func judging(
        _ number: Number<StoredAnswer>, by viewer: Viewer
    ) throws -> (Number<Member>, AnswerReading) {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        let answer = try answer(number, for: viewer)
        let club = try club(question(answer.question, for: viewer).club, for: viewer)
        guard viewer.mayWrite(in: club.number, club.visibility) else {
            throw Refusal(.forbidden, "Join the club to say what you think of its answers.")
        }
        try answer.standing.refuseUnlessJudged(by: viewer)
        return (member, answer)
    }

    /// What a moderator takes away of somebody else's is noted.
    fileprivate func refuseUnlessOwn(
        _ member: Number<Member>, _ viewer: Viewer, in answer: Number<StoredAnswer>, _ act: String, at now: Instant
    ) throws {
        _ = try self.answer(answer, for: viewer)
        if viewer.member == member { return }
        guard viewer.isModerator else {
            throw Refusal(.forbidden, "Only who said it or a moderator may take it back.")
        }
        try audit(act, "answers/\(answer)", by: viewer.member, at: now)
    }
}
