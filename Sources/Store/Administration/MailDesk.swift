package import Colloquium
import GRDB

/// What administrators see of the mail.
package struct MailDesk: Sendable {
    package let queue: Queue
    /// Nil while the relay does its work.
    package let relayFailure: RelayFailure?
    /// One for each of the days that were asked for, in their order.
    package let days: [Day]
    /// The latest failure first.
    package let domains: [TroubledDomain]
    /// Those that failed and are of use still, or are in doubt, and wait for another try or a decision, newest first, at most
    /// a hundred.
    package let troubled: [DeskMail]
    /// Those that came back, newest first, at most thirty.
    package let returned: [ReturnedMail]
    /// Those that did not leave and are of no use any more, newest first, at most thirty.
    package let late: [DeskMail]
    /// The mails of tests, newest first.
    package let tests: [DeskMail]
    /// Newest first.
    package let dropped: [DroppedMail]

    package struct Queue: Decodable, ReadRow {
        package let waiting: Int
        /// That wait for the owner of an address that mails came back from.
        package let heldBack: Int
        /// When the one that has waited longest, of those not held back, was written; nil where none waits.
        package let oldest: Instant?
    }

    package struct Day: Decodable, ReadRow, Hashable {
        /// That the server took.
        package let sent: Int
        /// That it refused for another reason than the address, that were given up, or that are in doubt.
        package let failed: Int
        /// That came back, or whose address was refused.
        package let bounced: Int

        package init(sent: Int, failed: Int, bounced: Int) {
            self.sent = sent
            self.failed = failed
            self.bounced = bounced
        }
    }
}

/// That the site's own relay cannot be reached, or takes nothing.
package struct RelayFailure: Decodable, ReadRow {
    package let since: Instant
    /// When it last did.
    package let failedAt: Instant
    package let reason: String
}

/// A domain that said no, and how many mails wait for it that are not held back.
package struct TroubledDomain: Decodable, ReadRow {
    package let domain: String
    package let failedAt: Instant
    package let reason: String
    /// No mail is tried before; nil where it is not let rest.
    package let restsUntil: Instant?
    package let waiting: Int
}

/// A mail as its row shows it.
package struct DeskMail: Decodable, ReadRow {
    package let number: Number<LeasedMail>
    package let kind: String
    package let recipient: String
    package let domain: String
    package let state: State
    package let attempts: Int
    package let lastError: String
    package let writtenAt: Instant
    package let dueAt: Instant
    /// Whether it waits, or would, for the owner of an address that mails came back from.
    package let isHeldBack: Bool
    /// When it was found what became of it; nil while it waits.
    package let settledAt: Instant?

    package enum State: String, Decodable, Sendable {
        case waiting, sending, sent, refused
        case handedOver = "handed-over"
        case inDoubt = "in-doubt"
    }
}

/// A mail that came back.
package struct ReturnedMail: Decodable, ReadRow {
    package let kind: String
    package let recipient: String
    package let bouncedAt: Instant
    package let status: String
    package let reason: String
    /// The server that reported it; empty where the relay said no at once, nil where that is not known.
    package let reporter: String?
}

/// A mail that never leaves, since an administrator said so.
package struct DroppedMail: Decodable, ReadRow {
    package let number: Number<LeasedMail>
    package let kind: String
    package let domain: String
    package let droppedAt: Instant
    /// Nil where they have left.
    package let droppedBy: String?
}

extension Store {
    /// The mail as it stands; for administrators.
    /// - Parameter bounds: the starts of the days to count, oldest first, and the end of the last.
    package func mailDesk(_ bounds: [Instant], for viewer: Viewer, at now: Instant) async throws -> MailDesk {
        try viewer.requireMailDesk()
        return try await read { db in
            MailDesk(
                queue: try db.mailQueue(),
                relayFailure: try RelayFailure.first(db, "SELECT since, failed_at, reason FROM relay_failures"),
                days: try zip(bounds, bounds.dropFirst()).map { try db.mails(from: $0, to: $1) },
                domains: try db.troubledDomains(at: now),
                troubled: try db.deskMails(
                    """
                    (state IN ('refused', 'in-doubt') OR (state = 'waiting' AND last_error <> ''))
                        AND number NOT IN (SELECT mail FROM dropped_mails)
                        AND (state = 'in-doubt' OR coalesce(useful_until > \(now), TRUE))
                    ORDER BY number DESC LIMIT 100
                    """),
                returned: try ReturnedMail.all(
                    db,
                    """
                    SELECT kind, recipient, bounced_at, status, reason, reporter
                    FROM bounces JOIN mails ON mails.number = bounces.mail
                    ORDER BY bounced_at DESC, bounces.mail DESC LIMIT 30
                    """),
                late: try db.deskMails(
                    "\(SQL.isTooLate(at: now)) ORDER BY number DESC LIMIT 30"),
                tests: try db.deskMails("kind = '\(sql: Self.testKind)' ORDER BY number DESC LIMIT 5"),
                dropped: try DroppedMail.all(
                    db,
                    """
                    SELECT mails.number, kind, domain, dropped_at, members.name AS dropped_by
                    FROM dropped_mails JOIN mails ON mails.number = dropped_mails.mail
                        LEFT JOIN members ON members.number = dropped_mails.dropped_by
                    ORDER BY dropped_at DESC, mails.number DESC LIMIT 20
                    """))
        }
    }

