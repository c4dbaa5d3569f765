import Colloquium
import Testing

@testable import Store

@Suite("What only digests tell")
struct DigestsOnSiteTests {
    private static func told(_ society: Society, at now: Instant = Society.start) async throws -> [String] {
        try await society.store.toldByDigestsOnly(to: society.viewer(society.ben), at: now).map {
            "\($0.key.kind.rawValue) \($0.key.number)"
        }
    }

    @Test(
        "stands on the site for who follows it there only: what opens and closes within a week, and open questions",
        arguments: [("clubs", Delivery.onSite, true), ("site", .onSite, true), ("clubs", .weekly, false)])
    func week(_ scope: String, _ delivery: Delivery, _ isTold: Bool) async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(try #require(Subscription.Scope(scope)), delivery)])
        try await society.post("Soon", by: society.ada)
        let now = Society.start + .days(24)
        #expect(try await Self.told(society, at: now) == (isTold ? ["closing 1"] : []))
        #expect(try await Self.told(society, at: Society.start + .days(29)).isEmpty, "It is over.")
        let ben = try await society.viewer(society.ben)
        try await society.store.mute(.discussion(1), by: ben, at: now)
        #expect(try await Self.told(society, at: now).isEmpty)
    }

    @Test("is a question of a followed tag until it was opened, and not where it stands among what is new")
    func questions() async throws {
        let society = try await Society()
        try await society.wish(society.ben, [(.tag(Tag(rawValue: "asthma")!), .onSite)])
        try await society.ask("How much?", by: society.ada, tags: "asthma")
        #expect(try await Self.told(society) == ["question 1"])
        while try await society.store.gatherNews(at: Society.start) {}
        #expect(try await Self.told(society).isEmpty)
    }
}
