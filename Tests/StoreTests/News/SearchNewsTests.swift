import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("News of a search")
struct SearchNewsTests {
    @Test(
        "is whatever is found of all that came since the last look, by words and by filters, each for who may read it")
    func batch() async throws {
        let society = try await Society()
        let store = society.store
        for (member, query) in [
            (society.ben, "balsam"), (society.moderator, "kind:question"), (society.ben, "club:Hidden balsam"),
        ] {
            var entry = SavedSearch.Entry()
            (entry.name, entry.query) = (query, query)
            try await store.save(try SavedSearch.Draft(entry), by: member, at: Society.start)
        }
        for member in [society.ben, society.moderator] {
            let searches = try await store.savedSearches(of: member)
            try await society.wish(member, searches.map { (.search($0.number), .atOnce) })
        }
        let (open, hidden) = (
            try await society.post("One", by: society.ada),
            try await society.post("Two", in: Society.hidden, by: society.ada)
        )
        for number in 0..<5 { try await society.say("Word \(number)", in: open, by: society.ada) }
        try await society.say("Balsam helps.", in: open, by: society.ada)
        try await society.say("Balsam is hidden.", in: hidden, by: society.ada)
        try await society.say("Balsam of one’s own.", in: open, by: society.ben)
        try await society.ask("How much?", by: society.ada)
        #expect(
            try await society.promptNews(at: Society.start + .hours(1)) == [
                society.ben: ["One"], society.moderator: ["How much?"],
            ])
    }
}
