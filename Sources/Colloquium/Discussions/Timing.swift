/// When a proposed discussion is to be open. An hour typed into a form is a moment only once the club, and so its time
/// zone, is known.
package enum Timing: Hashable, Sendable {
    case scheduled(Schedule)
    /// Nil opens it at once.
    case opening(WallTime?, days: Int)

    /// - Throws: a problem at `opens-on` when the opening is over or more than a year away.
    package func schedule(in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        switch self {
        case .scheduled(let schedule):
            return schedule
        case .opening(nil, let days):
            return try Schedule(opensAt: now, days: days, in: zone)
        case .opening(let opening?, let days):
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

extension Discussion.Entry {
    /// What is wrong with the opening as the clocks of its club tell it, whatever else is wrong; none where a day or an hour
    /// is missing, which the proposal tells. So a person hears everything at once, though no proposal can be made.
    package func openingProblems(in zone: String, at now: Instant) -> [Refusal.Problem] {
        guard let opening = WallTime(day: opensOn, hour: opensAt) else { return [] }
        do throws(Refusal) {
            _ = try Timing.opening(opening, days: 7).schedule(in: zone, at: now)
            return []
        } catch {
            return error.problems
        }
    }
}

extension Inspection {
    /// How many days it stays open, as typed; a week where that is none.
    mutating func days(open typed: String) -> Int {
        if let days = Int(typed.tidied), (2...28).contains(days) { return days }
        note("window", "Let the discussion stay open between 2 and 28 days.")
        return 7
    }

    /// The opening in a form, with every problem noted; none opens the discussion now.
    mutating func timing(day: String, hour: String, days: Int) -> Timing {
        .opening(wallTime(day, "opens-on", hour, "opens-at", none: "to open it now"), days: days)
    }

    /// A day and an hour in two fields, with every problem noted.
    /// - Parameter none: what it means that neither is given, such as "to open it now"; nil where both have to be.
    mutating func wallTime(
        _ day: String, _ dayField: String, _ hour: String, _ hourField: String, none: String?
    ) -> WallTime? {
        if day.tidied.isEmpty, hour.tidied.isEmpty, none != nil { return nil }
        if day.tidied.isEmpty {
            note(dayField, none.map { "Enter the day too, or neither \($0)." } ?? "Enter the day, such as 2027-01-31.")
        } else if WallTime(day: day, hour: "12:00") == nil {
            note(dayField, "Enter a day, such as 2027-01-31.")
        }
        if hour.tidied.isEmpty {
            note(hourField, "Enter the hour too, such as 18:00.")
        } else if WallTime(day: "2027-01-31", hour: hour) == nil {
            note(hourField, "Enter an hour, such as 18:00.")
        }
        return WallTime(day: day, hour: hour)
    }
}
