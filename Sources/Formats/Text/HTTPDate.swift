package import Colloquium
import Foundation

/// Moments as HTTP writes them (RFC 9110 §5.6.7): "Sun, 06 Nov 1994 08:49:37 GMT" and the two older forms that every
/// reader must take.
package enum HTTPDate {
    /// To the second: "Sun, 06 Nov 1994 08:49:37 GMT".
    package static func text(_ instant: Instant) -> String {
        InternetMessage.timestamp(instant.date).replacing("+0000", with: "GMT")
    }

    /// Nil for what is no such date.
    package static func instant(_ text: String) -> Instant? {
        var numbers: [Int] = []
        var month: Int?
        var time: [Int]?
        for word in text.split(whereSeparator: { " ,-".contains($0) }).prefix(8) {
            if word.contains(":") {
                let parts = word.split(separator: ":").map { Int($0) }
                guard parts.count == 3, let hour = parts[0], let minute = parts[1], let second = parts[2] else {
                    return nil
                }
                time = [hour, minute, second]
            } else if let number = Int(word) {
                numbers.append(number)
            } else if let named = months.firstIndex(of: word.lowercased()) {
                month = named + 1
            }
        }
        guard numbers.count == 2, let month, let time, (1...31).contains(numbers[0]), time.allSatisfy({ 0...60 ~= $0 })
        else { return nil }
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = calendar.date(
            from: DateComponents(
                year: fullYear(numbers[1]), month: month, day: numbers[0], hour: time[0], minute: time[1],
                second: time[2]))
        return date.map(Instant.init)
    }

    /// The form of 1977 has two digits.
    private static func fullYear(_ year: Int) -> Int { year < 70 ? 2000 + year : year < 100 ? 1900 + year : year }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}
