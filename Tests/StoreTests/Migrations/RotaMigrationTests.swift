import Colloquium
import GRDB
import Testing

@testable import Store

/// A database as the version before left it, opened by this one.
@Suite("Clubs from before they had a rota")
struct RotaMigrationTests {
    private static let old = """
        INSERT INTO club_members (club, member, role, joined_at) VALUES (1, 3, 'facilitator', 0), (1, 4, 'member', 0);
        """

    @Test("have an empty one, which their members fill")
    func opened() async throws {
        let society = try OldSite.opened(after: "0030 comings", with: Self.old)
        let week = RotaWeek(of: Society.start, in: "UTC")
        let ben = try await society.viewer(society.ben)
        #expect(try await society.store.rota(of: 1, from: week, for: ben).isEmpty)
        try await society.store.volunteer(for: week, of: 1, by: ben, at: Society.start)
        #expect(try await society.store.rota(of: 1, from: week, for: ben).map(\.name) == ["Ben"])
        try await society.store.leave(1, by: ben)
        #expect(try await society.count("SELECT count(*) FROM rota") == 0)
        #expect(try await society.store.integrityProblems() == [])
    }

    @Test("keep which letters were written")
    func letters() async throws {
        let week = RotaWeek(of: Society.start + .days(14), in: "UTC")
        let society = try OldSite.opened(
            after: "0089 decoded names",
            with: Self.old + """
                INSERT INTO mails (message_id, kind, recipient, message, written_at, due_at) VALUES
                    ('asking@test', 'reminder', 'b@e.org', x'41', 10, 10);
                INSERT INTO rota (club, week, member, answer, given_at) VALUES (1, '\(week.rawValue)', 4, 'asked', 5);
                INSERT INTO rota_letters (club, week, member, occasion, given_at, mail, written_at)
                VALUES (1, '\(week.rawValue)', 4, 'asking', 5, 1, 10);
                """)
        #expect(try await society.store.due(.rota, at: Society.start) == [])
        #expect(try await society.store.integrityProblems() == [])
    }
}
