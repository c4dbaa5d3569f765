import Colloquium
import GRDB

extension Delivery: DatabaseValueConvertible {}
extension Matter.Kind: DatabaseValueConvertible {}

extension Subscription.Scope {
    /// The columns that name what is followed, with their values.
    var columns: SQL { "kind, club, followed, search, discussion, question, source, word" }

    var values: SQL {
        """
        \(kind.rawValue), \(number(.club)), \(number(.member)), \(number(.search)), \(number(.discussion)),
            \(number(.question)), \(number(.source)), \(word)
        """
    }

    /// The column `subject`.
    var subject: String { word?.lowercasedASCII ?? number.map(String.init) ?? "" }

    private func number(_ wanted: Kind) -> Int64? { kind == wanted ? number : nil }

    /// Of a row of `subscriptions`; nil where it says what nobody can follow.
    init?(row: Row) {
        guard let kind = Kind(rawValue: row["kind"]) else { return nil }
        self.init(kind, row["word"] as String? ?? row["subject"])
    }
}

extension String {
    /// As SQLite's `lower` does it.
    fileprivate var lowercasedASCII: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { ("A"..."Z").contains($0) ? Unicode.Scalar($0.value + 32) ?? $0 : $0 }))
    }
}

extension Database {
    /// Of a member, in the order of the page: what concerns them alone first.
    func subscriptions(of member: Number<Member>) throws -> [Subscription] {
        try Row.all(
            self, "SELECT * FROM subscriptions WHERE member = \(member) ORDER BY kind, number"
        ).compactMap { row in
            Subscription.Scope(row: row).map { Subscription(scope: $0, delivery: row["cadence"]) }
        }
    }

    /// What happened while it was heard of on the site only is no news: no mail begins with sixty days of it.
    func subscribe(_ member: Number<Member>, to subscription: Subscription, at now: Instant) throws {
        let scope = subscription.scope
        try run(
            """
            INSERT INTO subscriptions (member, \(scope.columns), cadence, since)
            VALUES (\(member), \(scope.values), \(subscription.delivery), \(now))
            ON CONFLICT (member, kind, subject) DO UPDATE SET cadence = excluded.cadence,
                since = iif(subscriptions.cadence = 'on-site', excluded.since, since)
            """)
        try scheduleMissingDigests(of: member, at: now)
    }

    /// What somebody new begins with; who was here before keeps what they chose.
    func subscribeToDefaults(_ member: Number<Member>, at now: Instant) throws {
        let known = try Bool.first(self, "SELECT 1 FROM subscriptions WHERE member = \(member)")
        if known != nil { return }
        for subscription in Subscription.defaults { try subscribe(member, to: subscription, at: now) }
    }

    func unsubscribe(_ member: Number<Member>, from scope: Subscription.Scope) throws {
        try run(
            """
            DELETE FROM subscriptions
            WHERE member = \(member) AND kind = \(scope.kind.rawValue) AND subject = \(scope.subject)
            """)
    }

    /// - Throws: a refusal where the viewer may not read what the scope names, or there is no such thing.
    func requireFollowable(_ scope: Subscription.Scope, for viewer: Viewer) throws {
        switch scope {
        case .site, .clubs, .tag, .journal, .term, .replies, .mentions: return
        case .club(let number): _ = try club(number, for: viewer)
        case .discussion(let number): _ = try discussion(number, for: viewer)
        case .question(let number): _ = try question(number, for: viewer)
        case .member(let number):
            if number == viewer.member { throw Refusal(.invalid, "What you do yourself is never news to you.") }
            guard let found = try MemberRow.member(number, self), found.standing == .active, !found.isGuest else {
                throw Refusal.noSuch("member")
            }
        case .search(let number):
            let own = try Bool.first(
                self, "SELECT 1 FROM saved_searches WHERE number = \(number) AND member = \(viewer.member)")
            if own == nil { throw Refusal.noSuch("saved search") }
        case .source(let number):
            let followed = try Bool.first(self, "SELECT 1 WHERE \(number) IN \(viewer.sourcesInInboxes)")
            if followed == nil { throw Refusal.noSuch("source") }
        }
    }
}

extension Viewer {
    /// The sources of their own inbox and of their clubs', as a subquery: an address may be a secret of who follows it.
    var sourcesInInboxes: SQL {
        """
        (SELECT source FROM follows JOIN inboxes ON inboxes.number = inbox
            WHERE inboxes.member = \(member) OR inboxes.club IN \(Array(clubs.keys)))
        """
    }

    /// What a row of `sources` is called where they see it: by themselves, by a club of theirs, or else by the source itself.
    var sourceName: SQL {
        """
        coalesce((SELECT follows.title FROM follows JOIN inboxes ON inboxes.number = inbox
            WHERE follows.source = sources.number AND follows.title <> ''
                AND (inboxes.member = \(member) OR inboxes.club IN \(Array(clubs.keys)))
            ORDER BY inboxes.member IS NULL, inboxes.number LIMIT 1), sources.title)
        """
    }
}
