import Colloquium
import GRDB

extension Database {
    /// Refuses a reply by mail of somebody who wrote as many lately as they may; in the transaction that would post it, so
    /// that of two at once the second counts the first.
    /// - Throws: too many.
    func refuseReplies(of member: Number<Member>, beyond limit: PostingLimit, at now: Instant) throws {
        // The submissions of all replies by mail begin in the same way: see `MailedWords`.
        let written = try Int.first(
            self,
            """
            SELECT count(*) FROM (SELECT 1 FROM contributions
                WHERE author = \(member) AND submission GLOB 'mail *' AND written_at > \(now - limit.window)
                UNION ALL SELECT 1 FROM answers
                WHERE author = \(member) AND submission GLOB 'mail *' AND answered_at > \(now - limit.window))
            """)
        if written ?? 0 >= limit.posts {
            throw Refusal(
                .tooMany, "You wrote much by mail in a short time. Wait a quarter of an hour and send it again.")
        }
    }
}
