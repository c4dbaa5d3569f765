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
    /// then, in one mail.
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
                HAVING since <= \(now - Delivery.bundling) OR since > \(now) ORDER BY since LIMIT \(limit)
                """)
        } content: { db, due, _ in
            try db.promptNews(due)
        } settle: { db, due, mail, now in
            try db.settlePromptNews(due, mail, at: now)
        }
    }
}

extension SQL {
    private static let prompt: SQL = "subscription IN (SELECT number FROM subscriptions WHERE cadence = 'at-once')"

    /// The waiting rows that are to come at once.
    fileprivate static func prompt(of member: Number<Member>) -> SQL { "member = \(member) AND \(prompt)" }
}

extension Database {
    fileprivate func promptNews(_ due: DuePromptNews) throws -> DigestContent? {
        guard let member = try MemberRow.member(due.member, self), member.standing == .active else { return nil }
        let clubs = try Row.all(self, "SELECT number, visibility FROM clubs").reduce(into: [:]) {
            $0[$1["number"] as Number<Club>] = $1["visibility"] as Club.Visibility
        }
        let all = try waitingItems(of: MemberReader(member, clubs: clubs, self), "cadence = 'at-once'")
        if all.isEmpty { return nil }
        let chosen = all.prefix(Store.digestLimit).sorted(by: DigestItem.isBefore)
        return DigestContent(
            recipient: NewsRecipient(member), cadences: [],
            // A number that no mail of news had before.
            period: try nextNumber(in: "digests", of: DigestContent.self).description, items: chosen,
            more: all.count - chosen.count)
    }

    /// What is more than one mail holds is on the site: another mail about it a moment later would be one too many.
    fileprivate func settlePromptNews(_ due: DuePromptNews, _ mail: Int64?, at now: Instant) throws {
        if let mail {
            try run("INSERT INTO digests (member, mail, written_at) VALUES (\(due.member), \(mail), \(now))")
            let digest = lastInsertedRowID
            try run(
                """
                INSERT OR IGNORE INTO digest_items (member, kind, subject, digest)
                SELECT member, kind, subject, \(digest) FROM waiting_news WHERE \(SQL.prompt(of: due.member))
                """)
        }
        try run("DELETE FROM waiting_news WHERE \(SQL.prompt(of: due.member))")
    }
}
