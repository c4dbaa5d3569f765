import Foundation

/// For how long a member wants no mail of what they follow. What happens meanwhile is told when it ends, if it is not too
/// old to be news: what is heard of at once, and the rest with the next digest.
package enum NewsPause: Hashable, Sendable {
    case none
    case until(Instant)
    /// Until the member ends it.
    case lasting

    /// As a form sends it: "no", "until" with a day, or "all".
    /// - Throws: a problem at `pause` or `pause-until`.
    package init(_ choice: String, until day: String, in zone: String, at now: Instant) throws(Refusal) {
        switch choice {
        case "no", "":
            // A day that is dropped in silence would let mail come all through a holiday.
            guard day.isEmpty else {
                throw .invalid("pause", "Choose “Not until a day” for the day you gave, or take the day out.")
            }
            self = .none
        case "all": self = .lasting
        case "until":
            guard let end = WallTime(day: day, hour: "00:00")?.instant(in: zone), end > now else {
                throw .invalid("pause-until", "Choose the day, after today, on which mail may come again.")
            }
            guard end < now + .days(370) else {
                throw .invalid("pause-until", "Choose a day within a year, or pause all mail.")
            }
            self = .until(end)
        default: throw .invalid("pause", "Choose whether mail comes.")
        }
    }

    package func covers(_ moment: Instant) -> Bool {
        switch self {
        case .none: false
        case .until(let end): moment < end
        case .lasting: true
        }
    }

    package var end: Instant? {
        guard case .until(let end) = self else { return nil }
        return end
    }
}
