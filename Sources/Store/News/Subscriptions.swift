package import Colloquium
import Foundation
import GRDB

/// What a member follows and when they hear of it.
package struct SubscriptionSettings: Sendable {
    package let subscriptions: [Subscription]
    package let hour: DigestHour
    package let pause: NewsPause
    /// When the next digest of each cadence in use is due.
    package let due: [Cadence: Instant]
}

/// A subscription as its page lists it.
package struct SubscriptionLine: Sendable {
    let number: Number<Subscription>
    package let subscription: Subscription
    /// What is followed, as it is called; nil where it is no longer open to the member.
    package let name: String?
}

extension Store {
    package func subscriptions(of member: Number<Member>) async throws -> SubscriptionSettings {
        try await read { db in
            let due = try Row.all(
                db, "SELECT cadence, due_at FROM digest_schedules WHERE member = \(member)"
            ).reduce(into: [Cadence: Instant]()) { $0[$1["cadence"] as Cadence] = $1["due_at"] }
            return SubscriptionSettings(
                subscriptions: try db.subscriptions(of: member), hour: try db.digestHour(of: member),
                pause: try db.newsPause(of: member), due: due)
        }
    }

    /// Everything the viewer follows, with what it is called.
    package func subscriptionLines(for viewer: Viewer) async throws -> [SubscriptionLine] {
        try await read { db in
            try Row.all(
                db,
                """
                SELECT subscriptions.*, \(SQL.followedName(for: viewer)) AS name FROM subscriptions
                WHERE member = \(viewer.member) ORDER BY number
                """
            ).compactMap { row in
                Subscription.Scope(row: row).map {
                    SubscriptionLine(
                        number: row["number"], subscription: Subscription(scope: $0, delivery: row["cadence"]),
                        name: row["name"])
                }
            }
        }
    }

    /// A subscription as its member's page lists it; nil where it has ended.
    package func subscriptionLine(_ number: Number<Subscription>) async throws -> SubscriptionLine? {
        let member = try await read { db in
            try Number<Member>.first(db, "SELECT member FROM subscriptions WHERE number = \(number)")
        }
        guard let member else { return nil }
        return try await subscriptionLines(for: viewer(member)).first { $0.number == number }
    }

    /// How the viewer follows one thing, and what it is called; the delivery is nil where they do not.
    /// - Throws: a refusal where they may not read it.
    package func following(
        _ scope: Subscription.Scope, for viewer: Viewer
    ) async throws -> (delivery: Delivery?, name: String) {
        try await read { db in
            try db.requireFollowable(scope, for: viewer)
            let scope = try db.kept(scope, by: viewer.member)
            let row = try Row.first(
                db,
                """
                WITH subscriptions (\(scope.columns)) AS (SELECT \(scope.values))
                SELECT \(SQL.followedName(for: viewer)) AS name FROM subscriptions
                """)
            let delivery = try viewer.member.flatMap { try db.delivery(of: scope, to: $0) }
            return (delivery, row?["name"] ?? "")
        }
    }

    /// Follows something, or changes how. Doing it twice is doing it once, also where a journal or a term is spelt otherwise.
    /// - Parameter other: what they follow no longer, since this is what they meant.
    /// - Returns: what is followed, in the spelling it is kept in, and how it was before; nil where it was not.
    /// - Throws: a refusal where the viewer may not read it, or follows as much as one may.
    @discardableResult
    package func follow(
        _ scope: Subscription.Scope, _ delivery: Delivery, insteadOf other: Subscription.Scope? = nil,
        by viewer: Viewer, at now: Instant
    ) async throws -> (scope: Subscription.Scope, before: Delivery?) {
        let member = try viewer.subscriber
        return try await write { db in
            try db.requireFollowable(scope, for: viewer)
            if let other { try db.unsubscribe(member, from: other) }
            let wish = Subscription(scope: try db.kept(scope, by: member), delivery: delivery)
            let before = try db.delivery(of: wish.scope, to: member)
            try db.resubscribe(member, to: wish, at: now)
            try db.refuseTooManySubscriptions(of: member)
            try db.rescheduleDigests(of: member, at: now)
            return (wish.scope, before)
        }
    }

    /// Ends following it; also of what was closed to them since.
    package func unfollow(_ scope: Subscription.Scope, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.subscriber
        try await write { db in
            for spelling in try db.spellings(of: scope, followedBy: member) {
                try db.unsubscribe(member, from: spelling)
            }
            try db.rescheduleDigests(of: member, at: now)
        }
    }

    /// Ends every subscription of the cadences, as the link in their digest promises.
    package func unsubscribe(_ member: Number<Member>, from cadences: [Cadence], at now: Instant) async throws {
        try await write { db in
            for cadence in cadences { try db.endMail(cadence.rawValue, to: member, at: now) }
            try db.rescheduleDigests(of: member, at: now)
        }
    }

    /// Mails nothing any more of what comes at once.
    package func unsubscribeFromPromptNews(_ member: Number<Member>, at now: Instant) async throws {
        try await write { db in try db.endMail("at-once", to: member, at: now) }
    }

