import Colloquium
import Testing

@testable import Store

@Suite("Following sources")
struct FollowTests {
    @Test("is a member's own affair, and a facilitator's for a club")
    func who() async throws {
        let society = try await Society()
        let offer = [try Society.offer("nejm")]
        let ben = try await society.viewer(society.ben)
        let ada = try await society.viewer(society.ada)
        #expect(
            try await society.store.follow(offer, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
                .followed == 1)
        #expect(
            try await society.store.follow(offer, for: .club(Society.ours), from: .backlog, by: ada, at: Society.start)
                .followed == 1)
        for (follower, viewer, expected) in [
            (Follower.member(society.ada), ben, Refusal.Kind.notFound), (.club(Society.ours), ben, .notFound),
            (.club(Society.hidden), ben, .notFound), (.member(society.ben), .visitor, .signInNeeded),
        ] {
            let kind = try await refusal {
                _ = try await society.store.follow(offer, for: follower, from: .backlog, by: viewer, at: Society.start)
            }
            #expect(kind == expected)
        }
        try await society.store.join(Society.ours, by: ben, at: Society.start)
        let member = try await society.viewer(society.ben)
        let kind = try await refusal {
            _ = try await society.store.follow(
                offer, for: .club(Society.ours), from: .backlog, by: member, at: Society.start)
        }
        #expect(kind == .forbidden)
        #expect(try await society.count("SELECT count(*) FROM sources") == 1, "One address is one source.")
    }

    @Test("twice is fine, and says so")
    func twice() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let offers = [try Society.offer("nejm"), try Society.offer("bmj"), try Society.offer("nejm")]
        let first = try await society.store.follow(
            offers, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
        #expect(first == FollowOutcome(followed: 2, known: 1))
        let second = try await society.store.follow(
            offers, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
        #expect(second == FollowOutcome(followed: 0, known: 3))
    }

    @Test("has a limit, and what goes beyond follows nothing")
    func limit() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let many = try (0...300).map { try Society.offer("j\($0)") }
        let kind = try await refusal {
            _ = try await society.store.follow(
                many, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
        }
        #expect(kind == .conflict)
        #expect(try await society.count("SELECT count(*) FROM follows") == 0)
        _ = try await society.store.follow(
            Array(many.dropLast()), for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
    }

    @Test("ends, and a source nobody follows is not polled until somebody does")
    func unfollow() async throws {
        let society = try await Society()
        let source = try await society.follow("nejm", for: .member(society.ben))
        try await society.follow("nejm", for: .member(society.ada))
        try await society.poll(source, [Society.entry("Fluids", guid: "1")])
        for (member, isPolled) in [(society.ben, true), (society.ada, false)] {
            let viewer = try await society.viewer(member)
            for _ in 0..<2 {
                try await society.store.unfollow(source, for: .member(member), by: viewer, at: Society.start)
            }
            #expect(try await society.titles(.member(member), as: member) == [])
            #expect((try await society.store.nextPoll() != nil) == isPolled)
        }
        try await society.follow("nejm", for: .member(society.ben), at: Society.start + .hours(1))
        #expect(try await society.store.nextPoll() == Society.start + .hours(1))
        #expect(try await society.titles(.member(society.ben), as: society.ben) == ["Fluids"])
    }

    @Test("a source polled for long leaves the last two weeks unread")
    func late() async throws {
        let society = try await Society()
        let source = try await society.follow("nejm", for: .member(society.ben))
        try await society.poll(source, [Society.entry("Old", guid: "1")], at: Society.start)
        try await society.poll(source, [Society.entry("New", guid: "2")], at: Society.start + .days(80))
        let later = Society.start + .days(90)
        try await society.follow("nejm", for: .member(society.ada), at: later)
        try await society.follow("nejm", for: .club(Society.ours), at: Society.start)
        #expect(try await society.unread(.member(society.ada), as: society.ada) == ["New"])
        #expect(try await society.titles(.member(society.ada), as: society.ada) == ["New", "Old"])
        try await society.store.join(Society.ours, by: try await society.viewer(society.ben), at: later)
        #expect(try await society.unread(.club(Society.ours), as: society.ben) == ["New"], "Ben came late.")
        #expect(try await society.unread(.club(Society.ours), as: society.ada) == ["New", "Old"])
    }

    @Test("is listed with how it stands, what needs a look first")
    func list() async throws {
        let society = try await Society()
        let own = Follower.member(society.ben)
        let nejm = try await society.follow("nejm", for: own)
        let bmj = try await society.follow("bmj", for: own)
        try await society.poll(bmj, [Society.entry("A", guid: "1"), Society.entry("B", guid: "2")])
        let leased = try await society.lease(nejm)
        _ = try await society.store.settle([PollReport(leased, .gone)], at: Society.start)
        let ben = try await society.viewer(society.ben)
        let sources = try await society.store.sources(of: own, for: ben)
        #expect(sources.map(\.title) == ["Nejm", "Bmj"])
        #expect(sources[0].state == .gone && sources[0].reason.contains("410") && sources[0].dueAt == nil)
        #expect(sources[1].unread == 2 && sources[1].items == 2 && sources[1].changedAt == Society.start)
        let summaries = try await society.store.inboxes(for: ben)
        #expect(summaries.map(\.follower) == [own])
        #expect(summaries[0].sources == 2 && summaries[0].unread == 2)
    }

    @Test("a stopped source is asked again when somebody who follows it says so")
    func resume() async throws {
        let society = try await Society()
        let source = try await society.follow("nejm", for: .member(society.ben))
        _ = try await society.store.settle([PollReport(try await society.lease(source), .gone)], at: Society.start)
        #expect(try await society.store.nextPoll() == nil)
        let ada = try await society.viewer(society.ada)
        let kind = try await refusal {
            try await society.store.resume(source, for: .member(society.ada), by: ada, at: Society.start)
        }
        #expect(kind == .notFound)
        let ben = try await society.viewer(society.ben)
        try await society.store.resume(source, for: .member(society.ben), by: ben, at: Society.start + .hours(2))
        #expect(try await society.store.nextPoll() == Society.start + .hours(2))
        #expect(try await society.store.sources(of: .member(society.ben), for: ben).first?.reason == "")
    }

    @Test("a failing source that is tried again says why until it answers")
    func tryAgain() async throws {
        let society = try await Society()
        let source = try await society.follow("nejm", for: .member(society.ben))
        let report = PollReport(try await society.lease(source), .refused("It is broken."))
        _ = try await society.store.settle([report], at: Society.start)
        let ben = try await society.viewer(society.ben)
        let later = Society.start + .minutes(10)
        try await society.store.resume(source, for: .member(society.ben), by: ben, at: later)
        #expect(try await society.store.nextPoll() == later)
        let shown = try #require(try await society.store.sources(of: .member(society.ben), for: ben).first)
        #expect(shown.reason == "It is broken." && shown.failures == 1)
    }

    @Test("goes out as a list with its folders")
    func export() async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        let offers = [try Society.offer("nejm", folders: ["Medicine", "General"]), try Society.offer("bmj")]
        _ = try await society.store.follow(
            offers, for: .member(society.ben), from: .backlog, by: ben, at: Society.start)
        let listed = try await society.store.followedOffers(of: .member(society.ben), for: ben)
        #expect(Set(listed) == Set(offers))
    }
}
