import Colloquium
import Testing

@testable import Store

@Suite("The inbox")
struct InboxTests {
    /// Ben's own inbox and that of our club, to which Ben belongs, with three items each, one of which is in both.
    private struct Scene {
        let society: Society
        let own: Follower
        let club = Follower.club(Society.ours)
        let nejm: Number<Source>
        let bmj: Number<Source>
        let ben: Viewer

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            try await society.store.join(Society.ours, by: try await society.viewer(society.ben), at: Society.start)
            ben = try await society.viewer(society.ben)
            nejm = try await society.follow("nejm", for: own)
            bmj = try await society.follow("bmj", for: club)
            try await society.poll(
                nejm,
                [
                    Society.entry(
                        "Fluids", guid: "1", abstract: "Sepsis in adults", author: "Smith", (.doi, "10.1000/1")),
                    Society.entry("Statins", guid: "2", author: "Jones", (.doi, "10.1000/2")),
                ])
            try await society.poll(
                nejm, [Society.entry("Masks", guid: "3", author: "Smith", mesh: ["Masks"], (.doi, "10.1000/3"))],
                at: Society.start + .hours(1))
            try await society.poll(
                bmj, [Society.entry("Masks", guid: "9", (.doi, "10.1000/3")), Society.entry("Walks", guid: "8")],
                at: Society.start + .hours(2))
        }

        func titles(_ follower: Follower? = nil, _ filter: InboxFilter = InboxFilter()) async throws -> [String] {
            try await society.titles(follower ?? own, filter, as: society.ben)
        }

