import Colloquium
import Testing

@testable import Store

@Suite("Names that a source gives to items")
struct ItemNamesTests {
    /// Ben follows a journal and another; Ada follows a feed of her own that claims what it likes.
    private struct Scene {
        let society: Society
        let own: Follower
        let journal: Number<Source>
        let other: Number<Source>
        let claimant: Number<Source>

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            journal = try await society.follow("nejm", for: own)
            other = try await society.follow("pubmed", for: own)
            claimant = try await society.follow("claims", for: .member(society.ada))
        }

        func titles() async throws -> Set<String> {
            Set(try await society.titles(own, as: society.ben))
        }
    }

    @Test("never make one item of two works of others")
    func claims() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.journal, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
        try await scene.society.poll(scene.other, [Society.entry("Masks", guid: "1", (.pmid, "7"))])
        try await scene.society.poll(
            scene.claimant, [Society.entry("Fluids", guid: "g", (.doi, "10.1000/1"), (.pmid, "7"))])
        #expect(try await scene.titles() == ["Fluids", "Masks"])
    }

    @Test("never make one item of two pages of others, one after the other under one guid")
    func pages() async throws {
        let scene = try await Scene()
        let (one, two) = ("https://nejm.example/1", "https://nejm.example/2")
        try await scene.society.poll(
            scene.journal,
            [Society.entry("Fluids", guid: "a", link: one), Society.entry("Masks", guid: "b", link: two)])
        try await scene.society.poll(scene.claimant, [Society.entry("Fluids", guid: "g", link: one)])
        try await scene.society.poll(scene.claimant, [Society.entry("Masks", guid: "g", link: two)])
        #expect(try await scene.titles() == ["Fluids", "Masks"])
    }

    @Test("of two articles are never those of one item, whichever source gave which")
    func contradicting() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.journal, [Society.entry("Fluids", guid: "1", (.pmid, "7"))])
        try await scene.society.poll(
            scene.other, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"), (.pmid, "7"))])
        try await scene.society.poll(
            scene.claimant, [Society.entry("Fluids", guid: "g", (.doi, "10.1000/2"), (.pmid, "7"))])
        #expect(try await scene.society.count("SELECT count(*) FROM items") == 2)
        let ada = Follower.member(scene.society.ada)
        let entry = try #require(try await scene.society.inbox(of: ada, as: scene.society.ada).first)
        #expect(entry.sources.map(\.title) == ["Claims"])
    }

    @Test("keep neither another article from having its own name")
    func stolen() async throws {
        let scene = try await Scene()
        try await scene.society.poll(
            scene.claimant, [Society.entry("Fluids kill", guid: "g", (.doi, "10.1000/1"), (.pmid, "7"))])
        try await scene.society.poll(
            scene.journal,
            [
                Society.entry("Fluids", guid: "1", (.doi, "10.1000/1")),
                Society.entry("Masks", guid: "2", (.doi, "10.1000/2"), (.pmid, "7")),
            ])
        #expect(try await scene.titles() == ["Fluids", "Masks"])
        let masks = try await scene.society.inbox(of: scene.own, as: scene.society.ben).first {
            $0.item.record.title == "Masks"
        }
        #expect(masks?.sources.map(\.title) == ["Nejm"])
    }

    @Test("are not told to those who do not follow it, nor are its words")
    func unseen() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.post("Masks", [(.pmid, "7")], by: society.ada)
        try await society.poll(scene.journal, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
        try await society.poll(
            scene.claimant,
            [Society.entry("Fluids", guid: "g", abstract: "Poison", (.doi, "10.1000/1"), (.pmid, "7"))])
        let entry = try #require(try await society.inbox(of: scene.own, as: society.ben).first)
        #expect(entry.article == nil, "Only the other feed says that it is that article.")
        #expect(try await society.titles(scene.own, InboxFilter(text: "poison"), as: society.ben) == [])
        let ada = Follower.member(society.ada)
        #expect(try await society.titles(ada, InboxFilter(text: "poison"), as: society.ada) == ["Fluids"])
        let ben = try await society.viewer(society.ben)
        let number = try await society.store.propose(
            .item(entry.item.number), Society.wish(Society.open), by: ben, at: Society.start)
        #expect(try await society.store.proposal(number, for: ben).subject == .item(entry.item.number))
    }

    @Test("by guid are no proof where title and page are another article's")
    func places() async throws {
        let scene = try await Scene()
        func issue(_ number: Int) -> [ArticleRecord] {
            (1...3).map {
                Society.entry("Article \(number).\($0)", guid: "\($0)", link: "https://nejm.example/\(number)/\($0)")
            }
        }
        #expect(try await scene.society.poll(scene.journal, issue(1)).added == 3)
        #expect(try await scene.society.poll(scene.journal, issue(2)).added == 3)
        #expect(try await scene.society.poll(scene.journal, issue(2)).added == 0)
        #expect(try await scene.titles().count == 6)
        // A new title at the same page is a correction.
        var corrected = issue(2)
        corrected[0].title = "Article 2.1, corrected"
        let settled = try await scene.society.poll(scene.journal, corrected)
        #expect(settled.added == 0 && settled.changed == 1)
    }

    @Test("find what each of many sources says at the cost of one")
    func versions() async throws {
        let scene = try await Scene()
        for number in 0..<25 {
            let source = try await scene.society.follow("s\(number)", for: .member(scene.society.ada))
            try await scene.society.poll(
                source, [Society.entry("Fluids", guid: "1", abstract: "word\(number)", (.doi, "10.1000/1"))])
        }
        let ada = Follower.member(scene.society.ada)
        #expect(try await scene.society.titles(ada, InboxFilter(text: "word24"), as: scene.society.ada).count == 1)
        #expect(try await scene.society.count("SELECT count(*) FROM version_search") == 24)
        try await scene.society.run("DELETE FROM sources WHERE title = 'S24'")
        #expect(try await scene.society.count("SELECT count(*) FROM version_search") == 23)
    }

    @Test("say when it was changed to those who follow the source that changed it")
    func changed() async throws {
        let scene = try await Scene()
        let later = Society.start + .hours(1)
        try await scene.society.poll(scene.claimant, [Society.entry("Fluids", guid: "g", (.doi, "10.1000/1"))])
        try await scene.society.poll(scene.journal, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
        try await scene.society.poll(
            scene.claimant, [Society.entry("Fluids!", guid: "g", abstract: "x", (.doi, "10.1000/1"))], at: later)
        #expect(try await scene.society.inbox(of: scene.own, as: scene.society.ben).map(\.changedAt) == [nil])
        try await scene.society.poll(
            scene.journal, [Society.entry("Fluids", guid: "1", abstract: "y", (.doi, "10.1000/1"))], at: later)
        #expect(try await scene.society.inbox(of: scene.own, as: scene.society.ben).map(\.changedAt) == [later])
    }
}
