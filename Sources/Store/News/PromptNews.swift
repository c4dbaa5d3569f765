package import Colloquium
import GRDB

/// A member for whom news waits that is to come at once.
package struct DuePromptNews: ReadRow, Hashable {
    package let member: Number<Member>
    /// When the first of it happened.
    let since: Instant
}

extension OwedLetters where Due == DuePromptNews, Content == DigestContent {
    /// What members want to hear of at once: ten minutes after the first of it happened, with whatever else there is by
    /// then, in one mail. What is more than it holds waits for the next, ten minutes after that mail.
    package static var promptNews: Self {
        Self { db, now in
            try DuePromptNews.all(
                db,
                """
                SELECT waiting_news.member, min(happened_at) AS since
                FROM subscriptions CROSS JOIN waiting_news ON subscription = subscriptions.number
                    JOIN members ON members.number = waiting_news.member
                WHERE cadence = 'at-once' AND standing = 'active' AND \(SQL.mayBeMailed(at: now))
                GROUP BY waiting_news.member
                HAVING (min(happened_at) <= \(now - Delivery.bundling) OR min(happened_at) > \(now)) AND NOT EXISTS (
                    SELECT 1 FROM digests WHERE digests.member = waiting_news.member
                        AND written_at > \(now - Delivery.bundling) AND written_at <= \(now))
                ORDER BY since LIMIT \(limit)
                """)
        } content: { db, due, now in
            try db.promptNews(due, at: now)
        } settle: { db, due, written, now in
            guard let written else { return }
            var matters = MatterNumbers()
            _ = try db.note(written.content, to: due.member, mail: written.mail, &matters, at: now)
            try db.endWaiting(for: written.content.told, of: due.member)
        }
    }
}

extension Database {
    fileprivate func promptNews(_ due: DuePromptNews, at now: Instant) throws -> DigestContent? {
        let clubs = try Row.all(self, "SELECT number, visibility FROM clubs").reduce(into: [:]) {
            $0[$1["number"] as Number<Club>] = $1["visibility"] as Club.Visibility
        }
        guard let reader = try memberReader(due.member, clubs: clubs), reader.standing == .active else { return nil }
        let waiting = try waitingNews(of: reader, "cadence = 'at-once'", at: now)
        try forget(waiting.others, of: due.member, at: now)
        let all = waiting.items
        if all.isEmpty { return nil }
        let chosen = all.prefix(Store.digestLimit).sorted(by: DigestItem.isBefore)
        return DigestContent(
            recipient: reader.recipient, cadences: [],
            // A number that no mail of news had before.
            period: try nextNumber(in: "digests", of: DigestContent.self).description, items: chosen,
            more: all.count - chosen.count)
    }
}
