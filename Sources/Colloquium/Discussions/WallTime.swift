import Foundation

/// A day and an hour as a clock on the wall shows them. Only in a time zone is it a moment.
package struct WallTime: Hashable, Sendable {
    /// The moment at which a clock that shows UTC shows it.
    private let shown: Instant

    /// The day as "2026-11-30" and the hour as "18:00", as forms send them; nil where a calendar knows no such time.
    package init?(day: String, hour: String) {
        let days = Self.numbers(day, separator: "-")
        let hours = Self.numbers(hour, separator: ":")
        guard days.count == 3, hours.count == 2, (1970...9999).contains(days[0]) else { return nil }
        let parts = DateComponents(year: days[0], month: days[1], day: days[2], hour: hours[0], minute: hours[1])
        guard parts.isValidDate(in: Self.calendar), let date = Self.calendar.date(from: parts) else { return nil }
        shown = Instant(date)
    }

    private init(shown: Instant) { self.shown = shown }

    /// What the clocks of a zone, named as IANA does, show at a moment.
    package init(_ moment: Instant, in zone: String) {
        shown = moment + (TimeZone(identifier: zone) ?? .gmt).offset(at: moment)
    }

    /// The same hour some days later.
    package func after(days: Int) -> WallTime { after(.days(days)) }

    /// What clocks show that are moved on by hand.
    package func after(_ span: Span) -> WallTime { WallTime(shown: shown + span) }

    /// How far clocks are moved on by hand from this to another time.
    package func span(to other: WallTime) -> Span { .between(shown, other.shown) }

    /// How many whole days the clocks show until another time.
    package func wholeDays(to other: WallTime) -> Int {
        Int(span(to: other).milliseconds / Span.days(1).milliseconds)
    }

    /// With the seconds left out, as forms have it.
    package var minute: WallTime { WallTime(shown: Instant(rawValue: shown.rawValue - shown.rawValue % 60_000)) }

    /// As `init(day:hour:)` reads it, to the minute.
    package var day: String { String(shown.date.ISO8601Format().prefix(10)) }
    package var hour: String { String(shown.date.ISO8601Format().dropFirst(11).prefix(5)) }

    /// When clocks in a zone, named as IANA does, first show it. Where they skip it, the moment they skip it.
    package func instant(in zone: String) -> Instant {
        let zone = TimeZone(identifier: zone) ?? .gmt
        let around = [shown - .days(1), shown + .days(1)].map { shown - zone.offset(at: $0) }
        if let first = around.filter({ $0 + zone.offset(at: $0) == shown }).min() { return first }
        // Skipped: between the two moments is the one change of the clock.
        var (before, after) = (min(around[0], around[1]), max(around[0], around[1]))
        while Span.between(before, after) > .seconds(1) {
            let middle = before + Span(milliseconds: Span.between(before, after).milliseconds / 2)
            if middle + zone.offset(at: middle) < shown { before = middle } else { after = middle }
        }
        return Instant(rawValue: after.rawValue / 1000 * 1000)
    }

    private static func numbers(_ text: String, separator: Character) -> [Int] {
        text.tidied.split(separator: separator, omittingEmptySubsequences: false).compactMap { part in
            part.utf8.allSatisfy { (0x30...0x39).contains($0) } && part.count <= 4 ? Int(part) : nil
        }
    }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}

extension TimeZone {
    fileprivate func offset(at moment: Instant) -> Span { .seconds(secondsFromGMT(for: moment.date)) }
}
