import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Contributions from before they could be pinned")
struct PinMigrationTests {
    @Test("are pinned like any other, under a part that there is")
    func pinned() async throws {
        let society = try OldSite.opened(
            after: "0028 prompts",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at) VALUES
                    (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000);
                INSERT INTO contributions (number, discussion, author, kind, body, body_html, submission, written_at)
                VALUES (7, 1, 4, 'method', 'M', '<p>M</p>', 's', 1);
                """)
        let root = try await society.viewer(society.administrator)
        try await society.store.pin(7, under: nil, by: root, at: Society.start)
        #expect(try await society.store.state(of: 1, for: root).pins == [7: .limitations])
        let sql = "UPDATE pinned_contributions SET part = 'elsewhere'"
        #expect(try await refusal { try await society.store.write { try $0.execute(sql: sql) } } == .conflict)
    }
}
