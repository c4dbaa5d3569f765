package import Colloquium
import GRDB

extension Store {
    /// Whether a member wants to be reminded, by mail, of what they said they would do.
    package func wantsReminders(_ member: Number<Member>) async throws -> Bool {
        try await read { db in
            try Bool.first(db, "SELECT reminders FROM members WHERE number = \(member)") ?? false
        }
    }

    /// Sends reminders to a member from now on.
    package func startReminders(of member: Number<Member>, at now: Instant) async throws {
        try await setReminders(true, of: member, "reminders wanted", at: now)
    }

    /// Sends none any more, as the link in each promises.
    package func endReminders(of member: Number<Member>, at now: Instant) async throws {
        try await setReminders(false, of: member, "reminders ended", at: now)
    }

    private func setReminders(
        _ wanted: Bool, of member: Number<Member>, _ act: String, at now: Instant
    ) async throws {
        try await write { db in
            try db.run("UPDATE members SET reminders = \(wanted) WHERE number = \(member) AND reminders <> \(wanted)")
            if db.changesCount > 0 { try db.audit(act, "members/\(member)", by: member, at: now) }
        }
    }
}
