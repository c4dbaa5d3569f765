/// When a discussion is announced, read for, open and closed. The stage is a function of the schedule and the clock:
/// nothing has to run for a discussion to open or close on time, and no two answers to "is it open?" can differ.
package struct Schedule: Hashable, Sendable {
    package let readingFrom: Instant
    package let opensAt: Instant
    package let closesAt: Instant
    package let archivesAt: Instant

    /// The window may be from 48 hours to four weeks long.
    package static let window: ClosedRange<Span> = .hours(48) ... .days(28)
    package static let defaultWindow = Span.days(7)
    /// How long before opening the article should be read.
    package static let preReading = Span.days(3)
    /// How long before the end a discussion counts as closing.
    package static let closing = Span.hours(24)
    /// How long the synthesis is worked on before the discussion is archived.
    package static let synthesis = Span.days(7)

    /// - Throws: a problem at `window` when the window is too short or too long.
    package init(opensAt: Instant, window: Span = Schedule.defaultWindow) throws(Refusal) {
        guard Schedule.window.contains(window) else {
            throw .invalid("window", "Let the discussion stay open between 48 hours and 28 days.")
        }
        self.init(
            readingFrom: opensAt - Schedule.preReading, opensAt: opensAt, closesAt: opensAt + window,
            archivesAt: opensAt + window + Schedule.synthesis)
    }

    /// Opens at an hour of a zone's clocks and closes at the same hour some days later, also when the clocks change in
    /// between, as far as the window allows.
    package init(opening: WallTime, days: Int, in zone: String) throws(Refusal) {
        let opensAt = opening.instant(in: zone)
        let clocked = Span.between(opensAt, opening.after(days: days).instant(in: zone))
        let isWhole = Schedule.window.contains(.days(days))
        let window = min(max(clocked, Schedule.window.lowerBound), Schedule.window.upperBound)
        try self.init(opensAt: opensAt, window: isWhole ? window : .days(days))
    }

    /// A schedule as stored.
    package init(readingFrom: Instant, opensAt: Instant, closesAt: Instant, archivesAt: Instant) {
        self.readingFrom = readingFrom
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.archivesAt = archivesAt
    }

    package func stage(at now: Instant) -> Stage {
        if now >= archivesAt { return .archived }
        if now >= closesAt { return .synthesis }
        if now >= opensAt { return now >= closesAt - Schedule.closing ? .closing : .open }
        return now >= readingFrom ? .preReading : .announced
    }
}

/// Where a discussion is in its cycle.
package enum Stage: String, CaseIterable, Hashable, Sendable {
    case announced
    case preReading = "pre-reading"
    case open, closing, synthesis, archived

    package var name: String {
        switch self {
        case .announced: "Announced"
        case .preReading: "Pre-reading"
        case .open: "Open"
        case .closing: "Closing"
        case .synthesis: "Synthesis"
        case .archived: "Archived"
        }
    }

    package var takesContributions: Bool { self == .open || self == .closing }
    /// Whether contributions come late now, where a club takes such ones.
    package var isOver: Bool { self == .synthesis || self == .archived }
}

extension Schedule {
    /// What a facilitator may do to a discussion's course.
    package enum Move: String, CaseIterable, Sendable {
        case open, close, archive, reopen
    }

    /// The moves that make sense at a stage.
    package func moves(at now: Instant) -> [Move] {
        switch stage(at: now) {
        case .announced, .preReading: [.open]
        case .open, .closing: [.close]
        case .synthesis: [.reopen, .archive]
        case .archived: []
        }
    }

    /// The schedule after a move made now. Making the same move twice changes nothing more.
    /// - Throws: a conflict when the move does not fit the stage.
    package func after(_ move: Move, at now: Instant) throws(Refusal) -> Schedule {
        switch (move, stage(at: now)) {
        case (.open, .announced), (.open, .preReading):
            return try Schedule(opensAt: now, window: .between(opensAt, closesAt))
        case (.reopen, .synthesis):
            let closesAt = now + .hours(48)
            return Schedule(
                readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt,
                archivesAt: closesAt + Schedule.synthesis)
        case (.close, .open), (.close, .closing):
            return Schedule(
                readingFrom: readingFrom, opensAt: opensAt, closesAt: now, archivesAt: now + Schedule.synthesis)
        case (.archive, .synthesis):
            return Schedule(readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt, archivesAt: now)
        case (.open, .open), (.open, .closing), (.reopen, .open), (.reopen, .closing), (.close, .synthesis),
            (.archive, .archived):
            return self
        default:
            throw Refusal(.conflict, "The discussion is \(stage(at: now).name.lowercased()) now; reload the page.")
        }
    }
}
