import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Mails from before they could be dropped")
struct MailDeskMigrationTests {
    @Test("wait, are sent again or dropped as new ones are, and their domains' last failures are known")
    func opened() async throws {
        let society = try OldSite.opened(
            after: "0052 courses",
            with: """
                INSERT INTO mails (number, message_id, kind, recipient, message, written_at, due_at, state, attempts,
                    settled_at, last_error) VALUES
                    (1, 'a', 'digest', 'a@E.org', x'41', 0, 0, 'refused', 1, 5, '550 first'),
                    (2, 'b', 'digest', 'b@e.org', x'42', 0, 0, 'in-doubt', 1, 9, 'no reply'),
                    (3, 'c', 'digest', 'c@e.org', x'43', 0, 0, 'waiting', 0, NULL, ''),
                    (4, 'd', 'digest', 'd@f.org', x'', 0, 0, 'sent', 1, 7, '');
                """)
        let now = Instant(rawValue: 10)
        let root = Viewer(member: 1, role: .administrator, clubs: [:])
        let desk = try await society.store.mailDesk([], for: root, at: now)
        #expect(desk.queue.waiting == 1 && desk.troubled.map(\.number.rawValue) == [2, 1])
        #expect(desk.domains.map(\.domain) == ["e.org"] && desk.domains.map(\.reason) == ["no reply"])
        try await society.store.drop(3, by: root, at: now)
        try await society.store.retry(1, by: root, at: now)
        #expect(try await society.store.leaseMail(at: now)?.number == 1)
        #expect(try await society.store.integrityProblems() == [])
    }
}
