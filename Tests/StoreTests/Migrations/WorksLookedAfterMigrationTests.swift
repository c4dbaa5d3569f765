import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the twentieth version left it, opened by this one.
@Suite("Contributions written before the works they name were looked up")
struct WorksLookedAfterMigrationTests {
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES (1, 1, 1, 3, 'W', '', 'other', 50, 50, 50, 60, 70);
        INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at,
            works_noted) VALUES
            (1, 1, 4, 'comment', 'See 10.1000/9.', '<p>See 10.1000/9.</p>', 'a', 55, 1),
            (2, 1, 4, 'comment', 'No.', '<p>No.</p>', 'b', 55, 1);
        INSERT INTO citations (contribution, scheme, value) VALUES (1, 'doi', '10.1000/9');
        """

    private static func opened() throws -> Society {
        try OldSite.opened(after: "0020 contributing", with: old)
    }

    @Test("have them looked up from then on")
    func lookedUp() async throws {
        let society = try Self.opened()
        let article = try #require(try await society.store.article(known: [Society.identifier("10.1000/9")]))
        let later = Instant.now() + .days(2)
        #expect(try await society.store.leaseResolutions(9, at: later).map(\.article) == [article])
        #expect(try await society.store.leaseRechecks(9, at: later).map(\.article) == [article])
        #expect(try await society.count("SELECT count(*) FROM citations") == 1)
        #expect(try await society.count("SELECT count(*) FROM contributions WHERE works_noted = 0") == 0)
        #expect(try await society.store.integrityProblems() == [])
    }
}
