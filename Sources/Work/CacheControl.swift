import Colloquium
import Formats
import Outbound

/// What an answer says of how long it holds (RFC 9111, sections 4.2.1, 5.2.2 and 5.3).
struct CacheControl: Hashable, Sendable {
    /// Whether it may not be kept at all.
    let forbidsKeeping: Bool
    /// Nil where it says nothing; what cannot be read is past.
    let lifetime: Span?

    /// - Parameter serverTime: by the clock by which the server says when the answer expires.
    init(_ headers: FetchHeaders, at serverTime: Instant) {
        let directives = headers.all("Cache-Control").flatMap { $0.split(separator: ",") }
            .map { $0.lowercased().filter { !$0.isWhitespace && $0 != "\"" } }
        forbidsKeeping = directives.contains("no-store")
        lifetime = Self.lifetime(directives, headers, serverTime)
    }

    private static func lifetime(_ directives: [String], _ headers: FetchHeaders, _ serverTime: Instant) -> Span? {
        if directives.contains(where: { $0.hasPrefix("no-cache") }) { return .seconds(0) }
        if let stated = directives.first(where: { $0.hasPrefix("max-age=") }) {
            let age = headers["Age"].flatMap(seconds) ?? 0
            return .seconds(max(0, (seconds(String(stated.dropFirst("max-age=".count))) ?? 0) - age))
        }
        return headers["Expires"].map { expires in
            HTTPDate.instant(expires).map { .between(serverTime, $0) } ?? .seconds(0)
        }
    }

    /// At most a year: a number may have any length.
    static func seconds(_ text: String) -> Int? {
        let digits = text.tidiedLine
        guard digits.isASCIIDigits else { return nil }
        return min(digits.utf8.count > 9 ? .max : Int(digits) ?? 0, 31_536_000)
    }
}
