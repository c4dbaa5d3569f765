import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A vote that is changed")
struct VoteChangeTests {
    @Test("replaces the first as long as nobody else was heard, with its references")
    func replaced() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.vote(PollScene.vote(0, citing: "10.1000/182 table 2\n10.1000/183"), in: poll)
        _ = try await scene.remark("My own words", on: poll, by: scene.ben, at: Society.start + .hours(2))
        try await scene.vote(PollScene.vote(1, citing: "10.1000/183"), in: poll, at: Society.start + .hours(3))
        let reading = try await scene.reading(poll, at: Society.start + .hours(4))
        #expect(reading.votes.count == 1 && reading.votes[0].before == nil)
        #expect(reading.own?.choice == .options([1]))
        #expect(reading.own?.references.map(\.identifier.value) == ["10.1000/183"])
    }

    @Test("is kept beside the first once somebody else wrote under the poll")
    func heard() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.vote(PollScene.vote(0), in: poll)
        _ = try await scene.remark("Think of the frail", on: poll, by: scene.mo, at: Society.start + .hours(2))
        #expect(try await scene.reading(poll, at: Society.start + .hours(3)).isAfterHearingOthers)
        try await scene.vote(PollScene.vote(1), in: poll, at: Society.start + .hours(3))
        try await scene.vote(PollScene.vote(1, because: "On reflection"), in: poll, at: Society.start + .hours(4))
        let reading = try await scene.reading(poll, at: Society.start + .hours(5))
        #expect(reading.votes.map(\.before) == [.options([0])])
        #expect(reading.own?.rationale.source == "On reflection" && reading.tally.voters == 1)
        #expect(reading.tally.shift?.total == 1 && reading.tally.options == [0, 1])
    }

    @Test("is kept beside the first once the discussion has opened in which the poll stands")
    func discussed() async throws {
        let scene = try await PollScene()
        let discussion = try await scene.store.publish(
            Society.record("Early vasopressors"), Society.proposal(PollScene.club, opensAt: Society.start + .days(1)),
            draft: nil, by: scene.ada, at: Society.start)
        let poll = try await scene.ask { $0.discussion = "\(discussion)" }
        try await scene.vote(PollScene.vote(0), in: poll)
        try await scene.vote(PollScene.vote(1), in: poll, at: Society.start + .days(2))
        #expect(try await scene.reading(poll, at: Society.start + .days(2)).votes[0].before == .options([0]))
    }

    @Test("does not count as changed where it says the same")
    func same() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        for hour in 1...2 { try await scene.vote(PollScene.vote(0), in: poll, at: Society.start + .hours(hour)) }
        #expect(try await scene.reading(poll).votes[0].votedAt == Society.start + .hours(1))
    }

    @Test("is kept beside the first once its voter saw what others voted, also where it says the same")
    func sawOthers() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask { $0.disclosure = "after-voting" }
        try await scene.vote(PollScene.vote(0), in: poll)
        try await scene.vote(PollScene.vote(1), in: poll, by: scene.mo, at: Society.start + .hours(2))
        for hour in 3...4 { try await scene.vote(PollScene.vote(0), in: poll, at: Society.start + .hours(hour)) }
        let shift = try await scene.reading(poll, at: Society.start + .hours(5)).tally.shift
        #expect(shift?.total == 1 && shift?.changed == 0)
    }

    @Test("is one vote where its form is sent twice after others voted, at once or once more after going back")
    func sentTwice() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask { $0.disclosure = "after-voting" }
        try await scene.vote(PollScene.vote(1), in: poll, by: scene.mo)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<4 { group.addTask { try await scene.voteUnseen(PollScene.vote(0), in: poll) } }
            try await group.waitForAll()
        }
        try await scene.voteUnseen(PollScene.vote(0), in: poll, at: Society.start + .hours(4))
        let reading = try await scene.reading(poll, at: Society.start + .hours(5))
        #expect(reading.tally.shift == nil && reading.tally.voters == 2)
        #expect(reading.ownVotedAt == Society.start + .hours(3))
    }

    @Test("replaces the first where it comes from a form that was open before, whose voter saw no results")
    func sentFromTwoWindows() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask { $0.disclosure = "after-voting" }
        try await scene.vote(PollScene.vote(1), in: poll, by: scene.mo)
        try await scene.vote(PollScene.vote(1), in: poll, at: Society.start + .hours(2))
        try await scene.voteUnseen(PollScene.vote(0), in: poll)
        let reading = try await scene.reading(poll, at: Society.start + .hours(5))
        #expect(reading.tally.shift == nil && reading.own?.choice == .options([0]))
    }

    @Test("replaces the first where nobody sees what others voted")
    func sawNobody() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask { $0.disclosure = "at-close" }
        try await scene.vote(PollScene.vote(0), in: poll)
        try await scene.vote(PollScene.vote(1), in: poll, by: scene.mo, at: Society.start + .hours(2))
        try await scene.vote(PollScene.vote(1), in: poll, at: Society.start + .hours(3))
        #expect(try await scene.reading(poll, at: Society.start + .hours(5)).tally.shift == nil)
    }

    @Test("loses its words, and counts still, where its voter, a facilitator or a moderator takes them back")
    func withdrawn() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.vote(PollScene.vote(1, because: "Named a patient", citing: "10.1000/182"), in: poll)
        let number = try #require(try await scene.reading(poll).votes.first?.number)
        let stranger = try await scene.society.viewer(scene.society.administrator)
        try await scene.society.run("UPDATE members SET role = 'member' WHERE number = \(scene.society.moderator)")
        let member = try await scene.society.viewer(scene.society.moderator)
        #expect(
            try await refusal {
                try await scene.store.withdrawWords(of: number, by: member, at: Society.start + .hours(2))
            } == .forbidden)
        for viewer in [scene.ben, stranger] {
            let of = try await scene.store.withdrawWords(of: number, by: viewer, at: Society.start + .hours(2))
            #expect(of == poll)
        }
        let reading = try await scene.reading(poll)
        let vote = try #require(reading.votes.first)
        #expect(vote.isWithdrawn && vote.vote.rationale.source.isEmpty && vote.vote.references.isEmpty)
        #expect(reading.tally.options == [0, 1])
        #expect(
            try await scene.society.count("SELECT count(*) FROM audit WHERE act = 'words of a vote withdrawn'") == 1)
    }

    @Test("has the works it cites looked up")
    func works() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.vote(PollScene.vote(0, citing: "10.1000/182"), in: poll)
        #expect(
            try await scene.society.count("SELECT count(*) FROM article_identifiers WHERE value = '10.1000/182'") == 1)
    }
}
