import Colloquium
import Formats
import Outbound

extension PollHints {
    /// What the headers of an answer say of when to come back (RFC 9111, section 4.2.1; RFC 9110, section 10.2.3).
    /// Moments are taken by the server's own clock, which may be wrong, where it tells it.
    init(_ answer: FetchAnswer, at now: Instant) {
        let headers = answer.headers
        let serverTime = headers["Date"].flatMap(HTTPDate.instant) ?? now
        let cache = CacheControl(headers, at: serverTime)
        self.init(
            freshness: cache.forbidsKeeping ? nil : cache.lifetime,
            retryAfter: headers["Retry-After"].flatMap { Self.wait($0, serverTime) })
    }

    private static func wait(_ text: String, _ serverTime: Instant) -> Span? {
        if let seconds = CacheControl.seconds(text) { return .seconds(seconds) }
        return HTTPDate.instant(text).map { .between(serverTime, $0) }
    }
}
