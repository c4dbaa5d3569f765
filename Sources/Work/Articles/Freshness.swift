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
        let headers = answer.headers
        let directives = headers.all("Cache-Control").flatMap { $0.split(separator: ",") }
            .map { String($0).tidiedLine.lowercased() }
        mayBeKept =
            [200, 404].contains(answer.status) && !directives.contains("no-store") && headers["Vary"] != "*"
        let stated = Self.stated(directives, headers, now)
        let longest = value.saysNothing ? Self.longestOfNothing : Self.longest
        until = now + max(.seconds(0), min(stated ?? Self.assumed, longest))
    }

    private static func stated(_ directives: [String], _ headers: FetchHeaders, _ now: Instant) -> Span? {
        if directives.contains(where: { $0.hasPrefix("no-cache") }) { return .seconds(0) }
        let age = headers["Age"].flatMap { Int($0) } ?? 0
        if let directive = directives.first(where: { $0.hasPrefix("max-age=") }) {
            let seconds = Int(directive.dropFirst("max-age=".count).filter { $0 != "\"" }) ?? 0
            // A longer time than a year is nobody's meaning, and would not fit.
            return .seconds(min(max(seconds, 0), 31_536_000) - min(max(age, 0), 31_536_000))
        }
        // A date that cannot be read is in the past (RFC 9111 §5.3).
        return headers["Expires"].map { expires in
            HTTPDate.instant(expires).map { .between(now, $0) } ?? .seconds(0)
        }
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