    /// Mails nothing any more of what one subscription asks for, as the link beside it promises. Doing it twice is fine.
    package func unsubscribe(_ subscription: Number<Subscription>, at now: Instant) async throws {
        try await write { db in
            let member = try Number<Member>.first(
                db, "SELECT member FROM subscriptions WHERE number = \(subscription)")
            guard let member else { return }
            try db.endMail(of: subscription)
            try db.rescheduleDigests(of: member, at: now)
        }
    }

    /// Saves a whole page of choices: each scope with how it is heard of, or nil to end it, and when digests come.
    package func saveSubscriptions(
        _ choices: [(scope: Subscription.Scope, delivery: Delivery?)], hour: DigestHour, pause: NewsPause = .none,
        of viewer: Viewer, at now: Instant
    ) async throws {
        let member = try viewer.subscriber
        try await write { db in
            let known = Set(try db.subscriptions(of: member))
            for (scope, delivery) in choices {
                guard let delivery else {
                    try db.unsubscribe(member, from: scope)
                    continue
                }
                let wish = Subscription(scope: scope, delivery: delivery)
                // What was closed to them since stays as it is, and does not keep the rest from being saved.
                if !known.contains(wish) { try db.requireFollowable(scope, for: viewer) }
                try db.resubscribe(member, to: wish, at: now)
            }
            try db.refuseTooManySubscriptions(of: member)
            try db.run(
                """
                UPDATE members SET digest_hour = \(hour.hour), digest_weekday = \(hour.weekday),
                    digest_month_day = \(hour.monthDay), time_zone = \(hour.timeZone),
                    is_news_paused = \(pause == .lasting), news_paused_until = \(pause.end) WHERE number = \(member)
                """)
            try db.rescheduleDigests(of: member, at: now)
        }
    }
}

extension Database {
    /// How a member follows something; nil where they do not.
    fileprivate func delivery(of scope: Subscription.Scope, to member: Number<Member>) throws -> Delivery? {
        try Delivery.first(
            self,
            """
            SELECT cadence FROM subscriptions WHERE member = \(member)
                AND kind = \(scope.kind.rawValue) AND subject = \(scope.subject)
            """)
    }

    fileprivate func endMail(_ cadence: String, to member: Number<Member>, at now: Instant) throws {
        let asking = try Number<Subscription>.all(
            self, "SELECT number FROM subscriptions WHERE member = \(member) AND cadence = \(cadence)")
        for subscription in asking { try endMail(of: subscription) }
        if !asking.isEmpty { try audit("unsubscribed \(cadence)", "members/\(member)", by: member, at: now) }
    }

    /// What concerns the member alone is still on the site.
    fileprivate func endMail(of subscription: Number<Subscription>) throws {
        try run(
            """
            UPDATE subscriptions SET cadence = 'on-site'
            WHERE number = \(subscription) AND kind IN ('replies', 'mentions')
            """)
        try run(
            "DELETE FROM subscriptions WHERE number = \(subscription) AND kind NOT IN ('replies', 'mentions')")
    }

    /// Nobody follows more by hand, and each is asked of everything that happens.
    private static let subscriptionLimit = 500

    fileprivate func refuseTooManySubscriptions(of member: Number<Member>) throws {
        let count = try Int.first(self, "SELECT count(*) FROM subscriptions WHERE member = \(member)") ?? 0
        if count <= Self.subscriptionLimit { return }
        throw Refusal(
            .conflict, "You follow \(Self.subscriptionLimit) things; end one you no longer need first.")
    }
}

extension Viewer {
    fileprivate var subscriber: Number<Member> {
        get throws {
            guard let member else { throw Refusal(.signInNeeded, "Sign in to choose what you hear of.") }
            return member
        }
    }
}

extension SQL {
    /// What a row of `subscriptions` is about, as it is called; NULL where the viewer may not read it.
    fileprivate static func followedName(for viewer: Viewer) -> SQL {
        """
        CASE kind
            WHEN 'club' THEN (SELECT clubs.name FROM clubs
                WHERE clubs.number = subscriptions.club AND clubs.number IN \(viewer.readableClubs))
            WHEN 'member' THEN (SELECT members.name FROM members
                WHERE members.number = followed AND standing = 'active')
            WHEN 'search' THEN (SELECT saved_searches.name FROM saved_searches WHERE saved_searches.number = search)
            WHEN 'discussion' THEN (SELECT title FROM discussions JOIN articles ON articles.number = article
                WHERE discussions.number = subscriptions.discussion AND \(viewer.mayReadDiscussion))
            WHEN 'question' THEN (SELECT title FROM questions
                WHERE questions.number = subscriptions.question AND questions.club IN \(viewer.readableClubs))
            WHEN 'source' THEN (SELECT \(viewer.sourceName) FROM sources
                WHERE sources.number = subscriptions.source AND sources.number IN \(viewer.sourcesInInboxes))
            ELSE coalesce(word, '') END
        """
    }
}
