import Colloquium
import Testing

@testable import Store

@Suite("Drafts with what was typed of them")
struct DraftFormStoreTests {
    private static func typed(_ title: String, why: String) -> ArticleDraft.Typed {
        var (article, discussion) = (ArticleEntry(), Discussion.Entry())
        article.title = title
        discussion.why = why
        return ArticleDraft.Typed(article: article, discussion: discussion)
    }

    @Test("keep it of each work, for their member alone")
    func keep() async throws {
        let society = try await Society()
        let store = society.store
        let works = [DraftedArticle(), DraftedArticle()]
        let draft = try await store.saveDraft(works, source: "RIS", by: society.ada, at: Society.start)
        let (first, second) = (Self.typed("One", why: "a"), Self.typed("Two", why: "b"))
        try await store.keep(Self.typed("Wrong", why: ""), of: 0, in: draft, of: society.ada, at: Society.start)
        try await store.keep(first, of: 0, in: draft, of: society.ada, at: Society.start)
        try await store.keep(second, of: 1, in: draft, of: society.ada, at: Society.start)
        #expect(try await store.draft(draft, of: society.ada).typed == [0: first, 1: second])
        #expect(
            try await refusal { try await store.keep(first, of: 2, in: draft, of: society.ada, at: Society.start) }
                == .notFound)
        #expect(
            try await refusal { try await store.keep(first, of: 0, in: draft, of: society.ben, at: Society.start) }
                == .notFound)
    }

    @Test("keep the reasons when other works come in the place of theirs, unless one is posted")
    func replaceAll() async throws {
        let society = try await Society()
        let store = society.store
        let blank = [DraftedArticle(), DraftedArticle()]
        let draft = try await store.saveDraft(blank, source: "RIS", by: society.ada, at: Society.start)
        try await store.keep(Self.typed("One", why: "a"), of: 1, in: draft, of: society.ada, at: Society.start)
        let works = [DraftedArticle([try Society.statement(.crossref, "Fluids", "10.1000/1")], score: 0.9)]
        let foreign = try await refusal {
            try await store.replaceAll(
                of: draft, from: blank, by: works, typedOf: 1, of: society.ben, at: Society.start)
        }
        #expect(foreign == .notFound)
        try await store.replaceAll(of: draft, from: blank, by: works, typedOf: 1, of: society.ada, at: Society.start)
        let stale = try await refusal {
            try await store.replaceAll(
                of: draft, from: blank, by: blank, typedOf: 1, of: society.ada, at: Society.start)
        }
        #expect(stale == .conflict)
        let replaced = try await store.draft(draft, of: society.ada)
        #expect(replaced.articles == works)
        #expect(replaced.typed(of: 0)?.discussion.why == "a" && replaced.typed(of: 0)?.article == ArticleEntry())
        #expect(try await store.openDrafts(of: society.ada).map(\.title) == ["Fluids"])
        _ = try await store.publish(
            works[0].statements, try Society.proposal(Society.open), draft: draft,
            by: try await society.viewer(society.ada), at: Society.start)
        let late = try await refusal {
            try await store.replaceAll(
                of: draft, from: works, by: works, typedOf: 1, of: society.ada, at: Society.start)
        }
        #expect(late == .conflict)
    }

    @Test(
        "keep a record that was typed by hand when the citation is asked for again, as what it may be if nothing found is"
    )
    func askedAgain() async throws {
        let society = try await Society()
        let store = society.store
        let open = [DraftedArticle()]
        let draft = try await store.saveDraft(open, source: "citation", by: society.ada, at: Society.start)
        let typed = Self.typed("Fluids, as I know it", why: "a")
        try await store.keep(typed, of: 0, in: draft, of: society.ada, at: Society.start)
        let found = DraftedArticle([try Society.statement(.crossref, "Fluids", "10.1000/1")], score: 0.9)
        try await store.replaceAll(
            of: draft, from: open, by: [found, DraftedArticle()], typedOf: 0, of: society.ada, at: Society.start)
        let asked = try await store.draft(draft, of: society.ada)
        #expect(asked.typed(of: 1) == typed)
        #expect(asked.typed(of: 0) == ArticleDraft.Typed(discussion: typed.discussion))
    }

    @Test("are kept thirty days after the last that was done with them", arguments: ["chosen", "posted", "restored"])
    func touched(how: String) async throws {
        let society = try await Society()
        let store = society.store
        let works = [DraftedArticle(), DraftedArticle()]
        let draft = try await store.saveDraft(works, source: "RIS", by: society.ada, at: Society.start)
        let later = Society.start + .days(29)
        let fluids = DraftedArticle([try Society.statement(.crossref, "Fluids", "10.1000/1")])
        switch how {
        case "chosen":
            try await store.replace(0, of: draft, from: works[0], by: fluids, of: society.ada, at: later)
        case "posted":
            _ = try await store.publish(
                fluids.statements, try Society.proposal(Society.open), draft: draft, item: 0,
                by: try await society.viewer(society.ada), at: later)
        default:
            try await store.discardDraft(draft, of: society.ada, at: Society.start)
            try await store.restoreDraft(draft, of: society.ada, at: later)
        }
        _ = try await store.saveDraft(works, source: "RIS", by: society.ada, at: Society.start + .days(31))
        #expect(try await store.openDrafts(of: society.ada).contains { $0.number == draft })
    }

    @Test("come back after they were thrown away, with what was typed")
    func restore() async throws {
        let society = try await Society()
        let store = society.store
        let draft = try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start)
        let typed = Self.typed("One", why: "a")
        try await store.keep(typed, of: 0, in: draft, of: society.ada, at: Society.start)
        try await store.discardDraft(draft, of: society.ada, at: Society.start)
        #expect(try await store.openDrafts(of: society.ada).isEmpty)
        #expect(try await store.discardedDraft(draft, of: society.ada)?.title == "One")
        #expect(try await store.discardedDraft(draft, of: society.ben) == nil)
        #expect(
            try await refusal { try await store.restoreDraft(draft, of: society.ben, at: Society.start) } == .notFound)
        try await store.restoreDraft(draft, of: society.ada, at: Society.start)
        #expect(try await store.openDrafts(of: society.ada).map(\.number) == [draft])
        #expect(try await store.draft(draft, of: society.ada).typed == [0: typed])
    }

    @Test("One that was thrown away gives its place to those that were not")
    func bounded() async throws {
        let society = try await Society()
        let store = society.store
        var drafts: [Number<ArticleDraft>] = []
        for _ in 1...20 {
            drafts.append(
                try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start))
        }
        try await store.discardDraft(drafts[19], of: society.ada, at: Society.start)
        drafts.append(try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start))
        #expect(try await store.draft(drafts[0], of: society.ada).number == drafts[0])
        #expect(try await refusal { _ = try await store.draft(drafts[19], of: society.ada) } == .notFound)
    }

    @Test("go by when they were last worked on, those with nothing typed first, and never the one just handed in")
    func touched() async throws {
        let society = try await Society()
        let store = society.store
        let hand = { (day: Int) in
            try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start + .days(day))
        }
        let kept = try await hand(0)
        let typed = Self.typed("One", why: "a")
        try await store.keep(typed, of: 0, in: kept, of: society.ada, at: Society.start + .days(29))
        var others: [Number<ArticleDraft>] = []
        for _ in 1...25 { others.append(try await hand(40)) }
        #expect(try await store.draft(kept, of: society.ada).typed == [0: typed])
        #expect(try await store.openDrafts(of: society.ada).count == 20)
        for draft in others.suffix(19) {
            try await store.keep(typed, of: 0, in: draft, of: society.ada, at: Society.start + .days(41))
        }
        let last = try await hand(42)
        #expect(try await store.openDrafts(of: society.ada).contains { $0.number == last })
        #expect(try await refusal { _ = try await store.draft(kept, of: society.ada) } == .notFound)
    }

    @Test("go thirty days after they were last worked on")
    func aged() async throws {
        let society = try await Society()
        let store = society.store
        let (kept, left) = (
            try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start),
            try await store.saveDraft([DraftedArticle()], source: "x", by: society.ada, at: Society.start)
        )
        let typed = Self.typed("One", why: "a")
        try await store.keep(typed, of: 0, in: kept, of: society.ada, at: Society.start + .days(20))
        _ = try await store.saveDraft(
            [DraftedArticle()], source: "x", by: society.ben, at: Society.start + .days(31))
        #expect(try await store.draft(kept, of: society.ada).number == kept)
        #expect(try await refusal { _ = try await store.draft(left, of: society.ada) } == .notFound)
    }
}
