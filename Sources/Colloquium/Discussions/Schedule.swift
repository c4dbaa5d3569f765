/// When a discussion is announced, read for, open and closed. The stage is a function of the schedule and the clock:
/// nothing has to run for a discussion to open or close on time, and no two answers to "is it open?" can differ.
package struct Schedule: Hashable, Sendable {
    package private(set) var readingFrom: Instant
    package let opensAt: Instant
    package let closesAt: Instant
    package private(set) var archivesAt: Instant
    /// When it was opened again after its end, the last time; nil where it never was.
    package internal(set) var reopenedAt: Instant?

    /// The window may be from 48 hours to four weeks long.
    package static let window: ClosedRange<Span> = .hours(48) ... .days(28)
    package static let defaultWindow = Span.days(7)
    /// How long before opening the article should be read.
    package static let readingDays = 3
    package static let preReading = Span.days(Schedule.readingDays)
    /// How long before the end a discussion counts as closing.
    package static let closing = Span.hours(24)
    /// How long the synthesis is worked on before the discussion is archived.
    package static let synthesisDays = 7
    package static let synthesis = Span.days(Schedule.synthesisDays)

    /// Counts hours as they pass, whatever clocks show.
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
    /// between, as far as the window allows. An hour that the clocks skip is the one they show instead.
    package init(opening: WallTime, days: Int, in zone: String) throws(Refusal) {
        try self.init(opensAt: opening.instant(in: zone), days: days, in: zone)
    }

    /// Opens at a moment, and closes at the same hour of a zone's clocks some days later.
    package init(opensAt: Instant, days: Int, in zone: String) throws(Refusal) {
        try self.init(opensAt: opensAt, closing: WallTime(opensAt, in: zone).after(days: days), in: zone)
    }

    /// Days are those of the clocks: where they change in between, the hours that pass are as many as the window allows.
    /// - Throws: a problem at `window` when the clocks count too few or too many days.
    package init(opensAt: Instant, closing: WallTime, in zone: String) throws(Refusal) {
        let window = Schedule.window
        // All is counted from the moment it opens: an hour that was typed may be one that the clocks skip.
        let opening = WallTime(opensAt, in: zone)
        let passing = Span.between(opensAt, closing.instant(in: zone))
        let isWhole = window.contains(opening.minute.span(to: closing.minute))
        let fitting = min(max(passing, window.lowerBound), window.upperBound)
        try self.init(opensAt: opensAt, window: isWhole ? fitting : .days(0))
        readingFrom = Schedule.usualReading(before: opensAt, in: zone)
        let closed = isWhole && fitting == passing ? closing : WallTime(closesAt, in: zone)
        archivesAt = max(closesAt, closed.after(days: Schedule.synthesisDays).instant(in: zone))
    }

    /// A schedule as stored.
    package init(
        readingFrom: Instant, opensAt: Instant, closesAt: Instant, archivesAt: Instant, reopenedAt: Instant? = nil
    ) {
        self.readingFrom = readingFrom
        self.opensAt = opensAt
        self.closesAt = closesAt
        self.archivesAt = archivesAt
        self.reopenedAt = reopenedAt
    }

    /// When it is read for, unless somebody chose otherwise: from the same hour on, some days before it opens.
    private static func usualReading(before opensAt: Instant, in zone: String) -> Instant {
        WallTime(opensAt, in: zone).after(days: -readingDays).instant(in: zone)
    }

    /// Whether nobody chose when pre-reading begins, so that it moves with the opening.
    package func readsAsUsual(in zone: String) -> Bool {
        // Schedules were once counted from the hour that was typed. Where the clocks skipped it, only the way back from
        // pre-reading leads to the opening.
        readingFrom == Schedule.usualReading(before: opensAt, in: zone)
            || WallTime(readingFrom, in: zone).after(days: Schedule.readingDays).instant(in: zone) == opensAt
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
    /// Whether a synthesis can be written: from the last day on, and what was written once may be put better at any time.
    /// - Parameter version: of the synthesis, the newest there was; 0 for none.
    package func isSynthesisDue(over version: Int, at now: Instant) -> Bool {
        version > 0 || closesAt - Schedule.closing <= now
    }
}
