import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Members and mails from before one could say that one will come")
struct ComingMigrationTests {
    private static let old = """
        INSERT INTO mails (message_id, kind, recipient, message, written_at, due_at) VALUES
            ('old@test', 'digest', 'a@e.org', x'41', 10, 10);
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{"title":"T"}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at) VALUES (1, 1, 1, 3, 'W', '', 'other', 50, 50, 1000, 2000, 3000);
        """

    @Test("get reminders, leave whenever they can, and come to what was announced then")
    func opened() async throws {
        let society = try OldSite.opened(after: "0027 proposers on discussions", with: Self.old)
        #expect(try await society.store.wantsReminders(society.ada))
        #expect(try await society.store.leaseMail(at: Society.start)?.messageId == "old@test")
        let ben = try await society.viewer(society.ben)
        try await society.store.come(to: 1, by: ben, at: Instant(rawValue: 900))
        #expect(try await society.store.comers(to: 1, for: ben).map(\.name) == ["Ben"])
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("expect authors who accepted, and keep what comers were told")
    func authors() async throws {
        let society = try OldSite.opened(
            after: "0089 decoded names",
            with: Self.old + """
                INSERT INTO mails (message_id, kind, recipient, message, written_at, due_at) VALUES
                    ('open@test', 'reminder', 'b@e.org', x'41', 10, 10);
                INSERT INTO comings (discussion, member, said_at) VALUES (1, 4, 60);
                INSERT INTO coming_letters (discussion, member, occasion, mail, written_at, closes_at)
                VALUES (1, 4, 'opening', 2, 1000, 1900);
                INSERT INTO author_invitations (discussion, author, author_orcid, email, email_key, is_address_recorded,
                    invited_by, invited_at, ends_at, answer, answered_at, guest)
                VALUES (1, 'Mo', '', 'm@e.org', 'm@e.org', 0, 1, 60, 99, 'accepted', 70, 2);
                """)
        let told = try await society.store.read { db in
            try Row.fetchAll(db, sql: "SELECT member, said_at, told_closes_at FROM comings ORDER BY member").map {
                [$0[0] as Int64, $0[1], $0[2]]
            }
        }
        #expect(told == [[2, 70, 2000], [4, 60, 1900]])
        #expect(try await society.store.due(.comings, at: Instant(rawValue: 1000)).map(\.member) == [2, 4])
        await #expect(throws: DatabaseError.self, "Nobody is told twice that it is open.") {
            try await society.run(
                """
                INSERT INTO coming_letters (discussion, member, occasion, mail, written_at, closes_at)
                VALUES (1, 4, 'opening', 1, 1000, 2000);
                """)
        }
        #expect(try await society.store.integrityProblems() == [])
    }
}
