import Colloquium
import Store

extension Society {
    struct ToldIntroduction: Decodable {
        let introducer: String
        let first: String
        let second: String
        let daysAgo: Double
        let words: String
        let toFirst: String
        let toSecond: String
        /// Who said yes.
        let answers: [Answer]
        let outcomes: [Outcome]

        struct Answer: Decodable {
            let member: String
            let contact: String
            let daysAgo: Double
        }

        struct Outcome: Decodable {
            let member: String
            let worth: String
            let words: String
            let isShared: Bool
            let daysAgo: Double
        }
    }
}

/// Who brings whom together in the example society.
extension SocietyLoader {
    func add(_ told: Society.ToldIntroduction) async throws {
        var entry = Introduction.Entry()
        entry.first = try number(told.first).description
        entry.second = try number(told.second).description
        (entry.words, entry.wordsToFirst, entry.wordsToSecond) = (told.words, told.toFirst, told.toSecond)
        let introduction = try await store.introduce(
            Introduction.Draft(entry), by: viewer(told.introducer), at: ago(days: told.daysAgo))
        for answer in told.answers {
            try await store.answer(
                introduction, .yes(contact: answer.contact), by: viewer(answer.member), at: ago(days: answer.daysAgo))
        }
        for outcome in told.outcomes {
            var said = Introduction.OutcomeEntry()
            (said.worth, said.words, said.isShared) = (outcome.worth, outcome.words, outcome.isShared ? "yes" : "")
            try await store.conclude(
                introduction, Introduction.Outcome(said), by: viewer(outcome.member), at: ago(days: outcome.daysAgo))
        }
    }
}
