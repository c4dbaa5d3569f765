import Colloquium
import Testing

@testable import Store

@Suite("What is new to who begins to follow a source")
struct FollowBeginningTests {
    @Test(
        "is what comes from now on, or what it has too, whether it was polled before or not", arguments: [true, false])
    func beginning(wasPolled: Bool) async throws {
        let society = try await Society()
        let (ada, ben) = (Follower.member(society.ada), Follower.member(society.ben))
        let first = [Society.entry("Before", guid: "1")]
        if wasPolled {
            let source = try await society.follow("nejm", for: .member(society.moderator))
            try await society.poll(source, first)
        }
        for (follower, member, beginning) in [(ada, society.ada, Follower.Beginning.now), (ben, society.ben, .backlog)]
        {
            _ = try await society.store.follow(
                [try Society.offer("nejm")], for: follower, from: beginning, by: try await society.viewer(member),
                at: Society.start)
        }
        if !wasPolled { try await society.poll(1, first, at: Society.start + .seconds(20)) }
        #expect(try await society.unread(ada, as: society.ada) == [])
        #expect(try await society.unread(ben, as: society.ben) == ["Before"])
        #expect(try await society.titles(ada, as: society.ada) == ["Before"], "It is there, and read.")
        try await society.poll(1, first + [Society.entry("After", guid: "2")], at: Society.start + .hours(1))
        #expect(try await society.unread(ada, as: society.ada) == ["After"])
        #expect(try await society.unread(ben, as: society.ben).count == 2)
    }

    @Test("is nothing of what a source brings that nobody followed for some time")
    func asleep() async throws {
        let society = try await Society()
        let ada = Follower.member(society.ada)
        let source = try await society.follow("nejm", for: .member(society.ben))
        try await society.poll(source, [Society.entry("Before", guid: "1")])
        try await society.store.unfollow(
            source, for: .member(society.ben), by: try await society.viewer(society.ben), at: Society.start)
        let later = Society.start + .days(90)
        let viewer = try await society.viewer(society.ada)
        _ = try await society.store.addRule(
            Society.rule(.keyword, "meanwhile", .propose(Society.open)), to: ada, by: viewer, at: later)
        _ = try await society.store.follow(
            [try Society.offer("nejm")], for: ada, from: .now, by: viewer, at: later)
        try await society.poll(source, [Society.entry("Meanwhile", guid: "2")], at: later + .seconds(20))
        #expect(try await society.unread(ada, as: society.ada) == [])
        #expect(try await society.count("SELECT count(*) FROM proposals") == 0)
        try await society.poll(source, [Society.entry("After", guid: "3")], at: later + .hours(1))
        #expect(try await society.unread(ada, as: society.ada) == ["After"])
    }

    @Test("is asked for at once where it had been suspended")
    func suspended() async throws {
        let society = try await Society()
        let source = try await society.follow("nejm", for: .member(society.ada))
        try await society.run(
            "UPDATE sources SET state = 'suspended', reason = 'x', due_at = NULL, polled_at = 0, failures = 20")
        try await society.follow("nejm", for: .member(society.ben))
        #expect(try await society.dueAt(source) == Society.start)
        #expect(try await society.count("SELECT count(*) FROM sources WHERE state = 'active' AND failures = 0") == 1)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'source resumed'") == 1)
    }
}
