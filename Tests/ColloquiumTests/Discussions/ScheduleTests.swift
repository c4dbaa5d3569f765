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
        .open: [.announced: .open, .preReading: .open, .open: .open, .closing: .closing],
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
            #expect(refusedFields { () throws(Refusal) in _ = try schedule.after(move, at: now) } == ["conflict"])
            #expect(!schedule.moves(at: now).contains(move))
            return
        }
        let moved = try schedule.after(move, at: now)
        #expect(moved.stage(at: now) == target)
        #expect(moved.readingFrom <= moved.opensAt && moved.opensAt <= moved.closesAt)
        #expect(moved.closesAt <= moved.archivesAt)
        #expect(schedule.moves(at: now).contains(move) == (target != stage))
    }

    @Test("is not moved further by the same move", arguments: Schedule.Move.allCases, Stage.allCases)
    func idempotent(_ move: Schedule.Move, _ stage: Stage) throws {
        let now = Self.opening + (Self.moments[stage] ?? .days(0))
        guard let once = try? schedule.after(move, at: now) else { return }
        #expect(try once.after(move, at: now) == once)
        #expect(try once.after(move, at: now + .seconds(5)) == once)
    }

    @Test("keeps its length when it is opened early, and gets 48 hours more when it is reopened")
    func lengths() throws {
        let early = Self.opening - .days(2)
        let opened = try schedule.after(.open, at: early)
        #expect(opened.opensAt == early && opened.closesAt == early + .days(7))
        let late = Self.opening + .days(9)
        #expect(try schedule.after(.reopen, at: late).closesAt == late + .hours(48))
    }
}
