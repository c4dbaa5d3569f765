import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Posting with claims")
struct ClaimedPostingTests {
    private func post(
        _ statements: [Claim.Statement], _ society: Society, in club: Number<Club> = Society.open,
        by member: Number<Member>, sameAs likely: Number<Article>? = nil, at now: Instant = Society.start
    ) async throws -> Number<Article> {
        try await society.article(
            of: try await society.store.publish(
                statements, try Society.proposal(club, opensAt: now), draft: nil, sameAs: likely,
                by: try await society.viewer(member), at: now))
    }

    @Test("keeps every source, and what the member changed apart")
    func sources() async throws {
        let society = try await Society()
        let article = try await post(
            [
                Society.statement(.pasted, "", "PMID:42"), Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/1"),
                Society.statement(.crossref, "FLUIDS", "10.1000/1") { $0.volume = "7" },
                Society.statement(.hand) { $0.pages = "9" },
            ], society, by: society.ada)
        let reading = try await society.reading(article)
        #expect(reading.claims.map(\.source) == [.pasted, .pubMed, .crossref, .hand])
        let record = reading.article.record
        #expect(record.title == "Fluids" && record.volume == "7" && record.pages == "9")
    }

    @Test("does not rewrite what others discuss: a member's words are kept, and believed least")
    func others() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let again = try await post(
            [
                Society.statement(.citationFile, "Nonsense", "10.1000/1", relations: [(.retractedBy, "10.1000/9")]) {
                    $0.volume = "666"
                    $0.publicationTypes = ["Retracted Publication"]
                },
                Society.statement(.hand, "More nonsense"),
            ], society, in: Society.ours, by: society.ben)
        #expect(again == article)
        let reading = try await society.reading(article)
        #expect(reading.article.record.title == "Fluids")
        #expect(reading.claims.map(\.source) == [.pasted, .pasted, .pasted])
        #expect(reading.notices.isEmpty && !reading.article.record.isRetracted)
        #expect(try await society.count("SELECT count(*) FROM notices") == 0)
    }

    @Test("a record that names two articles does not stop the posting, nor put them together on a member's word")
    func twoArticles() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Steroids", "PMID:42", in: Society.ours, by: society.ben)
        let posted = try await post(
            [Society.statement(.citationFile, "Both", "PMID:42 10.1000/1")], society, in: Society.hidden,
            by: society.ada)
        #expect(posted == one)
        #expect(try await society.count("SELECT count(*) FROM articles WHERE merged_into IS NOT NULL") == 0)
        let administrator = try await society.viewer(society.administrator)
        let doubles = try await society.store.doubles(for: administrator)
        #expect(doubles.map(\.one.number) == [one] && doubles.map(\.other.number) == [other])
        #expect(try await society.problems() == [])
    }

    @Test("two articles that a registry names as one become one when nothing contradicts")
    func registry() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        let posted = try await post(
            [Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/1")], society, in: Society.hidden, by: society.ada)
        #expect(posted == one)
        #expect(try await society.reading(other).article.number == one)
        #expect(try await society.reading(other).discussions.count == 3)
        #expect(try await society.problems() == [])
    }

    @Test("a work under discussion keeps its number when an older reference turns out to be it")
    func olderReference() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "PMID 42", to: question, by: society.ben)
        let article = try await society.article("Fluids", "10.1000/1")
        let outcome = try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: 1)
        #expect(article == 2 && outcome.article == article && outcome.merged == [1])
        let answers = try await society.store.question(question, for: .visitor).answers
        #expect(answers.first?.references.first?.work.article == article)
        #expect(try await society.problems() == [])
    }

    @Test("two DOIs are two articles, although they share a PMID")
    func twoDOIs() async throws {
        let society = try await Society()
        let one = try await post([Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42")], society, by: society.ada)
        let other = try await post(
            [Society.statement(.crossref, "Fluids", "10.1000/2 PMID:42")], society, by: society.ada)
        #expect(one != other)
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == one)
        #expect(try await society.store.article(known: [Society.identifier("10.1000/2")]) == other)
        let record = Society.record("Fluids", [(.doi, "10.1000/3"), (.pmid, "42")])
        #expect(try await society.store.article(known: record) == nil)
    }

    @Test("a work without identifiers is asked for by title, author and year, and only where the reader may read")
    func likely() async throws {
        let society = try await Society()
        func work(_ title: String) throws -> Claim.Statement {
            try Society.statement(.citationFile, title) {
                $0.contributors = [.init(family: "Lovelace", given: "Ada")]
                $0.published = PartialDate(year: 2024)
            }
        }
        let open = try await post([work("Fluids in septic shock: a “trial”")], society, by: society.ada)
        let hidden = try await post(
            [work("FLUIDS in septic shock")], society, in: Society.hidden, by: society.ada)
        #expect(hidden != open)
        let record = try work("Fluids in Septic Shock").record
        for (member, expected) in [(society.ben, [open]), (society.ada, [open, hidden])] {
            let found = try await society.store.likely(record, for: try await society.viewer(member))
            #expect(Set(found.map(\.number)) == Set(expected))
        }
        for title in ["Steroids in septic shock", "", "\"", "Fluids OR (", String(repeating: "fluids ", count: 500)] {
            #expect(try await society.store.likely(try work(title).record, for: .visitor).isEmpty)
        }
        let same = try await post(
            [work("Fluids in septic shock")], society, in: Society.ours, by: society.ben, sameAs: open)
        #expect(same == open)
        let refused = try await refusal {
            _ = try await post([work("Fluids")], society, in: Society.ours, by: society.ben, sameAs: hidden)
        }
        #expect(refused == .notFound)
        let known = try await post(
            [Society.statement(.crossref, "Fluids in septic shock", "10.1000/1")], society, by: society.ada)
        let contradicted = try await refusal {
            _ = try await post(
                [Society.statement(.crossref, "Fluids in septic shock", "10.1000/2")], society, in: Society.ours,
                by: society.ben, sameAs: known)
        }
        #expect(contradicted == .invalid)
    }

    @Test("a draft keeps what each source said and who did not answer")
    func drafts() async throws {
        let society = try await Society()
        var first = DraftedArticle([
            try Society.statement(.pasted, "", "PMID:42"), try Society.statement(.pubMed, "Fluids", "PMID:42"),
        ])
        let asked = try #require(Identifier(.pmid, "42"))
        first = first.resolved(Resolution(asked: [asked], findings: [Finding(.crossref, by: asked, .late)]))
        let articles = [first, DraftedArticle([try Society.statement(.crossref, "Steroids")], score: 0.5)]
        let draft = try await society.store.saveDraft(articles, source: "PubMed", by: society.ada, at: Society.start)
        let kept = try await society.store.draft(draft, of: society.ada)
        #expect(kept.articles == articles)
        #expect(kept.articles[0].unanswered.map(\.service) == [.crossref])
        #expect(try await society.store.openDrafts(of: society.ada).map(\.title) == ["Fluids"])

        let better = DraftedArticle([try Society.statement(.pubMed, "Steroids, whole")], isResolved: true)
        try await society.store.replace(
            1, of: draft, from: articles[1], by: better, of: society.ada, at: Society.start)
        #expect(try await society.store.draft(draft, of: society.ada).articles == [first, better])
        let foreign = try await refusal {
            try await society.store.replace(
                1, of: draft, from: better, by: first, of: society.ben, at: Society.start)
        }
        #expect(foreign == .notFound)

        try await society.store.discardDraft(draft, of: society.ben, at: Society.start)
        #expect(try await society.store.openDrafts(of: society.ada).count == 1)
        try await society.store.discardDraft(draft, of: society.ada, at: Society.start)
        try await society.store.discardDraft(draft, of: society.ada, at: Society.start)
        #expect(try await society.store.openDrafts(of: society.ada).isEmpty)
    }

    @Test("without a title is refused at the title")
    func noTitle() async throws {
        let society = try await Society()
        let refused = try await refusal {
            _ = try await post([Society.statement(.pasted, "", "PMID:42")], society, by: society.ada)
        }
        #expect(refused == .invalid)
        #expect(try await society.count("SELECT count(*) FROM articles") == 0)
    }
}
