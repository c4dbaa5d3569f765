import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Doubts and better evidence said again")
struct ObjectionStoreTests {
    private static func objection(_ kind: Objection.Kind, because reason: String) throws -> Objection {
        var entry = Objection.Entry()
        entry.reference = kind == .doubt ? "doi:10.1000/1" : "10.1000/7"
        entry.reason = reason
        return try Objection(entry, kind)
    }

    @Test("in the same words mail nobody again, in other words once more", arguments: Objection.Kind.allCases)
    func again(kind: Objection.Kind) async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        let answer = try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        let ada = try await society.viewer(society.ada)
        let object = { (reason: String, now: Instant) in
            let objection = try Self.objection(kind, because: reason)
            switch kind {
            case .doubt: try await society.store.doubt(answer, objection, by: ada, at: now)
            case .betterEvidence:
                try await society.store.offer(betterEvidence: objection, to: answer, by: ada, at: now)
            }
        }
        try await object("Other patients.", Society.start)
        #expect(try await society.store.due(.authors, at: Society.start).count == 1)
        try await society.run("UPDATE author_letters SET settled_at = noted_at")

        let later = Society.start + .days(1)
        try await object("Other patients.", later)
        #expect(try await society.store.due(.authors, at: later).isEmpty)
        let table = kind == .doubt ? "reference_doubts" : "better_evidence"
        #expect(
            try await society.count("SELECT count(*) FROM \(table) WHERE given_at = \(Society.start.rawValue)") == 1,
            "What was said already was said then.")
        try await object("Children only.", later)
        #expect(try await society.store.due(.authors, at: later).count == 1)
        #expect(try await society.count("SELECT count(*) FROM \(table) WHERE given_at = \(later.rawValue)") == 1)
    }

    @Test("what the schema forbids of a letter is refused, not passed over")
    func letters() async throws {
        let society = try await Society()
        await #expect(throws: DatabaseError.self) {
            try await society.store.database.write { db in
                try db.owe(.citationNeeded, for: 1, at: Society.start)
            }
        }
    }
}
