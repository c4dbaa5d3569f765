import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before panels were told what they are asked")
struct PanelLetterMigrationTests {
    @Test("have told nobody, and tell each once")
    func told() async throws {
        let society = try OldSite.opened(after: "0052 courses", with: "")
        #expect(try await society.count("SELECT count(*) FROM panel_letters") == 0)
        try await society.run(
            """
            INSERT INTO panels (number, club, author, topic, purpose, purpose_html, made_at, submission)
            VALUES (1, 1, 3, 'T', 'P', 'P', 0, 's');
            INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
            VALUES (1, 1, 3, 'Q', '', '', 'clinical', 's', 0);
            INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at)
            VALUES (1, 'a', 'panel', 'a@example.org', x'41', 0, 0), (2, 'b', 'panel', 'a@example.org', x'41', 0, 0);
            INSERT INTO panel_letters (panel, question, member, mail, written_at) VALUES (1, 1, 3, 1, 0);
            """)
        for (question, poll) in [("1", "NULL"), ("NULL", "NULL")] {
            await #expect(throws: DatabaseError.self) {
                try await society.run(
                    """
                    INSERT INTO panel_letters (panel, question, poll, member, mail, written_at)
                    VALUES (1, \(question), \(poll), 3, 2, 0)
                    """)
            }
        }
    }
}
