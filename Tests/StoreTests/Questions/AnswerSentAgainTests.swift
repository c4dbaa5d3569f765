import Colloquium
import Testing

@testable import Store

@Suite("An answer whose form is sent again")
struct AnswerSentAgainTests {
    private struct Scene {
        let society: Society
        let question: Number<Question>
        let answer: Number<StoredAnswer>

        init() async throws {
            society = try await Society()
            question = try await society.ask("Which?", by: society.ada)
            answer = try await society.store.answer(
                question, with: try Society.answer("This.", "10.1000/1"), submission: "form",
                by: try await society.viewer(society.ben), at: Society.start)
        }

        func send(_ answer: Answer, to question: Number<Question>? = nil) async throws -> Number<StoredAnswer> {
            try await society.store.answer(
                question ?? self.question, with: answer, submission: "form", by: try await society.viewer(society.ben),
                at: Society.start)
        }

        func reading() async throws -> AnswerReading { try await society.store.answer(answer, for: .visitor) }
    }

    private static func answer(finding: String) throws -> Answer {
        var entry = Answer.Entry()
        entry.body = "This."
        entry.references = "10.1000/1"
        var evidence = Evidence.Entry()
        evidence.source = "doi:10.1000/1"
        evidence.finding = finding
        entry.evidence = [evidence]
        return try Answer(entry) { "<p>\($0)</p>" }
    }

    @Test("by a form that was opened anew, saying what stands already, is that answer; what was withdrawn is none")
    func openedAnew() async throws {
        let society = try await Society()
        let question = try await society.ask("Which?", by: society.ada)
        let first = try await society.answer("These.", "10.1000/1", to: question, by: society.ben)
        #expect(try await society.answer("These.", "10.1000/1", to: question, by: society.ben) == first)
        let other = try await society.answer("These.", "10.1000/2", to: question, by: society.ben)
        #expect(other != first)
        try await society.store.withdraw(first, by: society.viewer(society.ben), at: Society.start)
        #expect(try await society.answer("These.", "10.1000/1", to: question, by: society.ben) != first)
    }

    @Test("unchanged is the same answer")
    func unchanged() async throws {
        let scene = try await Scene()
        #expect(try await scene.send(try Society.answer("This.", "10.1000/1")) == scene.answer)
        #expect(try await scene.reading().revision == 1)
    }

    @Test("with other words, another reference or other evidence is an edit of the one just sent")
    func changed() async throws {
        for changed in [
            try Society.answer("That.", "10.1000/1"), try Society.answer("This.", "10.1000/1\n10.1000/2"),
            try Society.answer("This.", "10.1000/1 page 4"), try Self.answer(finding: "RR 0.87"),
        ] {
            let scene = try await Scene()
            #expect(try await scene.send(changed) == scene.answer)
            let reading = try await scene.reading()
            #expect(reading.revision == 2 && reading.body.source == changed.body.source)
            #expect(reading.references.map(\.reference) == changed.references.all)
            #expect(try await scene.society.count("SELECT count(*) FROM answers") == 1)
            #expect(try await scene.society.count("SELECT count(*) FROM answer_revisions") == 1)
        }
    }

    @Test("changed after it was withdrawn, or under another question, is an answer of its own")
    func ownAnswer() async throws {
        let scene = try await Scene()
        let other = try await scene.society.ask("Who?", by: scene.society.ada)
        #expect(try await scene.send(try Society.answer("This.", "10.1000/1"), to: other) != scene.answer)
        try await scene.society.store.withdraw(
            scene.answer, by: try await scene.society.viewer(scene.society.ben), at: Society.start)
        #expect(try await scene.send(try Society.answer("This.", "10.1000/1")) == scene.answer)
        #expect(try await scene.send(try Society.answer("That.", "10.1000/1")) != scene.answer)
    }
}
