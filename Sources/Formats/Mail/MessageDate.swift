import Colloquium
import Foundation

extension InternetMessage {
    /// `date-time` of RFC 5322 §3.3 in UTC, to the second: "Tue, 01 Jul 2025 09:05:00 +0000".
    static func timestamp(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let (days, time) = (seconds.floored(by: 86_400), seconds - seconds.floored(by: 86_400) * 86_400)
        let (year, month, day) = CivilDate.of(dayNumber: days)
        // The first day of 1970 was a Thursday.
        let weekday = weekdays[days + 4 - (days + 4).floored(by: 7) * 7]
        let clock = [time / 3_600, time / 60 % 60, time % 60].map { digits($0) }.joined(separator: ":")
        return "\(weekday), \(digits(day)) \(months[month - 1]) \(digits(year, 4)) \(clock) +0000"
    }

    private static func digits(_ number: Int, _ width: Int = 2) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }

    private static let weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
}
