import Colloquium
import Testing

@testable import Store

/// What a private club has is not told to other clubs by a proposal.
@Suite("A proposal of what a private club discusses")
struct ProposalPrivacyTests {
    private struct Scene {
        let society: Society
        let item: Number<Item>
        let ben: Viewer
        let ada: Viewer

        /// Ben facilitates the open club and may not know of the hidden one, which discusses the article of the item.
        init() async throws {
            society = try await Society()
            let root = try await society.viewer(society.administrator)
            try await society.store.join(Society.open, by: try await society.viewer(society.ben), at: Society.start)
            try await society.store.setRole(
                .facilitator, of: society.ben, in: Society.open, by: root, at: Society.start)
            ben = try await society.viewer(society.ben)
            ada = try await society.viewer(society.ada)
            let source = try await society.follow("nejm", for: .member(society.ben))
            try await society.poll(source, [Society.entry("Fluids, says the feed", guid: "1", (.doi, "10.1000/1"))])
            item = try #require(try await society.inbox(of: .member(society.ben), as: society.ben).first).item.number
            try await society.post(
                "Fluids, says the hidden club", [(.doi, "10.1000/1")], in: Society.hidden, by: society.ada)
        }

        func propose(_ club: Number<Club>) async throws -> Number<Proposal> {
            try await society.store.propose(.item(item), Society.wish(club), by: ben, at: Society.start)
        }
    }

    @Test("stays one of the item, with what its source says, and is picked into a draft")
    func hidden() async throws {
        let scene = try await Scene()
        let number = try await scene.propose(Society.open)
        let summary = try await scene.society.store.proposal(number, for: scene.ben)
        #expect(summary.subject == .item(scene.item) && summary.record.title == "Fluids, says the feed")
        let picked = try await scene.society.store.pick(number, by: scene.ben, at: Society.start)
        guard case .draft(let draft) = picked.form else { throw Refusal(.conflict, "Picking leads to nothing.") }
        #expect(draft.articles.map(\.record.title) == ["Fluids, says the feed"])
    }

    @Test("is told in the words of the inbox it was found in, whatever else its proposer reads")
    func elsewhere() async throws {
        let scene = try await Scene()
        let society = scene.society
        let root = try await society.viewer(society.administrator)
        try await society.post("Masks", [(.pmid, "7")], in: Society.open, by: society.ada)
        let secret = try await society.follow("secret", for: .club(Society.hidden))
        try await society.poll(
            secret,
            [
                Society.entry(
                    "Fluids, says the feed", guid: "s", abstract: "Secret", author: "Spy", (.doi, "10.1000/1"),
                    (.pmid, "7"))
            ])
        let unfound = try await refusal {
            _ = try await society.store.propose(
                .item(scene.item), Society.wish(Society.open), by: root, at: Society.start)
        }
        #expect(unfound == .notFound, "It is not in their own inbox.")
        try await society.follow("nejm", for: .member(society.administrator))
        let number = try await society.store.propose(
            .item(scene.item), Society.wish(Society.open), by: root, at: Society.start)
        let summary = try await society.store.proposal(number, for: scene.ben)
        #expect(summary.record.abstract.isEmpty && summary.subject == .item(scene.item))
        let foreign = try await refusal {
            _ = try await society.store.propose(
                .item(scene.item), Society.wish(Society.open), foundIn: .club(Society.hidden), by: scene.ben,
                at: Society.start)
        }
        #expect(foreign == .notFound)
        let told = try await society.store.propose(
            .item(scene.item), Society.wish(Society.ours), foundIn: .club(Society.hidden), by: root,
            at: Society.start)
        #expect(try await society.store.proposal(told, for: root).record.abstract.count == 1)
    }

    @Test("is picked into the article by who may read it")
    func known() async throws {
        let scene = try await Scene()
        let number = try await scene.propose(Society.ours)
        let picked = try await scene.society.store.pick(number, by: scene.ada, at: Society.start)
        guard case .article(1) = picked.form else { throw Refusal(.conflict, "Ada reads the article.") }
    }

    @Test("of the article itself leads a picker who may not read it to a draft")
    func direct() async throws {
        let scene = try await Scene()
        let number = try await scene.society.store.propose(
            .article(1), Society.wish(Society.open), by: scene.ada, at: Society.start)
        let picked = try await scene.society.store.pick(number, by: scene.ben, at: Society.start)
        let summary = try await scene.society.store.proposal(number, for: scene.ben)
        #expect(summary.article == nil, "It links to nothing that is not open to Ben.")
        guard case .draft = picked.form else { throw Refusal(.conflict, "It leads to a page that is not there.") }
    }

    @Test("by a rule is one of the item too")
    func rule() async throws {
        let scene = try await Scene()
        _ = try await scene.society.store.addRule(
            Society.rule(.keyword, "masks", .propose(Society.open)), to: .member(scene.society.ben), by: scene.ben,
            at: Society.start)
        try await scene.society.post("Secret", [(.doi, "10.1000/2")], in: Society.hidden, by: scene.society.ada)
        try await scene.society.poll(
            1, [Society.entry("Masks", guid: "2", (.doi, "10.1000/2"))], at: Society.start + .hours(1))
        let open = try await scene.society.store.proposals(of: Society.open, for: scene.ben, .all).rows
        #expect(open.map(\.record.title) == ["Masks"])
    }
}
