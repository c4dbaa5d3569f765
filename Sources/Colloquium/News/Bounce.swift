/// That a mail did not reach its address, as the server that said no explains it.
package struct Bounce: Hashable, Sendable {
    /// Of RFC 3463: "5.1.1"; empty where none was given.
    package let status: String
    package let reason: String
    /// The server that reported it, where a mail of its own did (RFC 3464); empty where the relay said no at once, nil where
    /// the report does not say.
    package let reporter: String?
    /// Whether the address itself is at fault, so that no mail will ever reach it.
    package let isForGood: Bool
    /// Whether the server will say the same next time (RFC 3463 §3.1, RFC 5321 §4.2.1), for whatever reason.
    let isPermanent: Bool

    /// - Parameter reason: may hold the status somewhere in it, as the replies of mail servers do.
    package init(status: String = "", reason: String, reporter: String? = "") {
        let found = reason.firstMatch(of: /\b[245]\.[0-9]{1,3}\.[0-9]{1,3}\b/).map { String($0.0) }
        self.status = status.isEmpty ? found ?? "" : status
        self.reason = String(reason.prefix(500))
        self.reporter = reporter.map { String($0.prefix(200)) }
        isForGood = Self.statusesOfAddresses.contains(self.status)
        isPermanent = self.status.isEmpty ? reason.contains(/^RCPT: 5[0-9][0-9]\b/) : self.status.hasPrefix("5.")
    }

    /// No such mailbox, no such system, bad syntax, moved without a forwarding, refuses all mail, disabled
    /// (RFC 3463 §3.2 and §3.3, RFC 7505 §4).
    private static let statusesOfAddresses: Set = ["5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"]
}

/// How often mail to an address failed since it last arrived. An address that does not exist is given up at once; a full
/// mailbox, a server that is down and the like when that happens again and again, however rarely mail is sent.
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

    package var isAtLimit: Bool { points >= Self.limit }

    /// - Parameter arrived: how many mails did not come back between the last one that did and this one; each makes up for
    ///   a point.
    package func counting(_ bounce: Bounce, after arrived: Int, at now: Instant) -> BounceScore {
        if bounce.isForGood { return BounceScore(points: max(points, Self.limit), countedAt: now) }
        let weight = bounce.isPermanent ? 2 : 1
        guard let countedAt else { return BounceScore(points: weight, countedAt: now) }
        guard Span.between(countedAt, now) >= Self.day else { return self }
        return BounceScore(points: max(0, points - arrived) + weight, countedAt: now)
    }
}
