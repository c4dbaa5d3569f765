import Colloquium
import Testing

@testable import Store

@Suite("The edition of the database")
struct EditionTests {
    @Test("is another after every write, in memory and in a file", arguments: [true, false])
    func writes(inMemory: Bool) async throws {
        try await withFile { path in
            let society = try await Society(inMemory ? .inMemory() : Store(path: path))
            let store = society.store
            let first = try await store.edition()
            _ = try await store.club(Society.open, for: .visitor)
            #expect(try await store.edition() == first)
            try await society.run("UPDATE site SET name = 'Renamed'")
            let second = try await store.edition()
            #expect(second != first)
            #expect(try await store.site().name == "Renamed")
            #expect(try await store.edition() == second)
        }
    }

    @Test("is another after a write by another process")
    func others() async throws {
        try await withFile { path in
            let society = try await Society(Store(path: path))
            let other = try Society(opened: Store(path: path))
            let first = try await society.store.edition()
            #expect(try await society.store.site().name != "Theirs")
            try await other.run("UPDATE site SET name = 'Theirs'")
            #expect(try await society.store.edition() != first)
            #expect(try await society.store.site().name == "Theirs")
        }
    }
}
