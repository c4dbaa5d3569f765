package import Colloquium
package import Foundation
import GRDB

/// A mail as it waits to leave: complete, so that every try sends the same bytes.
package struct OutgoingMail: Sendable {
    /// RFC 5322 Message-ID without the angle brackets.
    package let messageID: String
    /// What the mail is, for the people who look after the site: "digest", "sign-in link".
    package let kind: String
    package let recipient: EmailAddress
    /// The message in Internet Message Format, one piece after the other.
    package let pieces: [Piece]
    /// When it is not worth sending any more; nil for never.
    package let usefulUntil: Instant?

    /// Some of a message's bytes.
    package enum Piece: Sendable {
        case own([UInt8])
        case shared(SharedText)

        package var bytes: [UInt8] {
            switch self {
            case .own(let bytes): bytes
            case .shared(let text): text.bytes
            }
        }
    }

    package init(
        messageID: String, kind: String, recipient: EmailAddress, pieces: [Piece], usefulUntil: Instant? = nil
    ) {
        self.messageID = messageID
        self.kind = kind
        self.recipient = recipient
        self.pieces = pieces
        self.usefulUntil = usefulUntil
    }

    package init(
        messageID: String, kind: String, recipient: EmailAddress, message: [UInt8], usefulUntil: Instant? = nil
    ) {
        self.init(
            messageID: messageID, kind: kind, recipient: recipient, pieces: [.own(message)], usefulUntil: usefulUntil)
    }
}

/// A mail that may be taken out of the outbox.
package struct WaitingMail: Decodable, ReadRow {
    package let number: Number<LeasedMail>
    /// Of the recipient, in lower case.
    package let domain: String

    package init(number: Number<LeasedMail>, domain: String) {
        self.number = number
        self.domain = domain
    }
}

/// A mail taken out of the outbox for one try.
package struct LeasedMail: Decodable, FetchableRecord, Sendable {
    package let number: Number<LeasedMail>
    package let messageId: String
    package let kind: String
    package let recipient: String
    /// Of the recipient, in lower case.
    package let domain: String
    package let message: Data
    /// Tries so far, this one included.
    package let attempts: Int
    let usefulUntil: Instant?
}

extension LeasedMail: ReadRow {}

/// How a try ended.
package enum MailOutcome: Sendable {
    case sent
    /// The recipient's domain said no for good, or the tries are used up.
    case refused(String)
    /// The site's own relay could not be reached or would not have it, whoever it is for, until the tries were used up.
    case refusedByRelay(String)
    /// The server refused the recipient for good.
    case bounced(Bounce)
    /// It may be tried again at the time given: it never got as far as its recipient, since the site's own relay could
    /// not be reached or has a trouble of its own.
    case retry(at: Instant, reason: String)
    /// It may be tried again, since the server asked to wait with this recipient: others of the domain may have to wait, too.
    case putOff(until: Instant, reason: String)
    /// The server may have accepted it and nobody knows: it is not sent again by itself. See docs/adr/0002.
    case inDoubt(String)
}

/// How many mails are in which state.
package struct MailCounts: Sendable {
    package let waiting: Int
    package let sent: Int
    /// And of use still, as far as is known.
    package let refused: Int
    package let inDoubt: Int
    /// That did not leave, and are of no use any more.
    package let late: Int
    /// That an administrator did not want to leave.
    package let dropped: Int
}

extension Store {
    /// Longer than any try of others can take.
    static let lease = Span.minutes(5)
    /// Longer than any try of a mail can take: ten minutes, and as many again where the connection turns out to be closed.
    static let mailLease = Span.minutes(25)
    /// Between two tries.
    package static let longestWait = Span.hours(6)

    package func enqueue(_ mail: OutgoingMail, at now: Instant) async throws {
        try await write { db in try db.enqueue(mail, at: now) }
    }

    /// The mails that are due, what somebody asked for on the site just now first, then the longest due; of each domain
    /// the first few, as many as leave in a moment. What a crash left behind is settled first: a mail whose try had not yet handed the
    /// message over is due again, one that had is in doubt.
    package func dueMails(at now: Instant) async throws -> [WaitingMail] {
        try await write { db in try db.settleInterrupted(at: now) }
        // Looking through them must not hold up who writes.
        return try await read { db in try db.dueMails(at: now) }
    }

    /// Takes a mail for one try, if it is still due. A mail that tells what is not so any more is as if it had never been
    /// written: where its reason comes back, it is written anew.
    package func lease(_ number: Number<LeasedMail>, at now: Instant) async throws -> LeasedMail? {
        try await write { db in
            guard let mail = try db.takeMail(number, at: now) else { return nil }
            if try db.isStillSo(mail, at: now) { return mail }
            try db.forget(mail)
            return nil
        }
    }

    /// Takes the next mail that is due, for who sends one after the other.
    package func leaseMail(at now: Instant) async throws -> LeasedMail? {
        for waiting in try await dueMails(at: now) {
            if let mail = try await lease(waiting.number, at: now) { return mail }
        }
        return nil
    }

