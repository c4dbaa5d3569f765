import Colloquium
import Testing

@testable import Store

@Suite("News of an article in several clubs")
struct SharedArticleNewsTests {
    @Test("is told by everything where it can be read first, and once", arguments: [Society.hidden, Society.ours])
    func everything(first club: Number<Club>) async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        try await society.store.follow(.site, .atOnce, by: ben, at: Society.start - .hours(1))
        let isOpen = club == Society.ours
        try await society.post("Fluids", [(.doi, "10.1000/1")], in: club, by: society.ada)
        #expect(
            try await society.promptNews(at: Society.start + .minutes(10))[society.ben] == (isOpen ? ["Fluids"] : nil))
        try await society.post(
            "Fluids", [(.doi, "10.1000/1")], by: society.moderator, at: Society.start + .minutes(20))
        #expect(
            try await society.promptNews(at: Society.start + .minutes(40))[society.ben] == (isOpen ? nil : ["Fluids"]))
    }

    @Test(
        "is, once it is split, of the work that is discussed where somebody follows it, and of no other",
        arguments: [true, false])
    func waiting(isTold: Bool) async throws {
        let society = try await Society()
        let ben = try await society.viewer(society.ben)
        try await society.store.follow(.club(Society.ours), .atOnce, by: ben, at: Society.start - .hours(1))
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Vasopressors", "PMID:42", in: Society.ours)
        let claims = try await society.reading(other).claims.map(\.number)
        let discussion = Number<Discussion>(rawValue: 2)
        try await society.merge(other, into: one)
        while try await society.store.gatherNews(at: Society.start) {}
        if isTold {
            #expect(try await society.promptNews(at: Society.start + .minutes(10))[society.ben] == ["Fluids"])
        }
        let back = try await society.store.split(
            claims, discussions: [discussion], outOf: one, givingBack: other, reason: "Two works.",
            by: try await society.viewer(society.administrator), at: Society.start + .minutes(11))
        #expect(back == other)
        let told = try await society.promptNews(at: Society.start + .minutes(30))[society.ben]
        #expect(told == (isTold ? nil : ["Vasopressors"]), "What was told is not told again.")
        #expect(try await society.problems() == [])
    }
}
