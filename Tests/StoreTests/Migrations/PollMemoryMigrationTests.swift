import Colloquium
import GRDB
import Testing

@testable import Store

/// A database from before 0033, opened by this version.
@Suite("Sources from before their polls were remembered so well")
struct PollMemoryMigrationTests {
    private static let day = 86_400_000

    private static func opened() throws -> Society {
        try OldSite.opened(
            after: "0027 proposers on discussions",
            with: """
                INSERT INTO sources (number, address, host, title, added_at, due_at, polled_at, succeeded_at, failures,
                    failing_since) VALUES
                    (1, 'https://a.example/f', 'a.example', 'A', 10, 10, 20, 20, 0, NULL),
                    (2, 'https://b.example/f', 'b.example', 'B', 10, 10, \(15 * day), 30, 3, \(day)),
                    (3, 'https://c.example/f', 'c.example', 'C', 10, 10, \(15 * day), NULL, 30, \(day)),
                    (4, 'https://d.example/f', 'd.example', 'D', 10, NULL, NULL, NULL, 0, NULL);
                INSERT INTO inboxes (number, member) VALUES (1, 4);
                INSERT INTO follows (inbox, source, folders, followed_at, unread_from) VALUES (1, 1, '[]', 10, 0);
                WITH RECURSIVE listed (number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM listed WHERE number < 1100)
                INSERT INTO items (number, source, title, record, identifiers, fullness, seen_at)
                    SELECT number, 1, 'T', '{"title":"T"}', '', 1, 20 FROM listed;
                INSERT INTO sightings (source, seen_at, item, digest) SELECT 1, 20, number, number FROM items;
                """)
    }

    @Test("have answered when they last succeeded, and failed on as many days as they can have")
    func polls() async throws {
        let society = try Self.opened()
        let rows = try await society.store.database.read { db in
            try Row.fetchAll(db, sql: "SELECT answered_at, failing_days, left_at FROM sources ORDER BY number").map {
                [$0[0] as Int?, $0[1] as Int?, $0[2] as Int?]
            }
        }
        #expect(rows == [[20, 0, nil], [30, 3, nil], [nil, 15, nil], [nil, 0, nil]])
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("lose no item before a reading has told which of them are listed still")
    func items() async throws {
        let society = try Self.opened()
        let later = Society.start + .days(400)
        try await society.store.forgetOldItems(at: later)
        #expect(try await society.count("SELECT count(*) FROM items") == 1_100)
        try await society.poll(1, [Society.entry("New", guid: "new")], at: later)
        try await society.store.forgetOldItems(at: later)
        #expect(try await society.count("SELECT count(*) FROM items") == 1_000)
    }
}
