import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before it was noted that a question was opened")
struct ReadOnSiteMigrationTests {
    @Test("keep what members were told, and what they want to hear nothing of")
    func kept() async throws {
        let society = try OldSite.opened(
            after: "0081 sighted items",
            with: """
                INSERT INTO questions (number, club, author, title, body, body_html, nature, submission, asked_at)
                VALUES (1, 1, 3, 'Q', '', '', 'clinical', 's', 0);
                INSERT INTO polls (number, club, author, question, details, details_html, form, options, disclosure,
                    is_anonymous, needs_reference, submission, asked_at, closes_at)
                VALUES (1, 1, 3, 'Early?', '', '', 'scale', '[]', 'always', 0, 0, 'p', 0, 9);
                INSERT INTO notifications (number, member, reason, poll, actor, noted_at, read_at)
                VALUES (7, 4, 'vote', 1, 3, 5, NULL);
                INSERT INTO unwanted_notifications (member, reason) VALUES (4, 'doubt');
                """)
        let ben = try await society.viewer(society.ben)
        let rows = try await society.store.notifications(for: ben, Slice(size: 9)).rows
        #expect(rows.map(\.thread) == [.poll(1)] && rows.first?.unread == 1)
        #expect(try await society.store.unwantedNotifications(of: society.ben) == [.doubt])
        #expect(try await society.store.place(of: 1, for: ben).visitedAt == nil)
        try await society.store.mute(.poll(1), by: ben, at: Society.start)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 0, "Triggers know the new table.")
        #expect(try await society.store.integrityProblems() == [])
    }
}
