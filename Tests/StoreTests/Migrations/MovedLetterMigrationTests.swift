import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before other dates were told")
struct MovedLetterMigrationTests {
    @Test("take it that who will come knows the dates")
    func known() async throws {
        let society = try OldSite.opened(
            after: "0052 courses",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at)
                VALUES (1, 1, 1, 3, 'W', '', 'other', 50, 50, 1000, 2000, 3000);
                INSERT INTO comings (discussion, member, said_at) VALUES (1, 4, 0);
                """)
        #expect(
            try await society.count(
                """
                SELECT count(*) FROM comings JOIN discussions ON discussions.number = discussion
                WHERE told_opens_at = opens_at AND told_closes_at = closes_at
                """) == 1)
    }
}
