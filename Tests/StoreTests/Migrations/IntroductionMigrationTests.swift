import Colloquium
import Testing

@testable import Store

@Suite("Sites from before there were introductions")
struct IntroductionMigrationTests {
    @Test("introduce those whom a member had in their network", arguments: ["0054 ties", "0063 suggestions"])
    func introduced(_ migration: String) async throws {
        let society = try OldSite.opened(
            after: migration,
            with: """
                INSERT INTO ties (owner, kind, member, name, strength, mode, locality, added_at, changed_at, submission)
                VALUES (3, 'member', 4, '', 'strong', 'in-person', 'local', 5, 5, 's'),
                    (3, 'member', 2, '', 'weak', 'mediated', 'local', 5, 5, 't');
                """)
        let ada = try await society.viewer(society.ada)
        #expect(try await society.store.introductions(for: ada).isEmpty)
        var entry = Introduction.Entry()
        (entry.first, entry.second, entry.words) = ("4", "2", "Why.")
        _ = try await society.store.introduce(Introduction.Draft(entry), by: ada, at: Society.start)
        #expect(try await society.store.introductions(for: society.viewer(society.ben)).count == 1)
    }
}
