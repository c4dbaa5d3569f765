import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What members mute")
struct MutingStoreTests {
    @Test("is kept once, however often or at once it is said, and taken back, however often")
    func twice() async throws {
        let society = try await Society()
        let store = society.store
        let discussion = try await society.post("Fluids", by: society.ada)
        let question = try await society.ask("How much?", by: society.ada)
        let ben = try await society.viewer(society.ben)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await store.mute(.discussion(discussion), by: ben, at: Society.start)
                    try await store.mute(.question(question), by: ben, at: Society.start)
                    try await store.mute(society.ada, by: ben, at: Society.start)
                }
            }
            try await group.waitForAll()
        }
        #expect(
            try await store.muting(of: society.ben)
                == Muting(threads: [.discussion(discussion), .question(question)], members: [society.ada]))
        #expect(try await society.count("SELECT count(*) FROM muted_threads") == 2)
        #expect(try await store.muting(of: society.ada) == Muting())
        for _ in 0..<2 {
            try await store.unmute(.discussion(discussion), by: ben)
            try await store.unmute(society.ada, by: ben)
        }
        #expect(try await store.muting(of: society.ben) == Muting(threads: [.question(question)]))
        try await store.unmute(.question(question), by: ben)
        #expect(try await store.muting(of: society.ben) == Muting())
    }

    @Test("is what they may read, and others; not what is not there, nor for visitors")
    func refused() async throws {
        let society = try await Society()
        let store = society.store
        let hidden = try await society.post("Hidden", in: Society.hidden, by: society.ada)
        let asked = try await society.ask("Hidden?", in: Society.hidden, by: society.ada)
        let ben = try await society.viewer(society.ben)
        for thread in [.discussion(hidden), .question(asked), .discussion(99), .question(99)] as [NewsThread] {
            #expect(try await refusal { try await store.mute(thread, by: ben, at: Society.start) } == .notFound)
            #expect(
                try await refusal { try await store.mute(thread, by: .visitor, at: Society.start) } == .signInNeeded)
            try await store.unmute(thread, by: ben)
        }
        #expect(try await refusal { try await store.mute(society.ben, by: ben, at: Society.start) } == .invalid)
        #expect(try await refusal { try await store.mute(99, by: ben, at: Society.start) } == .notFound)
        #expect(try await refusal { try await store.unmute(society.ada, by: .visitor) } == .signInNeeded)
        #expect(try await store.muting(of: society.ben) == Muting())
    }

    @Test("can be taken back though it was closed to them since")
    func closed() async throws {
        let society = try await Society()
        let hidden = try await society.post("Hidden", in: Society.hidden, by: society.ada)
        let ada = try await society.viewer(society.ada)
        try await society.store.mute(.discussion(hidden), by: ada, at: Society.start)
        try await society.run("DELETE FROM club_members WHERE member = \(society.ada)")
        try await society.store.unmute(.discussion(hidden), by: try await society.viewer(society.ada))
        #expect(try await society.store.muting(of: society.ada) == Muting())
    }

    @Test(
        "is held by the schema: one thread a row, no row twice, nobody themselves",
        arguments: [
            "INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (4, NULL, NULL, 0)",
            "INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (4, 1, 1, 0)",
            "INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (4, 1, NULL, 0), (4, 1, NULL, 0)",
            "INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (4, NULL, 1, 0), (4, NULL, 1, 0)",
            "INSERT INTO muted_threads (member, discussion, question, muted_at) VALUES (4, 9, NULL, 0)",
            "INSERT INTO muted_threads (member, discussion, poll, muted_at) VALUES (4, 1, 1, 0)",
            "INSERT INTO muted_threads (member, panel, muted_at) VALUES (4, 9, 0)",
            "INSERT INTO muted_members VALUES (4, 4, 0)",
            "INSERT INTO muted_members VALUES (4, 99, 0)",
        ])
    func laws(_ sql: String) async throws {
        let society = try await Society()
        try await society.post("Fluids", by: society.ada)
        try await society.ask("How much?", by: society.ada)
        await #expect(throws: DatabaseError.self) { try await society.run(sql) }
    }
}
