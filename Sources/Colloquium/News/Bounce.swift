/// That a mail did not reach its address, as the server that said no explains it.
package struct Bounce: Hashable, Sendable {
    /// Of RFC 3463: "5.1.1"; empty where none was given.
    package let status: String
    package let reason: String
    /// Whether the address itself is at fault, so that no mail will ever reach it.
    package let isForGood: Bool

    /// - Parameter reason: may hold the status somewhere in it, as the replies of mail servers do.
    package init(status: String = "", reason: String) {
        let found = reason.firstMatch(of: /\b[245]\.[0-9]{1,3}\.[0-9]{1,3}\b/).map { String($0.0) }
        self.status = status.isEmpty ? found ?? "" : status
        self.reason = String(reason.prefix(500))
        isForGood = Self.statusesOfAddresses.contains(self.status)
    }

    /// No such mailbox, no such system, bad syntax, moved without a forwarding, refuses all mail, disabled
    /// (RFC 3463 §3.2 and §3.3, RFC 7505 §4).
    private static let statusesOfAddresses: Set = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]
}

/// How often mail to an address failed of late. An address that does not exist is given up at once; a full mailbox, a
/// server that is down and the like when that happens again and again.
package struct BounceScore: Hashable, Sendable {
    package let points: Int
    /// When a bounce last counted; nil for never.
    package let countedAt: Instant?

    package init(points: Int = 0, countedAt: Instant? = nil) {
        self.points = points
        self.countedAt = countedAt
    }

    /// With so many points an address gets no mail until its owner says that it works.
    package static let limit = 5
    /// In which one bounce counts, however many come: a server that is down returns all mails of a day.
    static let day = Span.days(1)
    /// In which a point is forgotten.
    static let week = Span.days(7)

    package var isAtLimit: Bool { points >= Self.limit }

    package func counting(_ bounce: Bounce, at now: Instant) -> BounceScore {
        if bounce.isForGood { return BounceScore(points: max(points, Self.limit), countedAt: now) }
        guard let countedAt else { return BounceScore(points: 1, countedAt: now) }
        let passed = Span.between(countedAt, now)
        guard passed >= Self.day else { return self }
        let left = max(0, points - Int(passed.milliseconds / Self.week.milliseconds))
        return BounceScore(points: left + 1, countedAt: now)
    }
}
