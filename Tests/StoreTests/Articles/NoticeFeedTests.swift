import Colloquium
import Testing

@testable import Store

@Suite("Notices in feeds")
struct NoticeFeedTests {
    @Test("come for a month, however many were posted since their article, and only where it belongs")
    func old() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", "10.1000/1")
        for number in 1...50 {
            try await society.post("Newer \(number)", by: society.ada, at: Society.start + .minutes(number))
        }
        let later = Society.start + .days(1)
        let news = { (subject: FeedSubject, now: Instant) in
            try await society.store.feed(of: subject, for: .visitor, at: now).entries.map(\.title)
        }
        #expect(try await !news(.site, later).contains("Fluids"))
        try await society.notify(article, "10.1000/1", .retractedBy, "10.1000/9", at: later)
        let told = try await news(.site, later)
        #expect(told.count == 50 && told.first == "Fluids", "What changed last comes first.")
        #expect(try await news(.club(Society.open), later).first == "Fluids")
        #expect(try await refusal { _ = try await news(.club(Society.ours), later) } == .notFound)
        #expect(try await !news(.site, later + .days(31)).contains("Fluids"))
    }
}
