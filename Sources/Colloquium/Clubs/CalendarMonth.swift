import Foundation

/// A month as it hangs on the wall.
package struct CalendarMonth: Hashable, Sendable {
    /// Months since the beginning of our reckoning.
    private let index: Int

    /// The month as "2026-11"; nil where there is none.
    package init?(_ text: String) {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        guard parts.count == 2, text.utf8.count == 7, (1970...9998).contains(parts[0]), (1...12).contains(parts[1])
        else { return nil }
        index = parts[0] * 12 + parts[1] - 1
    }

    /// The month that clocks of a zone show at a moment.
    package init(of moment: Instant, in zone: String) {
        var calendar = Self.calendar
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        let parts = calendar.dateComponents([.year, .month], from: moment.date)
        index = (parts.year ?? 1970) * 12 + (parts.month ?? 1) - 1
    }

    private init(index: Int) { self.index = index }

    package var year: Int { index / 12 }
    /// 1 for January.
    package var month: Int { index % 12 + 1 }
    package var text: String { "\(year)-\(Self.padded(month))" }

    package func later(by months: Int) -> CalendarMonth { CalendarMonth(index: index + months) }
    package func months(since other: CalendarMonth) -> Int { index - other.index }

    /// The days, each from midnight to midnight in a zone.
    package func days(in zone: String) -> [Range<Instant>] {
        guard let first else { return [] }
        let midnights = (0...length).map { first.after(days: $0).instant(in: zone) }
        return zip(midnights, midnights.dropFirst()).map { $0..<$1 }
    }

    /// How many days of the first week, which begins on Monday, belong to the month before.
    package var lead: Int {
        guard let first else { return 0 }
        return (Self.calendar.component(.weekday, from: first.instant(in: "UTC").date) + 5) % 7
    }

    private var first: WallTime? { WallTime(day: "\(text)-01", hour: "00:00") }

    private var length: Int {
        guard let first else { return 0 }
        return Self.calendar.range(of: .day, in: .month, for: first.instant(in: "UTC").date)?.count ?? 0
    }

    private static func padded(_ number: Int) -> String { String(String(100 + number).suffix(2)) }

    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()
}
