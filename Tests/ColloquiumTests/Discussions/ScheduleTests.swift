import Testing

@testable import Colloquium

@Suite("The course of a discussion")
struct ScheduleTests {
    private static let opening = Instant(rawValue: 1_800_000_000_000)
    private static let tick = Span(milliseconds: 1)
    private var schedule: Schedule { get throws { try Schedule(opensAt: Self.opening) } }

    @Test(
        "is at each stage from its first moment on",
        arguments: [
            (Span.days(-3), Stage.preReading, Stage.announced),
            (.days(0), .open, .preReading),
            (.days(6), .closing, .open),
            (.days(7), .synthesis, .closing),
            (.days(14), .archived, .synthesis),
        ])
    func boundaries(_ after: Span, _ from: Stage, _ before: Stage) throws {
        let moment = Self.opening + after
        #expect(try schedule.stage(at: moment) == from)
        #expect(try schedule.stage(at: moment - Self.tick) == before)
    }

    @Test("takes contributions from its opening to its close only", arguments: Stage.allCases)
    func takes(_ stage: Stage) {
        #expect(stage.takesContributions == (stage == .open || stage == .closing))
    }

    @Test("lasts from 48 hours to 28 days", arguments: [Span.hours(48), .days(7), .days(28)])
    func windows(_ window: Span) throws {
        let schedule = try Schedule(opensAt: Self.opening, window: window)
        #expect(Span.between(schedule.opensAt, schedule.closesAt) == window)
        #expect(schedule.readingFrom <= schedule.opensAt && schedule.closesAt <= schedule.archivesAt)
    }

    @Test(
        "lasts neither shorter nor longer",
        arguments: [
            Span(milliseconds: Span.hours(48).milliseconds - 1), Span(milliseconds: Span.days(28).milliseconds + 1),
            .days(0), .days(-7),
        ])
    func refusedWindows(_ window: Span) {
        #expect(
            refusedFields { () throws(Refusal) in _ = try Schedule(opensAt: Self.opening, window: window) }
                == ["window"])
    }

    private static let moments: [Stage: Span] = [
        .announced: .days(-4), .preReading: .days(-1), .open: .days(1), .closing: .hours(160), .synthesis: .days(8),
        .archived: .days(15),
    ]

    /// Where a move leads from each stage; a stage left out refuses it.
    private static let fits: [Schedule.Move: [Stage: Stage]] = [
        .preRead: [.announced: .preReading, .preReading: .preReading],
        .open: [.announced: .open, .preReading: .open, .open: .open, .closing: .closing],
        .beginClosing: [.open: .closing, .closing: .closing],
        .close: [.open: .synthesis, .closing: .synthesis, .synthesis: .synthesis],
        .reopen: [.synthesis: .open, .open: .open, .closing: .closing],
        .archive: [.synthesis: .archived, .archived: .archived],
    ]

    @Test("is moved where the move fits the stage, else refused", arguments: Schedule.Move.allCases, Stage.allCases)
    func moves(_ move: Schedule.Move, _ stage: Stage) throws {
        let now = Self.opening + (Self.moments[stage] ?? .days(0))
        let schedule = try schedule
        try #require(schedule.stage(at: now) == stage)
        guard let target = Self.fits[move]?[stage] else {
            #expect(
                refusedFields { () throws(Refusal) in _ = try schedule.after(move, in: "UTC", at: now) } == ["conflict"]
            )
            #expect(!schedule.moves(at: now).contains(move))
            return
        }
        let moved = try schedule.after(move, in: "UTC", at: now)
        #expect(moved.stage(at: now) == target)
        #expect(moved.readingFrom <= moved.opensAt && moved.opensAt <= moved.closesAt)
        #expect(moved.closesAt <= moved.archivesAt)
        #expect(schedule.moves(at: now).contains(move) == (target != stage))
    }

    @Test("is not moved further by the same move", arguments: Schedule.Move.allCases, Stage.allCases)
    func idempotent(_ move: Schedule.Move, _ stage: Stage) throws {
        let now = Self.opening + (Self.moments[stage] ?? .days(0))
        guard let once = try? schedule.after(move, in: "UTC", at: now) else { return }
        #expect(try once.after(move, in: "UTC", at: now) == once)
        #expect(try once.after(move, in: "UTC", at: now + .seconds(5)) == once)
    }

    @Test("keeps its length when it is opened early, and gets 48 hours more when it is reopened")
    func lengths() throws {
        let early = Self.opening - .days(2)
        let opened = try schedule.after(.open, in: "UTC", at: early)
        #expect(opened.opensAt == early && opened.closesAt == early + .days(7))
        let late = Self.opening + .days(9)
        #expect(try schedule.after(.reopen, in: "UTC", at: late).closesAt == late + .hours(48))
    }

    /// Clocks in Dublin are put back within a week of the one, and on within a week of the other.
    @Test(
        "opened by hand closes at the same hour, though the clocks change meanwhile",
        arguments: [("2026-10-20", 1), ("2027-03-24", -1)])
    func changingClocks(_ day: String, _ hours: Int) throws {
        let zone = "Europe/Dublin"
        let announced = try #require(WallTime(day: day, hour: "18:00"))
        let schedule = try Schedule(opening: announced.after(days: 30), days: 7, in: zone)
        let now = announced.instant(in: zone) + .seconds(17)
        let opened = try schedule.after(.open, in: zone, at: now)
        #expect(opened.opensAt == now)
        #expect(Span.between(opened.opensAt, opened.closesAt) == .hours(7 * 24 + hours))
        #expect(Span.between(opened.closesAt, opened.archivesAt) == .days(7))
        let posted = try Timing.opening(nil, days: 7).schedule(in: zone, at: now)
        #expect(
            posted
                == Schedule(
                    readingFrom: posted.readingFrom, opensAt: opened.opensAt, closesAt: opened.closesAt,
                    archivesAt: opened.archivesAt))
        for days in [2, 28] {
            let passing = try Timing.opening(nil, days: days).schedule(in: zone, at: now)
            #expect(Schedule.window.contains(.between(passing.opensAt, passing.closesAt)))
        }
    }

    @Test("is read for from the same hour on three days before, though the clocks change meanwhile")
    func preReading() throws {
        let opening = try #require(WallTime(day: "2026-10-26", hour: "18:00"))
        let schedule = try Schedule(opening: opening, days: 7, in: "Europe/Dublin")
        #expect(Span.between(schedule.readingFrom, schedule.opensAt) == .hours(3 * 24 + 1))
    }

    @Test("begins pre-reading, and to close, by hand")
    func newStages() throws {
        let before = Self.opening - .days(20)
        let read = try schedule.after(.preRead, in: "UTC", at: before)
        #expect(read.readingFrom == before && read.opensAt == Self.opening)
        let closing = try schedule.after(.beginClosing, in: "UTC", at: Self.opening + .days(1))
        #expect(closing.closesAt == Self.opening + .days(2) && closing.archivesAt == Self.opening + .days(9))
    }
}
