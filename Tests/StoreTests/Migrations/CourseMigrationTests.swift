import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Discussions from before their course was counted")
struct CourseMigrationTests {
    @Test("keep counting what calendars know of them, and count what changes it from then on")
    func counted() async throws {
        let queue = try DatabaseQueue(configuration: Store.configuration)
        try Migrations.all.migrate(queue, upTo: "0041 polls")
        try await queue.write { db in
            try db.execute(
                sql: """
                    INSERT INTO members (number, email, email_key, role, standing, time_zone, joined_at, name, handle) VALUES
                        (1, 'a@e.org', 'a@e.org', 'member', 'active', 'UTC', 0, 'Ada', 'ada');
                    INSERT INTO clubs (number, name, focus, norms, norms_html, visibility, founded_at) VALUES
                        (1, 'Open', 'E', '', '', 'public', 0);
                    INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                    INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                        reading_from, opens_at, closes_at, archives_at) VALUES
                        (1, 1, 1, 1, 'W', '<p>W</p>', 'other', 0, 0, 50, 100, 200);
                    UPDATE discussion_versions SET version = 7;
                    """)
        }
        try Migrations.all.migrate(queue)
        func versions(after change: String = "") async throws -> [Int] {
            try await queue.write { db in
                if !change.isEmpty { try db.execute(sql: change) }
                let row = try Row.fetchOne(db, sql: "SELECT course_version, calendar_version FROM discussions")
                return row.map { [$0[0], $0[1]] } ?? []
            }
        }
        #expect(try await versions() == [0, 7])
        #expect(try await versions(after: "UPDATE discussions SET closes_at = closes_at, why = 'V'") == [0, 7])
        #expect(try await versions(after: "UPDATE discussions SET archives_at = 300") == [1, 7])
        #expect(try await versions(after: "UPDATE discussions SET closes_at = 150") == [2, 8])
    }
}
