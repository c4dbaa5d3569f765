import Colloquium
import Loopback
import Testing

@testable import Work

@Suite("Finding the work a citation in words means")
struct CitationSearchTests {
    private static let citation =
        "O'Byrne PM, FitzGerald JM, et al. Inhaled Combined Budesonide-Formoterol as Needed in Mild Asthma. N Engl J Med 2018;378(20):1865-1876."

    @Test("offers those that agree, the best first, whatever Crossref thinks")
    func byWords() async throws {
        let stage = try ServiceStage(["/crossref/works?query.bibliographic=": { _ in .file("crossref_query.json") }])
        let matches = await stage.matches(Self.citation)
        let best = try #require(matches.candidates.first)
        #expect(best.record.identifiers.first == Trial.doi)
        #expect(best.score > 0.95)
        #expect(best.basis == .words)
        #expect(matches.candidates.allSatisfy { $0.record.identifier(.doi)?.value != "10.5555/unrelated" })
        #expect(matches.troubles.isEmpty)
        #expect(matches.candidates.allSatisfy { $0.statement.source == .crossref && $0.statement.isExcerpt })
        #expect(stage.first("/crossref")?.target.contains("mailto=") == true)
        #expect(stage.first("/crossref")?.target.contains("select=DOI,type,title") == true)
    }

    @Test("takes the identifier in it first, and tells by the score that it is another work")
    func byIdentifier() async throws {
        var answers = Trial.answers()
        answers["/crossref/works?query.bibliographic="] = { _ in .file("crossref_query.json") }
        let stage = try ServiceStage(answers)
        let right = await stage.matches("\(Self.citation) doi:10.1056/NEJMoa1715274")
        let first = try #require(right.candidates.first)
        #expect(first.basis == .identifier(try #require(Trial.doi)))
        #expect(first.score > 0.95)
        #expect(first.statement.source == .pubMed && !first.statement.isExcerpt, "PubMed is asked first.")
        #expect(right.candidates.count(where: { $0.record.identifiers.contains { $0 == Trial.doi } }) == 1)

        let wrong = await stage.resolver.matches(
            forCitation: "Carberry J. Cracks in pots and people. J Psychoceram 1990;1:2-3. doi:10.1056/NEJMoa1715274")
        #expect(wrong.candidates.first?.basis == .identifier(try #require(Trial.doi)))
        #expect((wrong.candidates.first?.score ?? 1) < CitationMatches.leastScore)
    }

    @Test("says why there is nothing")
    func nothing() async throws {
        let broken = try ServiceStage(["/crossref": { _ in LoopbackAnswer("", status: 500) }])
        let matches = await broken.matches(Self.citation)
        #expect(matches.candidates.isEmpty)
        #expect(matches.troubles.count == 1)
        let silent = try ServiceStage(["/crossref": { _ in LoopbackAnswer(manner: .silence) }])
        let late = await silent.matches(Self.citation, budget: .seconds(1))
        #expect(late.troubles == ["Crossref did not answer."])
    }

    @Test("asks nothing of a text without words, and little of a whole paper")
    func strange() async throws {
        let stage = try ServiceStage(["/crossref/works?query.bibliographic=": { _ in .file("crossref_query.json") }])
        #expect(await stage.matches(" ?! 2018 ").candidates.isEmpty)
        #expect(stage.server.requests.isEmpty)
        _ = await stage.matches(String(repeating: "asthma & “steroids” ", count: 20_000))
        #expect((stage.first("/crossref")?.target.utf8.count ?? 0) < 5_000)
        #expect(stage.server.requests.count == 1)
    }
}
