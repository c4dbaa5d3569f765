/// When a proposed discussion is to be open. An hour typed into a form is a moment only once the club, and so its time
/// zone, is known.
package enum Timing: Hashable, Sendable {
    case scheduled(Schedule)
    case opening(WallTime, days: Int)

    /// - Throws: a problem at `opens-on` when the opening is over or more than a year away.
    package func schedule(in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        switch self {
        case .scheduled(let schedule):
            return schedule
        case .opening(let opening, let days):
            let schedule = try Schedule(opening: opening, days: days, in: zone)
            guard schedule.opensAt >= now else {
                throw .invalid("opens-on", "This time is over in \(zone); choose a later one, or none to open now.")
            }
            guard schedule.opensAt <= now + .days(365) else {
                throw .invalid("opens-on", "Let it open within the next 365 days.")
            }
            return schedule
        }
    }
}

extension Inspection {
    /// The opening in a form, with every problem noted; none opens the discussion now.
    mutating func timing(day: String, hour: String, days: Int, at now: Instant) throws(Refusal) -> Timing {
        switch (day.tidied.isEmpty, hour.tidied.isEmpty) {
        case (true, true):
            break
        case (true, false):
            note("opens-on", "Enter the day too, or neither to open it now.")
        case (false, true):
            note("opens-at", "Enter the hour too, such as 18:00.")
        case (false, false):
            if let opening = WallTime(day: day, hour: hour) { return .opening(opening, days: days) }
            if WallTime(day: day, hour: "12:00") == nil { note("opens-on", "Enter a day, such as 2027-01-31.") }
            if WallTime(day: "2027-01-31", hour: hour) == nil { note("opens-at", "Enter an hour, such as 18:00.") }
        }
        return .scheduled(try Schedule(opensAt: now, window: .days(days)))
    }
}
