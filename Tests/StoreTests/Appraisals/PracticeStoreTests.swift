import Colloquium
import Testing

@testable import Store

@Suite("Answers to “Would this change my practice?”")
struct PracticeStoreTests {
    private static let closing = Society.start + .days(27)
    private static let closed = Society.start + .days(28)

    @Test("are changed until the discussion begins to close, and again until it is archived")
    func change() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.answer(.no, .before, in: discussion, by: society.ben)
        try await society.answer(.notSure, .before, why: "Small.", in: discussion, by: society.ben)
        try await society.answer(.no, .after, in: discussion, by: society.ben, at: Self.closing)
        try await society.answer(.yes, .after, in: discussion, by: society.ben, at: Self.closed)
        let viewer = try await society.viewer(society.ben)
        let own = try await store.appraisals(of: discussion, for: viewer).ownAnswers
        #expect(own[.before] == PracticeAnswer(change: .notSure, why: "Small."))
        #expect(own[.after] == PracticeAnswer(change: .yes, why: ""))
        #expect(try await store.appraisals(of: discussion, for: .visitor).ownAnswers.isEmpty)
    }

    @Test("are refused out of their time, and what was said stays")
    func times() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        func kind(_ time: PracticeAnswer.Time, _ now: Instant) async throws -> Refusal.Kind? {
            try await refusal { try await society.answer(.yes, time, in: discussion, by: society.ben, at: now) }
        }
        #expect(try await kind(.after, Society.start) == .conflict)
        #expect(try await kind(.before, Self.closing) == .conflict)
        #expect(try await kind(.after, Self.closed + .days(7)) == .conflict)
        #expect(try await society.count("SELECT count(*) FROM practice_answers") == 0)
        #expect(try await kind(.before, Society.start) == nil)
        #expect(try await kind(.before, Self.closed) == nil, "The same form again, late, changes nothing.")
    }

    @Test("before a discussion are not changed with hindsight when it is reopened")
    func reopened() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        try await society.answer(.no, .before, in: discussion, by: society.ben)
        try await society.answer(.yes, .after, in: discussion, by: society.ben, at: Self.closed)
        let facilitator = try await society.viewer(society.administrator)
        try await society.move(discussion, .reopen, by: facilitator, at: Self.closed)
        for member in [society.ben, society.ada] {
            let kind = try await refusal {
                try await society.answer(.notSure, .before, in: discussion, by: member, at: Self.closed + .hours(1))
            }
            #expect(kind == (member == society.ben ? .conflict : nil))
        }
    }

    @Test("are counted where a member gave both")
    func pairs() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let other = try await society.post("Masks", by: society.ada)
        try await society.answer(.no, .before, in: discussion, by: society.ben)
        try await society.answer(.yes, .before, in: discussion, by: society.ada)
        try await society.answer(.yes, .before, in: other, by: society.moderator)
        for member in [society.ben, society.moderator] {
            try await society.answer(.yes, .after, in: discussion, by: member, at: Self.closed)
        }
        let shift = try await society.store.appraisals(of: discussion, for: .visitor).shift
        #expect(shift.total == 1 && shift[.no, .yes] == 1)
    }

    @Test("carry reasons that only the club's facilitators read")
    func reasons() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", in: Society.ours, by: society.ben)
        try await society.answer(.no, .before, why: "Too small.", in: discussion, by: society.ben)
        try await society.answer(.yes, .before, in: discussion, by: society.moderator)
        func read(_ member: Number<Member>) async throws -> [String] {
            try await society.store.appraisals(of: discussion, for: try await society.viewer(member)).reasons.map(\.why)
        }
        #expect(try await read(society.ada) == ["Too small."])
        #expect(try await read(society.ben).isEmpty)
        #expect(try await read(society.moderator).isEmpty)
    }

    @Test("are given by those who may write in the club")
    func rights() async throws {
        let society = try await Society()
        let hidden = try await society.post("Masks", in: Society.hidden, by: society.ada)
        #expect(
            try await refusal { try await society.answer(.yes, .before, in: hidden, by: society.ben) } == .notFound)
        let open = try await society.post("Fluids", by: society.ada)
        let kind = try await refusal {
            try await society.store.answerPractice(
                PracticeAnswer(change: .yes, why: ""), .before, in: open, by: .visitor, at: Society.start)
        }
        #expect(kind == .signInNeeded)
    }
}
