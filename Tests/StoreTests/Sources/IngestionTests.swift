import Colloquium
import Testing

@testable import Store

@Suite("Items of sources")
struct IngestionTests {
    private struct Scene {
        let society: Society
        let own: Follower
        let one: Number<Source>
        let two: Number<Source>

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            one = try await society.follow("nejm", for: own)
            two = try await society.follow("pubmed", for: own)
        }

        var inbox: [InboxEntry] { get async throws { try await society.inbox(of: own, as: society.ben) } }
        var unread: [String] { get async throws { try await society.unread(own, as: society.ben) } }

        func readAll() async throws {
            try await society.store.markRead(
                try await inbox.map(\.item.number), of: own, by: try await society.viewer(society.ben))
        }
    }

    @Test("come once however often they are polled")
    func again() async throws {
        let scene = try await Scene()
        let records = (0..<20).map { Society.entry("Trial \($0)", guid: "g\($0)", (.doi, "10.1000/\($0)")) }
        #expect(try await scene.society.poll(scene.one, records).added == 20)
        let second = try await scene.society.poll(scene.one, records, at: Society.start + .hours(1))
        #expect(second.added == 0 && second.changed == 0)
        #expect(try await scene.inbox.count == 20)
    }

    @Test("that a publisher changes are updated and stay read")
    func changed() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.one, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
        try await scene.readAll()
        let settled = try await scene.society.poll(
            scene.one, [Society.entry("Fluids (corrected)", guid: "1", abstract: "We tried.", (.doi, "10.1000/1"))],
            at: Society.start + .hours(1))
        #expect(settled.added == 0 && settled.changed == 1)
        #expect(try await scene.unread == [])
        let entry = try #require(try await scene.inbox.first)
        #expect(entry.item.record.title == "Fluids (corrected)" && entry.changedAt == Society.start + .hours(1))
        let found = try await scene.society.titles(scene.own, InboxFilter(text: "corrected"), as: scene.society.ben)
        #expect(found == ["Fluids (corrected)"])
        #expect(try await scene.society.count("SELECT count(*) FROM item_search") == 1)
    }

    @Test("that a feed lists twice in different words do not change at every poll")
    func twice() async throws {
        let scene = try await Scene()
        let records = ["Short.", "Longer words."].map {
            Society.entry("Fluids", guid: $0, abstract: $0, (.doi, "10.1000/1"))
        }
        #expect(try await scene.society.poll(scene.one, records).changed == 0)
        let again = try await scene.society.poll(scene.one, records, at: Society.start + .hours(1))
        #expect(again.added == 0 && again.changed == 0)
        #expect(try await scene.inbox.count == 1)
    }

    @Test(
        "whose links tell who is reading do not change at every poll",
        arguments: [
            "https://j.example/a;jsessionid=", "https://j.example/a?id=7&utm_source=", "https://j.example/a?sessionid=",
        ])
    func sessions(link: String) async throws {
        let scene = try await Scene()
        func record(_ session: Int, page: String = "") -> ArticleRecord {
            var record = Society.entry("Fluids", guid: "1", link: "\(link)\(session)\(page)")
            record.fullText = [ArticleRecord.FullTextLink(url: "\(link)\(session)")]
            record.identifiers = [Identifier(.url, "\(link)\(session)")].compactMap(\.self)
            return record
        }
        try await scene.society.poll(scene.one, [record(1)])
        let again = try await scene.society.poll(scene.one, [record(2)], at: Society.start + .hours(1))
        #expect(again.added == 0 && again.changed == 0)
        let moved = try await scene.society.poll(scene.one, [record(3, page: "#other")], at: Society.start + .hours(2))
        #expect(moved.changed == 1, "Another place is a change.")
    }

    @Test("of a feed that makes new guids each time stay read")
    func rewrittenGuids() async throws {
        let scene = try await Scene()
        func records(_ session: Int) -> [ArticleRecord] {
            (0..<5).map {
                Society.entry("Note \($0)", guid: "id\($0)-\(session)", link: "https://j.example/\($0)?a=\($0)")
            }
        }
        try await scene.society.poll(scene.one, records(1))
        try await scene.readAll()
        for session in 2..<5 {
            let settled = try await scene.society.poll(scene.one, records(session))
            #expect(settled.added == 0 && settled.changed == 0)
        }
        #expect(try await scene.unread == [])
    }

    @Test("without guids are known by link and title, or by title alone")
    func noGuids() async throws {
        let scene = try await Scene()
        let records = [
            Society.entry("One", link: "https://j.example/1"), Society.entry("Two", link: "https://j.example/2"),
            Society.entry("Three"), Society.entry(""),
        ]
        #expect(try await scene.society.poll(scene.one, records).added == 3)
        #expect(try await scene.society.poll(scene.one, records.reversed()).added == 0)
    }

    @Test("that all have one guid are still several")
    func oneGuid() async throws {
        let scene = try await Scene()
        let records = (0..<4).map {
            Society.entry("N\($0)", guid: "https://nejm.example/", link: "https://j.example/\($0)")
        }
        #expect(try await scene.society.poll(scene.one, records).added == 4)
        #expect(try await scene.society.poll(scene.one, records).added == 0)
    }

    @Test("whose guid is given to another article are another item")
    func recycledGuid() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.one, [Society.entry("Old", guid: "latest", (.doi, "10.1000/1"))])
        try await scene.readAll()
        try await scene.society.poll(scene.one, [Society.entry("New", guid: "latest", (.doi, "10.1000/2"))])
        #expect(try await scene.unread == ["New"])
        #expect(try await scene.inbox.count == 2)
    }

    @Test("with the same guid in two sources are two")
    func scopedGuid() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.one, [Society.entry("A", guid: "1")])
        try await scene.society.poll(scene.two, [Society.entry("B", guid: "1")])
        #expect(try await Set(scene.inbox.map(\.item.record.title)) == ["A", "B"])
    }

    @Test("that two sources have are one, with both sources and the fuller record")
    func twoSources() async throws {
        let scene = try await Scene()
        try await scene.society.poll(scene.one, [Society.entry("Fluids", guid: "n1", (.doi, "10.1000/1"))])
        try await scene.readAll()
        try await scene.society.poll(
            scene.two,
            [
                Society.entry(
                    "Fluids.", guid: "p1", abstract: "Long.", mesh: ["Shock"], (.doi, "10.1000/1"), (.pmid, "99"))
            ],
            at: Society.start + .hours(1))
        let entries = try await scene.inbox
        #expect(entries.count == 1 && entries.first?.isRead == true)
        #expect(entries.first?.sources.map(\.title) == ["Nejm", "Pubmed"])
        #expect(entries.first?.item.record.meshTerms == ["Shock"])
        #expect(entries.first?.seenAt == Society.start)
        // Who follows the journal alone is not shown what the other source says.
        try await scene.society.follow("nejm", for: .member(scene.society.ada))
        let others = try await scene.society.inbox(of: .member(scene.society.ada), as: scene.society.ada)
        #expect(others.map(\.item.record.title) == ["Fluids"] && others.first?.item.record.meshTerms == [])
        #expect(others.first?.sources.map(\.title) == ["Nejm"])
        // The poorer record coming again takes nothing back, and is no change.
        let again = try await scene.society.poll(scene.one, [Society.entry("Fluids", guid: "n1", (.doi, "10.1000/1"))])
        #expect(again.changed == 0)
        #expect(try await scene.inbox.first?.item.record.meshTerms == ["Shock"])
    }

    @Test("that turn out to be one are joined, and stay read, tagged, hidden and proposed")
    func joined() async throws {
        let scene = try await Scene()
        let society = scene.society
        let ben = try await society.viewer(society.ben)
        try await society.poll(scene.one, [Society.entry("Fluids", guid: "n1", link: "https://nejm.example/1")])
        try await society.poll(
            scene.two, [Society.entry("FLUIDS.", guid: "p1", abstract: "In sepsis.", (.doi, "10.1000/1"))])
        let numbers = try await scene.inbox.map(\.item.number).sorted()
        try await society.store.markRead([numbers[1]], of: scene.own, by: ben)
        try await society.store.tag(numbers[1], with: Tag.list("later"), in: scene.own, by: ben)
        let first = try await society.store.propose(
            .item(numbers[0]), Society.wish(Society.open, "First"), by: ben, at: Society.start)
        try await society.follow("pubmed", for: .member(society.ada))
        let ada = try await society.viewer(society.ada)
        _ = try await society.store.propose(
            .item(numbers[1]), Society.wish(Society.open, "Second"), by: ada, at: Society.start)
        // Now the journal's feed brings the DOI.
        try await society.poll(
            scene.one, [Society.entry("Fluids", guid: "n1", link: "https://nejm.example/1", (.doi, "10.1000/1"))])
        let entries = try await scene.inbox
        let entry = try #require(entries.first)
        #expect(entries.count == 1 && entry.item.number == numbers[0])
        #expect(entry.isRead && entry.tags.map(\.rawValue) == ["later"])
        #expect(entry.item.record.title == "FLUIDS.", "The fuller record is shown.")
        #expect(entry.sources.count == 2)
        #expect(entry.proposals.map(\.number) == [first])
        let proposal = try await society.store.proposal(first, for: ben)
        #expect(Set(proposal.supporters.map(\.why.source)) == ["First", "Second"])
        #expect(try await society.titles(scene.own, InboxFilter(text: "sepsis"), as: society.ben).count == 1)
        #expect(try await society.count("SELECT count(*) FROM item_search") == 1)
        #expect(try await society.count("SELECT count(*) FROM version_search") == 1)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("of two DOIs are never joined")
    func contradiction() async throws {
        let scene = try await Scene()
        try await scene.society.poll(
            scene.one, [Society.entry("Reply", guid: "1", link: "https://j.example/1", (.doi, "10.1000/1"))])
        try await scene.society.poll(
            scene.two, [Society.entry("Reply", guid: "2", link: "https://j.example/1", (.doi, "10.1000/2"))])
        #expect(try await scene.inbox.count == 2)
        // A record that claims both does not make them one either.
        try await scene.society.poll(
            scene.two, [Society.entry("Reply", guid: "3", (.doi, "10.1000/1"), (.doi, "10.1000/2"))])
        #expect(try await scene.inbox.count == 2)
    }

    @Test("are never shown in the words of a source that the reader does not follow")
    func spoofed() async throws {
        let scene = try await Scene()
        let society = scene.society
        let evil = try await society.follow("evil", for: .member(society.ada))
        let fake = Society.entry(
            "Fluids kill", guid: "1", abstract: "All of them.", author: "Nobody", (.doi, "10.1000/1"))
        try await society.poll(evil, [fake])
        try await society.poll(scene.one, [Society.entry("Fluids", guid: "n1", (.doi, "10.1000/1"))])
        try await society.poll(evil, [fake], at: Society.start + .hours(1))
        let entry = try #require(try await scene.inbox.first)
        #expect(entry.item.record.title == "Fluids" && entry.item.record.abstract.isEmpty)
        #expect(entry.sources.map(\.title) == ["Nejm"])
        let ben = try await society.viewer(society.ben)
        let number = try await society.store.propose(
            .item(entry.item.number), Society.wish(Society.open), by: ben, at: Society.start)
        #expect(try await society.store.proposal(number, for: ben).record.title == "Fluids")
    }

    @Test("twice in one answer are one")
    func twiceInOne() async throws {
        let scene = try await Scene()
        let record = Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))
        #expect(try await scene.society.poll(scene.one, [record, record, record]).added == 1)
    }

    @Test("know the article they are, where the reader may")
    func article() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.poll(scene.one, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
        #expect(try await scene.inbox.first?.article == nil)
        try await society.post("Fluids", [(.doi, "10.1000/1")], in: Society.hidden, by: society.ada)
        #expect(try await scene.inbox.first?.article == nil, "What a private club discusses stays there.")
        try await society.post("Fluids", [(.doi, "10.1000/1")], in: Society.open, by: society.ada)
        #expect(try await scene.inbox.first?.article == 1)
    }

    @Test("with anything in them are kept as they are")
    func hostile() async throws {
        let scene = try await Scene()
        let title = "\u{0}\"\\</script>\u{1F}\u{202E}' OR 1=1 --"
        let long = String(repeating: "æ ", count: 200_000)
        var record = Society.entry(title, guid: "\u{0}", abstract: long, author: "\"", (.doi, "10.1000/\"x"))
        record.titleHTML = "<i>x</i>"
        record.contributors += (0..<5_000).map { ArticleRecord.Contributor(family: "A\($0)") }
        #expect(try await scene.society.poll(scene.one, [record]).added == 1)
        let kept = try #require(try await scene.inbox.first?.item.record)
        #expect(kept.title == title && kept.titleHTML == "<i>x</i>")
        #expect(kept.contributors.count == 50 && kept.contributorsAreComplete == false)
        #expect(kept.abstract[0].text.count < 6_100)
        #expect(try await scene.society.store.integrityProblems() == [])
    }
}
