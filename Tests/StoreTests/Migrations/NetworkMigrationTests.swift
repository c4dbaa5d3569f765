import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Sites from before there were networks")
struct NetworkMigrationTests {
    @Test("have members who begin one like any other")
    func begun() async throws {
        let society = try OldSite.opened(after: "0052 courses", with: "")
        let ada = try await society.viewer(society.ada)
        #expect(try await society.store.network(of: ada).ties.isEmpty)
        let number = try await society.store.addTie(
            NetworkScene.draft(to: society.ben), by: ada, at: Society.start)
        #expect(try await society.store.tie(number, of: ada).tie.node.name == "Ben")
    }

    @Test(
        "keep the ties of each later schema, private as they were",
        arguments: ["0054 ties", "0055 blocks", "0069 tie guards"])
    func kept(_ migration: String) async throws {
        let society = try OldSite.opened(
            after: migration,
            with: """
                INSERT INTO ties (owner, kind, name, strength, mode, locality, added_at, changed_at, submission)
                VALUES (3, 'person', 'Vera', 'strong', 'in-person', 'local', 5, 5, 's');
                """)
        let tie = try await society.store.network(of: society.viewer(society.ada)).ties[0]
        #expect(
            tie.history == [.init(.strong, at: Instant(rawValue: 5))] && tie.sharing == .init() && tie.roles.isEmpty)
        #expect(try await society.store.network(of: society.ada, for: society.viewer(society.ben)).ties.isEmpty)
    }

    @Test(
        "whose profiles name specialties find each other by them", arguments: ["0052 courses", "0062 question changes"])
    func topics(_ migration: String) async throws {
        let society = try OldSite.opened(
            after: migration,
            with: """
                UPDATE members SET specialties = '["Sepsis"]', country = 'Ireland' WHERE number = 3;
                UPDATE members SET specialties = '["SEPSIS","ethics"]', country = 'Norway' WHERE number = 4;
                """)
        let found = try await society.store.suggestions(for: society.viewer(society.ada), at: Society.start)
        #expect(found.map(\.reasons) == [[.topics(["Sepsis"])]])
    }
}
