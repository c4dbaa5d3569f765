import Colloquium
import Testing

@testable import Store

@Suite("Names that two articles go by")
struct SharedNameTests {
    @Test("belong to one, and go to the other when that loses them")
    func freed() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2 PMID:42"), of: other)
        let name = try Society.identifier("PMID 42")
        #expect(try await society.store.article(known: [name]) == one)
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:43"), of: one)
        #expect(try await society.store.article(known: [name]) == other)
        // And back, when this one loses it too.
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        #expect(try await society.store.article(known: [name]) == other)
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2"), of: other)
        #expect(try await society.store.article(known: [name]) == one)
        #expect(try await society.count("SELECT count(*) FROM withheld_identifiers") == 0)
        #expect(try await society.problems() == [])
    }

    @Test("that are freed bring notices about them to the article that has them now")
    func notices() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2 PMID:42"), of: other)
        let notice = try await society.article("Retraction", "10.1000/9")
        try await society.claim(
            Society.statement(.crossref, "Retraction", "10.1000/9", relations: [(.retractionOf, "PMID:42")]),
            of: notice)
        #expect(try await society.reading(one).notices.count == 1)
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1"), of: one)
        #expect(try await society.reading(one).notices.isEmpty)
        #expect(try await society.reading(other).notices.count == 1)
    }

    @Test("that are freed show what is one notice by them as one")
    func oneNotice() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let holder = try await society.article("Another notice", "PMC7", in: Society.ours)
        let notice = try await society.article("Retraction", "10.1000/9", in: Society.hidden)
        try await society.store.keepApart(
            holder, notice, reason: "Two.", by: try await society.viewer(society.administrator), at: Society.start)
        try await society.claim(Society.statement(.crossref, "Another notice", "PMC7 10.1000/99"), of: holder)
        try await society.claim(
            Society.statement(
                .crossref, "Retraction", "10.1000/9 10.1000/99", relations: [(.retractionOf, "10.1000/1")]), of: notice)
        try await society.claim(
            Society.statement(.pubMed, "Fluids", "10.1000/1", relations: [(.retractedBy, "10.1000/99")]), of: one)
        #expect(try await society.reading(one).notices.count == 2)
        try await society.claim(Society.statement(.crossref, "Another notice", "PMC7"), of: holder)
        #expect(try await society.reading(one).notices.count == 1)
    }

    @Test("go with the claim that is split off and gives them, not to a third article")
    func split() async throws {
        let society = try await Society()
        let third = try await society.article("Third", "10.1000/3")
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.feed, "Steroids", "PMID:42", detail: "Feed"), of: one)
        try await society.claim(Society.statement(.pubMed, "Third", "10.1000/3 PMID:42"), of: third)
        let name = try Society.identifier("PMID 42")
        #expect(try await society.store.article(known: [name]) == one)
        let feed = try #require(try await society.reading(one).claims.last?.number)
        let other = try await society.store.split(
            [feed], discussions: [], outOf: one, reason: "Two.", by: try await society.viewer(society.administrator),
            at: Society.start)
        #expect(try await society.store.article(known: [name]) == other)
        #expect(try await society.problems() == [])
    }
}

@Suite("Names that answers rest on")
struct LostNameTests {
    private static let later = Society.start + .days(2)

    /// An article that has a name by which an answer cites it.
    private struct Scene {
        let society: Society
        let article: Number<Article>

        init() async throws {
            society = try await Society()
            article = try await society.article("Fluids", "10.1000/1")
            try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42"), of: article)
            let question = try await society.ask("Which?", by: society.ada)
            try await society.answer("This.", "PMID 42", to: question, by: society.ben)
        }

        func named() async throws -> Number<Article>? {
            try await society.store.article(known: [Society.identifier("PMID 42")])
        }

        func isLookedAfter(_ article: Number<Article>) async throws -> Bool {
            try await society.store.leaseRechecks(9, at: LostNameTests.later).contains { $0.article == article }
        }
    }

    @Test("are looked up by themselves when an article loses them")
    func alone() async throws {
        let scene = try await Scene()
        try await scene.society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: scene.article)
        let other = try #require(try await scene.named())
        #expect(other != scene.article)
        let leases = try await scene.society.store.leaseResolutions(9, at: Society.start)
        #expect(leases.map(\.article) == [other])
        #expect(try await scene.isLookedAfter(other))
        #expect(try await scene.society.problems() == [])
    }

    @Test("are looked up with the article that has them from then on")
    func heir() async throws {
        let scene = try await Scene()
        let heir = try await scene.society.article("Steroids", "10.1000/2")
        try await scene.society.claim(Society.statement(.pubMed, "Steroids", "10.1000/2 PMID:42"), of: heir)
        try await scene.society.run("DELETE FROM rechecks")
        try await scene.society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: scene.article)
        #expect(try await scene.named() == heir)
        #expect(try await scene.isLookedAfter(heir))
    }

    @Test("do not come back by that to the article that a person took them from")
    func denied() async throws {
        let scene = try await Scene()
        let society = scene.society
        let given = ArticleEntry(try await society.reading(scene.article).article.record)
        var entry = given
        entry.pmid = ""
        try await society.store.correct(
            scene.article, from: given, to: entry, by: try await society.viewer(society.ada), at: Society.start)
        let other = try #require(try await scene.named())
        let outcome = try await society.claim(
            Society.statement(.pubMed, "Steroids", "PMID:42 10.1000/1"), of: other, at: Self.later)
        #expect(outcome.merged == [])
        #expect(try await society.reading(scene.article).article.record.identifiers.map(\.value) == ["10.1000/1"])
        #expect(try await society.problems() == [])
    }

    @Test("are nobody’s where nobody rests on them")
    func unnamed() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42"), of: article)
        try await society.claim(Society.statement(.crossref, "Fluids", "10.1000/1"), of: article)
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == nil)
    }
}