    /// Ends, at start, the leases of the process before this one; only for a database that no other process works on.
    package func endMailLeases() async throws {
        try await write { db in
            try db.run("UPDATE mails SET leased_until = 0 WHERE state IN ('sending', 'handed-over')")
        }
    }

    /// Notes, before the last byte leaves, that from now on the server may have accepted the mail.
    /// - Throws: a conflict where another try has the mail by now.
    package func noteHandOver(_ mail: LeasedMail) async throws {
        try await write { db in
            try db.run(
                """
                UPDATE mails SET state = 'handed-over'
                WHERE number = \(mail.number) AND attempts = \(mail.attempts) AND state = 'sending'
                """)
            if db.changesCount != 1 { throw Refusal(.conflict, "The mail is no longer this try's to send.") }
        }
    }

    /// Writes down how a try ended. A mail that is done with keeps its envelope and loses its text: links in it are secrets.
    package func settle(_ mail: LeasedMail, _ outcome: MailOutcome, at now: Instant) async throws {
        try await write { db in
            // A try that comes late must not bring back what was settled meanwhile, or what another try has by now.
            let pending: SQL = """
                number = \(mail.number) AND attempts = \(mail.attempts) AND state IN ('sending', 'handed-over')
                """
            guard try Bool.first(db, "SELECT 1 FROM mails WHERE \(pending)") != nil else { return }
            try db.noteAnswer(outcome, to: mail, at: now)
            switch outcome {
            case .sent:
                try db.run(
                    """
                    UPDATE mails SET state = 'sent', settled_at = \(now), leased_until = NULL, last_error = '',
                        message = x'' WHERE \(pending)
                    """)
            case .refused(let reason), .refusedByRelay(let reason):
                try db.refuse(pending, because: reason, at: now)
            case .bounced(let bounce):
                try db.refuse(pending, because: bounce.reason, at: now)
                _ = try db.note(bounce, of: mail.number, at: now)
            case .retry(let due, let reason), .putOff(let due, let reason):
                try db.run(
                    """
                    UPDATE mails SET state = 'waiting', due_at = \(due), leased_until = NULL, last_error = \(reason)
                    WHERE \(pending)
                    """)
            case .inDoubt(let reason):
                try db.run(
                    """
                    UPDATE mails SET state = 'in-doubt', settled_at = \(now), leased_until = NULL,
                        last_error = \(reason) WHERE \(pending)
                    """)
            }
        }
    }

    package func mailCounts(at now: Instant) async throws -> MailCounts {
        try await read { db in
            func count(_ mails: SQL) throws -> Int { try Int.first(db, "SELECT count(*) FROM \(mails)") ?? 0 }
            // By their index alone: there may be millions.
            let counts = try Row.all(db, "SELECT state, count(*) AS mails FROM mails GROUP BY state")
                .reduce(into: [String: Int]()) { $0[$1["state"]] = $1["mails"] }
            let waiting = ["waiting", "sending", "handed-over"].reduce(0) { $0 + (counts[$1] ?? 0) }
            let late = try count("mails INDEXED BY mails_troubled WHERE \(SQL.isTooLate(at: now))")
            let dropped = try count("dropped_mails")
            return MailCounts(
                waiting: waiting, sent: counts["sent"] ?? 0, refused: (counts["refused"] ?? 0) - late - dropped,
                inDoubt: counts["in-doubt"] ?? 0, late: late, dropped: dropped)
        }
    }

    /// Whether it is known by now what became of a mail: that it left, was refused, or could not leave at the first try.
    package func isTried(_ number: Number<LeasedMail>) async throws -> Bool {
        try await read { db in
            try Bool.first(
                db,
                """
                SELECT state NOT IN ('waiting', 'sending', 'handed-over') OR last_error <> '' FROM mails
                WHERE number = \(number)
                """) ?? true
        }
    }
}

extension SQL {
    /// That a row of `mails` did not leave, is of no use any more, and neither came back nor was dropped. It begins as the index
    /// of such rows does.
    static func isTooLate(at now: Instant) -> SQL {
        """
        (state IN ('refused', 'in-doubt') OR (state = 'waiting' AND last_error <> ''))
            AND state = 'refused' AND useful_until <= \(now) AND number NOT IN (SELECT mail FROM dropped_mails)
            AND number NOT IN (SELECT mail FROM bounces)
        """
    }
}

extension Database {
    /// Puts a mail in the outbox, in the transaction of what it tells of.
    @discardableResult
    func enqueue(_ mail: OutgoingMail, at now: Instant) throws -> Int64 {
        let message = mail.pieces.reduce(into: Data()) { $0.append(contentsOf: $1.bytes) }
        return try insert(mail, message: message, batch: nil, at: now)
    }

    /// - Parameter message: where it is of a batch, as a list.
    func insert(_ mail: OutgoingMail, message: Data, batch: Int64?, at now: Instant) throws -> Int64 {
        try run(
            """
            INSERT INTO mails (message_id, kind, recipient, message, batch, written_at, due_at, useful_until)
            VALUES (\(mail.messageID), \(mail.kind), \(mail.recipient.text), \(message), \(batch), \(now), \(now),
                \(mail.usefulUntil))
            """)
        return lastInsertedRowID
    }
}
