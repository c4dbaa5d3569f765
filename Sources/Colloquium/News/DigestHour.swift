import Foundation

/// When a member wants digests: an hour of the day in the member's time zone, a day of the week for weekly ones and a day
/// of the month for monthly ones.
package struct DigestHour: Hashable, Sendable {
    /// 0…23.
    package let hour: Int
    /// 1 for Monday … 7 for Sunday, as in ISO 8601.
    package let weekday: Int
    /// 1…31; in a month that is shorter, its last day.
    package let monthDay: Int
    /// IANA name.
    package let timeZone: String

    /// - Throws: every problem at once, by form field.
    package init(hour: String, weekday: String, monthDay: String = "1", timeZone: String) throws(Refusal) {
        var inspection = Inspection()
        let chosenHour = Int(hour) ?? -1
        let chosenDay = Int(weekday) ?? 0
        let chosenMonthDay = Int(monthDay) ?? 0
        if !(0...23).contains(chosenHour) { inspection.note("hour", "Choose an hour from 0 to 23.") }
        if !(1...7).contains(chosenDay) { inspection.note("weekday", "Choose a day of the week.") }
        if !(1...31).contains(chosenMonthDay) { inspection.note("month-day", "Choose a day of the month.") }
        if !TimeZones.isKnown(timeZone) { inspection.note("time-zone", "Choose a time zone from the list.") }
        try inspection.settle()
        self.init(hour: chosenHour, weekday: chosenDay, monthDay: chosenMonthDay, timeZone: timeZone)
    }

    /// As stored.
    package init(hour: Int, weekday: Int, monthDay: Int = 1, timeZone: String) {
        self.hour = hour
        self.weekday = weekday
        self.monthDay = monthDay
        self.timeZone = timeZone
    }

    /// The first moment after `moment` at which a digest of `cadence` is due. An hour that the change to summer time
    /// skips is taken at the next moment that exists; one that comes twice is taken the first time.
    package func next(_ cadence: Cadence, after moment: Instant) -> Instant {
        let calendar = self.calendar
        let today = calendar.startOfDay(for: moment.date)
        // Day by day and not by Foundation's search for a matching date, which leaves out days whose hour is skipped by
        // half an hour (Lord Howe) and takes an hour that comes twice a second time.
        for offset in 0...62 {
            guard let day = calendar.date(byAdding: .day, value: offset, to: today), isDay(day, of: cadence, calendar)
            else { continue }
            let due = first(hour, of: day, calendar)
            if due > moment { return due }
        }
        return moment + cadence.atMost
    }

    private func isDay(_ day: Date, of cadence: Cadence, _ calendar: Calendar) -> Bool {
        switch cadence {
        case .daily: return true
        case .weekly: return calendar.component(.weekday, from: day) == weekday % 7 + 1
        case .monthly:
            let days = calendar.range(of: .day, in: .month, for: day)?.count ?? 31
            return calendar.component(.day, from: day) == min(monthDay, days)
        }
    }

    /// When the clock first shows `hour` or more on a day.
    private func first(_ hour: Int, of day: Date, _ calendar: Calendar) -> Instant {
        let midnight = Instant(calendar.startOfDay(for: day))
        // No change of the clock is finer than half an hour, so the moment is at one of these.
        let steps = (0...54).map { midnight + .minutes(30 * $0) }
        return steps.first { calendar.component(.hour, from: $0.date) >= hour } ?? midnight
    }

    /// The name of the period a digest written at `moment` belongs to: a local day, an ISO week, or a month. A member gets
    /// at most one digest of a cadence in a period.
    package func period(_ cadence: Cadence, at moment: Instant) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .weekOfYear, .yearForWeekOfYear], from: moment.date)
        func padded(_ number: Int?) -> String { String(100 + (number ?? 0)).suffix(2).description }
        switch cadence {
        case .daily: return "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day))"
        case .weekly: return "\(parts.yearForWeekOfYear ?? 0)-W\(padded(parts.weekOfYear))"
        case .monthly: return "\(parts.year ?? 0)-\(padded(parts.month))"
        }
    }

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        return calendar
    }
}
