import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before mails shared what they have in common")
struct SharedMailMigrationTests {
    @Test("keep the mails that wait, and what was told to whom")
    func kept() async throws {
        let society = try OldSite.opened(
            after: "0082 read on site",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'Told', '{"title":"Told"}', 0);
                INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at)
                VALUES (1, 'a@e', 'digest', 'b@e.org', CAST('whole' AS BLOB), 0, 0),
                    (2, 'b@e', 'digest', 'a@e.org', x'', 0, 0);
                INSERT INTO digests (number, member, mail, written_at) VALUES (5, 4, 1, 0), (6, 3, 2, 0);
                INSERT INTO digest_items (member, kind, subject, moment, digest) VALUES (4, 'article', 1, 0, 5),
                    (4, 'opening', 1, 99, 5), (4, 'opening', 1, 98, 5), (3, 'article', 1, 0, 6);
                """)
        let told = try await society.store.database.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT member || ' ' || kind || ' ' || subject || ' ' || moment || ' ' || digest FROM digest_items
                    ORDER BY member, kind, moment
                    """)
        }
        #expect(told == ["3 article 1 0 6", "4 article 1 0 5", "4 opening 1 98 5", "4 opening 1 99 5"])
        #expect(try await society.count("SELECT count(*) FROM matters") == 3, "Each is named once.")
        let mail = try #require(try await society.store.lease(1, at: Society.start))
        #expect(String(decoding: mail.message, as: UTF8.self) == "whole")
        #expect(try await society.store.integrityProblems() == [])
    }
}
