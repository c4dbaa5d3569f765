import Colloquium
import Testing

@testable import Store

@Suite("A subscription that comes another way from now on")
struct ChangedDeliveryTests {
    /// Ben follows a club every week; so many articles were posted in it since.
    private static func society(_ articles: Int) async throws -> Society {
        let society = try await Society()
        try await society.run("DELETE FROM subscriptions WHERE member = \(society.ben)")
        try await society.wish(society.ben, [(.club(Society.open), .weekly)])
        for number in 0..<articles {
            _ = try await society.post("A\(number)", by: society.moderator, at: Society.start + .minutes(1))
        }
        while try await society.store.gatherNews(at: Society.start + .minutes(2)) {}
        return society
    }

    private static func change(_ society: Society, to delivery: Delivery) async throws {
        try await society.store.follow(
            .club(Society.open), delivery, by: society.viewer(society.ben), at: Society.start + .minutes(3))
    }

    private static let soon = Society.start + .minutes(13)

    @Test("loses nothing that the next digest would have told: it comes in one mail, and never again")
    func weeklyToAtOnce() async throws {
        let society = try await Self.society(3)
        try await Self.change(society, to: .atOnce)
        try await Self.change(society, to: .atOnce)
        #expect(try await society.promptNews(at: Self.soon - .tick).isEmpty)
        #expect(Set(try await society.promptNews(at: Self.soon)[society.ben] ?? []) == ["A0", "A1", "A2"])
        #expect(try await society.promptNews(at: Self.soon + .days(8)).isEmpty)
    }

    @Test("brings no flood: twenty things in the first mail, and the rest ten minutes later")
    func many() async throws {
        let society = try await Self.society(25)
        try await Self.change(society, to: .atOnce)
        #expect(try await society.promptNews(at: Self.soon)[society.ben]?.count == 20)
        #expect(try await society.promptNews(at: Self.soon + .minutes(9)).isEmpty)
        #expect(try await society.promptNews(at: Self.soon + .minutes(10))[society.ben]?.count == 5)
        #expect(try await society.promptNews(at: Self.soon + .days(1)).isEmpty)
    }

    @Test("takes along what waits, there and back")
    func back() async throws {
        let society = try await Self.society(2)
        try await Self.change(society, to: .atOnce)
        try await Self.change(society, to: .weekly)
        #expect(try await society.promptNews(at: Self.soon).isEmpty)
        let preview = try await society.store.previewDigest(for: society.ben, [.weekly], at: Self.soon)
        #expect(Set(preview.items.map(\.title)) == ["A0", "A1"] && preview.items.count == 2)
    }

    @Test("brings nothing that was told before, nor what happened while it was heard of on the site only")
    func nothingOld() async throws {
        let society = try await Self.society(2)
        try await Self.change(society, to: .onSite)
        try await Self.change(society, to: .atOnce)
        #expect(try await society.promptNews(at: Self.soon).isEmpty)
    }
}
