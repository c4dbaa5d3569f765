import Colloquium
import Testing

@testable import Store

@Suite("Polls of a source that moved")
struct SourceMovingTests {
    private static func society(_ name: String) async throws -> Society {
        let society = try await Society()
        try await society.follow(name, for: .member(society.ben))
        return society
    }

    @Test("keep where a source went for good")
    func moved() async throws {
        let society = try await Self.society("nejm")
        let leased = try await society.lease(1)
        var report = PollReport(leased, Society.reading([Society.entry("A", guid: "1")], from: leased))
        report.movedTo = SourceAddress("https://new.example/rss")
        try await society.store.settle([report], at: Society.start)
        let next = try await society.lease(1, at: Society.start + .days(1))
        #expect(next.address.description == "https://new.example/rss" && next.address.host == "new.example")
    }

    @Test("join a source that went where another is, with followers and read marks")
    func movedTogether() async throws {
        let society = try await Self.society("old")
        let new = try await society.follow("new", for: .member(society.ada))
        let ben = try await society.viewer(society.ben)
        let records = [
            Society.entry("A", guid: "1", (.doi, "10.1000/1")),
            Society.entry("B", guid: "2", link: "https://j.example/b"),
        ]
        try await society.poll(new, records)
        try await society.poll(1, records)
        try await society.store.markAllRead(of: .member(society.ben), before: Society.start + .days(1), by: ben)
        let leased = try await society.lease(1)
        var report = PollReport(leased, Society.reading(records, from: leased))
        report.movedTo = try Society.offer("new").address
        try await society.store.settle([report], at: Society.start)
        let sources = try await society.store.sources(of: .member(society.ben), for: ben)
        #expect(sources.map(\.number) == [1, new] && sources.map(\.state) == [.gone, .active])
        #expect(sources[0].reason.contains("https://new.example/feed") && sources[0].items == 2)
        #expect(try await society.dueAt(1) == nil)
        #expect(try await society.titles(.member(society.ben), as: society.ben).sorted() == ["A", "B"])
        #expect(try await society.unread(.member(society.ben), as: society.ben) == [])
        try await society.poll(new, records, at: Society.start + .days(1))
        #expect(try await society.unread(.member(society.ben), as: society.ben) == [])
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("put nothing into the source of others by leading there")
    func movedInto() async throws {
        let society = try await Self.society("evil")
        let good = try await society.follow("good", for: .member(society.ada))
        try await society.poll(good, [Society.entry("Fluids", guid: "1")])
        try await society.poll(1, [Society.entry("Before", guid: "1")])
        let leased = try await society.lease(1)
        let records = [Society.entry("Buy this", guid: "2")]
        var report = PollReport(leased, Society.reading(records, from: leased))
        report.movedTo = try Society.offer("good").address
        try await society.store.settle([report], at: Society.start)
        #expect(try await society.titles(.member(society.ada), as: society.ada) == ["Fluids"])
        #expect(try await society.titles(.member(society.ben), as: society.ben).sorted() == ["Before", "Fluids"])
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("go on at the address a source went to, although that was given up or never asked", arguments: [true, false])
    func movedToStopped(isGone: Bool) async throws {
        let society = try await Self.society("old")
        let other = try await society.follow("new", for: .member(society.ada))
        if isGone {
            try await society.store.settle(
                [PollReport(try await society.lease(other), .gone)], at: Society.start)
        } else {
            try await society.store.unfollow(
                other, for: .member(society.ada), by: try await society.viewer(society.ada), at: Society.start)
        }
        let leased = try await society.lease(1)
        var report = PollReport(leased, Society.reading([], from: leased))
        report.movedTo = try Society.offer("new").address
        try await society.store.settle([report], at: Society.start)
        #expect(try await society.dueAt(other) == Society.start)
        let ben = try await society.viewer(society.ben)
        let sources = try await society.store.sources(of: .member(society.ben), for: ben)
        let followed = try #require(sources.first { $0.number == other })
        #expect(followed.state == .active && followed.reason.isEmpty)
    }

    @Test("leave all that it brought in the inbox, read, tagged and hidden as it was, and show old articles as no news")
    func kept() async throws {
        let society = try await Self.society("old")
        let own = Follower.member(society.ben)
        let new = try await society.follow("new", for: .member(society.ada))
        let ben = try await society.viewer(society.ben)
        let names = ["Read", "Unread", "Tagged"]
        try await society.poll(1, names.map { Society.entry($0, guid: $0) })
        try await society.poll(new, names.map { Society.entry($0, guid: "new \($0)") })
        try await society.store.markRead([1], of: own, by: ben)
        try await society.store.tag(3, with: Tag.list("keep"), in: own, by: ben)
        let later = Society.start + .hours(1)
        try await society.poll(1, [], at: later)
        try await society.poll(new, [Society.entry("News", guid: "news")], at: later + .minutes(1))
        let leased = try await society.lease(1, at: later + .hours(1))
        var report = PollReport(leased, Society.reading([], from: leased))
        report.movedTo = try Society.offer("new").address
        try await society.store.settle([report], at: later + .hours(1))
        try await society.store.forgetOldItems(at: later + .days(90))
        #expect(try await society.titles(own, as: society.ben).count == 7)
        #expect(try await society.unread(own, as: society.ben).sorted() == ["News", "Tagged", "Unread"])
        #expect(try await society.titles(own, InboxFilter(tag: Tag.list("keep").first), as: society.ben) == ["Tagged"])
        #expect(try await society.titles(.member(society.ada), as: society.ada).count == 4)
        #expect(try await society.store.integrityProblems() == [])
    }
}
