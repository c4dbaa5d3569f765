import Colloquium
import Testing

@testable import Store

@Suite("Discussions from before they had prompts")
struct PromptMigrationTests {
    @Test("are read as they were, and take a note and prompts")
    func guided() async throws {
        let society = try OldSite.opened(
            after: "0027 proposers on discussions",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at, synthesis, synthesis_html) VALUES
                    (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 604800000, 1209600000, 'S', '<p>S</p>');
                """)
        let root = try await society.viewer(society.administrator)
        let old = try await society.store.discussion(1, for: root)
        #expect(old.guidance.prompts.isEmpty && old.guidance.note(at: .now()) == nil)
        #expect(old.synthesis.source == "S")
        try await society.prompt("Who?", on: 2, of: 1, by: root, at: Instant(rawValue: 0))
        try await society.store.saveReadingNote(
            Prose(source: "Look.", html: "<p>Look.</p>"), of: 1, by: root, at: Instant(rawValue: 0))
        let new = try await society.store.discussion(1, for: .visitor)
        #expect(new.guidance.prompts.map(\.question.source) == ["Who?"])
        #expect(new.guidance.note(at: .now())?.source == "Look.")
    }
}
