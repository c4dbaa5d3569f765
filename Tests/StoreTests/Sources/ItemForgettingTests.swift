import Colloquium
import Testing

@testable import Store

@Suite("Items that are forgotten")
struct ItemForgettingTests {
    private struct Scene {
        let society: Society
        let own: Follower
        let one: Number<Source>

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            one = try await society.follow("nejm", for: own)
        }
    }

    @Test("are those that are old, but what is tagged, proposed or still listed")
    func forgotten() async throws {
        let scene = try await Scene()
        let society = scene.society
        let old = (0..<1_200).map { Society.entry("Old \($0)", guid: "o\($0)") }
        try await society.poll(scene.one, Array(old.prefix(600)))
        try await society.poll(scene.one, Array(old.suffix(600)), at: Society.start + .days(2))
        let ben = try await society.viewer(society.ben)
        try await society.store.tag(600, with: Tag.list("keep"), in: scene.own, by: ben)
        _ = try await society.store.propose(.item(599), Society.wish(Society.open), by: ben, at: Society.start)
        let later = Society.start + .days(183)
        try await society.store.forgetOldItems(at: later)
        #expect(try await society.count("SELECT count(*) FROM items") == 1_002)
        #expect(try await society.count("SELECT count(*) FROM item_search") == 1_002)
        let found = try await society.store.inbox(of: scene.own, InboxFilter(), for: ben, Slice(size: 2_000)).rows
        #expect(found.count == 1_002, "They stay where they were found.")
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("are those beyond the most that are kept of a source, however new")
    func tooMany() async throws {
        let scene = try await Scene()
        for batch in 0..<6 {
            try await scene.society.poll(
                scene.one, (0..<1_000).map { Society.entry("New \(batch) \($0)", guid: "\(batch)-\($0)") },
                at: Society.start + .seconds(batch))
        }
        try await scene.society.store.forgetOldItems(at: Society.start + .days(1))
        #expect(try await scene.society.count("SELECT count(*) FROM items") == 5_000)
        #expect(try await scene.society.count("SELECT count(*) FROM sightings") == 5_000)
        #expect(try await scene.society.count("SELECT count(*) FROM items WHERE title LIKE 'New 0 %'") == 0)
    }

    @Test("go with a source that nobody has followed for a month, however old it is")
    func left() async throws {
        let scene = try await Scene()
        let society = scene.society
        let ben = try await society.viewer(society.ben)
        func sources(after days: Int) async throws -> Int {
            try await society.store.forgetOldItems(at: Society.start + .days(days))
            return try await society.count("SELECT count(*) FROM sources")
        }
        try await society.poll(scene.one, [Society.entry("One", guid: "1")])
        #expect(try await sources(after: 100) == 1)
        try await society.store.unfollow(scene.one, for: scene.own, by: ben, at: Society.start + .days(100))
        #expect(try await sources(after: 101) == 1)
        try await society.follow("nejm", for: scene.own, at: Society.start + .days(120))
        #expect(try await society.titles(scene.own, as: society.ben) == ["One"])
        try await society.run("DELETE FROM inboxes")
        #expect(try await sources(after: 140) == 1, "It is noted now that nobody follows it.")
        #expect(try await sources(after: 169) == 1)
        #expect(try await sources(after: 171) == 0)
        #expect(try await society.count("SELECT count(*) FROM items") == 0)
    }

    @Test("are never those that the feed lists still, newest first, which would come as new again")
    func stillListed() async throws {
        let scene = try await Scene()
        let society = scene.society
        let old = (0..<1_000).map { Society.entry("Old \($0)", guid: "o\($0)") }
        try await society.poll(scene.one, old)
        let later = Society.start + .days(181)
        let now = (0..<200).map { Society.entry("New \($0)", guid: "n\($0)") } + old.prefix(800)
        try await society.poll(scene.one, now, at: later)
        try await society.store.forgetOldItems(at: later)
        #expect(try await society.count("SELECT count(*) FROM items") == 1_000)
        let next = try await society.poll(scene.one, now, at: later + .hours(1))
        #expect(next.added == 0 && next.changed == 0)
        try await society.poll(scene.one, Array(now.prefix(900)), at: later + .days(200))
        try await society.store.forgetOldItems(at: later + .days(200))
        let last = try await society.poll(scene.one, Array(now.prefix(900)), at: later + .days(201))
        #expect(last.added == 0)
    }
}
