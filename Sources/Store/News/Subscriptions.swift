package import Colloquium
import Foundation
import GRDB

/// What a member follows and when they hear of it.
package struct SubscriptionSettings: Sendable {
    package let subscriptions: [Subscription]
    package let hour: DigestHour
    /// When the next digest of each cadence in use is due.
    package let due: [Cadence: Instant]
}

extension Store {
    package func subscriptions(of member: Number<Member>) async throws -> SubscriptionSettings {
        try await read { db in
            let due = try Row.fetchAll(
                db, sql: "SELECT cadence, due_at FROM digest_schedules WHERE member = ?", arguments: [member]
            ).reduce(into: [Cadence: Instant]()) { $0[$1["cadence"] as Cadence] = $1["due_at"] }
            return SubscriptionSettings(
                subscriptions: try db.subscriptions(of: member), hour: try db.digestHour(of: member), due: due)
        }
    }

    /// Ends every subscription of a cadence, as the link in its digest promises.
    package func unsubscribe(_ member: Number<Member>, from cadence: Cadence, at now: Instant) async throws {
        try await write { db in
            try db.run("DELETE FROM subscriptions WHERE member = \(member) AND cadence = \(cadence)")
            if db.changesCount > 0 {
                try db.audit("unsubscribed \(cadence.rawValue)", "members/\(member)", by: member, at: now)
            }
            try db.rescheduleDigests(of: member, at: now)
        }
    }

    /// Saves a whole page of choices: each scope with its cadence, or nil for no digest, and when digests come.
    package func saveSubscriptions(
        _ choices: [(scope: Subscription.Scope, cadence: Cadence?)], hour: DigestHour, of viewer: Viewer,
        at now: Instant
    ) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to subscribe.") }
        try await write { db in
            for choice in choices {
                if case .club(let club) = choice.scope { _ = try db.club(club, for: viewer) }
                if let cadence = choice.cadence {
                    try db.subscribe(member, to: Subscription(scope: choice.scope, cadence: cadence), at: now)
                } else {
                    try db.unsubscribe(member, from: choice.scope)
                }
            }
            try db.run(
                """
                UPDATE members SET digest_hour = \(hour.hour), digest_weekday = \(hour.weekday),
                    time_zone = \(hour.timeZone) WHERE number = \(member)
                """)
            try db.rescheduleDigests(of: member, at: now)
        }
    }
}

extension Subscription.Scope {
    /// The columns `scope` and `subject`.
    var columns: (scope: String, subject: String) {
        switch self {
        case .site: ("site", "")
        case .club(let club): ("club", club.description)
        case .tag(let tag): ("tag", tag.rawValue)
        }
    }

    init?(scope: String, subject: String) {
        switch scope {
        case "site": self = .site
        case "club":
            guard let number = Int64(subject) else { return nil }
            self = .club(Number(rawValue: number))
        default:
            guard let tag = Tag(rawValue: subject) else { return nil }
            self = .tag(tag)
        }
    }
}

extension Database {
    func subscriptions(of member: Number<Member>) throws -> [Subscription] {
        try Row.all(
            self, "SELECT * FROM subscriptions WHERE member = \(member) ORDER BY scope, subject"
        ).compactMap { row in
            Subscription.Scope(scope: row["scope"], subject: row["subject"]).map {
                Subscription(scope: $0, cadence: row["cadence"])
            }
        }
    }

    func digestHour(of member: Number<Member>) throws -> DigestHour {
        let row = try Row.first(
            self, "SELECT digest_hour, digest_weekday, time_zone FROM members WHERE number = \(member)")
        guard let row else { throw Refusal.noSuch("member") }
        return DigestHour(
            hour: row["digest_hour"] as Int, weekday: row["digest_weekday"] as Int, timeZone: row["time_zone"])
    }

    func subscribe(_ member: Number<Member>, to subscription: Subscription, at now: Instant) throws {
        let (scope, subject) = subscription.scope.columns
        try run(
            """
            INSERT INTO subscriptions (member, scope, subject, cadence, since)
            VALUES (\(member), \(scope), \(subject), \(subscription.cadence), \(now))
            ON CONFLICT (member, scope, subject) DO UPDATE SET cadence = excluded.cadence
            """)
        try scheduleMissingDigests(of: member, at: now)
    }

    func unsubscribe(_ member: Number<Member>, from scope: Subscription.Scope) throws {
        let (kind, subject) = scope.columns
        try run("DELETE FROM subscriptions WHERE member = \(member) AND scope = \(kind) AND subject = \(subject)")
    }

    /// Moves every digest of a member to the time it is due by their present wishes; one that is overdue stays due.
    func rescheduleDigests(of member: Number<Member>, at now: Instant) throws {
        try run(
            """
            DELETE FROM digest_schedules WHERE member = \(member) AND (due_at > \(now)
                OR cadence NOT IN (SELECT cadence FROM subscriptions WHERE member = \(member)))
            """)
        try scheduleMissingDigests(of: member, at: now)
    }

    private func scheduleMissingDigests(of member: Number<Member>, at now: Instant) throws {
        let hour = try digestHour(of: member)
        for cadence in Set(try subscriptions(of: member).map(\.cadence)) {
            try run(
                """
                INSERT OR IGNORE INTO digest_schedules (member, cadence, due_at)
                VALUES (\(member), \(cadence), \(hour.next(cadence, after: now)))
                """)
        }
    }
}
