import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("References of answers, as they are shown")
struct EvidenceStoreTests {
    private static func answer(_ source: String, level: String) throws -> Answer {
        var evidence = Evidence.Entry()
        evidence.source = source
        evidence.level = level
        evidence.pointer = "Table 2"
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = "10.1000/1"
        entry.evidence = [evidence]
        return try Answer(entry) { $0 }
    }

    @Test("keep what was taken from them, and what that was before")
    func kept() async throws {
        let society = try await Society()
        let ada = try await society.viewer(society.ada)
        let question = try await society.ask("Fluids?", by: society.ada)
        let number = try await society.store.answer(
            question, with: try Self.answer("doi:10.1000/1", level: "2"), submission: "a", by: ada, at: Society.start)
        let told = try await society.store.answer(number, for: .visitor).references.map(\.reference.evidence)
        #expect(told.map(\.level) == [.two] && told.map(\.pointer) == ["Table 2"])

        let changed = try Self.answer("doi:10.1000/1", level: "3")
        try await society.store.edit(number, with: changed, by: ada, at: Society.start)
        let history = try await society.store.history(of: number, for: .visitor)
        #expect(history.now.references.first?.reference.evidence.level == .three)
        #expect(history.before.map(\.references) == ["doi:10.1000/1 (Level 2; Table 2)"])
    }

    @Test(
        "have levels from 1 to 5 and counts from 0 in the schema too",
        arguments: ["level = 0", "level = 6", "participants = -1"])
    func law(_ change: String) async throws {
        let society = try await Society()
        try await society.answer("Yes.", to: try await society.ask("Fluids?", by: society.ada), by: society.ada)
        await #expect(throws: DatabaseError.self) {
            try await society.run("UPDATE answer_references SET \(change)")
        }
    }

    @Test("a question that is not clinical has no aim, in the schema too")
    func aim() async throws {
        let society = try await Society()
        try await society.ask("Fluids?", by: society.ada)
        try await society.run("UPDATE questions SET aim = 'diagnosis'")
        for change in ["aim = 'urgent'", "nature = 'non-clinical'"] {
            await #expect(throws: DatabaseError.self) { try await society.run("UPDATE questions SET \(change)") }
        }
    }

    @Test("tell who the article under discussion is, and what is known in a closed club to nobody else")
    func told() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", [(.doi, "10.1000/1")], by: society.ada)
        try await society.post("Secret", [(.doi, "10.1000/2")], in: Society.hidden, by: society.ada)
        let question = try await society.ask("Which?", by: society.ada, discussion: discussion)
        try await society.answer("These.", "10.1000/1\n10.1000/2", to: question, by: society.ben)
        let store = society.store
        let works = try await store.question(question, for: .visitor).answers.first?.references.map(\.work)
        #expect(works?.map(\.title) == ["Fluids", ""] && works?.map(\.isDiscussed) == [true, false])
        #expect(works?.map { $0.article == nil } == [false, true])
        let named = works?.map(\.identifier) ?? []
        #expect(try await store.works(named, namedUnder: question, for: .visitor) == works)
        let ada = try await society.viewer(society.ada)
        #expect(try await store.works(named, namedUnder: question, for: ada).map(\.title) == ["Fluids", "Secret"])
    }

    @Test("are looked up by their numbers, and no address of a page is ever asked")
    func lookedUp() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer(
            "These.", "http://10.0.0.1:8080/admin\nhttp://192.168.0.1/\nISBN 978-0-306-40615-7\n10.1000/2",
            to: question, by: society.ben)
        let leases = try await society.store.leaseResolutions(9, at: Society.start)
        #expect(
            leases.flatMap(\.identifiers).map(\.key).sorted() == ["doi:10.1000/2", "isbn:9780306406157"])
        let states = try await society.store.question(question, for: .visitor).answers.first?.references.map(
            \.work.state)
        #expect(states == [.unverified, .unverified, .unverified, .unverified])
    }
}
