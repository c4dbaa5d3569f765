import Colloquium
import Loopback
import Testing

@testable import Work

@Suite("The daily look at the standing of articles")
struct StandingTests {
    private static func article(_ number: Int) throws -> [Identifier] {
        [try #require(Identifier(.doi, "10.5555/article.\(number)"))]
    }

    private static let works: [String: ServiceStage.Answer] = [
        "/crossref/works?filter=doi:": { _ in .file("crossref_works.json") },
        "/crossref/works?filter=updates:": { _ in .file("crossref_notices.json") },
    ]

    @Test("finds notices from either side, each once")
    func notices() async throws {
        let stage = try ServiceStage(Self.works)
        let standings = await stage.resolver.standings(of: [
            try Self.article(1), try Self.article(2), try Self.article(3), [],
        ])
        #expect(standings.count == 4)
        let first = try #require(standings[0].record(.crossref))
        #expect(first.relations.map { "\($0.kind.rawValue) \($0.target.value)" } == ["retractedBy 10.5555/notice.1"])
        #expect(first.isRetracted)
        let second = try #require(standings[1].record(.crossref))
        #expect(second.relations.map { "\($0.kind.rawValue) \($0.target.value)" } == ["correctedBy 10.5555/notice.2"])
        #expect(standings[2].kind(.crossref) == "unknown")
        #expect(standings[3].findings.isEmpty)
        #expect(stage.count("/crossref") == 2)
    }

    @Test("reads retractions from PubMed")
    func pubMed() async throws {
        let stage = try ServiceStage(["/pubmed/efetch": { _ in .file("pubmed_retracted.xml") }])
        let standings = await stage.resolver.standings(of: [[try #require(Identifier(.pmid, "9500320"))]])
        #expect(standings[0].record(.pubMed)?.isRetracted == true)
        #expect(standings[0].record(.pubMed)?.relations.count == 2)
    }

    @Test("asks for two hundred at once, and never takes an old answer")
    func batches() async throws {
        let stage = try ServiceStage([:])
        let many = try (1...450).map { [try #require(Identifier(.pmid, String(10_000_000 + $0)))] }
        let standings = await stage.resolver.standings(of: many)
        #expect(standings.count == 450)
        #expect(standings.allSatisfy { $0.kind(.pubMed) == "unknown" })
        #expect(stage.count("/pubmed/efetch") == 3)
        _ = await stage.resolver.standings(of: many)
        #expect(stage.count("/pubmed/efetch") == 6)
    }

    @Test("keeps addresses short, and asks by itself for a DOI that a filter cannot hold")
    func filters() async throws {
        let stage = try ServiceStage([:])
        let long = try (0..<90).map { number in
            [try #require(Identifier(.doi, "10.5555/\(String(repeating: "x", count: 150)).\(number)"))]
        }
        let standings = await stage.resolver.standings(
            of: long + [[try #require(Identifier(.doi, "10.1000/a,b"))]], budget: .seconds(30))
        #expect(standings.count == 91)
        #expect(stage.server.requests.allSatisfy { $0.target.utf8.count < 8_000 })
        #expect(stage.count("/crossref/works/10.1000%2Fa%2Cb") == 1)
    }

    @Test("says of which articles nobody could tell")
    func failures() async throws {
        let stage = try ServiceStage([
            "/crossref": { _ in LoopbackAnswer("", status: 503) }, "/pubmed": { _ in LoopbackAnswer(manner: .silence) },
        ])
        let standings = await stage.resolver.standings(
            of: [try Self.article(1), [try #require(Identifier(.pmid, "1"))]], budget: .seconds(2))
        #expect(standings[0].pending == [.crossref])
        #expect(standings[1].pending == [.pubMed])
    }
}
