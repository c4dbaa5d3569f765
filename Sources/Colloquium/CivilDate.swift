/// Dates of the Gregorian calendar in UTC, told by counting: where thousands are asked for, a calendar of Foundation takes
/// longer than all else.
package enum CivilDate {
    /// The date that many days after 1970-01-01, counted in years that begin in March and eras of 400 of them.
    package static func of(dayNumber days: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = days + 719_468
        let era = shifted.floored(by: 146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let month = (5 * dayOfYear + 2) / 153
        return (
            yearOfEra + era * 400 + (month < 10 ? 0 : 1), month < 10 ? month + 3 : month - 9,
            dayOfYear - (153 * month + 2) / 5 + 1
        )
    }

    /// The number of the first of January since 1970-01-01, from the year 1 on.
    package static func firstDay(of year: Int) -> Int {
        let before = year - 1
        return 365 * before + before / 4 - before / 100 + before / 400 - 719_162
    }
}

extension Instant {
    /// When a year begins in UTC.
    package init(beginningOf year: Int) { rawValue = Int64(CivilDate.firstDay(of: year)) * 86_400_000 }

    /// In UTC.
    package var year: Int { CivilDate.of(dayNumber: Int(rawValue).floored(by: 86_400_000)).year }
}

extension Int {
    /// Divided, and rounded down.
    package func floored(by divisor: Int) -> Int { self >= 0 ? self / divisor : (self + 1) / divisor - 1 }
}
