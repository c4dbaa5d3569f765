import Colloquium
import Testing

@testable import Store

@Suite("Posting articles")
struct PostingTests {
    @Test(
        "the same work posted twice is one article, whatever the spelling of its identifier",
        arguments: ["10.1056/NEJMoa1715274", "https://doi.org/10.1056/nejmoa1715274", "DOI: 10.1056/NEJMOA1715274"])
    func twice(_ doi: String) async throws {
        let society = try await Society()
        let one = try await society.post("Fluids", [(.doi, "10.1056/nejmoa1715274")], by: society.ada)
        let other = try await society.post("Fluids again", [(.doi, doi)], in: Society.ours, by: society.ada)
        #expect(one != other)
        #expect(try await society.count("SELECT count(*) FROM articles") == 1)
        let viewer = try await society.viewer(society.ada)
        let reading = try await society.store.discussion(other, for: viewer)
        #expect(reading.article.record.title == "Fluids")
        #expect(try await society.store.article(reading.article.number, for: viewer).discussions.count == 2)
    }

    @Test("a work that becomes known by a second identifier is found by it afterwards")
    func learning() async throws {
        let society = try await Society()
        try await society.post("Fluids", [(.doi, "10.1000/1")], by: society.ada)
        try await society.post("Fluids", [(.doi, "10.1000/1"), (.pmid, "42")], in: Society.ours, by: society.ada)
        try await society.post("Fluids", [(.pmid, "42")], in: Society.hidden, by: society.ada)
        #expect(try await society.count("SELECT count(*) FROM articles") == 1)
    }

    @Test("a club discusses an article once at a time, and may come back to it")
    func oneAtATime() async throws {
        let society = try await Society()
        let doi: [(Identifier.Scheme, String)] = [(.doi, "10.1000/1")]
        try await society.post("Fluids", doi, by: society.ada)
        #expect(try await refusal { try await society.post("Fluids", doi, by: society.ben) } == .invalid)
        try await society.post("Fluids", doi, by: society.ben, at: Society.start + .days(35))
        #expect(try await society.count("SELECT count(*) FROM discussions") == 2)
        #expect(
            try await society.store.discussions(.newestArticles, for: .visitor, .all, at: Society.start).rows.count == 1
        )
    }

    @Test("a draft is its member's own, and published once, also at the same time")
    func drafts() async throws {
        let society = try await Society()
        let store = society.store
        let record = Society.record("Fluids", [(.doi, "10.1000/1")])
        let draft = try await store.saveDraft(
            [DraftedArticle([Claim.Statement(handedIn: record, as: "RIS")])], source: "PubMed", by: society.ada,
            at: Society.start)
        #expect(try await store.draft(draft, of: society.ada).articles.map(\.record) == [record])
        #expect(try await refusal { _ = try await store.draft(draft, of: society.ben) } == .notFound)
        let viewer = try await society.viewer(society.ada)
        let proposal = try Society.proposal(Society.open)
        let numbers = try await withThrowingTaskGroup(of: Number<Discussion>.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    try await store.publish(record, proposal, draft: draft, by: viewer, at: Society.start)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        #expect(try await society.count("SELECT count(*) FROM discussions") == 1)
        #expect(try await store.draft(draft, of: society.ada).discussion == numbers.first)
    }

    @Test("a draft cannot be published by another member")
    func foreignDraft() async throws {
        let society = try await Society()
        let store = society.store
        let draft = try await store.saveDraft(
            [DraftedArticle([Claim.Statement(handedIn: Society.record("Ada's"), as: "RIS")])], source: "PubMed",
            by: society.ada,
            at: Society.start)
        let ben = try await society.viewer(society.ben)
        _ = try? await store.publish(
            Society.record("Ben's"), try Society.proposal(Society.open), draft: draft, by: ben, at: Society.start)
        #expect(try await store.draft(draft, of: society.ada).discussion == nil)
    }

    @Test("drafts go after thirty days")
    func oldDrafts() async throws {
        let society = try await Society()
        let record = Society.record("Fluids")
        for day in [0, 29, 31] {
            _ = try await society.store.saveDraft(
                [DraftedArticle([Claim.Statement(handedIn: record, as: "RIS")])], source: "PubMed", by: society.ada,
                at: Society.start + .days(day))
        }
        #expect(try await society.count("SELECT count(*) FROM article_drafts") == 2)
    }

    @Test("nothing is left behind by a post that is refused")
    func atomic() async throws {
        let society = try await Society()
        #expect(try await refusal { try await society.post("Fluids", in: 99, by: society.ada) } == .notFound)
        #expect(
            try await refusal { try await society.post("Fluids", in: Society.hidden, by: society.ben) } == .notFound)
        for table in ["articles", "article_identifiers", "discussion_tags", "discussions", "search"] {
            #expect(try await society.count("SELECT count(*) FROM \(table)") == 0, "\(table)")
        }
    }

    @Test("a record comes back as it was given")
    func record() async throws {
        let society = try await Society()
        var record = Society.record("Über „Sepsis“", [(.doi, "10.1000/1"), (.pmid, "7")])
        record.published = PartialDate(year: 2024, month: 5)
        record.contributors = [.init(family: "Lovelace", given: "Ada"), .init(collective: "A group")]
        record.origins[.title] = .init(source: "PubMed", element: "ArticleTitle", raw: "Über")
        let discussion = try await society.store.publish(
            record, try Society.proposal(Society.open, tags: "b, a, a"), draft: nil,
            by: try await society.viewer(society.ada), at: Society.start)
        let reading = try await society.store.discussion(discussion, for: .visitor)
        #expect(reading.article.record == record)
        #expect(reading.tags.map(\.rawValue) == ["a", "b"])
        let row = try #require(
            try await society.store.discussions(.club(1), for: .visitor, .all, at: Society.start).rows.first)
        #expect(row.firstAuthor == "Lovelace" && row.authors == 2 && row.published == "2024")
    }
}
