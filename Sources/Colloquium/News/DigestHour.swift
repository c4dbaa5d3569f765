import Foundation

/// When a member wants digests: an hour of the day in the member's time zone and, for weekly ones, a day of the week.
package struct DigestHour: Hashable, Sendable {
    /// 0…23.
    package let hour: Int
    /// 1 for Monday … 7 for Sunday, as in ISO 8601.
    package let weekday: Int
    /// IANA name.
    package let timeZone: String

    /// - Throws: every problem at once, by form field.
    package init(hour: String, weekday: String, timeZone: String) throws(Refusal) {
        var inspection = Inspection()
        let chosenHour = Int(hour) ?? -1
        let chosenDay = Int(weekday) ?? 0
        if !(0...23).contains(chosenHour) { inspection.note("hour", "Choose an hour from 0 to 23.") }
        if !(1...7).contains(chosenDay) { inspection.note("weekday", "Choose a day of the week.") }
        if !TimeZones.isKnown(timeZone) { inspection.note("time-zone", "Choose a time zone from the list.") }
        try inspection.settle()
        self.init(hour: chosenHour, weekday: chosenDay, timeZone: timeZone)
    }

    /// As stored.
    package init(hour: Int, weekday: Int, timeZone: String) {
        self.hour = hour
        self.weekday = weekday
        self.timeZone = timeZone
    }

    /// The first moment after `moment` at which a digest of `cadence` is due. An hour that the change to summer time
    /// skips is taken at the next moment that exists; one that comes twice is taken the first time.
    package func next(_ cadence: Cadence, after moment: Instant) -> Instant {
        let calendar = self.calendar
        // Day by day and not by Foundation's search for a matching date, which leaves out days whose hour is skipped by
        // half an hour (Lord Howe) and takes an hour that comes twice a second time.
        for offset in 0...8 {
            guard let day = calendar.date(byAdding: .day, value: offset, to: calendar.startOfDay(for: moment.date)),
                cadence == .daily || calendar.component(.weekday, from: day) == weekday % 7 + 1
            else { continue }
            let due = first(hour, of: day, calendar)
            if due > moment { return due }
        }
        return moment + .days(cadence == .daily ? 1 : 7)
    }

    /// When the clock first shows `hour` or more on a day.
    private func first(_ hour: Int, of day: Date, _ calendar: Calendar) -> Instant {
        let midnight = Instant(calendar.startOfDay(for: day))
        // No change of the clock is finer than half an hour, so the moment is at one of these.
        let steps = (0...54).map { midnight + .minutes(30 * $0) }
        return steps.first { calendar.component(.hour, from: $0.date) >= hour } ?? midnight
    }

    /// The name of the period a digest written at `moment` belongs to: a local day, or an ISO week. A member gets at
    /// most one digest of a cadence in a period.
    package func period(_ cadence: Cadence, at moment: Instant) -> String {
        let parts = calendar.dateComponents([.year, .month, .day, .weekOfYear, .yearForWeekOfYear], from: moment.date)
        func padded(_ number: Int?) -> String { String(100 + (number ?? 0)).suffix(2).description }
        switch cadence {
        case .daily: return "\(parts.year ?? 0)-\(padded(parts.month))-\(padded(parts.day))"
        case .weekly: return "\(parts.yearForWeekOfYear ?? 0)-W\(padded(parts.weekOfYear))"
        }
    }

    private var calendar: Calendar {
        var calendar = Calendar(identifier: .iso8601)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        return calendar
    }
}
