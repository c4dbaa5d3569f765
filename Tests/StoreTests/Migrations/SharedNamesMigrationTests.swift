import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the eleventh version left it, opened by this one.
@Suite("Articles stored before two could go by one name")
struct SharedNamesMigrationTests {
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES
            (1, 'Fluids', '{"title":"Fluids","identifiers":[{"scheme":"doi","value":"10.1000/1"},
                {"scheme":"pmid","value":"42"}]}', 0),
            (2, 'Steroids', '{"title":"Steroids","identifiers":[{"scheme":"doi","value":"10.1000/2"},
                {"scheme":"pmid","value":"42"}]}', 0),
            (3, 'Masks', '{"title":"Masks","publicationTypes":["Retracted Publication"],
                "identifiers":[{"scheme":"doi","value":"10.1000/3"}]}', 0),
            (4, 'Parkinson’s disease & falls', '{"title":"Parkinson’s disease & falls",
                "publicationTypes":["Retracted Publication"],"identifiers":[{"scheme":"doi","value":"10.1000/4"}]}', 0);
        INSERT INTO article_identifiers (scheme, value, article) VALUES
            ('doi', '10.1000/1', 1), ('pmid', '42', 1), ('doi', '10.1000/2', 2), ('doi', '10.1000/3', 3),
            ('doi', '10.1000/4', 4);
        INSERT INTO claims (home, article, source, detail, record, claimed_at)
            SELECT number, number, 'pubMed', '', record, 40 + number FROM articles;
        INSERT INTO notices (article, kind, scheme, value, asserter, first_seen_at) VALUES
            (4, 'retraction', 'pmid', '9', 'PubMed', 30);
        INSERT INTO discussions (club, article, poster, why, why_html, study_design, posted_at, reading_from, opens_at,
            closes_at, archives_at) SELECT 1, number, 3, 'W', '', 'other', 50, 50, 50, 60, 70 FROM articles;
        """

    private static func opened() throws -> Society {
        try OldSite.opened(after: "0011 appraisal versions", with: old)
    }

    @Test("the second goes by the name when the first loses it")
    func withheld() async throws {
        let society = try Self.opened()
        let name = try Society.identifier("PMID 42")
        #expect(try await society.store.article(known: [name]) == 1)
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1"), of: 1)
        #expect(try await society.store.article(known: [name]) == 2)
        #expect(try await society.problems() == [])
    }

    @Test("what a registry called retracted without naming a notice is known, and no news")
    func bareRetractions() async throws {
        let society = try Self.opened()
        let notice = try #require(try await society.reading(3).notices.first)
        #expect(notice.kind == .retraction && notice.asserter == "PubMed" && notice.target.value == "10.1000/3")
        #expect(notice.firstSeenAt == Instant(rawValue: 43))
        #expect(try await society.reading(4).notices.map(\.target.value) == ["9"])
        #expect(try await society.reading(1).notices.isEmpty)
        try await society.claim(
            Society.statement(.pubMed, "Masks!", "10.1000/3") { $0.publicationTypes = ["Retracted Publication"] }, of: 3
        )
        #expect(try await society.reading(3).notices == [notice])
        #expect(try await society.letters() == [])
    }

    @Test("their titles are found however they are spelled")
    func titles() async throws {
        let society = try Self.opened()
        let found = try await society.store.likely(
            Society.statement(.pasted, "Parkinsons disease and falls").record,
            for: try await society.viewer(society.ben))
        #expect(found.map(\.number) == [4])
    }
}
