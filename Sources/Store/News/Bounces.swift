package import Colloquium
import GRDB

/// That mails to an address are held back, since they came back.
package struct SuspendedAddress: Decodable, FetchableRecord, Sendable {
    package let address: String
    /// As the server that said no explains it.
    package let reason: String
    package let suspendedAt: Instant
}

extension SuspendedAddress: ReadRow {}

extension Store {
    /// Notes that a mail came back; once for each mail, however many reports of it come.
    /// - Returns: whether it is known as a mail of this site and was not noted before.
    @discardableResult
    package func note(_ bounce: Bounce, of mail: Number<LeasedMail>, at now: Instant) async throws -> Bool {
        try await write { db in try db.note(bounce, of: mail, at: now) }
    }

    /// Whether mails to this member are held back.
    package func suspendedAddress(of member: Number<Member>) async throws -> SuspendedAddress? {
        try await read { db in
            try SuspendedAddress.first(
                db,
                """
                SELECT address, reason, suspended_at FROM address_troubles
                WHERE address = (SELECT email_key FROM members WHERE number = \(member)) AND suspended_at IS NOT NULL
                """)
        }
    }

    /// Sends mails again, since the member says that their address works.
    package func resumeMail(of viewer: Viewer, at now: Instant) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to have your mails again.") }
        try await write { db in
            try db.run(
                """
                DELETE FROM address_troubles
                WHERE address = (SELECT email_key FROM members WHERE number = \(member)) AND suspended_at IS NOT NULL
                """)
            if db.changesCount > 0 { try db.audit("mail resumed", "members/\(member)", by: member, at: now) }
        }
    }
}

extension Database {
    /// Whether somebody asked for a mail on the site just now.
    static var isAskedFor: SQL {
        let asked = [
            "sign-in link", "password link", "confirmation link", "address link", "address warning", "invitation",
            "approval", "author invitation", "reader confirmation", Store.testKind,
        ]
        return "(kind IN \(asked))"
    }

    /// Whether a mail waits because mails to its address came back. What somebody asked for is tried all the same.
    static var isHeldBack: SQL {
        """
        (NOT \(isAskedFor) AND lower(recipient) IN
            (SELECT address FROM address_troubles WHERE suspended_at IS NOT NULL))
        """
    }

    /// Mail arrives at an address: nothing is held against it any more.
    func forgetTroubles(of address: String) throws {
        try run("DELETE FROM address_troubles WHERE address = \(address)")
    }

    /// How many mails to an address, written before one and after the last one that came back, did not.
    private func arrivals(before mail: Number<LeasedMail>, to recipient: String) throws -> Int {
        try Int.first(
            self,
            """
            SELECT count(*) FROM mails WHERE lower(recipient) = \(recipient) AND state = 'sent' AND number < \(mail)
                AND number > coalesce((SELECT max(mail) FROM bounces JOIN mails AS lost ON lost.number = mail
                    WHERE mail < \(mail) AND lower(lost.recipient) = \(recipient)), 0)
            """) ?? 0
    }

    /// - Returns: as `Store.note`.
    func note(_ bounce: Bounce, of mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        guard let recipient = try String.first(self, "SELECT lower(recipient) FROM mails WHERE number = \(mail)")
        else { return false }
        try run(
            """
            INSERT INTO bounces (mail, bounced_at, status, reason, reporter)
            VALUES (\(mail), \(now), \(bounce.status), \(bounce.reason), \(bounce.reporter)) ON CONFLICT DO NOTHING
            """)
        guard changesCount > 0 else { return false }
        let known = try Row.first(
            self, "SELECT points, counted_at, suspended_at FROM address_troubles WHERE address = \(recipient)")
        let score = BounceScore(points: known?["points"] ?? 0, countedAt: known?["counted_at"]).counting(
            bounce, after: try arrivals(before: mail, to: recipient), at: now)
        let suspended: Instant? = known?["suspended_at"] ?? (score.isAtLimit ? now : nil)
        try run(
            """
            INSERT INTO address_troubles (address, points, counted_at, reason, suspended_at)
            VALUES (\(recipient), \(score.points), \(score.countedAt), \(bounce.reason), \(suspended))
            ON CONFLICT DO UPDATE SET points = excluded.points, counted_at = excluded.counted_at,
                reason = excluded.reason, suspended_at = excluded.suspended_at
            """)
        return true
    }
}
