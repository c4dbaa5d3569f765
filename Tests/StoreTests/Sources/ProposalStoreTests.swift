import Colloquium
import Testing

@testable import Store

@Suite("Proposals to a club")
struct ProposalStoreTests {
    private struct Scene {
        let society: Society
        let item: Number<Item>
        let ben: Viewer
        let ada: Viewer
        let root: Viewer

        init() async throws {
            society = try await Society()
            ben = try await society.viewer(society.ben)
            ada = try await society.viewer(society.ada)
            root = try await society.viewer(society.administrator)
            let source = try await society.follow("nejm", for: .member(society.ben))
            try await society.follow("nejm", for: .member(society.ada))
            try await society.poll(source, [Society.entry("Fluids", guid: "1", author: "Smith", (.doi, "10.1000/1"))])
            item = try #require(try await society.inbox(of: .member(society.ben), as: society.ben).first).item.number
        }

        func propose(_ club: Number<Club> = Society.open, by viewer: Viewer? = nil, _ why: String = "It may help.")
            async throws -> Number<Proposal>
        {
            try await society.store.propose(
                .item(item), Society.wish(club, why), by: viewer ?? ben, at: Society.start)
        }

        func open(_ club: Number<Club> = Society.open) async throws -> [ProposalSummary] {
            try await society.store.proposals(of: club, for: ada, .all).rows
        }
    }

    @Test("gather those who would discuss it; who proposes it again is one of them, with their own why")
    func support() async throws {
        let scene = try await Scene()
        let number = try await scene.propose()
        #expect(try await scene.propose(by: scene.ada, "For us too.") == number)
        #expect(try await scene.propose(by: scene.ben, "It may help a lot.") == number)
        for _ in 0..<2 { try await scene.society.store.support(number, by: scene.root, at: Society.start) }
        let summary = try await scene.society.store.proposal(number, for: scene.ada)
        #expect(Set(summary.supporters.map(\.why.source)) == ["", "It may help a lot.", "For us too."])
        #expect(summary.supporters.count == 3 && summary.proposerName == "Ben")
        for _ in 0..<2 { try await scene.society.store.endSupport(of: number, by: scene.ada) }
        let supporters = try await scene.society.store.proposal(number, for: scene.ada).supporters
        #expect(!supporters.contains { $0.member == scene.society.ada })
        #expect(try await scene.society.count("SELECT count(*) FROM articles") == 0, "Nothing is made of it yet.")
    }

    @Test("are written anew by who made them, and go on in the words of whoever goes on")
    func words() async throws {
        let scene = try await Scene()
        let society = scene.society
        let number = try await scene.propose()
        _ = try await scene.propose(by: scene.ada, "For us too.")
        _ = try await society.store.propose(
            .item(scene.item),
            Proposal(club: Society.open, why: Prose(source: "Better.", html: "<p>Better.</p>"), tags: Tag.list("icu")),
            by: scene.ben, at: Society.start)
        let summary = try await society.store.proposal(number, for: scene.ben)
        #expect(summary.proposal.why.source == "Better." && summary.proposal.tags == Tag.list("icu"))
        #expect(summary.proposal(asPutBy: society.ben).tags == Tag.list("icu"))
        let adas = summary.proposal(asPutBy: society.ada)
        #expect(adas.why.source == "For us too." && adas.tags.isEmpty)
        try await society.store.support(number, by: scene.root, at: Society.start)
        let agreed = try await society.store.proposal(number, for: scene.root)
        #expect(agreed.proposal(asPutBy: society.administrator).why.source.isEmpty)
    }

    @Test("are listed by how many would discuss them")
    func order() async throws {
        let scene = try await Scene()
        let first = try await scene.propose()
        let source = try await scene.society.follow("bmj", for: .member(scene.society.ben))
        try await scene.society.poll(source, [Society.entry("Masks", guid: "1")])
        let entries = try await scene.society.inbox(of: .member(scene.society.ben), as: scene.society.ben)
        let masks = try #require(entries.first { $0.item.record.title == "Masks" }).item.number
        let second = try await scene.society.store.propose(
            .item(masks), Society.wish(Society.open), by: scene.ben, at: Society.start)
        #expect(try await scene.open().map(\.number) == [second, first])
        try await scene.society.store.support(first, by: scene.ada, at: Society.start)
        #expect(try await scene.open().map(\.number) == [first, second])
    }

