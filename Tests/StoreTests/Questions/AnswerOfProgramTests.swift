import Colloquium
import Testing

@testable import Store

@Suite("An answer that a program sends")
struct AnswerOfProgramTests {
    private struct Scene {
        let society: Society
        let question: Number<Question>

        init() async throws {
            society = try await Society()
            question = try await society.ask("Which?", by: society.ada)
        }

        func send(_ body: String, key: String = "key", to other: Number<Question>? = nil) async throws
            -> Number<StoredAnswer>
        {
            try await society.store.answer(
                other ?? question, with: try Society.answer(body, "10.1000/1"), key: key,
                by: try await society.viewer(society.ben), at: Society.start)
        }
    }

    @Test("twice at once under one key is one answer")
    func concurrent() async throws {
        let scene = try await Scene()
        let numbers = try await withThrowingTaskGroup(of: Number<StoredAnswer>.self) { group in
            for _ in 0..<8 { group.addTask { try await scene.send("This.") } }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        #expect(try await scene.society.count("SELECT count(*) FROM answers") == 1)
        #expect(try await scene.society.count("SELECT count(*) FROM answer_revisions") == 0)
    }

    @Test("that says something else under a key that was used is refused, and changes nothing")
    func reused() async throws {
        let scene = try await Scene()
        let first = try await scene.send("This.")
        let other = try await scene.society.ask("Why?", by: scene.society.ada)
        #expect(try await refusal { _ = try await scene.send("That.") } == .conflict)
        #expect(try await refusal { _ = try await scene.send("This.", to: other) } == .conflict)
        #expect(try await scene.society.store.answer(first, for: .visitor).body.source == "This.")
        #expect(try await scene.send("That.", key: "other") != first)
    }

    @Test("has a key of its content where it is given none: another for all that it says")
    func keys() throws {
        let answers = [
            try Society.answer("This.", "10.1000/1"), try Society.answer("That.", "10.1000/1"),
            try Society.answer("This.", "10.1000/2"), try Society.answer("This.", "10.1000/1 page 4"),
        ]
        #expect(Set(answers.flatMap { [$0.key(under: 1), $0.key(under: 2)] }).count == 8)
        #expect(answers[0].key(under: 1) == (try Society.answer("This.", "10.1000/1")).key(under: 1))
    }
}
