import Colloquium
import GRDB

extension Database {
    /// Ends what runs between who blocks and who is blocked. An agreement ends as by their word: an end without one would
    /// tell of the block, which is written afterwards. What the other asked stays open to their eyes until it runs out, so that nothing tells them.
    func endMentoring(of blocker: Number<Member>, with blocked: Number<Member>, at now: Instant) throws {
        let both = SQL.isBetween(blocker, blocked)
        try run(
            """
            UPDATE mentoring_terms SET answer = 'taken-back' WHERE answer = 'proposed' AND agreement IN (
                SELECT number FROM mentoring_agreements WHERE ended_at IS NULL AND \(both))
            """)
        for agreement in try agreements("ended_at IS NULL AND \(both)", for: blocker) {
            try end(agreement.number, by: blocker, saying: "", at: now)
            try tell(blocked, .ended, of: .agreement(agreement.number), by: blocker, at: now)
        }
        try run(
            """
            UPDATE mentoring_asks SET answer = 'taken-back', answered_at = \(now)
            WHERE answer = 'open' AND asker = \(blocker) AND \(both)
            """)
        try run(
            """
            UPDATE mentoring_listings SET consent = 'refused'
            WHERE consent <> 'refused' AND (owner = \(blocker) AND trainee = \(blocked)
                OR owner = \(blocked) AND trainee = \(blocker))
            """)
    }

    /// Ends an agreement that runs; what was proposed in it and letters about it that were not written yet go.
    func end(
        _ number: Number<MentoringAgreement>, by member: Number<Member>, saying words: String, at now: Instant
    ) throws {
        try run(
            """
            UPDATE mentoring_agreements SET ended_at = max(began_at, \(now)), ended_by = \(member), thanks = \(words)
            WHERE number = \(number)
            """)
        try run("UPDATE mentoring_terms SET answer = 'taken-back' WHERE agreement = \(number) AND answer = 'proposed'")
        try run("DELETE FROM mentoring_tellings WHERE agreement = \(number) AND settled_at IS NULL")
    }

    /// Deletes all that a member has of offers, requests, asks and logs. What both agreed on stays with the other, without
    /// whoever deletes it.
    func eraseMentoring(of member: Number<Member>, at now: Instant) throws {
        try declineAsks("\(SQL.isBetween(member)) AND asker <> \(member)", at: now)
        let running = try agreements("\(SQL.isBetween(member)) AND ended_at IS NULL", for: member)
        for agreement in running {
            guard let other = agreement.other(than: member) else { continue }
            try tell(other.number, .ended, of: .agreement(agreement.number), by: member, at: now)
        }
        try run("UPDATE mentoring_listings SET consent = 'refused' WHERE trainee = \(member)")
        for statement: SQL in [
            "DELETE FROM mentoring_listings WHERE owner = \(member)",
            "DELETE FROM mentoring_asks WHERE asker = \(member)",
            "DELETE FROM mentoring_log WHERE member = \(member)",
            "DELETE FROM mentoring_tellings WHERE member = \(member)",
            // Whom others do not want to be looked for by is theirs.
            "DELETE FROM trainee_refusals WHERE trainee = \(member)",
            "DELETE FROM trainee_requests WHERE guide = \(member)",
            "DELETE FROM mentoring_terms WHERE answer <> 'agreed' AND proposed_by = \(member)",
            "UPDATE mentoring_agreements SET ended_at = max(began_at, \(now)) WHERE ended_at IS NULL AND \(SQL.isBetween(member))",
            "UPDATE mentoring_agreements SET ended_by = NULL WHERE ended_by = \(member)",
            "UPDATE mentoring_terms SET proposed_by = NULL WHERE proposed_by = \(member)",
            "UPDATE mentoring_agreements SET giver = NULL WHERE giver = \(member)",
            "UPDATE mentoring_agreements SET taker = NULL WHERE taker = \(member)",
        ] {
            try run(statement)
        }
    }
}
