import Colloquium
import GRDB

extension Database {
    /// How many steps one digest reminds of; the others come with the next.
    private static var reminderLimit: Int { 10 }

    /// What a digest reminds a member of that none reminded them of before, the longest overdue first.
    /// - Parameters:
    ///   - zone: where they are, named as IANA does.
    ///   - others: what another mail reminds of before.
    func stepReminders(
        of member: Number<Member>, in zone: String, after others: [StepReminder] = [], foresight: Span, at now: Instant
    ) throws -> [StepReminder] {
        let wanted = try Bool.first(self, "SELECT reminds FROM worksheets WHERE owner = \(member)")
        guard wanted ?? true else { return [] }
        let today = WallTime(now, in: zone)
        let told =
            try Row.all(
                self,
                """
                SELECT step, step_reminders.due, occasion FROM step_reminders JOIN steps ON number = step
                WHERE owner = \(member) AND step_reminders.due = steps.due
                """
            ).map { Told(step: $0["step"], occasion: $0["occasion"]) }
            + others.map { Told(step: $0.step.number, occasion: $0.occasion.rawValue) }
        return try steps("owner = \(member) AND state IN ('planned', 'doing')")
            .compactMap { StepReminder($0, today: today, foresight: foresight) }
            .filter { !told.contains(Told(step: $0.step.number, occasion: $0.occasion.rawValue)) }
            .prefix(Self.reminderLimit).map(\.self)
    }

    /// Writes down which mail reminded of what, so that nothing is told again.
    func note(_ reminders: [StepReminder], in mail: Int64, at now: Instant) throws {
        for reminder in reminders {
            try run(
                """
                INSERT INTO step_reminders (step, due, occasion, mail, written_at)
                VALUES (\(reminder.step.number), \(reminder.step.due), \(reminder.occasion.rawValue), \(mail), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

private struct Told: Hashable {
    let step: Number<Worksheet.Step>
    let occasion: String
}
