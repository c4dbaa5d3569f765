package import Foundation

/// A moment, in whole milliseconds since 1970-01-01T00:00:00Z. The one form in which times are stored and compared;
/// time zones enter only where a person reads or chooses a time.
package struct Instant: RawRepresentable, Hashable, Sendable, Codable {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package init(_ date: Date) { rawValue = Int64((date.timeIntervalSince1970 * 1000).rounded()) }

    package var date: Date { Date(timeIntervalSince1970: Double(rawValue) / 1000) }

    package static func now() -> Instant { Instant(Date()) }
}

extension Instant: Comparable {
    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
    /// Moves a moment by a whole number of seconds' worth of milliseconds.
    package static func + (moment: Self, span: Span) -> Self { Self(rawValue: moment.rawValue + span.milliseconds) }
    package static func - (moment: Self, span: Span) -> Self { Self(rawValue: moment.rawValue - span.milliseconds) }
}

/// A length of time in milliseconds, without calendar: a day is always 24 hours.
package struct Span: Hashable, Sendable, Comparable {
    package let milliseconds: Int64
    package init(milliseconds: Int64) { self.milliseconds = milliseconds }
    package static func seconds(_ count: Int) -> Span { Span(milliseconds: Int64(count) * 1000) }
    package static func minutes(_ count: Int) -> Span { seconds(count * 60) }
    package static func hours(_ count: Int) -> Span { minutes(count * 60) }
    package static func days(_ count: Int) -> Span { hours(count * 24) }
    package static func between(_ start: Instant, _ end: Instant) -> Span {
        Span(milliseconds: end.rawValue - start.rawValue)
    }
    package static func < (one: Self, other: Self) -> Bool { one.milliseconds < other.milliseconds }
}
