package import Colloquium
import GRDB

extension Store {
    /// Sends a member what somebody wrote to an address at which only they answer, unless they were sent as much of that
    /// lately as they are, or the same before. Gives back whether it is sent.
    /// - Parameter mail: its Message-ID begins with `name`, which is the member's own.
    package func enqueueStray(
        _ mail: OutgoingMail, among name: String, within limit: PostingLimit, at now: Instant
    ) async throws -> Bool {
        try await write { db in
            let sent = try String.all(
                db,
                """
                SELECT message_id FROM mails
                WHERE message_id >= \(name) AND message_id < \(name + "\u{7F}") AND written_at > \(now - limit.window)
                """)
            if sent.count >= limit.posts { return false }
            let isKnown = try Bool.first(db, "SELECT 1 FROM mails WHERE message_id = \(mail.messageID)") != nil
            if isKnown { return false }
            _ = try db.enqueue(mail, at: now)
            return true
        }
    }
}
