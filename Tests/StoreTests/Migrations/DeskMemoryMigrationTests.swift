import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Notes, prompts and letters about the rota from before forms and answers were told apart")
struct DeskMemoryMigrationTests {
    private static let old = """
        INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
        INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at, reading_from,
            opens_at, closes_at, archives_at, reading_note, reading_note_html) VALUES
            (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000, 'Look.', '<p>Look.</p>');
        INSERT INTO prompts (discussion, day, body, body_html, written_at) VALUES (1, 3, 'Who?', '<p>Who?</p>', 0);
        INSERT INTO rota (club, week, member, answer, given_at) VALUES
            (1, '2026-11-30', 3, 'asked', 5), (1, '2026-11-30', 4, 'agreed', 9);
        INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at) VALUES
            (1, 'a@test', 'reminder', 'a@e.org', x'41', 7, 7), (2, 'b@test', 'reminder', 'b@e.org', x'41', 7, 7),
            (3, 'c@test', 'reminder', 'c@e.org', x'41', 7, 7);
        INSERT INTO rota_letters (club, week, member, occasion, mail, written_at) VALUES
            (1, '2026-11-30', 3, 'asking', 1, 7), (1, '2026-11-30', 4, 'asking', 2, 7),
            (1, '2026-11-30', 2, 'asking', 3, 7);
        """

    @Test("are changed over the version they are read with, and nobody is asked a second time")
    func opened() async throws {
        let society = try OldSite.opened(after: "0034 came with", with: Self.old)
        let root = try await society.viewer(society.administrator)
        let guidance = try await society.store.discussion(1, for: root).guidance
        #expect(guidance.noteVersion == 0 && guidance.prompts.map(\.version) == [1])
        let now = Instant(rawValue: 1_000)
        try await society.store.saveReadingNote(
            Prose(source: "See.", html: "<p>See.</p>"), of: 1, over: 0, by: root, at: now)
        try await society.store.change(1, to: Society.prompt("Whom?", on: 3), over: 1, by: root, at: now)
        #expect(try await society.count("SELECT count(*) FROM rota_letters WHERE member = 3 AND given_at = 5") == 1)
        #expect(try await society.count("SELECT count(*) FROM rota_letters WHERE member <> 3 AND given_at = 0") == 2)
        #expect(try await society.store.integrityProblems() == [])
    }
}
