import Foundation

extension InternetMessage {
    /// `date-time` of RFC 5322 §3.3 in UTC, to the second: "Tue, 01 Jul 2025 09:05:00 +0000".
    static func timestamp(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let (days, time) = (seconds.floored(by: 86_400), seconds - seconds.floored(by: 86_400) * 86_400)
        let (year, month, day) = civil(days)
        // The first day of 1970 was a Thursday.
        let weekday = weekdays[days + 4 - (days + 4).floored(by: 7) * 7]
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { digits($0) }.joined(separator: ":")
        return "\(weekday), \(digits(day)) \(months[month - 1]) \(digits(year, 4)) \(clock) +0000"
    }

    private static func digits(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    /// The date that many days after 1970-01-01, counted in years that begin in March and eras of 400 of them: a calendar
    /// takes as long as all else of a mail's head.
    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
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

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}

extension Int {
    /// Divided, and rounded down.
    fileprivate func floored(by divisor: Int) -> Int { self >= 0 ? self / divisor : (self + 1) / divisor - 1 }
}
