import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Polls of a club")
struct PollStoreTests {
    @Test("are put by its facilitators, once however often the form is sent")
    func asking() async throws {
        let scene = try await PollScene()
        let first = try await scene.ask()
        #expect(try await scene.ask() == first)
        #expect(try await refusal { _ = try await scene.ask(by: scene.ben) } == .forbidden)
        let listed = try await scene.store.polls(of: PollScene.club, for: .visitor, Slice(size: 30), at: Society.start)
        #expect(listed.rows.map(\.number) == [first])
    }

    @Test("take one vote of each member, also of one who sends it eight times at once")
    func oneVote() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for turn in 0..<8 { group.addTask { try await scene.vote(PollScene.vote(turn % 2), in: poll) } }
            try await group.waitForAll()
        }
        let reading = try await scene.reading(poll)
        #expect(reading.votes.count == 1 && reading.tally.voters == 1)
        #expect(reading.own?.choice == reading.votes[0].vote.choice)
    }

    @Test("take votes of those who belong to the club alone")
    func strangers() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.society.run("DELETE FROM club_members WHERE member = \(scene.society.ben)")
        let stranger = try await scene.society.viewer(scene.society.ben)
        #expect(try await refusal { try await scene.vote(PollScene.vote(0), in: poll, by: stranger) } == .forbidden)
        #expect(try await refusal { try await scene.vote(PollScene.vote(0), in: poll, by: .visitor) } == .signInNeeded)
    }

    @Test("take no vote once they are closed, by their time or by hand")
    func closed() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let late = Society.start + .days(7)
        #expect(try await refusal { try await scene.vote(PollScene.vote(0), in: poll, at: late) } == .conflict)
        #expect(try await refusal { try await scene.store.close(poll, by: scene.ben, at: Society.start) } == .forbidden)
        for _ in 0..<2 { try await scene.store.close(poll, by: scene.ada, at: Society.start + .hours(1)) }
        let soon = Society.start + .hours(2)
        #expect(try await refusal { try await scene.vote(PollScene.vote(0), in: poll, at: soon) } == .conflict)
        #expect(try await scene.reading(poll).poll.isClosed(at: soon))
    }

    @Test("stay as they were voted on, also against SQL; another can be put in their place, once")
    func fixed() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        try await scene.society.run("UPDATE polls SET question = 'Before any vote it may change'")
        try await scene.vote(PollScene.vote(0), in: poll)
        for change in [
            "question = 'Another'", "options = '[\"A\",\"B\"]'", "is_anonymous = 1", "disclosure = 'at-close'",
            "closes_at = closes_at + 1",
        ] {
            await #expect(throws: DatabaseError.self) { try await scene.society.run("UPDATE polls SET \(change)") }
        }
        let other = try await scene.ask(inPlaceOf: poll, at: Society.start + .hours(2)) { $0.submission = "other" }
        let replaced = try await scene.reading(poll, at: Society.start + .hours(3))
        #expect(replaced.poll.replacement == other && replaced.poll.isClosed(at: Society.start + .hours(3)))
        #expect(try await scene.reading(other).replaces == poll)
        await #expect {
            _ = try await scene.ask(inPlaceOf: poll, at: Society.start + .hours(3)) { $0.submission = "third" }
        } throws: {
            ($0 as? Refusal)?.kind == .conflict && ($0 as? Refusal)?.reason.contains("replaced already") == true
        }
    }

    @Test("may be changed until somebody votes, by facilitators; who read it before is asked to look again")
    func changed() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let other = try PollScene.draft { $0.options = "Never\nAlways" }
        #expect(
            try await refusal {
                try await scene.store.change(poll, to: other, over: 1, by: scene.ben, at: Society.start)
            } == .forbidden)
        try await scene.store.change(poll, to: other, over: 1, by: scene.ada, at: Society.start + .hours(1))
        #expect(try await scene.reading(poll).poll.terms.options == ["Never", "Always"])
        #expect(try await refusal { try await scene.vote(PollScene.vote(0), in: poll, over: 1) } == .conflict)
        try await scene.vote(PollScene.vote(0), in: poll, over: 2)
        #expect(
            try await refusal {
                try await scene.store.change(poll, to: other, over: 2, by: scene.ada, at: Society.start)
            } == .conflict)
    }

    @Test("that are closed stay so, changed by a form that was open before or by SQL; a stale form overwrites nothing")
    func closedStays() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let other = try PollScene.draft { $0.options = "Never\nAlways" }
        try await scene.store.change(poll, to: other, over: 1, by: scene.ada, at: Society.start)
        #expect(
            try await refusal {
                try await scene.store.change(poll, to: PollScene.draft(), over: 1, by: scene.ada, at: Society.start)
            } == .conflict)
        try await scene.store.close(poll, by: scene.ada, at: Society.start + .hours(1))
        #expect(
            try await refusal {
                try await scene.store.change(
                    poll, to: other, over: 2, by: scene.ada, at: Society.start + .hours(2))
            } == .conflict)
        await #expect(throws: DatabaseError.self) {
            try await scene.society.run("UPDATE polls SET closes_at = closes_at + 1000")
        }
    }

    @Test("take what is sent again after going back as a change, until somebody has voted")
    func sentAgain() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        #expect(try await scene.ask { $0.anonymous = "yes" } == poll)
        #expect(try await scene.reading(poll).poll.terms.isAnonymous)
        try await scene.vote(PollScene.vote(0), in: poll, over: 2)
        #expect(try await scene.ask { $0.options = "Never\nAlways" } != poll)
    }

    @Test("hold one vote a member and none after their end, and none that fits no answer, also against SQL")
    func schema() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask { $0.form = "multiple" }
        try await scene.society.run(Self.vote(in: poll, scene.society.ben, "before", "places", "'[0]'"))
        for vote in [
            Self.vote(in: poll, scene.society.ben, "before", "places", "'[1]'"),
            Self.vote(in: poll, scene.society.moderator, "after", "places", "'[1]'"),
            Self.vote(in: poll, scene.society.moderator, "before", "places", "'[1]'", at: Society.start + .days(30)),
            Self.vote(in: poll, scene.society.moderator, "before", "places", "'[2]'"),
            Self.vote(in: poll, scene.society.moderator, "before", "places", "'[\"0\"]'"),
            Self.vote(in: poll, scene.society.moderator, "before", "rating", "5"),
            "UPDATE votes SET voted_at = \((Society.start + .days(30)).rawValue)", "UPDATE votes SET places = '[7]'",
            "DELETE FROM votes", "DELETE FROM polls", "INSERT OR REPLACE INTO polls SELECT * FROM polls",
        ] {
            await #expect(throws: DatabaseError.self, "\(vote)") { try await scene.society.run(vote) }
        }
        // The same, as it should be.
        try await scene.society.run(Self.vote(in: poll, scene.society.moderator, "before", "places", "'[0,1]'"))
    }

    private static func vote(
        in poll: Number<Poll>, _ member: Number<Member>, _ time: String, _ column: String, _ value: String,
        at moment: Instant = Society.start
    ) -> String {
        """
        INSERT INTO votes (poll, member, time, \(column), rationale, rationale_html, competing_interests, voted_at)
        VALUES (\(poll), \(member), '\(time)', \(value), '', '', 'none', \(moment.rawValue))
        """
    }
}