        func number(_ title: String) async throws -> Number<Item> {
            let entries = try await society.inbox(of: own, as: society.ben) + society.inbox(of: club, as: society.ben)
            return try #require(entries.first { $0.item.record.title == title }).item.number
        }
    }

    @Test("has the newest first, unread before read")
    func order() async throws {
        let scene = try await Scene()
        #expect(try await scene.titles() == ["Masks", "Fluids", "Statins"])
        try await scene.society.store.markRead([try await scene.number("Masks")], of: scene.own, by: scene.ben)
        #expect(try await scene.titles() == ["Fluids", "Statins", "Masks"])
        #expect(try await scene.titles(nil, InboxFilter(.unread)) == ["Fluids", "Statins"])
        try await scene.society.store.markUnread([try await scene.number("Masks")], of: scene.own, by: scene.ben)
        #expect(try await scene.titles() == ["Masks", "Fluids", "Statins"])
    }

    @Test("goes on from page to page without losing or repeating anything")
    func slices() async throws {
        let scene = try await Scene()
        try await scene.society.poll(
            scene.nejm, (10..<60).map { Society.entry("Item \($0)", guid: "\($0)") }, at: Society.start + .hours(3))
        try await scene.society.store.markAllRead(of: scene.own, before: Society.start + .hours(3), by: scene.ben)
        var seen: [String] = []
        for page in 1...10 {
            let slice = try await scene.society.store.inbox(
                of: scene.own, for: scene.ben, Slice(size: 7, page: page))
            seen += slice.rows.map(\.item.record.title)
            #expect(slice.hasMore == (page < 8), "Page \(page).")
        }
        #expect(seen.count == 53 && Set(seen).count == 53)
        #expect(seen.suffix(3) == ["Masks", "Fluids", "Statins"])
    }

    @Test("marks are one's own, and hold in every inbox that has the item")
    func marks() async throws {
        let scene = try await Scene()
        let masks = try await scene.number("Masks")
        try await scene.society.store.markRead([masks], of: scene.own, by: scene.ben)
        #expect(try await scene.titles(scene.club, InboxFilter(.unread)) == ["Walks"])
        let unread = try await scene.society.unread(scene.club, as: scene.society.ada)
        #expect(unread.sorted() == ["Masks", "Walks"])
        let count = try await scene.society.store.unreadItems(
            of: scene.club, for: scene.society.viewer(scene.society.ada))
        #expect(count == 2)
    }

    @Test("all that was there before a moment is read, and what came later is not")
    func allRead() async throws {
        let scene = try await Scene()
        try await scene.society.store.markUnread([try await scene.number("Fluids")], of: scene.own, by: scene.ben)
        for _ in 0..<2 {
            try await scene.society.store.markAllRead(
                of: scene.own, before: Society.start + .minutes(30), by: scene.ben)
            #expect(try await scene.titles(nil, InboxFilter(.unread)) == ["Masks"])
        }
        // An earlier moment takes nothing back.
        try await scene.society.store.markAllRead(of: scene.own, before: Society.start, by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(.unread)) == ["Masks"])
        try await scene.society.store.markUnread([try await scene.number("Fluids")], of: scene.own, by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(.unread)) == ["Masks", "Fluids"])
        try await scene.society.store.markAllRead(
            of: scene.own, source: scene.nejm, before: Society.start + .days(1), by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(.unread)) == [])
        #expect(try await scene.titles(scene.club, InboxFilter(.unread)) == ["Walks"], "Masks were read in one's own.")
    }

    @Test("is filtered by source, by words and by tag")
    func filters() async throws {
        let scene = try await Scene()
        try await scene.society.follow("bmj", for: scene.own)
        #expect(try await scene.titles(nil, InboxFilter(source: scene.bmj)).sorted() == ["Masks", "Walks"])
        #expect(try await scene.titles(nil, InboxFilter(text: "sepsis adult")) == ["Fluids"])
        #expect(try await scene.titles(nil, InboxFilter(text: "smith")).sorted() == ["Fluids", "Masks"])
        #expect(try await scene.titles(nil, InboxFilter(text: "\"in adults\"")) == ["Fluids"])
        #expect(try await scene.titles(nil, InboxFilter(text: "…")) == [])
        #expect(try await scene.titles(nil, InboxFilter(text: "\" OR 1=1 -- *")) == [])
        let tag = try #require(Tag(rawValue: "later"))
        try await scene.society.store.tag(try await scene.number("Statins"), with: [tag], in: scene.own, by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(tag: tag)) == ["Statins"])
        #expect(try await scene.society.store.inboxTags(of: scene.own, for: scene.ben) == [tag])
        #expect(try await scene.titles(scene.club, InboxFilter(tag: tag)) == [])
        try await scene.society.store.tag(try await scene.number("Statins"), with: [], in: scene.own, by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(tag: tag)) == [])
    }

    @Test("hides what is hidden, and shows it again")
    func hidden() async throws {
        let scene = try await Scene()
        let statins = try await scene.number("Statins")
        try await scene.society.store.hide(statins, from: scene.own, by: scene.ben)
        #expect(try await scene.titles() == ["Masks", "Fluids"])
        #expect(try await scene.titles(nil, InboxFilter(.hidden)) == ["Statins"])
        #expect(try await scene.society.store.unreadItems(of: scene.own, for: scene.ben) == 2)
        #expect(try await scene.society.store.inboxEntry(statins, of: scene.own, for: scene.ben).isHidden)
        try await scene.society.store.show(statins, in: scene.own, by: scene.ben)
        #expect(try await scene.titles(nil, InboxFilter(.hidden)) == [])
    }

    @Test("is nobody else's to read, mark or tend")
    func strangers() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        let fluids = try await scene.number("Fluids")
        let ada = try await scene.society.viewer(scene.society.ada)
        let mo = try await scene.society.viewer(scene.society.moderator)
        let masks = try await scene.number("Masks")
        let attempts: [(String, Refusal.Kind, () async throws -> Void)] = [
            ("read another's", .notFound, { _ = try await store.inbox(of: scene.own, for: ada, .all) }),
            ("read a club's", .notFound, { _ = try await store.inbox(of: scene.club, for: mo, .all) }),
            ("visit", .signInNeeded, { _ = try await store.inbox(of: scene.club, for: .visitor, .all) }),
            ("mark in another's", .notFound, { try await store.markRead([fluids], of: scene.own, by: ada) }),
            (
                "read all of a club", .notFound,
                { try await store.markAllRead(of: scene.club, before: Society.start, by: mo) }
            ),
            ("hide in a club", .forbidden, { try await store.hide(masks, from: scene.club, by: scene.ben) }),
            ("tag in another's", .notFound, { try await store.tag(fluids, with: [], in: scene.own, by: ada) }),
            ("hide what is not there", .notFound, { try await store.hide(fluids, from: scene.club, by: ada) }),
            (
                "look at what is not there", .notFound,
                { _ = try await store.inboxEntry(fluids, of: scene.club, for: ada) }
            ),
            ("rules of another", .notFound, { _ = try await store.rules(of: scene.own, for: ada) }),
            (
                "propose what one cannot see", .notFound,
                {
                    _ = try await store.propose(.item(fluids), Society.wish(Society.open), by: ada, at: Society.start)
                }
            ),
        ]
        for (name, kind, attempt) in attempts {
            #expect(try await refusal(attempt) == kind, "\(name)")
        }
        try await store.markRead([fluids], of: scene.club, by: scene.ben)
        #expect(
            try await scene.society.count("SELECT count(*) FROM item_marks") == 0, "It is in no source of the club.")
    }
}
