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

    @Test("of one registry that goes back to what it said before, show again what follows from it")
    func saidAgain() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        let unharmed = try Society.statement(.crossref, "Fluids", "10.1000/1")
        try await society.claim(unharmed, of: one)
        let merging = try await society.claim(
            Society.statement(.crossref, "Fluids", "10.1000/1 PMID:42", relations: [(.retractedBy, "10.1000/9")]),
            of: other, at: Society.start + .days(1))
        #expect(merging.merged == [other])
        #expect(try await society.reading(one).notices.count == 1)
        try await society.claim(unharmed, of: one, at: Society.start + .days(2))
        #expect(try await society.reading(one).notices.isEmpty)
    }

    @Test("show those of the article that stays, where both have one of a source, whichever is newer")
    func ownFirst() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let other = try await society.article("Fluids", "PMID:42", in: Society.ours)
        for (article, name, day) in [(one, "10.1000/1", 1), (other, "PMID:42", 2)] {
            try await society.claim(
                Society.statement(.crossref, "By Crossref", name) { $0.pages = "\(day)" }, of: article,
                at: Society.start + .days(day))
            try await Self.correct(society, article, at: Society.start + .days(day)) {
                $0.title = "Fluids \(article)"
                $0.volume = "\(day)"
                if article == other { $0.issue = "7" }
            }
        }
        try await society.merge(other, into: one, at: Society.start + .days(3))
        func shown() async throws -> [String] {
            let record = try await society.reading(one).article.record
            return [record.title, record.volume, record.pages, record.issue]
        }
        #expect(try await shown() == ["Fluids \(one)", "1", "1", "7"])
        #expect(try await society.reading(one).article.record.identifiers.first?.value == "10.1000/1")
        // What is corrected of one field leaves the others as they were.
        try await Self.correct(society, one, at: Society.start + .days(4)) { $0.issue = "8" }
        #expect(try await shown() == ["Fluids \(one)", "1", "1", "8"])
    }

    @Test("keep their age when a name is taken out of one, so that no older correction comes back")
    func age() async throws {
        let society = try await Society()
        let one = try await society.article("Fluids", "10.1000/1")
        let early = try await society.article("Fluids", "PMID:42", in: Society.ours)
        let late = try await society.article("Fluids", "PMC7", in: Society.hidden)
        for (article, member, day) in [
            (early, society.moderator, 1), (late, society.administrator, 2),
        ] as [(Number<Article>, Number<Member>, Int)] {
            let given = ArticleEntry(try await society.reading(article).article.record)
            var entry = given
            entry.volume = "\(day)"
            try await society.store.correct(
                article, from: given, to: entry, by: try await society.viewer(member),
                at: Society.start + .days(day))
            try await society.merge(article, into: one, at: Society.start + .days(3))
        }
        #expect(try await society.reading(one).article.record.volume == "2")
        try await Self.correct(society, one, at: Society.start + .days(4)) { $0.pmid = "" }
        #expect(try await Self.names(society, one) == ["10.1000/1", "PMC7"])
        #expect(try await society.reading(one).article.record.volume == "2")
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
