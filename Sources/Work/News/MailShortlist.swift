import Colloquium
import Store

/// How many mails leave at once.
package struct MailPace: Hashable, Sendable {
    /// To the server that takes them.
    package let connections: Int
    /// Of these, for mails to one domain: many servers put off who comes with more.
    package let perDomain: Int

    package init(connections: Int = 4, perDomain: Int = 2) {
        self.connections = connections
        self.perDomain = perDomain
    }
}

/// The mails that are due, as they were a moment ago, and those under way. What to send next is found here: the outbox
/// may hold thousands for a domain that has as many connections as it may have.
struct MailShortlist {
    private let perDomain: Int
    private var waiting: [WaitingMail] = []
    private var underWay: [String: Int] = [:]
    private var filledAt: ContinuousClock.Instant?

    /// What came meanwhile and is more urgent does not wait longer than this.
    private static let age = Duration.seconds(1)

    init(perDomain: Int) {
        self.perDomain = perDomain
    }

    /// Whether to look into the outbox before the next is taken.
    func isStale(at moment: ContinuousClock.Instant) -> Bool {
        filledAt.map { waiting.isEmpty || $0.duration(to: moment) >= Self.age } ?? true
    }

    mutating func fill(_ mails: [WaitingMail], at moment: ContinuousClock.Instant) {
        waiting = mails
        filledAt = moment
    }

    /// The first whose domain is not busy enough.
    mutating func take() -> WaitingMail? {
        guard let place = waiting.firstIndex(where: { underWay[$0.domain, default: 0] < perDomain }) else { return nil }
        return waiting.remove(at: place)
    }

    mutating func begin(_ domain: String) {
        underWay[domain, default: 0] += 1
    }

    /// - Parameter isPutOff: whether the domain wants no more just now.
    mutating func end(_ domain: String, isPutOff: Bool) {
        underWay[domain] = underWay[domain].flatMap { $0 > 1 ? $0 - 1 : nil }
        if isPutOff { waiting.removeAll { $0.domain == domain } }
    }
}