    @Test("are picked by a facilitator, who gets a draft; again is the same, another gets their own")
    func pick() async throws {
        let scene = try await Scene()
        let number = try await scene.propose(Society.ours)
        let kind = try await refusal {
            _ = try await scene.society.store.pick(number, by: scene.ben, at: Society.start)
        }
        #expect(kind == .forbidden)
        var drafts: [Number<ArticleDraft>] = []
        for viewer in [scene.ada, scene.ada, scene.root] {
            let picked = try await scene.society.store.pick(number, by: viewer, at: Society.start)
            guard case .draft(let draft) = picked.form else { throw Refusal(.conflict, "No draft.") }
            drafts.append(draft.number)
        }
        #expect(drafts[0] == drafts[1] && drafts[1] != drafts[2])
        let draft = try await scene.society.store.draft(drafts[0], of: scene.society.ada)
        #expect(draft.articles.map(\.record.title) == ["Fluids"] && draft.source == "Nejm")
        #expect(draft.articles[0].record.origins[.title]?.source == "Nejm", "Each fact says where it came from.")
        let record = draft.articles[0].record
        let discussion = try await scene.society.store.publish(
            record, try Society.proposal(Society.ours), draft: drafts[2], by: scene.root, at: Society.start)
        let summary = try await scene.society.store.proposal(number, for: scene.ben)
        #expect(summary.state == .picked && summary.discussion == discussion)
        let late = try await refusal {
            _ = try await scene.society.store.pick(number, by: scene.ada, at: Society.start)
        }
        #expect(late == .conflict)
    }

    @Test("of what is an article here already lead to it")
    func article() async throws {
        let scene = try await Scene()
        try await scene.society.post("Fluids", [(.doi, "10.1000/1")], in: Society.open, by: scene.society.ada)
        let number = try await scene.propose(Society.ours)
        let picked = try await scene.society.store.pick(number, by: scene.ada, at: Society.start)
        guard case .article(let article) = picked.form else { throw Refusal(.conflict, "No article.") }
        #expect(article == 1)
        let twice = try await refusal { _ = try await scene.propose(Society.open) }
        #expect(twice == .invalid, "The club discusses it.")
        let direct = try await scene.society.store.propose(
            .article(1), Society.wish(Society.hidden), by: scene.ada, at: Society.start)
        #expect(try await scene.society.store.proposal(direct, for: scene.ada).record.title == "Fluids")
    }

    @Test("are declined with a reason, or taken back by who made them, and may come again")
    func settled() async throws {
        let scene = try await Scene()
        let first = try await scene.propose(Society.ours)
        #expect(
            try await refusal {
                try await scene.society.store.decline(first, because: " ", by: scene.ada, at: Society.start)
            } == .invalid)
        #expect(
            try await refusal {
                try await scene.society.store.decline(first, because: "No", by: scene.ben, at: Society.start)
            } == .forbidden)
        try await scene.society.store.decline(first, because: "We had it.", by: scene.ada, at: Society.start)
        let summary = try await scene.society.store.proposal(first, for: scene.ben)
        #expect(summary.state == .declined && summary.reason == "We had it." && summary.settledBy == "Ada")
        for attempt: () async throws -> Void in [
            { try await scene.society.store.decline(first, because: "No", by: scene.ada, at: Society.start) },
            { try await scene.society.store.support(first, by: scene.ben, at: Society.start) },
            { _ = try await scene.society.store.pick(first, by: scene.ada, at: Society.start) },
            { try await scene.society.store.withdraw(first, by: scene.ben, at: Society.start) },
        ] {
            #expect(try await refusal(attempt) == .conflict)
        }
        let second = try await scene.propose(Society.ours)
        #expect(second != first)
        #expect(
            try await refusal { try await scene.society.store.withdraw(second, by: scene.ada, at: Society.start) }
                == .forbidden)
        for _ in 0..<2 { try await scene.society.store.withdraw(second, by: scene.ben, at: Society.start) }
        #expect(try await scene.open(Society.ours).isEmpty)
        let all = try await scene.society.store.proposals(
            of: Society.ours, [.declined, .withdrawn], for: scene.ada, .all
        ).rows
        #expect(all.map(\.number) == [second, first])
    }

    @Test("are known to those who may read the club")
    func strangers() async throws {
        let scene = try await Scene()
        let hidden = try await scene.propose(Society.hidden, by: scene.ada)
        for attempt: () async throws -> Void in [
            { _ = try await scene.society.store.proposal(hidden, for: scene.ben) },
            { _ = try await scene.society.store.proposals(of: Society.hidden, for: scene.ben, .all) },
            { try await scene.society.store.support(hidden, by: scene.ben, at: Society.start) },
            { _ = try await scene.propose(Society.hidden) },
        ] {
            #expect(try await refusal(attempt) == .notFound)
        }
        #expect(
            try await refusal { _ = try await scene.society.store.proposal(hidden, for: .visitor) } == .signInNeeded)
        let entry = try #require(
            try await scene.society.inbox(of: .member(scene.society.ben), as: scene.society.ben).first)
        #expect(entry.proposals.isEmpty)
    }
}
