import Colloquium
import Testing

@testable import Store

@Suite("Questions like the one that somebody writes")
struct SimilarQuestionsTests {
    @Test(
        "share words that tell something, the likest first",
        arguments: [
            ("Do statins prevent dementia?", ["Do statins prevent dementia in adults?", "Statin and dementia"]),
            ("dementia", ["Statin and dementia", "Do statins prevent dementia in adults?"]),
            ("Why do patients with the flu have this?", []), ("Statins in children", []), ("", []), ("\" OR *", []),
            ("what when \u{0} how", []),
        ])
    func like(_ title: String, _ titles: [String]) async throws {
        let society = try await Society()
        for title in ["Do statins prevent dementia in adults?", "Statin and dementia", "Fluids in sepsis: which?"] {
            try await society.ask(title, by: society.ada)
        }
        let found = try await society.store.questions(like: title, for: .visitor)
        #expect(Set(found.map(\.summary.title)) == Set(titles))
        if titles.count > 1, title.hasPrefix("Do") { #expect(found.first?.summary.title == titles.first) }
    }

    @Test("are never those of a club that one may not read, and say how many answers they have")
    func closed() async throws {
        let society = try await Society()
        let question = try await society.ask("Statins and dementia", by: society.ada)
        try await society.answer("Yes.", to: question, by: society.ben)
        try await society.ask("Statins, dementia and a secret", in: Society.hidden, by: society.ada)
        let ben = try await society.viewer(society.ben)
        let found = try await society.store.questions(like: "Statins dementia", for: ben)
        #expect(found.map(\.summary.number) == [question] && found.map(\.summary.answers) == [1])
        #expect(found.first?.answers.map(\.body.source) == ["Yes."])
        let ada = try await society.viewer(society.ada)
        #expect(try await society.store.questions(like: "Statins dementia", for: ada).count == 2)
    }

    @Test("are found though a hundred others come first that one may not read, and are never the one that is changed")
    func crowded() async throws {
        let society = try await Society()
        let own = try await society.ask("Statins and dementia", by: society.ada)
        let other = try await society.ask(
            "Statins, dementia, and a long tail of other words about adults", by: society.ben)
        for number in 0..<110 {
            try await society.ask("Statins dementia \(number)", in: Society.hidden, by: society.ada)
        }
        let ben = try await society.viewer(society.ben)
        let found = try await society.store.questions(like: "Statins dementia", besides: own, for: ben)
        #expect(found.map(\.summary.number) == [other])
    }

    @Test("share abbreviations of two letters, unless everything is in capitals")
    func abbreviations() async throws {
        let society = try await Society()
        try await society.ask("Is apixaban safe in AF?", by: society.ada)
        #expect(try await society.store.questions(like: "Apixaban for AF", for: .visitor).count == 1)
        #expect(try await society.store.questions(like: "AF in the GP surgery", for: .visitor).isEmpty)
        #expect(try await society.store.questions(like: "WHO IS IN AF", for: .visitor).isEmpty)
    }
}
