import Colloquium
import Testing

@testable import Store

@Suite("Saved searches")
struct SavedSearchTests {
    private static func draft(_ name: String, _ query: String) throws -> SavedSearch.Draft {
        var entry = SavedSearch.Entry()
        entry.name = name
        entry.query = query
        return try SavedSearch.Draft(entry)
    }

    @Test("are a member's own, by their names; none takes the place of another")
    func own() async throws {
        let society = try await Society()
        let store = society.store
        for (name, query) in [("Shock", "shock"), ("Fluids", "fluids year:2024"), ("shock", "shock")] {
            try await store.save(Self.draft(name, query), by: society.ada, at: Society.start)
        }
        do {
            try await store.save(Self.draft("SHOCK", "\"septic shock\""), by: society.ada, at: Society.start)
            Issue.record("It took the place of another")
        } catch let refusal as Refusal {
            #expect(refusal.problems.map(\.field) == ["name"])
        }
        let searches = try await store.savedSearches(of: society.ada)
        #expect(searches.map(\.name) == ["Fluids", "Shock"])
        #expect(searches.map(\.query.text) == ["fluids year:2024", "shock"])
        #expect(try await store.savedSearches(of: society.ben).isEmpty)
        try await store.remove(searches[0].number, of: society.ben)
        #expect(try await store.savedSearches(of: society.ada).count == 2)
        try await store.remove(searches[0].number, of: society.ada)
        try await store.remove(searches[0].number, of: society.ada)
        #expect(try await store.savedSearches(of: society.ada).map(\.name) == ["Shock"])
    }

    @Test("are no more than fifty")
    func many() async throws {
        let society = try await Society()
        for number in 1...SavedSearch.limit {
            try await society.store.save(Self.draft("Search \(number)", "x"), by: society.ada, at: Society.start)
        }
        let refused = try await refusal {
            try await society.store.save(Self.draft("One more", "x"), by: society.ada, at: Society.start)
        }
        #expect(refused == .conflict)
        try await society.store.save(Self.draft("search 1", "x"), by: society.ada, at: Society.start)
        #expect(try await society.store.savedSearches(of: society.ada).count == SavedSearch.limit)
    }
}
