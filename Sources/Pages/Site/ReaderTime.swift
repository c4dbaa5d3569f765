package import Colloquium
import Foundation

/// Dates and times as one reader sees them: in their time zone, in words that need no decoding.
package struct ReaderTime: Sendable {
    /// IANA name.
    package let zone: String
    private let calendar: Calendar
    private var saysZone = false

    package init(zone: String) {
        self.zone = zone
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: zone) ?? .gmt
        self.calendar = calendar
    }

    /// For what happens in a club: a reader who chose no zone reads the club's hours, and is told so.
    package func inClub(_ clubZone: String) -> ReaderTime { zone == "UTC" ? ReaderTime(zone: clubZone).named : self }

    /// The same, with the zone behind what is near.
    package var named: ReaderTime {
        var named = self
        named.saysZone = true
        return named
    }

    /// "18 November 2026"
    package func day(_ instant: Instant) -> String {
        let parts = self.parts(instant)
        return "\(parts.day ?? 0) \(ReaderTime.months[(parts.month ?? 1) - 1]) \(parts.year ?? 0)"
    }

    /// "18 Nov"
    package func shortDay(_ instant: Instant) -> String {
        let parts = self.parts(instant)
        return "\(parts.day ?? 0) \(ReaderTime.months[(parts.month ?? 1) - 1].prefix(3))"
    }

    /// The starts of so many days of the reader's, the one of `now` the last of them, and then the end of that.
    package func lastDays(_ count: Int, upTo now: Instant) -> [Instant] {
        let today = calendar.startOfDay(for: now.date)
        return (1 - count...1).compactMap { calendar.date(byAdding: .day, value: $0, to: today).map { Instant($0) } }
    }

    /// "18 Nov 2026, 09:12", followed by "UTC" where the reader's zone is not known.
    package func moment(_ instant: Instant) -> String {
        let parts = self.parts(instant)
        let month = ReaderTime.months[(parts.month ?? 1) - 1].prefix(3)
        let time = "\(ReaderTime.two(parts.hour)):\(ReaderTime.two(parts.minute))"
        return "\(parts.day ?? 0) \(month) \(parts.year ?? 0), \(time)" + (zone == "UTC" ? " UTC" : "")
    }

    /// `moment` with the zone also where the reader chose it, for a page that names it nowhere else.
    package func momentInZone(_ instant: Instant) -> String { moment(instant) + (zone == "UTC" ? "" : " (\(zone))") }

    /// From one moment to another, with the zone for readers whose own is not known.
    package func window(_ start: Instant, _ end: Instant) -> String {
        "\(moment(start)) to \(moment(end))" + (zone == "UTC" ? "" : " (\(zone))")
    }

    /// "Wednesday 18 November 2026, 09:12", for what is near, with the zone where it is to be said.
    package func nearby(_ instant: Instant) -> String {
        let parts = self.parts(instant)
        let weekday = ReaderTime.weekdays[(parts.weekday ?? 1) - 1]
        let time = "\(ReaderTime.two(parts.hour)):\(ReaderTime.two(parts.minute))"
        return "\(weekday) \(day(instant)), \(time)"
            + (zone == "UTC" ? " UTC" : saysZone ? " (\(zone))" : "")
    }

    /// "opens Wednesday 18 November 2026, 09:12", or "opened" where that is past.
    package func opening(_ instant: Instant, at now: Instant) -> String {
        "\(instant > now ? "opens" : "opened") \(nearby(instant))"
    }

    /// For a `datetime` attribute and for Atom: RFC 3339 in UTC.
    package static func machine(_ instant: Instant) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant.date)
        return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))T\(two(parts.hour)):\(two(parts.minute))"
            + ":\(two(parts.second))Z"
    }

    /// "2026-11-18"
    package func date(_ instant: Instant) -> String {
        let parts = self.parts(instant)
        return "\(parts.year ?? 0)-\(ReaderTime.two(parts.month))-\(ReaderTime.two(parts.day))"
    }

    private func parts(_ instant: Instant) -> DateComponents {
        calendar.dateComponents([.year, .month, .day, .hour, .minute, .weekday], from: instant.date)
    }

    private static func two(_ number: Int?) -> String { String(String((number ?? 0) + 100).suffix(2)) }

    package static let weekdays = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}
