package import Colloquium
import GRDB

/// An agreement as one of both sees it.
package struct MentoringAgreementReading: Sendable {
    package let agreement: MentoringAgreement
    /// The reader's own, the newest day first.
    package let log: [MentoringLogEntry]
    /// The reader's tie to the other.
    package let tie: Number<Tie>?
    /// Whether the reader blocked the other: nothing more is offered then. Who was blocked is to see nothing of it.
    package let hasBlocked: Bool
}

extension Store {
    /// An agreement of the viewer's, running or ended.
    package func mentoringAgreement(
        _ number: Number<MentoringAgreement>, of viewer: Viewer
    ) async throws -> MentoringAgreementReading {
        let member = try viewer.signedIn(to: "see what you agreed on")
        return try await read { db in
            let agreement = try db.agreement(number, of: member)
            let other = agreement.other(than: member)?.number
            return MentoringAgreementReading(
                agreement: agreement, log: try db.log("agreement = \(number) AND member = \(member)"),
                tie: try Number<Tie>.first(
                    db, "SELECT number FROM ties WHERE owner = \(member) AND member = \(other)"),
                hasBlocked: try other.map { try db.hasBlocked(member, $0) } ?? false)
        }
    }

    /// An entry of the viewer's own log.
    package func mentoringLogEntry(
        _ number: Number<MentoringLogEntry>, of viewer: Viewer
    ) async throws -> MentoringLogEntry {
        let member = try viewer.signedIn(to: "see your log")
        return try await read { db in
            guard let entry = try db.log("number = \(number) AND member = \(member)").first else {
                throw Refusal.noSuch("entry")
            }
            return entry
        }
    }
}

private struct AgreementRow: ReadRow {
    let number: Number<MentoringAgreement>
    let role: MentoringRole
    let giver: Number<Member>?
    let taker: Number<Member>?
    let beganAt: Instant
    let lastMet: String?
    let endedAt: Instant?
    let endedBy: Number<Member>?
    let thanks: String
}

private struct TermsRow: ReadRow {
    let number: Number<MentoringAgreement.Terms>
    let agreement: Number<MentoringAgreement>
    let role: MentoringRole
    let goals: String
    let rhythmCount: Int?
    let rhythmUnit: Rhythm.Unit?
    let startsOn: String
    let endsOn: String?
    let proposedBy: Number<Member>?
    let proposedAt: Instant
    let answer: MentoringAgreement.Terms.Answer

    var terms: MentoringAgreement.Terms {
        MentoringAgreement.Terms(
            number: number,
            content: .init(
                role: role, goals: goals.split(separator: "\n").map(String.init),
                rhythm: rhythmCount.flatMap { count in rhythmUnit.flatMap { Rhythm(count, $0) } }, startsOn: startsOn,
                endsOn: endsOn),
            proposedBy: proposedBy, proposedAt: proposedAt, answer: answer)
    }
}

private struct LogRow: ReadRow {
    let number: Number<MentoringLogEntry>
    let day: String
    let words: String
    let version: Int
}

extension Database {
    /// The newest first.
    /// - Parameters:
    ///   - condition: on `mentoring_agreements`.
    ///   - reader: who is to know the people in them.
    func agreements(_ condition: SQL, for reader: Number<Member>) throws -> [MentoringAgreement] {
        let rows = try AgreementRow.all(
            self, "SELECT * FROM mentoring_agreements WHERE \(condition) ORDER BY number DESC")
        if rows.isEmpty { return [] }
        let people = try mentoringPeople(rows.flatMap { [$0.giver, $0.taker].compactMap { $0 } }, for: reader)
        var terms: [Number<MentoringAgreement>: [MentoringAgreement.Terms]] = [:]
        let termsRows = try TermsRow.all(
            self,
            """
            SELECT * FROM mentoring_terms WHERE agreement IN \(SQL.list(rows.map(\.number.rawValue))) ORDER BY number
            """)
        for row in termsRows { terms[row.agreement, default: []].append(row.terms) }
        return rows.map { row in
            MentoringAgreement(
                number: row.number, role: row.role, giver: row.giver.flatMap { people[$0] },
                taker: row.taker.flatMap { people[$0] }, beganAt: row.beganAt, lastMet: row.lastMet,
                endedAt: row.endedAt, endedBy: row.endedBy, thanks: row.thanks, terms: terms[row.number] ?? [])
        }
    }

    func agreement(
        _ number: Number<MentoringAgreement>, of member: Number<Member>
    ) throws -> MentoringAgreement {
        let found = try agreements("number = \(number) AND \(SQL.isBetween(member))", for: member)
        guard let agreement = found.first else { throw Refusal.noSuch("agreement") }
        return agreement
    }

    /// - Parameter condition: on `mentoring_log`.
    func log(_ condition: SQL) throws -> [MentoringLogEntry] {
        try LogRow.all(
            self,
            "SELECT number, day, words, version FROM mentoring_log WHERE \(condition) ORDER BY day DESC, number DESC"
        ).map { MentoringLogEntry(number: $0.number, day: $0.day, words: $0.words, version: $0.version) }
    }
}
