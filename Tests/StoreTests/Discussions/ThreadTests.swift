import Colloquium
import Testing

@testable import Store

@Suite("Contributions to a discussion")
struct ThreadTests {
    @Test("stand in the order of the thread, each followed by its replies")
    func order() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("1", in: discussion, by: society.ada)
        let second = try await society.say("2", in: discussion, by: society.ben)
        let reply = try await society.say("1.1", in: discussion, to: first, by: society.ben)
        try await society.say("2.1", in: discussion, to: second, by: society.ada)
        try await society.say("1.1.1", in: discussion, to: reply, by: society.ada)
        try await society.say("1.2", in: discussion, to: first, by: society.ada)
        let thread = try await society.store.contributions(of: discussion, for: .visitor)
        #expect(thread.map(\.body) == ["1", "1.1", "1.1.1", "1.2", "2", "2.1"])
        #expect(thread.map(\.depth) == [0, 1, 2, 1, 0, 1])
        #expect(thread.map(\.parentAuthorName) == [nil, "Ada", "Ben", "Ada", nil, "Ben"])
    }

    @Test("nest as deep as people like, in time that grows with their number only")
    func deep() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        var last: Number<Contribution>?
        for depth in 0..<200 { last = try await society.say("\(depth)", in: discussion, to: last, by: society.ada) }
        let thread = try await society.store.contributions(of: discussion, for: .visitor)
        #expect(thread.map(\.depth) == Array(0..<200))
    }

    @Test("sent twice are one, also at the same time, and two members' forms never meet")
    func twice() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let viewer = try await society.viewer(society.ada)
        let critique = try Society.critique("Small.", "form-1")
        let store = society.store
        let numbers = try await withThrowingTaskGroup(of: Number<Contribution>.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await store.contribute(
                        critique, to: discussion, inReplyTo: nil, by: viewer, at: Society.start)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        _ = try await store.contribute(
            critique, to: discussion, inReplyTo: nil, by: try await society.viewer(society.ben), at: Society.start)
        #expect(try await society.count("SELECT count(*) FROM contributions") == 2)
    }

    @Test("sent again by a form that was drawn anew are one, where they say the same in the same place")
    func drawnAnew() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("Small.", in: discussion, by: society.ben)
        #expect(try await society.say("Small.", in: discussion, by: society.ben) == first)
        // Elsewhere, by somebody else, in other words, or after it was taken back, it is another.
        let reply = try await society.say("Small.", in: discussion, to: first, by: society.ben)
        #expect(try await society.say("Small.", in: discussion, to: first, by: society.ben) == reply)
        let others = [
            try await society.say("Small.", in: discussion, by: society.ada),
            try await society.say("Smaller.", in: discussion, by: society.ben),
            try await society.say("Small.", in: try await society.post("Salt", by: society.ada), by: society.ben),
        ]
        try await society.store.withdraw(first, by: try await society.viewer(society.ben), at: Society.start)
        let again = try await society.say("Small.", in: discussion, by: society.ben)
        #expect(Set([first, reply, again] + others).count == 6)
    }

    @Test("keep what they were when they are edited")
    func edits() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let viewer = try await society.viewer(society.ben)
        for (minute, text) in ["Two.", "Two.", "Three."].enumerated() {
            try await society.edit(
                number, try Society.critique(text), by: viewer, at: Society.start + .minutes(minute + 1))
        }
        let history = try await society.store.history(of: number, for: .visitor)
        #expect(history.now.body == "Three." && history.now.revision == 3)
        #expect(history.now.editedAt == Society.start + .minutes(3))
        #expect(history.before.map(\.bodyHtml) == ["<p>One.</p>", "<p>Two.</p>"])
        #expect(history.before.map(\.writtenAt) == [Society.start, Society.start + .minutes(1)])
    }

    @Test("edited twice from the same text keep the first edit, and refuse the second until it knows the first")
    func overtaken() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let viewer = try await society.viewer(society.ben)
        let store = society.store
        try await store.edit(number, Society.critique("Two."), of: 1, by: viewer, at: Society.start)
        #expect(
            try await refusal {
                try await store.edit(number, Society.critique("Deux."), of: 1, by: viewer, at: Society.start)
            } == .conflict)
        #expect(try await store.contribution(number, for: viewer).body == "Two.")
        try await store.edit(number, Society.critique("Two."), of: 1, by: viewer, at: Society.start)
        try await store.edit(number, Society.critique("Deux."), of: 2, by: viewer, at: Society.start)
        #expect(try await store.contribution(number, for: viewer).body == "Deux.")
    }

    @Test("are edited by their author only, and not once the discussion has closed")
    func editRights() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let text = try Society.critique("Two.")
        for other in [society.ada, society.moderator, society.administrator] {
            let viewer = try await society.viewer(other)
            #expect(
                try await refusal {
                    try await society.edit(number, text, by: viewer)
                } == .forbidden)
        }
        let viewer = try await society.viewer(society.ben)
        #expect(
            try await refusal {
                try await society.edit(number, text, by: viewer, at: Society.start + .days(28))
            } == .conflict)
        #expect(try await society.store.contribution(number, for: .visitor).body == "One.")
    }

    @Test("withdrawn keep their place, and leave search, counts and history")
    func withdrawal() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("Zebra.", in: discussion, by: society.ben)
        try await society.say("Reply.", in: discussion, to: number, by: society.ada)
        let stranger = try await society.viewer(society.ada)
        #expect(
            try await refusal { try await society.store.withdraw(number, by: stranger, at: Society.start) }
                == .forbidden)
        let viewer = try await society.viewer(society.ben)
        for _ in 0..<2 { try await society.store.withdraw(number, by: viewer, at: Society.start) }
        let thread = try await society.store.contributions(of: discussion, for: .visitor)
        #expect(thread.map(\.depth) == [0, 1])
        #expect(thread.map { $0.withdrawnAt != nil } == [true, false])
        #expect(try await society.store.hits("zebra").isEmpty)
        #expect(
            try await society.store.discussions(.club(1), for: .visitor, .all, at: Society.start).rows
                .map(\.contributions) == [1])
        #expect(try await refusal { _ = try await society.store.history(of: number, for: viewer) } == .gone)
        let moderator = try await society.viewer(society.moderator)
        #expect(try await society.store.history(of: number, for: moderator).now.body == "Zebra.")
        #expect(
            try await refusal {
                try await society.edit(number, try Society.critique("Back."), by: viewer)
            } == .conflict)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'contribution withdrawn'") == 1)
    }

    @Test("are taken while the discussion is open only", arguments: [(-1, false), (0, true), (27, true), (28, false)])
    func window(_ day: Int, _ open: Bool) async throws {
        let society = try await Society()
        let opening = Society.start + .days(3)
        let discussion = try await society.store.publish(
            Society.record("Fluids"), try Society.proposal(Society.open, opensAt: opening), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        let kind = try await refusal {
            try await society.say("Small.", in: discussion, by: society.ben, at: opening + .days(day))
        }
        #expect(kind == (open ? nil : .conflict))
    }

    @Test("answer a contribution of the same discussion only")
    func foreignParent() async throws {
        let society = try await Society()
        let one = try await society.post("One", by: society.ada)
        let other = try await society.post("Other", by: society.ada)
        let parent = try await society.say("Small.", in: other, by: society.ben)
        #expect(try await refusal { try await society.say("Yes.", in: one, to: parent, by: society.ben) } == .notFound)
    }

    @Test("are moved along and summed up by facilitators only")
    func course() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ben)
        let member = try await society.viewer(society.ben)
        let facilitator = try await society.viewer(society.administrator)
        let store = society.store
        let prose = Prose(source: "No.", html: "<p>No.</p>")
        let later = Society.start + .days(2)
        #expect(try await refusal { try await society.move(discussion, .close, by: member, at: later) } == .forbidden)
        #expect(
            try await refusal { try await store.saveSynthesis(prose, of: discussion, by: facilitator, at: later) }
                == .conflict)
        for _ in 0..<2 { try await society.move(discussion, .close, by: facilitator, at: later) }
        #expect(
            try await refusal { try await store.saveSynthesis(prose, of: discussion, by: member, at: later) }
                == .forbidden)
        try await store.saveSynthesis(prose, of: discussion, by: facilitator, at: later)
        let reading = try await store.discussion(discussion, for: .visitor)
        #expect(reading.synthesis == prose && reading.discussion.schedule.closesAt == later)
    }
}
