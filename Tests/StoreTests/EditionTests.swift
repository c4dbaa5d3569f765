import Colloquium
import GRDB
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

    @Test("is another after a write through another opening of the file, and after the log was emptied and begun anew")
    func others() async throws {
        try await withFile { path in
            let society = try await Society(founding: Store(path: path))
            let other = try Society(opened: Store(path: path))
            var seen: Set<Edition> = [try society.store.edition()]
            for name in ["Theirs", "Once more", "Theirs"] {
                #expect(try await society.store.site().name != name)
                try await other.run("UPDATE site SET name = '\(name)'")
                #expect(seen.insert(try society.store.edition()).inserted)
                #expect(try await society.store.site().name == name)
                try await other.store.database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
            }
        }
    }

    @Test("is the same however often it is asked for, and another after each of many writes beside")
    func concurrent() async throws {
        try await withFile { path in
            let store = try Store(path: path)
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    for number in 1...200 {
                        let before = try store.edition()
                        try await store.write { db in try db.run("UPDATE site SET name = \("Name \(number)")") }
                        #expect(try store.edition() != before)
                        #expect(try await store.site().name == "Name \(number)", "What one wrote, one reads.")
                    }
                }
                for _ in 1...3 {
                    group.addTask { for _ in 1...20_000 { _ = try store.edition() } }
                }
                try await group.waitForAll()
            }
            let last = try store.edition()
            #expect(try store.edition() == last)
            try store.close()
            #expect(throws: (any Error).self) { try store.edition() }
        }
    }
}

@Suite("The edition of who is there")
struct VisitEditionTests {
    @Test(
        "is another after every write to what a request asks for before it knows who is there",
        arguments: [
            "UPDATE site SET tagline = 'Another'",
            "UPDATE members SET role = 'moderator' WHERE number = 4",
            "UPDATE members SET standing = 'suspended' WHERE number = 4",
            "DELETE FROM profile_visibilities WHERE member = 4",
            "INSERT INTO club_members (club, member, role, joined_at) VALUES (3, 4, 'member', 1)",
            "UPDATE club_members SET role = 'member' WHERE member = 3",
            "DELETE FROM club_members WHERE member = 3",
            "UPDATE sessions SET ends_at = ends_at + 1",
            "DELETE FROM sessions",
        ])
    func writes(_ sql: String) async throws {
        let society = try await Society()
        try await society.store.startSession(Token(), for: society.ben, device: "", trusted: true, at: Society.start)
        try await society.run(
            "INSERT OR REPLACE INTO profile_visibilities (member, field, visibility) VALUES (4, 'orcid', 'members')")
        let before = try await society.store.visitEdition()
        try await society.run(sql)
        #expect(try await society.store.visitEdition() != before)
    }

    @Test("is the same after a contribution")
    func contributions() async throws {
        let society = try await Society()
        let discussion = try await society.post("A trial", by: society.ada)
        let before = try await society.store.visitEdition()
        _ = try await society.say("A point.", in: discussion, by: society.ben)
        #expect(try await society.store.visitEdition() == before)
    }
}

@Suite("What is remembered of an edition")
struct EditionMemoryTests {
    @Test("is read once an edition, and not beyond the most that is kept")
    func once() async throws {
        let memory = EditionMemory<Int, Int>(limit: 2)
        var reads: [Int] = []
        func value(_ key: Int, in edition: UInt64) async throws -> Int {
            try await memory.value(key, in: Edition(commits: edition)) {
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
        let edition = Edition(commits: 1)
        await #expect(throws: Broken.self) { _ = try await memory.value(1, in: edition) { throw Broken() } }
        #expect(try await memory.value(1, in: edition) { nil } == nil)
        #expect(try await memory.value(1, in: edition) { 5 } == nil, "That there is nothing is known.")
    }
}
