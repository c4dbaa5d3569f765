import Colloquium
import GRDB

/// A cadence of a member that is due.
struct DueDigest {
    let cadence: Cadence
    let dueAt: Instant
    /// The period it was due in.
    let period: String
    /// When the one after it is due.
    let next: Instant
    /// Whether it was written before.
    var isWritten = false
}

extension Database {
    /// What is due of members that may be mailed: of each the oftenest first.
    /// - Parameter leaving: the moment that the next ones are due after.
    func dueDigests(
        of readers: [Number<Member>: MemberReader], at now: Instant, leaving: Instant
    ) throws -> [Number<Member>: [DueDigest]] {
        let list = SQL.list(readers.keys.map(\.rawValue))
        var times = DigestTimes()
        var due: [Number<Member>: [DueDigest]] = [:]
        try Row.each(
            self,
            """
            SELECT member, cadence, due_at FROM digest_schedules JOIN members ON members.number = member
            WHERE member IN \(list) AND due_at <= \(now) AND standing = 'active' AND \(SQL.mayBeMailed(at: now))
            """
        ) { row in
            let (cadence, dueAt): (Cadence, Instant) = (row[1], row[2])
            guard let hour = readers[row[0]]?.hour else { return }
            due[row[0], default: []].append(
                DueDigest(
                    cadence: cadence, dueAt: dueAt, period: times.period(cadence, at: dueAt, of: hour),
                    next: times.next(cadence, after: max(dueAt, leaving), at: hour)))
        }
        try mark(&due, among: list)
        let order = Cadence.allCases
        return due.mapValues { all in order.compactMap { cadence in all.first { $0.cadence == cadence } } }
    }

    /// Marks those that were written before.
    private func mark(_ due: inout [Number<Member>: [DueDigest]], among members: SQL) throws {
        let periods = Set(due.values.joined().map(\.period))
        if periods.isEmpty { return }
        try Row.each(
            self,
            """
            SELECT member, cadence, period FROM digest_periods WHERE member IN \(members)
                AND cadence IN \(Cadence.allCases.map(\.rawValue)) AND period IN \(periods.sorted())
            """
        ) { row in
            let (member, cadence, period): (Number<Member>, Cadence, String) = (row[0], row[1], row[2])
            for place in (due[member] ?? []).indices {
                guard let one = due[member]?[place], one.cadence == cadence, one.period == period else { continue }
                due[member]?[place].isWritten = true
            }
        }
    }

    /// Notes when the next one is due, and that somebody looked ahead to `now` where that is later than `leaving`.
    func schedule(_ next: DueDigest, of member: Number<Member>, at now: Instant, leaving: Instant) throws {
        try run(
            """
            UPDATE digest_schedules SET due_at = \(next.next), looked_ahead_to = \(now > leaving ? now : nil)
            WHERE member = \(member) AND cadence = \(next.cadence)
            """)
    }
}
