import Colloquium
import Outbound

/// How long an answer may stand in for a new one, by the rules of RFC 9111 for a private cache.
struct Freshness: Hashable, Sendable {
    /// Whether the answer may be kept at all.
    let mayBeKept: Bool
    let until: Instant

    /// Where a server says nothing (RFC 9111 §4.2.2 leaves it to us): records change rarely, and a member who pastes
    /// the same again means the same hour.
    private static let assumed = Span.hours(1)
    /// What is unknown now may be known soon: registries lag behind publishers by hours.
    private static let longestOfNothing = Span.minutes(10)
    private static let longest = Span.days(7)

    /// - Parameter value: what was read from it.
    init(of answer: FetchAnswer, saying value: some Utterance, at now: Instant) {
        let cache = CacheControl(answer.headers, at: now)
        mayBeKept = [200, 404].contains(answer.status) && !cache.forbidsKeeping && answer.headers["Vary"] != "*"
        let longest = value.saysNothing ? Self.longestOfNothing : Self.longest
        until = now + max(.seconds(0), min(cache.lifetime ?? Self.assumed, longest))
    }
}

/// What was read from an answer.
protocol Utterance {
    /// The service does not know what was asked for, whichever way it put that.
    var saysNothing: Bool { get }
}

extension Array: Utterance {
    var saysNothing: Bool { isEmpty }
}

extension Finding.Outcome: Utterance {
    var saysNothing: Bool {
        if case .found = self { false } else { true }
    }
}
