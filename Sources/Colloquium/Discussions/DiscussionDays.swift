/// The days of a discussion, counted from the one on which it opens. Each begins at the hour the discussion opened, by the
/// clocks of its club.
package struct DiscussionDays: Hashable, Sendable {
    private let schedule: Schedule
    private let zone: String

    /// - Parameter zone: of the club, named as IANA does.
    package init(of schedule: Schedule, in zone: String) {
        self.schedule = schedule
        self.zone = zone
    }

    /// When a day begins; nil where the discussion is over by then.
    package func beginning(of day: Int) -> Instant? {
        // Beyond that calendars have no days, and discussions never come there.
        guard (1...10_000).contains(day) else { return nil }
        let opening = WallTime(schedule.opensAt, in: zone)
        let beginning = day == 1 ? schedule.opensAt : opening.after(days: day - 1).instant(in: zone)
        return beginning < schedule.closesAt ? beginning : nil
    }

    package func hasBegun(_ day: Int, at now: Instant) -> Bool { beginning(of: day).map { $0 <= now } ?? false }

    /// How many days have begun.
    package func begun(at now: Instant) -> Int { (0..<last).count { hasBegun($0 + 1, at: now) } }

    /// The first day that has not begun, or the last.
    package func next(at now: Instant) -> Int { (1...max(last, 1)).first { !hasBegun($0, at: now) } ?? last }

    /// The last day; 0 where the discussion closed as it opened.
    package var last: Int {
        let length = Span.between(schedule.opensAt, schedule.closesAt).milliseconds / Span.days(1).milliseconds
        // The clocks may have changed meanwhile.
        var day = Int(length) + 2
        while day > 0, beginning(of: day) == nil { day -= 1 }
        return day
    }
}
