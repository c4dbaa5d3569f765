extension Schedule {
    /// The dates of a discussion as a form has them, by the clocks of its club.
    package struct Entry: Hashable, Sendable {
        /// The day and the hour from which it is read for; neither for three days before it opens.
        package var readingOn = ""
        package var readingAt = ""
        package var opensOn = ""
        package var opensAt = ""
        /// Days it stays open.
        package var window = ""
        /// For one that is open.
        package var closesOn = ""
        package var closesAt = ""

        package init() {}
    }

    /// What a form begins with: all dates until it opens, then its end; nothing once it is over.
    package func entry(in zone: String, at now: Instant) -> Entry {
        var entry = Entry()
        let (opening, closing) = (WallTime(opensAt, in: zone), WallTime(closesAt, in: zone))
        let stage = stage(at: now)
        if stage.awaitsMembers {
            if !readsAsUsual(in: zone) {
                let reading = WallTime(readingFrom, in: zone)
                (entry.readingOn, entry.readingAt) = (reading.day, reading.hour)
            }
            (entry.opensOn, entry.opensAt) = (opening.day, opening.hour)
            entry.window = opening.after(.hours(-12)).wholeDays(to: closing).description
        } else if stage.takesContributions {
            (entry.closesOn, entry.closesAt) = (closing.day, closing.hour)
        }
        return entry
    }

    /// The schedule with the dates of a form. What was not touched stays to the second.
    /// - Throws: every problem by its field; a conflict once it is over.
    package func changed(by entry: Entry, in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        if entry == self.entry(in: zone, at: now) { return self }
        switch stage(at: now) {
        case .announced, .preReading: return try announced(by: entry, in: zone, at: now)
        case .open, .closing: return try ending(by: entry, in: zone, at: now)
        case .synthesis, .archived:
            throw Refusal(.conflict, "The discussion is over. Its dates are what they were.")
        }
    }

    private func announced(by entry: Entry, in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        var inspection = Inspection()
        let days = inspection.days(open: entry.window)
        let timing = inspection.timing(day: entry.opensOn, hour: entry.opensAt, days: days)
        let reading = inspection.wallTime(
            entry.readingOn, "reading-on", entry.readingAt, "reading-at", none: "for three days before it opens")
        try inspection.settle()
        let given = self.entry(in: zone, at: now)
        let opensAsGiven = (entry.opensOn, entry.opensAt) == (given.opensOn, given.opensAt)
        let changed =
            opensAsGiven
            ? try Schedule(opensAt: opensAt, days: days, in: zone) : try timing.schedule(in: zone, at: now)
        guard let reading else { return changed }
        let readsAsGiven = (entry.readingOn, entry.readingAt) == (given.readingOn, given.readingAt)
        let beginning = readsAsGiven ? readingFrom : reading.instant(in: zone)
        guard readsAsGiven || beginning >= now else {
            throw .invalid(
                "reading-on",
                "This time is over in \(zone); choose a later one, or none for three days before it opens.")
        }
        guard beginning <= changed.opensAt else {
            throw .invalid("reading-on", "Let pre-reading begin before the discussion opens.")
        }
        return Schedule(
            readingFrom: beginning, opensAt: changed.opensAt, closesAt: changed.closesAt,
            archivesAt: changed.archivesAt)
    }

    private func ending(by entry: Entry, in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        var inspection = Inspection()
        let typed = inspection.wallTime(entry.closesOn, "closes-on", entry.closesAt, "closes-at", none: nil)
        try inspection.settle()
        guard let typed else { return self }
        let end = try self.end(typed, in: zone)
        guard end >= now else {
            throw .invalid("closes-on", "This time is over in \(zone); choose a later one.")
        }
        return closing(at: end, in: zone)
    }
}

extension Schedule {
    /// An end that was typed while it is open. One that is open again has as long as if it had opened then.
    /// - Throws: where it would be open for too short or too long.
    private func end(_ typed: WallTime, in zone: String) throws(Refusal) -> Instant {
        if let reopenedAt {
            let reopening = WallTime(reopenedAt, in: zone)
            guard reopening.minute.span(to: typed) <= Schedule.window.upperBound else {
                throw .invalid(
                    "closes-on",
                    "Let the discussion close within 28 days; it was reopened on \(reopening.day), \(reopening.hour).")
            }
            return typed.instant(in: zone)
        }
        let opening = WallTime(opensAt, in: zone)
        guard Schedule.window.contains(opening.minute.span(to: typed)) else {
            throw .invalid(
                "closes-on",
                "Let the discussion stay open between 48 hours and 28 days; it opened on \(opening.day), \(opening.hour)."
            )
        }
        return try Schedule(opensAt: opensAt, closing: typed, in: zone).closesAt
    }

    /// How long it may be open, for who moves its end.
    package func spaceForEnd(in zone: String) -> String {
        guard let reopenedAt else { return "It may be open from 48 hours to 28 days." }
        let last = WallTime(reopenedAt, in: zone).after(Schedule.window.upperBound)
        return "It was reopened, and may be open until \(last.day), \(last.hour)."
    }
}

extension CourseMark {
    /// Whether a form of dates that was drawn then has the fields of one that is drawn now, with the same in them.
    package func takesDates(of drawn: CourseMark) -> Bool {
        version == drawn.version && stage.awaitsMembers == drawn.stage.awaitsMembers
            && stage.takesContributions == drawn.stage.takesContributions
    }
}
