import Colloquium
import GRDB

extension Database {
    /// Subscribes, and keeps what the next digest would have told of it where it is to come at once from now on: all of it
    /// waits for the next mail of what comes at once, as if it had just happened.
    func resubscribe(_ member: Number<Member>, to subscription: Subscription, at now: Instant) throws {
        let pending = try pendingNews(of: member, before: subscription, at: now)
        try subscribe(member, to: subscription, at: now)
        for key in pending {
            try run(
                """
                INSERT INTO waiting_news (member, kind, subject, subscription, happened_at)
                SELECT \(member), \(key.kind), \(key.number), number, \(now) FROM subscriptions
                WHERE member = \(member) AND kind = \(subscription.scope.kind.rawValue)
                    AND subject = \(subscription.scope.subject)
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// What a subscription that came with a digest asks for of the board; of all others, what is pending waits already.
    private func pendingNews(
        of member: Number<Member>, before change: Subscription, at now: Instant
    ) throws -> [Matter.Key] {
        guard change.delivery == .atOnce, change.scope.isBroad,
            let since = try Instant.first(
                self,
                """
                SELECT since FROM subscriptions WHERE member = \(member) AND kind = \(change.scope.kind.rawValue)
                    AND subject = \(change.scope.subject) AND cadence IN \(Cadence.allCases.map(\.rawValue))
                """)
        else { return [] }
        // Not what others remember: what this transaction wrote may come to nothing.
        let board = try newsBoard(from: BoardMemory(), at: now)
        guard let reader = try memberReader(member, clubs: board.clubs) else { return [] }
        let selection = DigestSelection(
            board: board, reader: reader.reader, specialties: reader.specialties,
            following: reader.following([(change.scope, since)]), foresight: .days(0), now: now)
        return selection.items().flatMap(\.told).filter { $0.kind != .opening && $0.kind != .closing }
    }
}

extension Subscription.Scope {
    /// Whether a digest asks the board for it, and not what waits.
    fileprivate var isBroad: Bool { [.site, .clubs, .club, .tag, .journal, .term].contains(kind) }
}
