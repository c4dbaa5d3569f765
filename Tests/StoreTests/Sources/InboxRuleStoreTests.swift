import Colloquium
import Testing

@testable import Store

@Suite("Rules of an inbox")
struct InboxRuleStoreTests {
    private struct Scene {
        let society: Society
        let own: Follower
        let source: Number<Source>
        let ben: Viewer

        init() async throws {
            society = try await Society()
            own = .member(society.ben)
            ben = try await society.viewer(society.ben)
            source = try await society.follow("nejm", for: own)
        }

        func bring(_ titles: String..., at now: Instant = Society.start) async throws {
            try await society.poll(source, titles.map { Society.entry($0, guid: $0) }, at: now)
        }

        func add(_ rule: InboxRule, to follower: Follower? = nil) async throws -> Number<InboxRule> {
            try await society.store.addRule(rule, to: follower ?? own, by: ben, at: Society.start)
        }

        func titles(_ filter: InboxFilter = InboxFilter()) async throws -> Set<String> {
            Set(try await society.titles(own, filter, as: society.ben))
        }
    }

    @Test("hold for what is there and for what comes, until they are removed")
    func hide() async throws {
        let scene = try await Scene()
        try await scene.bring("Sepsis one", "Statins")
        let rule = try await scene.add(Society.rule(.keyword, "sepsis", .hide))
        #expect(try await scene.titles() == ["Statins"])
        try await scene.bring("Sepsis two", "Masks", at: Society.start + .hours(1))
        #expect(try await scene.titles() == ["Statins", "Masks"])
        #expect(try await scene.titles(InboxFilter(.hidden)) == ["Sepsis one", "Sepsis two"])
        let stored = try await scene.society.store.rule(rule, of: scene.own, for: scene.ben)
        #expect(stored.matches == 2 && stored.rule == Society.rule(.keyword, "sepsis", .hide))
        for _ in 0..<2 { try await scene.society.store.removeRule(rule, of: scene.own, by: scene.ben) }
        #expect(try await scene.titles().count == 4)
    }

