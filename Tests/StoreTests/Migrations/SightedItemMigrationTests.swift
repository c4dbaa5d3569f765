import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before what sources bring was noted as it came")
struct SightedItemMigrationTests {
    @Test("tell what had come and was not looked through, and nothing that was")
    func waiting() async throws {
        let at = Society.start.rawValue
        let society = try OldSite.opened(
            after: "0080 question times",
            with: """
                INSERT INTO sources (number, address, host, title, added_at) VALUES
                    (1, 'https://a.example/f', 'a.example', 'A', 0), (2, 'https://b.example/f', 'b.example', 'B', 0);
                INSERT INTO inboxes (number, member) VALUES (1, 4);
                INSERT INTO follows (inbox, source, folders, followed_at, unread_from) VALUES
                    (1, 1, '[]', 0, 0), (1, 2, '[]', 0, 0);
                INSERT INTO subscriptions (member, kind, source, cadence, since) VALUES (4, 'source', 1, 'at-once', 0);
                INSERT INTO items (number, source, title, record, identifiers, fullness, seen_at) VALUES
                    (1, 1, 'Told', '{"title":"Told"}', '', 1, \(at)), (2, 1, 'New', '{"title":"New"}', '', 1, \(at)),
                    (3, 2, 'Other', '{"title":"Other"}', '', 1, \(at));
                INSERT INTO sightings (source, seen_at, item, digest) VALUES (1, \(at), 1, 1), (1, \(at), 2, 2),
                    (2, \(at), 3, 3);
                UPDATE gathered_news SET up_to = 1 WHERE kind = 'item';
                """)
        #expect(try await society.count("SELECT count(*) FROM sighted_items") == 1)
        #expect(try await society.promptNews(at: Society.start + .hours(1)) == [society.ben: ["New"]])
        #expect(try await society.count("SELECT count(*) FROM sighted_items") == 0)
        #expect(try await society.store.integrityProblems() == [])
    }
}
