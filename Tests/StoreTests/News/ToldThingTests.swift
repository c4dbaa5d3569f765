import Colloquium
import Testing

@testable import Store

@Suite("What can be answered of a day's mails")
struct ToldThingTests {
    @Test("is each thing once, though several mails of the day told of it")
    func once() async throws {
        let society = try await Society()
        let (store, monday) = (society.store, Society.monday)
        try await society.wish(society.ben, [(.site, .atOnce), (.clubs, .weekly)])
        _ = try await store.publish(
            Society.record("Fluids"), try Society.proposal(Society.open, opensAt: monday + .days(2)), draft: nil,
            by: try await society.viewer(society.ada), at: monday - .hours(1))
        #expect(try await society.promptNews(at: monday - .minutes(10)) == [society.ben: ["Fluids"]])
        #expect(try await society.digest(society.ben, at: monday) == ["Fluids"], "It opens soon.")
        let told = try await store.told(society.viewer(society.ben), on: MailedDay(monday))
        #expect(told.map(\.title) == ["Fluids"])
    }
}
