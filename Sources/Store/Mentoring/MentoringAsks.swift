package import Colloquium
import GRDB

/// An ask with what began with it.
package struct MentoringAskReading: Sendable {
    package let ask: MentoringAsk
    package let agreement: Number<MentoringAgreement>?
}

extension Store {
    /// An ask that the viewer sent or is to answer.
    package func mentoringAsk(_ number: Number<MentoringAsk>, of viewer: Viewer) async throws -> MentoringAskReading {
        let member = try viewer.signedIn(to: "see who asks you")
        return try await read { db in
            MentoringAskReading(
                ask: try db.ask(number, of: member), agreement: try db.agreement(begunBy: number, of: member))
        }
    }
}

private struct AskRow: ReadRow {
    let number: Number<MentoringAsk>
    let listing: Number<MentoringListing>?
    let role: MentoringRole
    let giver: Number<Member>
    let taker: Number<Member>
    let asker: Number<Member>
    let words: String
    let answer: MentoringAsk.Answer
    let answerWords: String
    let askedAt: Instant
    let endsAt: Instant
}

extension Database {
    /// The newest first.
    /// - Parameters:
    ///   - condition: on `mentoring_asks`.
    ///   - reader: who is to know the people in them.
    ///   - limit: how many; negative for all of them.
    func asks(_ condition: SQL, for reader: Number<Member>, upTo limit: Int = 200) throws -> [MentoringAsk] {
        let rows = try AskRow.all(
            self, "SELECT * FROM mentoring_asks WHERE \(condition) ORDER BY number DESC LIMIT \(limit)")
        if rows.isEmpty { return [] }
        let people = try mentoringPeople(rows.flatMap { [$0.giver, $0.taker] }, for: reader)
        return rows.compactMap { row in
            guard let giver = people[row.giver], let taker = people[row.taker] else { return nil }
            return MentoringAsk(
                number: row.number, role: row.role, giver: giver, taker: taker, asker: row.asker, listing: row.listing,
                words: row.words, answer: row.answer, answerWords: row.answerWords, askedAt: row.askedAt,
                endsAt: row.endsAt)
        }
    }

    /// - Throws: not found, also where the other blocked whoever is asked, or the other way round: only who asked sees it then,
    ///   and waits.
    func ask(_ number: Number<MentoringAsk>, of member: Number<Member>) throws -> MentoringAsk {
        let condition: SQL = """
            number = \(number) AND (asker = \(member) OR \(SQL.isAskedOpenly(member)))
            """
        guard let ask = try asks(condition, for: member).first else { throw Refusal.noSuch("request") }
        return ask
    }

    /// Nil also where the member has left it.
    func agreement(
        begunBy ask: Number<MentoringAsk>, of member: Number<Member>
    ) throws -> Number<MentoringAgreement>? {
        try Number<MentoringAgreement>.first(
            self, "SELECT number FROM mentoring_agreements WHERE ask = \(ask) AND \(SQL.isBetween(member))")
    }

    /// Answers open asks with a no that nobody said, and tells who asked.
    /// - Parameter condition: on `mentoring_asks`.
    func declineAsks(_ condition: SQL, at now: Instant) throws {
        let open: SQL = "answer = 'open' AND ends_at > \(now) AND \(condition)"
        let rows = try AskRow.all(self, "SELECT * FROM mentoring_asks WHERE \(open)")
        for row in rows {
            try run("UPDATE mentoring_asks SET answer = 'declined', answered_at = \(now) WHERE number = \(row.number)")
            let asked = row.asker == row.giver ? row.taker : row.giver
            try tell(row.asker, .declined, of: .ask(row.number), by: asked, at: now)
        }
    }
}

extension SQL {
    /// Whether a row of `mentoring_asks` asks a member, and neither blocked the other.
    static func isAskedOpenly(_ member: Number<Member>) -> SQL {
        """
        (asker <> \(member) AND \(SQL.isBetween(member)) AND asker NOT IN \(SQL.blocked(with: member))
            AND \(SQL.isActive("asker")))
        """
    }
}
