import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Articles that look alike")
struct LookAlikeTests {
    private static func work(_ title: String, in year: Int = 2024) throws -> Claim.Statement {
        try Society.statement(.citationFile, title) {
            $0.contributors = [.init(family: "Lovelace", given: "Ada")]
            $0.published = PartialDate(year: year)
        }
    }

    private static func post(
        _ statement: Claim.Statement, _ society: Society, in club: Number<Club> = Society.open
    ) async throws -> Number<Article> {
        try await society.article(
            of: try await society.store.publish(
                [statement], try Society.proposal(club), draft: nil, by: try await society.viewer(society.ada),
                at: Society.start))
    }

    @Test(
        "are found however their titles are spelled",
        arguments: [
            ("Parkinson’s disease and falls in the elderly", "Parkinsons disease and falls in the elderly"),
            ("Aspirin & clopidogrel after stroke", "Aspirin and clopidogrel after stroke"),
            ("CO<sub>2</sub> retention in chronic lung disease", "CO2 retention in chronic lung disease"),
            ("Große Fragen der kleinen Chirurgie", "GROSSE FRAGEN DER KLEINEN CHIRURGIE"),
            ("Fluids in septic shock: a randomised trial", "Fluids in septic shock"),
            ("Fluids in septic shock", "Fluids in Septic Shock: A Randomised Trial"),
        ])
    func spelled(_ one: String, _ other: String) async throws {
        let society = try await Society()
        let article = try await Self.post(Self.work(one), society)
        let found = try await society.store.likely(
            try Self.work(other).record, for: try await society.viewer(society.ben))
        #expect(found.map(\.number) == [article])
    }

    @Test("are found by their year among many of one title")
    func editorials() async throws {
        let society = try await Society()
        for year in 1950..<2010 { _ = try await Self.post(Self.work("Editorial", in: year), society) }
        let article = try await Self.post(Self.work("Editorial"), society)
        let found = try await society.store.likely(
            try Self.work("Editorial").record, for: try await society.viewer(society.ben))
        #expect(found.map(\.number) == [article])
    }

    @Test("are asked of moderators although the member said that it is another one")
    func asked() async throws {
        let society = try await Society()
        let one = try await Self.post(Self.work("Fluids in septic shock: a trial"), society)
        let other = try await Self.post(Self.work("Fluids in septic shock"), society, in: Society.ours)
        _ = try await Self.post(Self.work("Steroids in septic shock"), society, in: Society.ours)
        let pairs = try await society.store.doubles(for: try await society.viewer(society.administrator))
        #expect(pairs.map { [$0.one.number, $0.other.number] } == [[one, other]])
    }

    @Test("by one web address are asked of moderators, also where the address was typed in as the link")
    func address() async throws {
        let society = try await Society()
        var entry = ArticleEntry()
        var articles: [Number<Article>] = []
        for title in ["Fluids in septic shock", "Something else entirely"] {
            entry.title = title
            entry.link = "https://journal.example/articles/7"
            let record = try ArticleRecord().corrected(by: entry)
            let statement = try #require(Claim.Statement(correcting: ArticleRecord(), to: record))
            articles.append(try await Self.post(statement, society))
        }
        let pairs = try await society.store.doubles(for: try await society.viewer(society.administrator))
        #expect(pairs.map { [$0.one.number, $0.other.number] } == [articles])
    }

    @Test("and were stored before their titles could be looked up are found once the site has started")
    func old() async throws {
        try await withFile { path in
            let society = try await Society(founding: try Store(path: path))
            let article = try await Self.post(Self.work("Parkinson’s disease and falls"), society)
            try await society.run("UPDATE articles SET title_key = NULL, main_title_key = NULL")
            try society.store.close()
            let again = try Society(opened: try Store(path: path))
            let found = try await again.store.likely(
                try Self.work("Parkinsons disease and falls").record, for: try await again.viewer(again.ben))
            #expect(found.map(\.number) == [article])
            try again.store.close()
        }
    }
}