    /// A mail that waits for a decision; for administrators.
    /// - Throws: not found; a conflict where it has left, is leaving, or was dropped.
    package func undecidedMail(_ number: Number<LeasedMail>, for viewer: Viewer) async throws -> DeskMail {
        try viewer.requireMailDesk()
        return try await read { db in try db.undecidedMail(number) }
    }
}

extension Viewer {
    func requireMailDesk() throws {
        guard isAdministrator else { throw Refusal(.forbidden, "Only an administrator may look after the mail.") }
    }
}

extension Database {
    fileprivate func mailQueue() throws -> MailDesk.Queue {
        try MailDesk.Queue.first(
            self,
            """
            SELECT count(*) FILTER (WHERE NOT held) AS waiting, count(*) FILTER (WHERE held) AS held_back,
                min(written_at) FILTER (WHERE NOT held) AS oldest
            FROM (SELECT written_at, \(Self.isHeldBack) AS held FROM mails
                WHERE state IN ('waiting', 'sending', 'handed-over'))
            """) ?? MailDesk.Queue(waiting: 0, heldBack: 0, oldest: nil)
    }

    fileprivate func mails(from start: Instant, to end: Instant) throws -> MailDesk.Day {
        try MailDesk.Day.first(
            self,
            """
            SELECT
                (SELECT count(*) FROM mails WHERE settled_at >= \(start) AND settled_at < \(end)
                    AND state = 'sent') AS sent,
                (SELECT count(*) FROM mails WHERE settled_at >= \(start) AND settled_at < \(end)
                    AND state IN ('refused', 'in-doubt') AND number NOT IN (SELECT mail FROM bounces)
                    AND number NOT IN (SELECT mail FROM dropped_mails)) AS failed,
                (SELECT count(*) FROM bounces WHERE bounced_at >= \(start) AND bounced_at < \(end)) AS bounced
            """) ?? MailDesk.Day(sent: 0, failed: 0, bounced: 0)
    }

    fileprivate func troubledDomains(at now: Instant) throws -> [TroubledDomain] {
        try TroubledDomain.all(
            self,
            """
            SELECT domain, failed_at, reason, iif(rests_until > \(now), rests_until, NULL) AS rests_until,
                (SELECT count(*) FROM mails WHERE mails.domain = domain_failures.domain AND state = 'waiting'
                    AND NOT \(Self.isHeldBack)) AS waiting
            FROM domain_failures ORDER BY failed_at DESC, domain LIMIT 50
            """)
    }

    fileprivate func deskMails(_ conditions: SQL) throws -> [DeskMail] {
        try DeskMail.all(
            self,
            """
            SELECT number, kind, recipient, domain, state, attempts, last_error, written_at, due_at,
                \(Self.isHeldBack) AS is_held_back, settled_at
            FROM mails WHERE \(conditions)
            """)
    }

    /// A mail that still waits for a try or a decision.
    /// - Throws: not found; a conflict where it has left, is leaving, or was dropped.
    func undecidedMail(_ number: Number<LeasedMail>) throws -> DeskMail {
        guard let mail = try deskMails("number = \(number)").first else { throw Refusal.noSuch("mail") }
        switch mail.state {
        case .sent: throw Refusal(.conflict, "This mail has left already.")
        case .sending, .handedOver:
            throw Refusal(.conflict, "This mail is on its way just now. Look again in a minute.")
        case .waiting, .refused, .inDoubt: break
        }
        if try Bool.first(self, "SELECT 1 FROM dropped_mails WHERE mail = \(number)") != nil {
            throw Refusal(.conflict, "This mail was dropped, so it never leaves.")
        }
        return mail
    }
}
