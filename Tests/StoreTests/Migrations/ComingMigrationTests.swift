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
}
