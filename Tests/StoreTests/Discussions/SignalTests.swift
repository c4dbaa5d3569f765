import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Signals")
struct SignalStoreTests {
    private struct Room {
        let society: Society
        let discussion: Number<Discussion>
        let contribution: Number<Contribution>
        let ben: Viewer

        init() async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", by: society.ada)
            contribution = try await society.say("A point.", in: discussion, by: society.ada)
            ben = try await society.viewer(society.ben)
        }

        func reception() async throws -> Reception {
            let thread = try await society.store.thread(of: discussion, for: ben, edition: "")
            return try #require(thread.entries.first { $0.number == contribution }).reception
        }

        func version() async throws -> Int64 {
            try await society.store.thread(of: discussion, for: ben, edition: "").version
        }

        func give(_ signal: Signal) async throws {
            try await society.store.give(signal, to: contribution, by: ben, at: Society.start)
        }

        func disagree(_ text: String) async throws -> Number<Contribution> {
            var entry = Contribution.Entry()
            entry.kind = "comment"
            entry.body = text
            entry.disagrees = "yes"
            entry.submission = Token().text
            return try await society.store.contribute(
                Critique(entry) { "<p>\($0)</p>" }, to: discussion, inReplyTo: contribution, by: ben,
                at: Society.start)
        }
    }

    @Test("count each member once, however often they press, at once or one after the other")
    func once() async throws {
        let room = try await Room()
        let before = try await room.version()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 { group.addTask { try await room.give(.agree) } }
            try await group.waitForAll()
        }
        try await room.give(.insightful)
        let reception = try await room.reception()
        #expect(reception.agree == 1 && reception.insightful == 1)
        #expect(reception.favour == 1 && reception.members == 1)
        #expect(try await room.version() > before, "The page shows the number.")
        let state = try await room.society.store.state(of: room.discussion, for: room.ben)
        #expect(state.signals == [room.contribution: [.agree, .insightful]])
    }

    @Test("are taken back, also twice")
    func takenBack() async throws {
        let room = try await Room()
        try await room.give(.agree)
        for _ in 0..<2 {
            try await room.society.store.takeBack(.agree, from: room.contribution, by: room.ben)
            #expect(try await room.reception() == .none)
        }
    }

    @Test("of disagreement count where the reason was said before without it")
    func disagreementSaidAgain() async throws {
        let room = try await Room()
        let society = room.society
        let plain = try await society.say(
            "The control arm was stopped.", in: room.discussion, to: room.contribution, by: society.ben)
        #expect(try await room.disagree("The control arm was stopped.") != plain)
        #expect(try await society.count("SELECT count(*) FROM contributions") == 3)
    }

    @Test("of disagreement come with a reason, and go when the reason is withdrawn")
    func disagreement() async throws {
        let room = try await Room()
        try await room.give(.agree)
        let reason = try await room.disagree("The control arm was stopped.")
        #expect(try await room.reception().disagree == 1)
        #expect(try await room.reception().agree == 0, "Who disagrees agrees no more.")
        _ = try await room.disagree("And it was small.")
        #expect(try await room.reception().disagree == 1, "One member disagrees once.")
        #expect(try await room.society.store.contribution(reason, for: room.ben).disagrees)
        try await room.society.store.withdraw(reason, by: room.ben, at: Society.start)
        #expect(try await room.reception() == .none)
    }

    @Test("change with one's mind: who agrees later disagrees no more, and the reply stays")
    func changed() async throws {
        let room = try await Room()
        let reason = try await room.disagree("No.")
        try await room.give(.agree)
        let reception = try await room.reception()
        #expect(reception.disagree == 0 && reception.agree == 1)
        let reply = try await room.society.store.contribution(reason, for: room.ben)
        #expect(reply.withdrawnAt == nil && !reply.disagrees)
    }

    @Test("have no bare disagreement, not even in the database")
    func bare() async throws {
        let room = try await Room()
        await #expect(throws: Refusal.self) { try await room.give(.disagree) }
        await #expect(throws: (any Error).self) {
            try await room.society.store.database.write { db in
                try db.execute(
                    sql: "INSERT INTO signals (contribution, member, signal, given_at) VALUES (1, 2, 'disagree', 0)")
            }
        }
        #expect(try await room.reception() == .none)
    }

    @Test("are not for the author, nor for who may not write in the club, nor about what was withdrawn")
    func refused() async throws {
        let room = try await Room()
        let store = room.society.store
        let ada = try await room.society.viewer(room.society.ada)
        await #expect(throws: Refusal.self) {
            try await store.give(.agree, to: room.contribution, by: ada, at: Society.start)
        }
        await #expect(throws: Refusal.self) {
            try await store.give(.agree, to: room.contribution, by: .visitor, at: Society.start)
        }
        try await store.withdraw(room.contribution, by: ada, at: Society.start)
        await #expect(throws: Refusal.self) { try await room.give(.agree) }
        await #expect(throws: Refusal.self) { _ = try await room.disagree("No.") }
    }
}
