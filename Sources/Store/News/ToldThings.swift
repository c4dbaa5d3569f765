package import Colloquium
import GRDB

/// Something that a mail told and that can be answered.
package struct ToldThing: Hashable, Sendable {
    package let subject: ReturnAddress.Subject
    package let title: String
}

extension Store {
    /// What mails told the viewer on a day and they may still answer: of the newest mail first, at most as much as one
    /// mail tells.
    package func told(_ viewer: Viewer, on day: MailedDay) async throws -> [ToldThing] {
        let moments = day.moments
        return try await read { db in
            try Row.all(
                db,
                """
                WITH told AS (
                    SELECT kind, subject, digest FROM digest_items WHERE member = \(viewer.member) AND digest IN (
                        SELECT number FROM digests WHERE member = \(viewer.member)
                            AND written_at >= \(moments.lowerBound) AND written_at < \(moments.upperBound)))
                SELECT answered, number, title FROM (
                SELECT 'contribution' AS answered, contributions.number, members.name || ' on ' || title AS title, digest
                FROM told JOIN contributions ON contributions.number = subject
                    JOIN discussions ON discussions.number = contributions.discussion
                    JOIN articles ON articles.number = article JOIN members ON members.number = contributions.author
                WHERE told.kind = 'contribution' AND withdrawn_at IS NULL AND \(viewer.mayReadDiscussion)
                UNION ALL SELECT 'discussion', discussions.number, title, digest
                FROM told JOIN discussions ON discussions.number = iif(told.kind = 'article', (
                        SELECT max(brought.number) FROM discussions AS brought
                        WHERE brought.article = subject AND brought.club IN \(viewer.readableClubs)), subject)
                    JOIN articles ON articles.number = article
                WHERE told.kind IN ('article', 'opening', 'closing', 'synthesis') AND \(viewer.mayReadDiscussion)
                UNION ALL SELECT 'question', questions.number, title, digest
                FROM told JOIN questions ON questions.number = iif(told.kind = 'question', subject, (
                    SELECT answers.question FROM answers WHERE answers.number = subject))
                WHERE told.kind IN ('question', 'answer') AND questions.club IN \(viewer.readableClubs)
                ) GROUP BY answered, number ORDER BY max(digest) DESC, answered, number LIMIT \(Store.digestLimit)
                """
            ).compactMap(ToldThing.init)
        }
    }
}

extension ToldThing {
    fileprivate init?(_ row: Row) {
        let number: Int64 = row["number"]
        let subject: ReturnAddress.Subject? =
            switch row["answered"] as String {
            case "contribution": .contribution(Number(rawValue: number))
            case "discussion": .discussion(Number(rawValue: number))
            case "question": .question(Number(rawValue: number))
            default: nil
            }
        guard let subject else { return nil }
        self.init(subject: subject, title: row["title"])
    }
}
