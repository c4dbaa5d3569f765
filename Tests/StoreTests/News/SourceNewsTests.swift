import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("News of a source")
struct SourceNewsTests {
    private static let wished = Society.start + .minutes(1)

    /// Two sources that Ben follows, of which he is told of the second at once.
    private static func society() async throws -> (Society, first: Number<Source>, second: Number<Source>) {
        let society = try await Society()
        let first = try await society.follow("alpha", for: .member(society.ada))
        let second = try await society.follow("beta", for: .member(society.ben))
        for source in [first, second] { try await society.poll(source, []) }
        try await society.wish(society.ben, [(.source(second), .atOnce)])
        return (society, first, second)
    }

    @Test("is also what another source brought before, in the words of the one that is followed, once")
    func broughtBefore() async throws {
        let (society, first, second) = try await Self.society()
        try await society.poll(first, [Society.entry("Alpha says", (.doi, "10.1000/1"))], at: Self.wished)
        #expect(try await society.promptNews(at: Self.wished + .hours(1)).isEmpty)
        let seen = Self.wished + .hours(2)
        let entry = Society.entry("Beta says", (.doi, "10.1000/1"))
        try await society.poll(second, [entry], at: seen)
        #expect(try await society.promptNews(at: seen + .hours(1)) == [society.ben: ["Beta says"]])
        try await society.poll(second, [entry, Society.entry("More", guid: "2")], at: seen + .hours(2))
        #expect(try await society.promptNews(at: seen + .hours(3)) == [society.ben: ["More"]])
        #expect(try await society.count("SELECT count(*) FROM sighted_items") == 0)
        #expect(try await society.count("SELECT count(*) FROM items") == 2)
    }

    @Test("is told once where two of one's sources bring it")
    func twoSources() async throws {
        let (society, _, second) = try await Self.society()
        let third = try await society.follow("gamma", for: .member(society.ben))
        try await society.poll(third, [])
        try await society.wish(society.ben, [(.source(second), .atOnce), (.source(third), .atOnce)])
        for source in [second, third] {
            try await society.poll(source, [Society.entry("One work", (.doi, "10.1000/1"))], at: Self.wished)
        }
        #expect(try await society.promptNews(at: Self.wished + .hours(1)) == [society.ben: ["One work"]])
        #expect(try await society.promptNews(at: Self.wished + .hours(2)).isEmpty)
    }

    @Test("is nothing that was read in an inbox or taken out of it meanwhile, and again what was marked unread")
    func handled() async throws {
        let (society, _, second) = try await Self.society()
        let ben = try await society.viewer(society.ben)
        let own = Follower.member(society.ben)
        try await society.poll(
            second, ["Read", "Hidden", "Unread", "New"].map { Society.entry($0, guid: $0) }, at: Self.wished)
        func item(_ title: String) async throws -> Number<Item> {
            let number = try await society.count("SELECT number FROM items WHERE title = '\(title)'")
            return Number(rawValue: Int64(number))
        }
        try await society.store.markRead([item("Read"), item("Unread")], of: own, by: ben)
        try await society.store.markUnread([item("Unread")], of: own, by: ben)
        try await society.store.hide(item("Hidden"), from: own, by: ben)
        let mails = try await society.promptNews(at: Self.wished + .hours(1))
        #expect(mails.mapValues(Set.init) == [society.ben: ["Unread", "New"]])
        let later = Self.wished + .hours(2)
        try await society.poll(second, [Society.entry("All read", guid: "5")], at: later)
        try await society.store.markAllRead(of: own, before: later + .minutes(1), by: ben)
        #expect(try await society.promptNews(at: later + .hours(1)).isEmpty)
        #expect(try await society.count("SELECT count(*) FROM waiting_news") == 0)
    }

    @Test("is nothing that a rule hides in the inbox it would be told to be in, unless somebody chose to see it")
    func ruled() async throws {
        let (society, _, second) = try await Self.society()
        let (own, ben) = (Follower.member(society.ben), try await society.viewer(society.ben))
        _ = try await society.store.addRule(
            Society.rule(.keyword, "masks", .hide), to: own, by: ben, at: Society.start)
        try await society.poll(
            second, ["Masks", "Statins", "Masks again"].map { Society.entry($0, guid: $0) }, at: Self.wished)
        let again = try await society.count("SELECT number FROM items WHERE title = 'Masks again'")
        try await society.store.show(Number(rawValue: Int64(again)), in: own, by: ben)
        let mails = try await society.promptNews(at: Self.wished + .hours(1))
        #expect(mails.mapValues(Set.init) == [society.ben: ["Statins", "Masks again"]])
    }

    @Test("names its source as the reader called it")
    func named() async throws {
        let (society, _, second) = try await Self.society()
        let ben = try await society.viewer(society.ben)
        func name() async throws -> String { try await society.store.following(.source(second), for: ben).name }
        #expect(try await !name().isEmpty)
        try await society.store.database.write { db in
            try db.run("UPDATE follows SET title = 'My journal' WHERE source = \(second)")
        }
        #expect(try await name() == "My journal")
    }

    @Test("says in which inbox it is: one's own before a club's")
    func inbox() async throws {
        let (society, _, second) = try await Self.society()
        let club = try await society.follow("gamma", for: .club(Society.open), by: society.administrator)
        try await society.poll(club, [])
        try await society.wish(society.ben, [(.source(second), .weekly), (.source(club), .weekly)])
        try await society.poll(second, [Society.entry("Own", guid: "1")], at: Self.wished)
        try await society.poll(club, [Society.entry("Ours", guid: "2")], at: Self.wished)
        while try await society.store.gatherNews(at: Self.wished) {}
        let digest = try await society.store.previewDigest(for: society.ben, [.weekly], at: Self.wished + .hours(1))
        let bodies = digest.items.compactMap { item in
            if case .item(let brought) = item.body { brought } else { nil }
        }
        #expect(
            Set(bodies.map { "\($0.title) \($0.inbox) \($0.source)" }) == [
                "Own \(Follower.member(society.ben)) \(second)", "Ours \(Follower.club(Society.open)) \(club)",
            ])
    }
}
