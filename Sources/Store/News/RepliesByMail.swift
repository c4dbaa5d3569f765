package import Colloquium
import GRDB

extension Store {
    /// Refuses a reply by mail of somebody who wrote as many lately as they may. One that was posted before is none.
    /// - Parameter submission: see `MailedWords`; those of all replies by mail begin in the same way.
    /// - Throws: too many.
    package func admitReply(
        _ submission: String, of member: Number<Member>, within limit: PostingLimit, at now: Instant
    ) async throws {
        let written = try await read { db in
            try String.all(
                db,
                """
                SELECT submission FROM contributions
                WHERE author = \(member) AND submission GLOB 'mail *' AND written_at > \(now - limit.window)
                UNION ALL SELECT submission FROM answers
                WHERE author = \(member) AND submission GLOB 'mail *' AND answered_at > \(now - limit.window)
                """)
        }
        if written.count >= limit.posts, !written.contains(submission) {
            throw Refusal(
                .tooMany, "You wrote much by mail in a short time. Wait a quarter of an hour and send it again.")
        }
    }
}
