import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Changing and withdrawing questions")
struct QuestionChangeTests {
    private func draft(_ title: String, tags: String = "new") throws -> Question.Draft {
        var entry = Question.Entry()
        (entry.title, entry.nature, entry.club, entry.tags) = (title, "non-clinical", "\(Society.open)", tags)
        return try Question.Draft(entry) { $0 }
    }

    @Test("who asked changes it while nobody has answered; search finds the new words alone")
    func change() async throws {
        let society = try await Society()
        let question = try await society.ask("Statins and dementia?", by: society.ada, tags: "old")
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        let store = society.store
        let later = Society.start + .hours(1)
        #expect(try await store.typed(question, for: ada).title == "Statins and dementia?")
        try await store.change(question, to: draft("Fluids and kidneys?"), by: ada, at: later)
        let reading = try await store.question(question, for: .visitor)
        #expect(reading.summary.title == "Fluids and kidneys?" && reading.changedAt == later)
        #expect(reading.tags.map(\.rawValue) == ["new"])
        #expect(try await store.questions(like: "Statins dementia", for: .visitor).isEmpty)
        #expect(try await store.questions(like: "Fluids kidneys", for: .visitor).count == 1)
        let others = try await refusal { try await store.change(question, to: draft("X"), by: ben, at: later) }
        #expect(others == .forbidden)
        try await society.answer("Yes.", to: question, by: society.ben)
        let answered = try await refusal { try await store.change(question, to: draft("X"), by: ada, at: later) }
        #expect(answered == .conflict)
        await #expect(throws: DatabaseError.self) { try await society.run("UPDATE questions SET title = 'Another'") }
    }

    @Test("withdrawing takes its words away from everywhere, and keeps the answers")
    func withdraw() async throws {
        let society = try await Society()
        let question = try await society.ask("Mrs Smith’s statins?", by: society.ada, tags: "smith")
        try await society.answer("Yes.", to: question, by: society.ben)
        let store = society.store
        let (ada, ben) = (try await society.viewer(society.ada), try await society.viewer(society.ben))
        let stranger = try await refusal { try await store.withdraw(question, by: ben, at: Society.start) }
        #expect(stranger == .forbidden)
        for _ in 0..<2 { try await store.withdraw(question, by: ada, at: Society.start) }
        let reading = try await store.question(question, for: .visitor)
        #expect(reading.isWithdrawn && reading.summary.title == Question.withdrawnTitle && reading.body.html.isEmpty)
        #expect(reading.answers.count == 1 && reading.tags.isEmpty)
        #expect(try await store.questions(.all, for: .visitor, .all).rows.isEmpty)
        #expect(try await society.count("SELECT count(*) FROM search WHERE search MATCH 'smith'") == 0)
        #expect(try await society.count("SELECT count(*) FROM audit WHERE act = 'question withdrawn'") == 1)
        let late = try await refusal { try await society.answer("No.", to: question, by: society.ben) }
        #expect(late == .conflict)
        for law in ["UPDATE questions SET taken_back_at = NULL", "UPDATE questions SET title = 'Back'"] {
            await #expect(throws: DatabaseError.self) { try await society.run(law) }
        }
    }

    @Test("moderators withdraw any")
    func moderator() async throws {
        let society = try await Society()
        let question = try await society.ask("Statins?", by: society.ada)
        let moderator = try await society.viewer(society.moderator)
        try await society.store.withdraw(question, by: moderator, at: Society.start)
        #expect(try await society.store.question(question, for: .visitor).isWithdrawn)
    }
}
