import Colloquium
import Outbound

extension PollHints {
    /// What the headers of an answer say of when to come back (RFC 9111, section 4.2.1; RFC 9110, section 10.2.3).
    /// Moments are taken by the server's own clock, which may be wrong, where it tells it.
    init(_ answer: FetchAnswer, at now: Instant) {
        let headers = answer.headers
        let serverTime = headers["Date"].flatMap(HTTPDate.instant) ?? now
        self.init(
            freshness: Self.freshness(headers, serverTime),
            retryAfter: headers["Retry-After"].flatMap { Self.wait($0, serverTime) })
    }

    private static func freshness(_ headers: FetchHeaders, _ serverTime: Instant) -> Span? {
        let directives = headers.all("Cache-Control").flatMap { $0.split(separator: ",") }
            .map { $0.lowercased().filter { !$0.isWhitespace && $0 != "\"" } }
        if directives.contains(where: { $0 == "no-store" || $0.hasPrefix("no-cache") }) { return nil }
        if let stated = directives.first(where: { $0.hasPrefix("max-age=") }) {
            guard let seconds = seconds(String(stated.dropFirst("max-age=".count))) else { return nil }
            return .seconds(max(0, seconds - (headers["Age"].flatMap(Self.seconds) ?? 0)))
        }
        return headers["Expires"].flatMap(HTTPDate.instant).map { .between(serverTime, $0) }
    }

    private static func wait(_ text: String, _ serverTime: Instant) -> Span? {
        if let seconds = seconds(text) { return .seconds(seconds) }
        return HTTPDate.instant(text).map { .between(serverTime, $0) }
    }

    /// At most a year: a number may have any length.
    private static func seconds(_ text: String) -> Int? {
        let digits = text.tidiedLine
        guard digits.isASCIIDigits else { return nil }
        return min(digits.utf8.count > 9 ? .max : Int(digits) ?? 0, 31_536_000)
    }
}