    @Test("that show go before those that hide, and people before both")
    func show() async throws {
        let scene = try await Scene()
        try await scene.bring("Sepsis in children", "Sepsis in adults")
        _ = try await scene.add(Society.rule(.keyword, "sepsis", .hide))
        _ = try await scene.add(Society.rule(.keyword, "children", .show))
        #expect(try await scene.titles() == ["Sepsis in children"])
        let entries = try await scene.society.inbox(of: scene.own, InboxFilter(.hidden), as: scene.society.ben)
        try await scene.society.store.show(try #require(entries.first).item.number, in: scene.own, by: scene.ben)
        #expect(try await scene.titles().count == 2)
    }

    @Test("tag")
    func tag() async throws {
        let scene = try await Scene()
        let tag = try #require(Tag(rawValue: "icu"))
        let rule = try await scene.add(Society.rule(.keyword, "sepsis", .tag(tag)))
        try await scene.bring("Sepsis", "Statins")
        #expect(try await scene.titles(InboxFilter(tag: tag)) == ["Sepsis"])
        try await scene.society.store.changeRule(
            rule, to: Society.rule(.keyword, "statins", .tag(tag)), of: scene.own, by: scene.ben, at: Society.start)
        #expect(try await scene.titles(InboxFilter(tag: tag)) == ["Statins"])
    }

    @Test("look again at an item that is changed")
    func changed() async throws {
        let scene = try await Scene()
        _ = try await scene.add(Society.rule(.mesh, "Sepsis", .hide))
        let plain = Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))
        var indexed = plain
        indexed.meshTerms = ["Sepsis"]
        for (record, isHidden) in [(plain, false), (indexed, true), (plain, false)] {
            try await scene.society.poll(scene.source, [record])
            #expect(try await scene.titles().isEmpty == isHidden)
        }
    }

    @Test("propose what is new to a club, once, and never what was there when it was first followed")
    func propose() async throws {
        let scene = try await Scene()
        _ = try await scene.add(Society.rule(.keyword, "sepsis", .propose(Society.open)))
        try await scene.bring("Sepsis before")
        for hour in 1...2 {
            try await scene.bring("Sepsis <new>", "Statins", at: Society.start + .hours(hour))
        }
        let proposals = try await scene.society.store.proposals(of: Society.open, for: scene.ben, .all).rows
        let proposal = try #require(proposals.first)
        #expect(proposals.count == 1 && proposal.record.title == "Sepsis <new>")
        #expect(proposal.proposer == scene.society.ben && proposal.supporters.map(\.member) == [scene.society.ben])
        #expect(proposal.proposal.why.source == "It mentions “sepsis”.")
        let root = try await scene.society.viewer(scene.society.administrator)
        try await scene.society.store.decline(proposal.number, because: "Not now.", by: root, at: Society.start)
        try await scene.society.poll(
            scene.source, [Society.entry("Sepsis <new>", guid: "Sepsis <new>", abstract: "Changed")],
            at: Society.start + .hours(3))
        #expect(try await scene.society.store.proposals(of: Society.open, for: scene.ben, .all).rows.isEmpty)
    }

    @Test("of a club propose to that club, in nobody's name")
    func club() async throws {
        let scene = try await Scene()
        let ada = try await scene.society.viewer(scene.society.ada)
        let club = Follower.club(Society.hidden)
        try await scene.society.follow("nejm", for: club)
        let wrong = try await refusal {
            _ = try await scene.society.store.addRule(
                Society.rule(.keyword, "sepsis", .propose(Society.open)), to: club, by: ada, at: Society.start)
        }
        #expect(wrong == .invalid)
        _ = try await scene.society.store.addRule(
            Society.rule(.keyword, "sepsis", .propose(Society.hidden)), to: club, by: ada, at: Society.start)
        try await scene.bring("Nothing")
        try await scene.bring("Sepsis", at: Society.start + .hours(1))
        let proposals = try await scene.society.store.proposals(of: Society.hidden, for: ada, .all).rows
        #expect(proposals.map(\.proposer) == [nil] && proposals.first?.supporters.isEmpty == true)
    }

    @Test("propose nothing to a club that their owner left")
    func left() async throws {
        let scene = try await Scene()
        let ada = try await scene.society.viewer(scene.society.ada)
        let own = Follower.member(scene.society.ada)
        try await scene.society.follow("nejm", for: own)
        _ = try await scene.society.store.addRule(
            Society.rule(.keyword, "sepsis", .propose(Society.hidden)), to: own, by: ada, at: Society.start)
        try await scene.bring("Nothing")
        try await scene.society.run("DELETE FROM club_members WHERE club = 3")
        try await scene.bring("Sepsis", at: Society.start + .hours(1))
        #expect(try await scene.society.count("SELECT count(*) FROM proposals") == 0)
    }

    @Test("are there once")
    func twins() async throws {
        let scene = try await Scene()
        _ = try await scene.add(Society.rule(.keyword, "Sepsis", .hide))
        let number = try await scene.add(Society.rule(.keyword, "sepsis", .show))
        _ = try await scene.add(Society.rule(.author, "sepsis", .hide))
        let hide = Society.rule(.keyword, "sepsis", .hide)
        #expect(try await refusal { _ = try await scene.add(hide) } == .invalid)
        let store = scene.society.store
        let changed = try await refusal {
            try await store.changeRule(number, to: hide, of: scene.own, by: scene.ben, at: Society.start)
        }
        #expect(changed == .invalid)
        try await store.changeRule(
            number, to: Society.rule(.keyword, "sepsis", .show), of: scene.own, by: scene.ben, at: Society.start)
        #expect(try await store.rules(of: scene.own, for: scene.ben).count == 3)
    }

    @Test("are made by those who tend the inbox, within a limit, and propose where they may post")
    func who() async throws {
        let scene = try await Scene()
        let hide = Society.rule(.keyword, "sepsis", .hide)
        let kind = try await refusal {
            _ = try await scene.add(Society.rule(.keyword, "x", .propose(Society.hidden)))
        }
        #expect(kind == .notFound, "Ben does not know of that club.")
        #expect(try await refusal { _ = try await scene.add(hide, to: .club(Society.ours)) } == .notFound)
        for number in 0..<50 { _ = try await scene.add(Society.rule(.keyword, "sepsis \(number)", .hide)) }
        #expect(try await refusal { _ = try await scene.add(hide) } == .conflict)
    }
}
