import Colloquium
import Testing

@testable import Store

@Suite("A picked proposal")
struct PickingTests {
    private struct Scene {
        let society: Society
        let number: Number<Proposal>
        let ada: Viewer
        let root: Viewer

        init() async throws {
            society = try await Society()
            ada = try await society.viewer(society.ada)
            root = try await society.viewer(society.administrator)
            let source = try await society.follow("nejm", for: .member(society.ada))
            try await society.poll(source, [Society.entry("Fluids", guid: "1", (.doi, "10.1000/1"))])
            number = try await society.store.propose(.item(1), Society.wish(Society.ours), by: ada, at: Society.start)
        }

        func draft(_ viewer: Viewer) async throws -> Number<ArticleDraft> {
            guard case .draft(let draft) = try await society.store.pick(number, by: viewer, at: Society.start).form
            else { throw Refusal(.conflict, "No draft.") }
            return draft.number
        }

        func publish(
            _ draft: Number<ArticleDraft>, by viewer: Viewer, in club: Number<Club> = Society.ours
        ) async throws -> Number<Discussion> {
            try await society.store.publish(
                Society.record("Fluids", [(.doi, "10.1000/1")]), try Society.proposal(club), draft: draft, by: viewer,
                at: Society.start)
        }

        func summary() async throws -> ProposalSummary { try await society.store.proposal(number, for: ada) }
    }

    @Test("keeps its discussion when the draft is long gone")
    func kept() async throws {
        let scene = try await Scene()
        let discussion = try await scene.publish(try await scene.draft(scene.ada), by: scene.ada)
        try await scene.society.run("DELETE FROM article_drafts")
        #expect(try await scene.summary().discussion == discussion)
        let again = try await refusal {
            _ = try await scene.society.store.pick(scene.number, by: scene.ada, at: Society.start)
        }
        #expect(again == .conflict)
    }

    @Test("knows whichever of its drafts is published, whoever picked it last")
    func two() async throws {
        let scene = try await Scene()
        let first = try await scene.draft(scene.ada)
        let second = try await scene.draft(scene.root)
        #expect(try await scene.draft(scene.ada) == first, "Another's pick takes nothing away.")
        for (draft, viewer) in [(first, scene.ada), (second, scene.root)] {
            let picked = try await scene.society.store.proposal(pickedAs: draft, for: viewer)
            #expect(picked?.number == scene.number)
        }
        let discussion = try await scene.publish(first, by: scene.ada)
        #expect(try await scene.summary().discussion == discussion)
    }

    @Test("is discussed where the facilitator posted the article without its draft")
    func byHand() async throws {
        let scene = try await Scene()
        _ = try await scene.draft(scene.ada)
        let discussion = try await scene.society.post(
            "Fluids", [(.doi, "10.1000/1")], in: Society.ours, by: scene.society.ada)
        #expect(try await scene.summary().discussion == discussion)
    }

    @Test("is not discussed by what was posted to another club")
    func elsewhere() async throws {
        let scene = try await Scene()
        _ = try await scene.publish(try await scene.draft(scene.ada), by: scene.ada, in: Society.hidden)
        #expect(try await scene.summary().discussion == nil)
    }

    @Test("stays open, and says who prepares it, until it is published; a draft thrown away leaves it as it was")
    func prepared() async throws {
        let scene = try await Scene()
        let draft = try await scene.draft(scene.ada)
        #expect(try await scene.summary().state == .open)
        #expect(try await scene.summary().preparers == ["Ada"])
        #expect(try await scene.summary().isPrepared)
        #expect(try await !scene.society.store.proposal(scene.number, for: scene.root).isPrepared)
        try await scene.society.store.discardDraft(draft, of: scene.society.ada, at: Society.start)
        #expect(try await scene.summary().preparers == [])
        let discussion = try await scene.publish(try await scene.draft(scene.root), by: scene.root)
        let settled = try await scene.summary()
        #expect(settled.state == .picked && settled.discussion == discussion && settled.settledBy == "Root")
        #expect(settled.preparers == [] && settled.settledAt == Society.start)
    }

    @Test("need not be a facilitator's: who may post in the club goes on to post what they propose")
    func byMember() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.store.join(Society.ours, by: try await society.viewer(society.ben), at: Society.start)
        let ben = try await society.viewer(society.ben)
        try await society.follow("nejm", for: .member(society.ben))
        let picked = try await society.store.pick(
            .item(1), Society.wish(Society.ours, "For us."), by: ben, at: Society.start)
        guard case .draft(let draft) = picked.form else { throw Refusal(.conflict, "No draft.") }
        let discussion = try await scene.publish(draft.number, by: ben)
        let settled = try await scene.summary()
        #expect(settled.discussion == discussion && settled.supporters.map(\.why.source).contains("For us."))
        let closed = try await refusal {
            _ = try await society.store.pick(.item(1), Society.wish(Society.hidden), by: ben, at: Society.start)
        }
        #expect(closed == .notFound)
    }
}
