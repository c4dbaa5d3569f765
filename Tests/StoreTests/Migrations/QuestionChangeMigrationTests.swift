import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before questions could be changed")
struct QuestionChangeMigrationTests {
    @Test("have questions that stand as they were asked")
    func standing() async throws {
        let society = try OldSite.opened(
            after: "0052 courses",
            with: """
                INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
                VALUES (1, 1, 3, 'Q', '', '', 'clinical', 's', 0);
                """)
        let reading = try await society.store.question(1, for: .visitor)
        #expect(!reading.isWithdrawn && reading.changedAt == nil)
    }
}
