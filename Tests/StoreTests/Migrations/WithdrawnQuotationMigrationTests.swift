import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before a synthesis lost what was withdrawn")
struct WithdrawnQuotationMigrationTests {
    @Test("keep what members were told, and know since when a discussion is open again")
    func kept() async throws {
        let society = try OldSite.opened(
            after: "0089 decoded names",
            with: """
                INSERT INTO articles (number, title, record, added_at) VALUES (1, 'T', '{}', 0);
                INSERT INTO discussions (number, club, article, poster, why, why_html, study_design, posted_at,
                    reading_from, opens_at, closes_at, archives_at) VALUES
                    (1, 1, 1, 3, 'W', '<p>W</p>', 'other', 0, 0, 0, 100, 200);
                INSERT INTO audit (at, member, act, subject) VALUES
                    (50, 3, 'discussion reopen', 'discussions/1'), (70, 3, 'discussion reopen', 'discussions/1');
                INSERT INTO notifications (number, member, reason, discussion, actor, noted_at, read_at)
                VALUES (7, 4, 'synthesis', 1, 3, 5, NULL);
                INSERT INTO unwanted_notifications (member, reason) VALUES (4, 'doubt');
                """)
        let ben = try await society.viewer(society.ben)
        let rows = try await society.store.notifications(for: ben, Slice(size: 9)).rows
        #expect(rows.map(\.thread) == [.discussion(1)] && rows.first?.unread == 1)
        #expect(try await society.store.unwantedNotifications(of: society.ben) == [.doubt])
        #expect(try await society.count("SELECT reopened_at FROM discussions") == 70)
        try await society.store.mute(.discussion(1), by: ben, at: Society.start)
        #expect(try await society.store.unreadNotifications(of: ben, upTo: 9) == 0, "Triggers know the new table.")
        #expect(try await society.store.integrityProblems() == [])
    }
}
