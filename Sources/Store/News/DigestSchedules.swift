package import Colloquium
import GRDB

extension Store {
    /// Whose digests are due, longest waiting first, at most 10,000: who they are is found among all that wait. Due dates that no clock that goes right could have
    /// written are put right first: nobody waits a year because the clock once jumped.
    package func dueDigests(at now: Instant) async throws -> [Number<Member>] {
        let astray = try await read { db in try db.membersWithSchedulesAstray(at: now) }
        for member in astray {
            try await write { db in try db.rescheduleDigests(of: member, at: now) }
        }
        return try await read { db in
            try Number<Member>.all(
                db,
                """
                SELECT member FROM digest_schedules JOIN members ON members.number = digest_schedules.member
                WHERE due_at <= \(now) AND standing = 'active' AND \(SQL.mayBeMailed(at: now))
                GROUP BY member ORDER BY min(due_at), member LIMIT 10000
                """)
        }
    }
}

extension SQL {
    /// That a row of `members` has not paused what they follow, and that mails do not come back from their address: what
    /// nobody can get must not count as told.
    static func mayBeMailed(at now: Instant) -> SQL {
        """
        NOT is_news_paused AND coalesce(news_paused_until, 0) <= \(now)
            AND members.email_key NOT IN \(suspendedAddresses)
        """
    }

    /// The addresses that mails are held back from.
    static let suspendedAddresses: SQL = "(SELECT address FROM address_troubles WHERE suspended_at IS NOT NULL)"
}

extension Database {
    func digestHour(of member: Number<Member>) throws -> DigestHour {
        let row = try Row.first(
            self,
            "SELECT digest_hour, digest_weekday, digest_month_day, time_zone FROM members WHERE number = \(member)")
        guard let row else { throw Refusal.noSuch("member") }
        return DigestHour(
            hour: row["digest_hour"] as Int, weekday: row["digest_weekday"] as Int,
            monthDay: row["digest_month_day"] as Int, timeZone: row["time_zone"])
    }

    func newsPause(of member: Number<Member>) throws -> NewsPause {
        let row = try Row.first(
            self, "SELECT is_news_paused, news_paused_until FROM members WHERE number = \(member)")
        guard let row else { throw Refusal.noSuch("member") }
        if row["is_news_paused"] as Bool { return .lasting }
        return (row["news_paused_until"] as Instant?).map(NewsPause.until) ?? .none
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

    func scheduleMissingDigests(of member: Number<Member>, at now: Instant) throws {
        let hour = try digestHour(of: member)
        let start = max(now, try newsPause(of: member).end ?? now)
        let cadences = try Cadence.all(
            self,
            """
            SELECT DISTINCT cadence FROM subscriptions WHERE member = \(member)
                AND cadence IN \(Cadence.allCases.map(\.rawValue))
            """)
        for cadence in cadences {
            try run(
                """
                INSERT OR IGNORE INTO digest_schedules (member, cadence, due_at)
                VALUES (\(member), \(cadence), \(hour.next(cadence, after: start)))
                """)
        }
    }

    fileprivate func membersWithSchedulesAstray(at now: Instant) throws -> [Number<Member>] {
        let late = Cadence.allCases.map { cadence -> SQL in
            """
            SELECT member FROM digest_schedules JOIN members ON members.number = member
            WHERE cadence = \(cadence) AND due_at > \(now + cadence.atMost)
                AND due_at > max(coalesce(news_paused_until, 0), coalesce(looked_ahead_to, 0))
                    + \(cadence.atMost.milliseconds)
            """
        }
        return try Number<Member>.all(self, "\(late.joined(separator: " UNION ")) LIMIT 500")
    }
}
