import Colloquium
import Testing

@testable import Store

@Suite("Claims that came together by a merge")
struct MergedClaimTests {
    private static func names(_ society: Society, _ article: Number<Article>) async throws -> Set<String> {
        Set(try await society.reading(article).article.record.identifiers.map(\.value))
    }

    private static func correct(
        _ society: Society, _ article: Number<Article>, at now: Instant = Society.start,
        _ change: (inout ArticleEntry) -> Void
    ) async throws {
        let given = ArticleEntry(try await society.reading(article).article.record)
        var entry = given
        change(&entry)
        try await society.store.correct(
            article, from: given, to: entry, by: try await society.viewer(society.moderator), at: now)
    }

    @Test("a name taken away from one article is not taken from the other, until somebody does so there too")
    func denials() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        try await Self.correct(society, one) { $0.pmid = "" }
        #expect(try await Self.names(society, one) == ["10.1000/1"])
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        try await society.merge(other, into: one)
        #expect(try await Self.names(society, one) == ["10.1000/1", "42"])
        try await Self.correct(society, one, at: Society.start + .days(1)) { $0.pmid = "" }
        #expect(try await Self.names(society, one) == ["10.1000/1"])
        // Also when the merged article had been corrected by hand, and when it is said again.
        try await Self.correct(society, one, at: Society.start + .days(2)) { $0.pmid = "42" }
        #expect(try await Self.names(society, one) == ["10.1000/1", "42"])
        try await Self.correct(society, one, at: Society.start + .days(3)) { $0.pmid = "" }
        #expect(try await Self.names(society, one) == ["10.1000/1"])
        #expect(try await society.problems() == [])
    }

    @Test("of one registry only the newer tells what the record is to others")
    func relations() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        try await society.claim(
            Society.statement(.pubMed, "Fluids", "PMID:42", relations: [(.retractedBy, "PMID:9")]), of: other)
        try await society.merge(other, into: one)
        #expect(try await society.reading(one).notices.count == 1)
        let later = Society.start + .days(1)
        try await society.claim(Society.statement(.pubMed, "Fluids", "PMID:42"), of: one, at: later)
        #expect(try await society.reading(one).notices.isEmpty)
        // A claim about another record of the work stands beside it.
        try await society.claim(
            Society.statement(.crossref, "Fluids", "10.1000/1", relations: [(.correctedBy, "10.1000/8")]), of: one,
            at: later)
        #expect(try await society.reading(one).notices.map(\.kind) == [.correction])
    }

    @Test("can be split off again where both articles have one of each source")
    func split() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        for (article, name) in [(one, "10.1000/1"), (other, "PMID:42")] {
            try await society.claim(Society.statement(.crossref, "Fluids by Crossref", name), of: article)
        }
        try await society.merge(other, into: one)
        let registry = try await society.reading(one).claims.filter { $0.source == .crossref }.map(\.number)
        #expect(registry.count == 2)
        let back = try await society.store.split(
            registry, discussions: [], outOf: one, givingBack: other, reason: "Two.",
            by: try await society.viewer(society.administrator), at: Society.start)
        #expect(back == other)
        #expect(try await society.count("SELECT count(*) FROM claims WHERE article = \(other)") == 2)
        #expect(try await society.problems() == [])
    }
}

@Suite("Names that two articles go by")
struct SharedNameTests {
    @Test("belong to one, and go to the other when that loses them")
    func freed() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2 PMID:42"), of: other)
        let name = try Society.identifier("PMID 42")
        #expect(try await society.store.article(known: [name]) == one)
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:43"), of: one)
        #expect(try await society.store.article(known: [name]) == other)
        // And back, when this one loses it too.
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        #expect(try await society.store.article(known: [name]) == other)
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2"), of: other)
        #expect(try await society.store.article(known: [name]) == one)
        #expect(try await society.count("SELECT count(*) FROM withheld_identifiers") == 0)
        #expect(try await society.problems() == [])
    }

    @Test("that are freed bring notices about them to the article that has them now")
    func notices() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1 PMID:42"), of: one)
        let other = try await society.article("Steroids", "10.1000/2")
        try await society.claim(Society.statement(.crossref, "Steroids", "10.1000/2 PMID:42"), of: other)
        let notice = try await society.article("Retraction", "10.1000/9")
        try await society.claim(
            Society.statement(.crossref, "Retraction", "10.1000/9", relations: [(.retractionOf, "PMID:42")]),
            of: notice)
        #expect(try await society.reading(one).notices.count == 1)
        try await society.claim(Society.statement(.pubMed, "Fluids", "10.1000/1"), of: one)
        #expect(try await society.reading(one).notices.isEmpty)
        #expect(try await society.reading(other).notices.count == 1)
    }
}
