import Colloquium
import Testing

@testable import Store

@Suite("The edition of the database")
struct EditionTests {
    @Test("is another after every write, in memory and in a file", arguments: [true, false])
    func writes(inMemory: Bool) async throws {
        try await withFile { path in
            let society = try await Society(founding: inMemory ? .inMemory() : Store(path: path))
            let store = society.store
            let first = try store.edition()
            _ = try await store.club(Society.open, for: .visitor)
            #expect(try store.edition() == first)
            try await society.run("UPDATE site SET name = 'Renamed'")
            let second = try store.edition()
            #expect(second != first)
            #expect(try await store.site().name == "Renamed")
            #expect(try store.edition() == second)
        }
    }

    @Test("is another after a write by another process")
    func others() async throws {
        try await withFile { path in
            let society = try await Society(founding: Store(path: path))
            let other = try Society(opened: Store(path: path))
            let first = try society.store.edition()
            #expect(try await society.store.site().name != "Theirs")
            try await other.run("UPDATE site SET name = 'Theirs'")
            #expect(try society.store.edition() != first)
            #expect(try await society.store.site().name == "Theirs")
        }
    }
}

@Suite("What is remembered of an edition")
struct EditionMemoryTests {
    @Test("is read once an edition, and not beyond the most that is kept")
    func once() async throws {
        let memory = EditionMemory<Int, Int>(limit: 2)
        var reads: [Int] = []
        func value(_ key: Int, in edition: Int64) async throws -> Int {
            try await memory.value(key, in: edition) {
                reads.append(key)
                return key * Int(edition)
            }
        }
        for key in [1, 1, 2, 1] { #expect(try await value(key, in: 7) == key * 7) }
        #expect(reads == [1, 2])
        #expect(try await value(1, in: 8) == 8, "Nothing is known of a new edition.")
        for key in [2, 3, 1] { #expect(try await value(key, in: 8) == key * 8) }
        #expect(reads == [1, 2, 1, 2, 3, 1], "There was room for two.")
    }

    @Test("is not kept when it could not be read, and neither is that it could not")
    func failure() async throws {
        struct Broken: Error {}
        let memory = EditionMemory<Int, Int?>()
        await #expect(throws: Broken.self) { _ = try await memory.value(1, in: 1) { throw Broken() } }
        #expect(try await memory.value(1, in: 1) { nil } == nil)
        #expect(try await memory.value(1, in: 1) { 5 } == nil, "That there is nothing is known.")
    }
}
