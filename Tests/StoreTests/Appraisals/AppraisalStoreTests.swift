import Colloquium
import Testing

@testable import Store

@Suite("Appraisals of a discussion’s article")
struct AppraisalStoreTests {
    @Test("come back as they were written")
    func whole() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let appraisal = try Society.appraisal(
            "Death", verdicts: ["rob2-reporting": "high", "rob2-randomisation": "low"], certainty: .veryLow,
            because: [.largeEffect, .imprecision])
        let viewer = try await society.viewer(society.ben)
        let number = try await society.store.saveAppraisal(
            appraisal, of: discussion, revising: 0, by: viewer, at: Society.start)
        let reading = try await society.store.appraisal(number, for: .visitor)
        #expect(reading.appraisal == appraisal)
        #expect(reading.author.name == "Ben" && reading.discussion == discussion && reading.revision == 1)
        let all = try await society.store.appraisals(of: discussion, for: .visitor)
        #expect(all.appraisals.map(\.number) == [number] && all.articleTitle == "Fluids")
        #expect(try await society.store.ownAppraisal(of: discussion, for: viewer)?.number == number)
        #expect(try await society.store.ownAppraisal(of: discussion, for: .visitor) == nil)
    }

    @Test("are one a member, also when the form is sent eight times at once")
    func once() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let store = society.store
        let viewer = try await society.viewer(society.ben)
        let appraisal = try Society.appraisal("Death", verdicts: ["rob2-missing": "low"])
        let numbers = try await withThrowingTaskGroup(of: Number<Appraisal>.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await store.saveAppraisal(
                        appraisal, of: discussion, revising: 0, by: viewer, at: Society.start)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        #expect(try await society.count("SELECT count(*) FROM appraisal_revisions") == 1)
        try await society.appraise(discussion, "Death", by: society.ada)
        #expect(try await society.store.appraisals(of: discussion, for: .visitor).appraisals.count == 2)
    }

    @Test("keep what they were when they change, and nothing when they do not")
    func revisions() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.appraise(discussion, "One", by: society.ben)
        let later = Society.start + .hours(1)
        try await society.appraise(discussion, "Two", revising: 1, by: society.ben, at: later)
        try await society.appraise(discussion, "Two", revising: 1, by: society.ben, at: later + .hours(1))
        let history = try await society.store.history(of: number, for: .visitor)
        #expect(history.map(\.appraisal.pico.outcome) == ["Two", "One"])
        #expect(history.map(\.revision) == [2, 1] && history.map(\.savedAt) == [later, Society.start])
        let reading = try await society.store.appraisal(number, for: .visitor)
        #expect(reading.revision == 2 && reading.editedAt == later && reading.writtenAt == Society.start)
    }

    @Test("changed in two places are not overwritten unseen")
    func conflict() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.appraise(discussion, "One", by: society.ben)
        try await society.appraise(discussion, "Two", revising: 1, by: society.ben)
        for stale in [0, 1, 3] {
            let kind = try await refusal {
                try await society.appraise(discussion, "Three", revising: stale, by: society.ben)
            }
            #expect(kind == .conflict, "\(stale)")
        }
        #expect(try await society.store.appraisal(number, for: .visitor).appraisal.pico.outcome == "Two")
        try await society.appraise(discussion, "Three", revising: 2, by: society.ben)
    }

    @Test(
        "are taken from pre-reading until the discussion closes",
        arguments: [(-4, false), (-3, true), (27, true), (28, false)])
    func window(_ day: Int, _ taken: Bool) async throws {
        let society = try await Society()
        let opening = Society.start + .days(5)
        let discussion = try await society.store.publish(
            Society.record("Fluids"), try Society.proposal(Society.open, opensAt: opening), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        let kind = try await refusal {
            try await society.appraise(discussion, "Death", by: society.ben, at: opening + .days(day))
        }
        #expect(kind == (taken ? nil : .conflict))
    }

    @Test("are no longer changed once the discussion has closed, but the form sent twice is well")
    func closed() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.appraise(discussion, "One", by: society.ben)
        let late = Society.start + .days(28)
        let kind = try await refusal {
            try await society.appraise(discussion, "Two", revising: 1, by: society.ben, at: late)
        }
        #expect(kind == .conflict)
        #expect(try await society.appraise(discussion, "One", by: society.ben, at: late) == number)
    }

    @Test("are written by members who may write in the club, and read where the club may be read")
    func rights() async throws {
        let society = try await Society()
        let store = society.store
        let open = try await society.post("Fluids", by: society.ada)
        let hidden = try await society.post("Masks", in: Society.hidden, by: society.ada)
        let number = try await society.appraise(hidden, "Secret", by: society.ada)
        let appraisal = try Society.appraisal("Death")
        #expect(
            try await refusal {
                _ = try await store.saveAppraisal(appraisal, of: open, revising: 0, by: .visitor, at: Society.start)
            } == .signInNeeded)
        #expect(
            try await refusal { try await society.appraise(hidden, "Death", by: society.ben) } == .notFound)
        let stranger = try await society.viewer(society.ben)
        for viewer in [Viewer.visitor, stranger] {
            #expect(try await refusal { _ = try await store.appraisals(of: hidden, for: viewer) } == .notFound)
            #expect(try await refusal { _ = try await store.appraisal(number, for: viewer) } == .notFound)
            #expect(try await refusal { _ = try await store.history(of: number, for: viewer) } == .notFound)
        }
        #expect(
            try await refusal { _ = try await store.ownAppraisal(of: hidden, for: stranger) } == .notFound)
        #expect(
            try await refusal { try await store.withdraw(number, by: stranger, at: Society.start) } == .notFound)
    }

    @Test("withdrawn are neither shown nor counted, and their history is the moderators'")
    func withdrawal() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.appraise(discussion, "One", by: society.ben)
        let stranger = try await society.viewer(society.ada)
        #expect(
            try await refusal { try await store.withdraw(number, by: stranger, at: Society.start) } == .forbidden)
        #expect(
            try await refusal { try await store.withdraw(number, by: .visitor, at: Society.start) } == .forbidden)
        let author = try await society.viewer(society.ben)
        for _ in 0..<2 { try await store.withdraw(number, by: author, at: Society.start) }
        #expect(try await store.appraisals(of: discussion, for: author).appraisals.isEmpty)
        #expect(try await refusal { _ = try await store.history(of: number, for: author) } == .gone)
        let moderator = try await society.viewer(society.moderator)
        #expect(try await store.history(of: number, for: moderator).map(\.appraisal.pico.outcome) == ["One"])
        #expect(
            try await society.count(
                "SELECT count(*) FROM audit WHERE act = 'appraisal withdrawn' AND subject = 'appraisals/\(number)'")
                == 1)
    }

    @Test("taken back by their author are written anew; what was taken back stays out of sight")
    func again() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.appraise(discussion, "One", by: society.ben)
        let author = try await society.viewer(society.ben)
        try await store.withdraw(number, by: author, at: Society.start)
        try await society.appraise(discussion, "Two", revising: 1, by: society.ben)
        try await society.appraise(discussion, "Three", revising: 2, by: society.ben)
        #expect(try await store.appraisals(of: discussion, for: .visitor).appraisals.map(\.number) == [number])
        #expect(
            try await store.history(of: number, for: author).map(\.appraisal.pico.outcome) == ["Three", "Two"])
        let moderator = try await society.viewer(society.moderator)
        #expect(try await store.history(of: number, for: moderator).count == 3)
    }

    @Test("taken back by a moderator or facilitator stay so")
    func removed() async throws {
        let society = try await Society()
        for remover in [society.moderator, society.ada] {
            let discussion = try await society.post("Fluids", in: Society.ours, by: society.ben)
            let number = try await society.appraise(discussion, "One", by: society.administrator)
            try await society.store.withdraw(number, by: try await society.viewer(remover), at: Society.start)
            let kind = try await refusal {
                try await society.appraise(discussion, "Two", revising: 1, by: society.administrator)
            }
            #expect(kind == .forbidden)
        }
    }
}
