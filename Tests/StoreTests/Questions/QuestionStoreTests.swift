import Colloquium
import Testing

@testable import Store

@Suite("Questions and their answers")
struct QuestionStoreTests {
    @Test("a question or an answer sent twice is one")
    func twice() async throws {
        let society = try await Society()
        let one = try await society.ask("Fluids?", by: society.ada, submission: "form")
        #expect(try await society.ask("Fluids?", by: society.ada, submission: "form") == one)
        #expect(try await society.ask("Fluids?", by: society.ben, submission: "form") != one)
        let store = society.store
        let viewer = try await society.viewer(society.ben)
        let answer = try Society.answer("Yes.")
        let numbers = try await withThrowingTaskGroup(of: Number<StoredAnswer>.self) { group in
            for _ in 0..<6 {
                group.addTask {
                    try await store.answer(one, with: answer, submission: "form", by: viewer, at: Society.start)
                }
            }
            return try await group.reduce(into: Set()) { $0.insert($1) }
        }
        #expect(numbers.count == 1)
        #expect(try await society.count("SELECT count(*) FROM answer_references") == 1)
    }

    @Test("an answer keeps its text and its references as they were when it is edited")
    func history() async throws {
        let society = try await Society()
        let question = try await society.ask("Fluids?", by: society.ada)
        let number = try await society.answer("Yes.", "PMID 1 table 2", to: question, by: society.ben)
        let viewer = try await society.viewer(society.ben)
        for text in ["No.", "No."] {
            try await society.store.edit(
                number, with: try Society.answer(text, "PMID 2"), by: viewer, at: Society.start + .hours(1))
        }
        let history = try await society.store.history(of: number, for: .visitor)
        #expect(history.now.body.source == "No." && history.now.revision == 2)
        #expect(history.now.references.map(\.reference.identifier.label) == ["PMID 2"])
        #expect(history.before.map(\.bodyHtml) == ["<p>Yes.</p>"])
        #expect(history.before.map(\.references) == ["PMID 1 — table 2"])
    }

    @Test("an answer is edited by its author only and withdrawn by a moderator too, and then leaves search")
    func rights() async throws {
        let society = try await Society()
        let question = try await society.ask("Fluids?", by: society.ada)
        let number = try await society.answer("Zebra.", to: question, by: society.ben)
        let store = society.store
        let changed = try Society.answer("Okapi.")
        for member in [society.ada, society.moderator, society.administrator] {
            let viewer = try await society.viewer(member)
            #expect(
                try await refusal { try await store.edit(number, with: changed, by: viewer, at: Society.start) }
                    == .forbidden)
        }
        let ada = try await society.viewer(society.ada)
        #expect(try await refusal { try await store.withdraw(number, by: ada, at: Society.start) } == .forbidden)
        let moderator = try await society.viewer(society.moderator)
        try await store.withdraw(number, by: moderator, at: Society.start)
        #expect(try await store.hits("zebra").isEmpty)
        let summary = try await store.question(question, for: .visitor)
        #expect(summary.summary.answers == 0)
        #expect(summary.answers.first?.withdrawnAt == Society.start)
        #expect(try await refusal { _ = try await store.history(of: number, for: ada) } == .gone)
        let ben = try await society.viewer(society.ben)
        #expect(
            try await refusal { try await store.edit(number, with: changed, by: ben, at: Society.start) } == .conflict)
        #expect(try await store.questions(.unanswered, for: .visitor, .all).rows.map(\.number) == [question])
    }

    @Test("a question of a discussion is asked in the discussion's club, whatever the form said")
    func home() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", in: Society.hidden, by: society.ada)
        let question = try await society.ask("Why?", in: Society.open, by: society.ada, discussion: discussion)
        #expect(try await refusal { _ = try await society.store.question(question, for: .visitor) } == .notFound)
        let reading = try await society.store.question(question, for: try await society.viewer(society.ada))
        #expect(reading.summary.club == Society.hidden && reading.discussion?.title == "Fluids")
    }

    @Test("a reference shows the article it is, where that is here")
    func cited() async throws {
        let society = try await Society()
        try await society.post("Fluids", [(.doi, "10.1000/1")], by: society.ada)
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/1\n10.1000/2", to: question, by: society.ben)
        let answers = try await society.store.question(question, for: .visitor).answers
        #expect(answers.first?.references.map(\.work.title) == ["Fluids", ""])
    }
    @Test("a reference that every registry was asked for and none knows says so, until one does")
    func unknown() async throws {
        let society = try await Society()
        let store = society.store
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer(
            "These.", "10.1000/invented\nhttps://example.org/guide", to: question, by: society.ben)
        let ben = try await society.viewer(society.ben)
        let doubted = {
            try await store.question(question, for: ben).answers.first?.references.map { $0.work.state == .failed }
        }
        #expect(try await doubted() == [false, false], "Nobody has been asked yet.")

        let lease = try #require(try await store.leaseResolutions(9, at: Society.start).first)
        let name = try #require(lease.identifiers.first)
        let unknown = lease.services.map { Finding($0, by: name, .unknown(reason: "There is no such DOI.")) }
        _ = try await store.settle(lease, unknown, at: Society.start)
        #expect(try await doubted() == [true, false])

        let found = try Society.statement(.crossref, "Fluids", "10.1000/invented")
        _ = try await store.claim(found, of: lease.article, at: Society.start)
        #expect(try await doubted() == [false, false])
    }
}
