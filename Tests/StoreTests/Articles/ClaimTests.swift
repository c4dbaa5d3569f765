import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Claims")
struct ClaimTests {
    @Test("add up: what each source said is kept, and what is shown follows from all")
    func addUp() async throws {
        let society = try await Society()
        let article = try await society.article("fluids", "10.1000/1")
        let outcome = try await society.claim(
            Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42") { $0.volume = "7" }, of: article)
        #expect(outcome == ClaimOutcome(article: article, effect: .taken, merged: []))
        try await society.claim(Society.statement(.pubMed, "", "PMID:42") { $0.meshTerms = ["Sepsis"] }, of: article)
        let reading = try await society.reading(article)
        let record = reading.article.record
        #expect(record.title == "Fluids" && record.volume == "7" && record.meshTerms == ["Sepsis"])
        #expect(record.origins[.volume]?.source == "Crossref")
        #expect(reading.claims.map(\.source) == [.pasted, .crossref, .pubMed])
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == article)
        #expect(try await society.store.hits("fluids sepsis kind:article").count == 1)
    }

    @Test("of one source replace each other, and saying the same again changes nothing")
    func again() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let first = try Society.statement(.crossref, "First", "10.1000/1 PMID:42")
        #expect(try await society.claim(first, of: article).effect == .taken)
        #expect(try await society.claim(first, of: article).effect == .unchanged)
        let second = try Society.statement(.crossref, "Second", "10.1000/1")
        #expect(try await society.claim(second, of: article).effect == .taken)
        let reading = try await society.reading(article)
        #expect(reading.claims.count == 2 && reading.article.record.title == "Second")
        // What the source took back goes with it.
        #expect(try await society.store.article(known: [Society.identifier("PMID 42")]) == nil)
        #expect(try await society.claim(Society.statement(.feed), of: article).effect == .unchanged)
    }

    @Test("of two feeds stand side by side")
    func feeds() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        for (feed, title) in [("A", "One"), ("B", "Two"), ("A", "Three")] {
            try await society.claim(Society.statement(.feed, title, "10.1000/1", detail: feed), of: article)
        }
        let claims = try await society.reading(article).claims.filter { $0.source == .feed }
        #expect(claims.map(\.record.title) == ["Three", "Two"])
    }

    @Test("at the same time are all kept")
    func atOnce() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            let article = try await society.article("Fluids", "10.1000/1")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for source in [ClaimSource.pubMed, .crossref, .europePMC, .dataCite, .landingPage, .publisherRecord] {
                    for round in 0..<3 {
                        group.addTask {
                            try await society.claim(
                                Society.statement(source, "Fluids \(round)", "10.1000/1 PMID:42"), of: article)
                        }
                    }
                }
                try await group.waitForAll()
            }
            #expect(try await society.reading(article).claims.count == 7)
            #expect(try await society.count("SELECT count(*) FROM articles") == 1)
            #expect(try await society.problems() == [])
            try society.store.close()
        }
    }

    @Test("whose title is blank show the article by its identifier")
    func blank() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        try await society.claim(Society.statement(.crossref, " \n", "10.1000/1"), of: 1)
        #expect(
            try await society.store.database.read { try String.fetchOne($0, sql: "SELECT title FROM articles") }
                == "doi:10.1000/1")
    }

    @Test("of another work are refused, and change nothing")
    func contradiction() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1 PMID:42")
        let before = try await society.reading(article).article.record
        let other = try await society.claim(Society.statement(.pubMed, "Steroids", "10.1000/2 PMID:42"), of: article)
        #expect(other.effect == .refused(.different))
        let preprint = try await society.claim(
            Society.statement(.arXiv, "Fluids", "10.48550/arxiv.2101.00001", relations: [(.publishedAs, "10.1000/1")]),
            of: article)
        #expect(preprint.effect == .refused(.versions))
        #expect(try await society.reading(article).article.record == before)
        #expect(try await society.reading(article).claims.count == 1)
    }

    @Test("of a source that corrects its own DOI are taken")
    func corrected() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "PMID:42")
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/wrong"), of: article)
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42 10.1000/right"), of: article)
        let record = try await society.reading(article).article.record
        #expect(record.identifier(.doi)?.value == "10.1000/right")
        #expect(try await society.store.article(known: [Society.identifier("10.1000/wrong")]) == nil)
    }

    @Test("of what is not here are refused")
    func nothing() async throws {
        let society = try await Society()
        #expect(
            try await refusal { try await society.claim(Society.statement(.pubMed, "Fluids"), of: 99) } == .notFound)
    }

    @Test("the schema keeps a source to one voice, and merged articles without claims")
    func law() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1"), of: article)
        let insert = "INSERT INTO claims (home, article, source, detail, record, claimed_at) VALUES"
        for bad in [
            "\(insert) (1, 1, 'pubMed', '', '{}', 0)", "\(insert) (1, 1, 'gossip', '', '{}', 0)",
            "\(insert) (1, 1, 'crossref', '', 'no JSON', 0)", "\(insert) (1, 9, 'crossref', '', '{}', 0)",
            "\(insert) (1, 1, 'hand', 'somebody', '{}', 0)",
            "INSERT INTO pins VALUES (1, 'relations', 1, NULL, 0)", "INSERT INTO pins VALUES (2, 'title', 1, NULL, 0)",
            "UPDATE articles SET merged_into = 1 WHERE number = 1",
            "UPDATE articles SET merged_into = 1 WHERE number = 2",
            "INSERT INTO citations (scheme, value) VALUES ('doi', '10.1000/1')",
            "INSERT INTO article_doubles VALUES (2, 1, 'asked', 0)",
            "INSERT INTO notice_tellings VALUES (1, 1, 0, NULL, NULL)",
        ] {
            await #expect(throws: DatabaseError.self, "\(bad)") { try await society.run(bad) }
        }
        try await society.merge(other, into: article, at: Society.start + .days(60))
        for bad in [
            "\(insert) (2, 2, 'crossref', '', '{}', 0)", "UPDATE claims SET article = 2",
            "UPDATE discussions SET article = 2", "UPDATE articles SET merged_into = 2 WHERE number = 1",
        ] {
            await #expect(throws: DatabaseError.self, "\(bad)") { try await society.run(bad) }
        }
    }
}
