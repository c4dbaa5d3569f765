import Colloquium
import Testing

@testable import Store

@Suite("What members hand in, in the store")
struct HandedInClaimTests {
    @Test(
        "Only registries are believed of what others discuss",
        arguments: [ClaimSource.hand, .landingPage, .citationFile, .feed, .pasted])
    func hearsay(_ source: ClaimSource) async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let page = try #require(Identifier(.url, "https://evil.example/page"))
        let late = Finding(.landingPage, by: page, .late)
        let registry = Finding(.crossref, by: try Society.identifier("10.1000/1"), .late)
        _ = try await society.store.publish(
            [try Society.statement(source, "Nonsense", "10.1000/1")], try Society.proposal(Society.ours), draft: nil,
            unanswered: [late, registry], by: try await society.viewer(society.ben), at: Society.start)
        let reading = try await society.reading(article)
        #expect(reading.article.record.title == "Fluids")
        #expect(reading.pending.map(\.service) == [.crossref], "A page of one's own could answer later.")
    }

    @Test("No record of another work, and no retraction of it, comes in by the names in a member's file")
    func otherWork() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/a")
        try await society.claim(Society.statement(.crossref, "Fluids, by Crossref", "10.1000/a"), of: article)
        _ = try await society.store.publish(
            [
                try Society.statement(.citationFile, "Fluids", "10.1000/a 10.1000/b"),
                try Society.statement(.crossref, "Another work", "10.1000/b", relations: [(.retractedBy, "10.1000/r")]),
            ], try Society.proposal(Society.ours), draft: nil, by: try await society.viewer(society.ben),
            at: Society.start)
        let reading = try await society.reading(article)
        #expect(reading.discussions.count == 2 && reading.notices.isEmpty)
        #expect(reading.article.record.title == "Fluids, by Crossref")
        #expect(reading.article.record.identifiers.map(\.value) == ["10.1000/a"])
    }

    @Test("Moderators are asked where a member's file names two articles that are here")
    func twoArticles() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Steroids", "PMID:42", in: Society.ours)
        _ = try await society.store.publish(
            [try Society.statement(.citationFile, "Both", "PMID:42 10.1000/1")], try Society.proposal(Society.ours),
            draft: nil, by: try await society.viewer(society.ben), at: Society.start)
        let pairs = try await society.store.doubles(for: try await society.viewer(society.administrator))
        #expect(pairs.map(\.one.number) == [one] && pairs.map(\.other.number) == [other])
        #expect(pairs.map(\.one.discussions) == [2] && pairs.map(\.other.discussions) == [1])
        let of = try await society.store.doubles(of: other, for: try await society.viewer(society.administrator))
        #expect(of.count == 1)
        #expect(try await society.reading(one).article.record.identifiers.map(\.value) == ["10.1000/1"])
    }

    @Test("Where a feed's item came from, and the words that were pasted, are for moderators")
    func words() async throws {
        let society = try await Society()
        let statements = try [ClaimSource.feed, .citationFile, .pasted].map { source in
            var record = try Society.statement(source, "Fluids", "10.1000/1").record
            record.origins[.title] = .init(source: "PubMed: my secret search", element: "title", raw: "my secret words")
            record.origins[.identifiers] = record.origins[.title]
            return Claim.Statement(source, detail: "my secret file", record)
        }
        let discussion = try await society.store.publish(
            statements, try Society.proposal(Society.open), draft: nil, by: try await society.viewer(society.ada),
            at: Society.start)
        let article = try await society.article(of: discussion)
        for viewer in [Viewer.visitor, try await society.viewer(society.ben), try await society.viewer(society.ada)] {
            let reading = try await society.store.article(article, for: viewer)
            #expect(reading.claims.count == 3)
            let origins = reading.claims.flatMap(\.record.origins.values) + reading.article.record.origins.values
            #expect(!origins.isEmpty && origins.allSatisfy { !"\($0)".contains("secret") })
            #expect(reading.claims.allSatisfy { !$0.detail.contains("secret") })
            #expect(reading.article.record.origins[.title]?.source == "Citation file")
        }
        let reading = try await society.reading(article, by: society.moderator)
        #expect(reading.article.record.origins[.title]?.raw == "my secret words")
        #expect(reading.claims.allSatisfy { $0.record.origins[.title]?.source == "PubMed: my secret search" })
    }

    @Test("A member has a bounded number of drafts; the oldest that was not published goes")
    func drafts() async throws {
        let society = try await Society()
        func save() async throws -> Number<ArticleDraft> {
            try await society.store.saveDraft(
                [DraftedArticle()], source: "x", by: society.ada, at: Society.start)
        }
        let published = try await save()
        _ = try await society.store.publish(
            [try Society.statement(.hand, "Fluids", "10.1000/1")], try Society.proposal(Society.open), draft: published,
            by: try await society.viewer(society.ada), at: Society.start)
        let foreign = try await society.store.saveDraft(
            [DraftedArticle()], source: "x", by: society.ben, at: Society.start)
        var numbers: [Number<ArticleDraft>] = []
        for _ in 1...25 { numbers.append(try await save()) }
        #expect(try await society.store.openDrafts(of: society.ada).map(\.number) == numbers.suffix(20).reversed())
        #expect(try await refusal { _ = try await society.store.draft(numbers[4], of: society.ada) } == .notFound)
        #expect(try await society.store.draft(published, of: society.ada).discussion != nil)
        #expect(try await society.store.draft(foreign, of: society.ben).number == foreign)
    }
}
