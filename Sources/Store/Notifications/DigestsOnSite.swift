package import Colloquium
import GRDB

extension Store {
    /// What only digests tell of what the viewer follows on the site only, as long as it is so: what opens and closes within a
    /// week, the critiques most replied to, and questions that nobody answered. At most as much as a digest holds; nothing
    /// that they have read, muted, or were told of otherwise.
    package func toldByDigestsOnly(to viewer: Viewer, at now: Instant) async throws -> [DigestItem] {
        guard let member = viewer.member else { return [] }
        let board = memory.board
        return try await read { db in
            let wishes = try db.wishesOnSite(of: member)
            if wishes.isEmpty { return [] }
            let news = try db.newsBoard(from: board, at: now)
            guard let reader = try db.memberReader(member, clubs: news.clubs) else { throw Refusal.noSuch("member") }
            // Articles are told by themselves, and say nothing of when their discussion closes.
            let told = news.discussions.map(\.article.key) + (try db.questionsTold(to: member))
            let selection = DigestSelection(
                board: news, reader: reader.reader.told(told), specialties: reader.specialties,
                following: reader.following(wishes), foresight: .days(7), now: now)
            let items = selection.items().filter { [.week, .critiques, .questions].contains($0.section) }
            return items.chosen
        }
    }
}

extension Database {
    fileprivate func wishesOnSite(of member: Number<Member>) throws -> [Wish] {
        try Row.all(
            self,
            """
            SELECT kind, word, subject, since FROM subscriptions WHERE member = \(member) AND cadence = 'on-site'
                AND kind IN ('site', 'clubs', 'club', 'tag', 'term')
            """
        ).compactMap { row in Subscription.Scope(row: row).map { ($0, row["since"]) } }
    }

    /// Those that stand among what is new for them already.
    fileprivate func questionsTold(to member: Number<Member>) throws -> [Matter.Key] {
        try Int64.all(
            self, "SELECT question FROM notifications WHERE member = \(member) AND news = 'question'"
        ).map { Matter.Key(.question, $0) }
    }
}
