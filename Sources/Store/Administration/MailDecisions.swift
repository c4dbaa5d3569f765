package import Colloquium
import Foundation
import GRDB

extension Store {
    /// What a mail is called that an administrator sends to see whether mail goes out.
    package static let testKind = "test mail"

    /// Sends a mail now: one that waits for its next try, or one that was refused or is in doubt, since an administrator
    /// decided that it should leave after all.
    /// - Parameter doubt: when the mail came in doubt that they are sure to send, though it may arrive twice.
    /// - Returns: the mail, where it is in doubt and they are to be asked; nil where it is tried.
    /// - Throws: not found; a conflict where it has left, is leaving, was dropped, or is held back for the owner of its address.
    @discardableResult
    package func retry(
        _ number: Number<LeasedMail>, sureOf doubt: Instant? = nil, by viewer: Viewer, at now: Instant
    ) async throws -> DeskMail? {
        try viewer.requireMailDesk()
        return try await write { db in
            let mail = try db.undecidedMail(number)
            if mail.isHeldBack { throw Refusal.heldBack }
            if mail.state == .inDoubt, mail.settledAt != doubt { return mail }
            try db.run(
                """
                UPDATE mails SET state = 'waiting', due_at = \(now),
                    attempts = iif(state = 'waiting', attempts, 0), useful_until = iif(state = 'waiting', useful_until, NULL)
                WHERE number = \(number)
                """)
            try db.wake(mail.domain)
            try db.audit("mail sent again", "mails/\(number)", by: viewer.member, at: now)
            return nil
        }
    }

    /// Tries all mails that wait now, but for those that are held back: what an administrator asks for once the relay works.
    /// - Returns: how many these are.
    /// - Throws: a conflict where there is none.
    @discardableResult
    package func retryMails(by viewer: Viewer, at now: Instant) async throws -> Int {
        try viewer.requireMailDesk()
        return try await write { db in
            try db.run("UPDATE mails SET due_at = \(now) WHERE state = 'waiting' AND NOT \(Database.isHeldBack)")
            let count = db.changesCount
            if count == 0 { throw Refusal(.conflict, "No mail waits to be sent.") }
            try db.audit("mails tried now", "mail", by: viewer.member, at: now)
            return count
        }
    }

    /// Tries all mails that wait for a domain now, but for those that are held back.
    /// - Returns: how many these are.
    /// - Throws: a conflict where there is none.
    @discardableResult
    package func retryMails(to domain: String, by viewer: Viewer, at now: Instant) async throws -> Int {
        try viewer.requireMailDesk()
        return try await write { db in
            let waiting: SQL = "state = 'waiting' AND domain = \(domain)"
            try db.run("UPDATE mails SET due_at = \(now) WHERE \(waiting) AND NOT \(Database.isHeldBack)")
            let count = db.changesCount
            if count == 0 {
                let isAny = try Bool.first(db, "SELECT 1 FROM mails WHERE \(waiting)") != nil
                throw isAny ? Refusal.heldBack : Refusal(.conflict, "No mail waits for this domain any more.")
            }
            try db.wake(domain)
            try db.audit("mails tried now", "mail-domains/\(domain)", by: viewer.member, at: now)
            return count
        }
    }

    /// Sees to it that a mail never leaves. Its text is gone then: links in it are secrets.
    /// - Throws: not found; a conflict where it has left, is leaving, or was dropped before.
    package func drop(_ number: Number<LeasedMail>, by viewer: Viewer, at now: Instant) async throws {
        try viewer.requireMailDesk()
        try await write { db in
            _ = try db.undecidedMail(number)
            try db.run(
                """
                UPDATE mails SET state = 'refused', settled_at = \(now), leased_until = NULL, message = x''
                WHERE number = \(number)
                """)
            try db.run(
                """
                INSERT INTO dropped_mails (mail, dropped_by, dropped_at) VALUES (\(number), \(viewer.member), \(now))
                """)
            try db.audit("mail dropped", "mails/\(number)", by: viewer.member, at: now)
        }
    }

    /// Puts a mail of an administrator's in the queue like any other, to see whether it arrives.
    @discardableResult
    package func sendTest(
        _ mail: OutgoingMail, by viewer: Viewer, at now: Instant
    ) async throws -> Number<LeasedMail> {
        try viewer.requireMailDesk()
        return try await write { db in
            let number = try db.enqueue(mail, at: now)
            try db.audit("test mail sent", "mails/\(number)", by: viewer.member, at: now)
            return Number(rawValue: number)
        }
    }
}

extension Refusal {
    fileprivate static let heldBack = Refusal(
        .conflict,
        "Mails to this address came back, so nothing is sent there until its owner says, on their account page, that it works. What was asked for on the site, like a link to sign in, is tried all the same."
    )
}

extension Database {
    /// Lets a domain be tried although it was let rest. What it did before counts: if it puts us off again, it rests longer.
    fileprivate func wake(_ domain: String) throws {
        try run("UPDATE domain_failures SET rests_until = NULL WHERE domain = \(domain)")
    }
}
