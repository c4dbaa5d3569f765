import Colloquium
import Testing

@testable import Store

@Suite("Answers that are older than what is known")
struct OldAnswerTests {
    private static let name = "10.1000/1"

    private static func said(
        _ title: String, _ source: ClaimSource = .crossref, at moment: Instant?, isExcerpt: Bool = false,
        relations: [(ArticleRecord.Relation.Kind, String)] = []
    ) throws -> Claim.Statement {
        let record = try Society.statement(source, title, name, relations: relations).record
        return Claim.Statement(source, record, saidAt: moment, isExcerpt: isExcerpt)
    }

    @Test("do not take back what the source said since, such as a retraction")
    func claimed() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", Self.name)
        let noted = Society.start + .days(6)
        try await society.claim(
            Self.said("Fluids", at: noted, relations: [(.retractedBy, "10.1000/9")]), of: article, at: noted)
        let outcome = try await society.claim(
            Self.said("Fluids, as it was", at: Society.start), of: article, at: noted + .hours(1))
        #expect(outcome.effect == .unchanged)
        #expect(try await society.reading(article).notices.map(\.kind) == [.retraction])
        // What is newer is taken, and so is what comes without a time: it was said now.
        try await society.claim(Self.said("Fluids", at: noted + .hours(1)), of: article, at: noted + .hours(2))
        #expect(try await society.reading(article).notices.isEmpty)
        try await society.claim(Self.said("Fluids, now", at: nil), of: article, at: noted + .hours(3))
        #expect(try await society.reading(article).article.record.title == "Fluids, now")
    }

    @Test("of a draft that was left lying are published without harm")
    func draft() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", Self.name)
        let noted = Society.start + .days(6)
        try await society.claim(
            Self.said("Fluids", at: noted, relations: [(.retractedBy, "10.1000/9")]), of: article, at: noted)
        let draft = try await society.store.saveDraft(
            [DraftedArticle([try Self.said("Fluids, as it was", at: Society.start)], isResolved: true)], source: "x",
            by: society.ben, at: Society.start)
        let kept = try await society.store.draft(draft, of: society.ben)
        _ = try await society.store.publish(
            kept.articles[0].statements, try Society.proposal(Society.ours, opensAt: noted + .days(1)), draft: draft,
            by: try await society.viewer(society.ben), at: noted + .days(1))
        let reading = try await society.reading(article)
        #expect(reading.notices.map(\.kind) == [.retraction] && reading.article.record.title == "Fluids")
    }

    @Test("that say the same as what is held make it no older and no newer than it is")
    func confirmed() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", Self.name)
        let later = Society.start + .days(6)
        for moment in [Society.start, later, Society.start + .days(1)] {
            try await society.claim(Self.said("Fluids", at: moment), of: article, at: later)
        }
        let claim = try #require(try await society.reading(article).claims.last)
        #expect(claim.source == .crossref && claim.claimedAt == later)
        try await society.claim(Self.said("Other", at: later + .days(99)), of: article, at: later)
        #expect(
            try await society.reading(article).claims.last?.claimedAt == later, "No clock is believed of the future.")
    }

    @Test("A part of a record never stands in for the whole, and any whole for a part")
    func excerpt() async throws {
        let society = try await Society()
        let article = try await society.article("Fluids", Self.name)
        let now = Society.start + .days(6)
        try await society.claim(Self.said("Part", at: now, isExcerpt: true), of: article, at: now)
        #expect(try await society.reading(article).article.record.title == "Part")
        try await society.claim(
            Self.said("Whole", at: Society.start, relations: [(.retractedBy, "10.1000/9")]), of: article, at: now)
        #expect(try await society.reading(article).article.record.title == "Whole")
        let again = try await society.claim(Self.said("Part", at: now, isExcerpt: true), of: article, at: now)
        #expect(again.effect == .unchanged)
        #expect(try await society.reading(article).notices.count == 1)
    }
}
