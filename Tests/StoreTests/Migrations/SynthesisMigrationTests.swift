import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Syntheses from before their versions were kept")
struct SynthesisMigrationTests {
    @Test("become a first version, by whoever saved them last")
    func firstVersions() async throws {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.all.migrate(queue, upTo: "0025 club time zones")
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, handle) VALUES
                        (1, 'a@e.org', 'a@e.org', 'member', 'active', 'UTC', 0, 'Ada', 'ada');
                    INSERT INTO clubs (number, name, focus, norms, norms_html, visibility, founded_at) VALUES
                        (1, 'Open', 'E', '', '', 'public', 0);
                    INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                    INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                        reading_from, opens_at, closes_at, archives_at, synthesis, synthesis_html) VALUES
                        (1, 1, 1, 1, 'W', '<p>W</p>', 'other', 0, 0, 0, 100, 200, 'Kept', '<p>Kept</p>'),
                        (2, 1, 1, 1, 'W', '<p>W</p>', 'other', 0, 0, 0, 100, 200, 'Unsigned', '<p>Unsigned</p>'),
                        (3, 1, 1, 1, 'W', '<p>W</p>', 'other', 0, 0, 0, 100, 200, '', '');
                    INSERT INTO audit (at, member, act, subject) VALUES (150, 1, 'synthesis saved', 'discussions/1');
                    """)
        }
        try Migrations.all.migrate(queue)
        let rows = try await queue.read { db in
            try Row.fetchAll(db, sql: "SELECT discussion, author, body, written_at FROM synthesis_versions").map {
                "\($0[0] as Int) \($0[1] as Int? ?? 0) \($0[2] as String) \($0[3] as Int)"
            }
        }
        #expect(rows == ["1 1 Kept 150", "2 0 Unsigned 100"])
    }
}
