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

    /// Citations of the PMIDs that were asked for, but for those of every seventh number.
    private static func citations(in request: LoopbackRequest) -> LoopbackAnswer {
        let list = request.target.split(separator: "&").first { $0.hasPrefix("id=") }?.dropFirst(3) ?? ""
        let numbers = list.split(separator: ",").compactMap { Int($0) }.filter { !($0 - 10_000_000).isMultiple(of: 7) }
        let citations = numbers.map {
            """
            <PubmedArticle><MedlineCitation><PMID Version="1">\($0)</PMID><Article><ArticleTitle>Citation \($0)\
            </ArticleTitle></Article></MedlineCitation></PubmedArticle>
            """
        }
        return LoopbackAnswer("<PubmedArticleSet>\(citations.joined())</PubmedArticleSet>")
    }

    /// Works of the DOIs that were asked for.
    private static func works(in request: LoopbackRequest) -> LoopbackAnswer {
        let filter = request.target.split(separator: "?").last?.split(separator: "&").first?.dropFirst("filter=".count)
        let names = (filter ?? "").split(separator: ",").map {
            $0.replacing("doi:", with: "").replacing("%2F", with: "/")
        }
        let items = names.map { "{\"DOI\":\"\($0)\",\"type\":\"journal-article\",\"title\":[\"Work\"]}" }
        return LoopbackAnswer(
            "{\"status\":\"ok\",\"message-type\":\"work-list\",\"message\":{\"items\":[\(items.joined(separator: ","))]}}"
        )
    }

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
        let stage = try ServiceStage(["/pubmed/efetch": { request in Self.citations(in: request) }])
        let many = try (1...450).map { [try #require(Identifier(.pmid, String(10_000_000 + $0)))] }
        let standings = await stage.resolver.standings(of: many)
        #expect(standings.count == 450)
        for (number, standing) in zip(1..., standings) {
            let title = standing.record(.pubMed)?.title
            #expect(number.isMultiple(of: 7) ? title == nil : title == "Citation \(10_000_000 + number)")
        }
        #expect(stage.count("/pubmed/efetch") == 3)
        _ = await stage.resolver.standings(of: many)
        #expect(stage.count("/pubmed/efetch") == 6)
    }

    @Test("keeps addresses short, and asks by itself for a DOI that a filter cannot hold")
    func filters() async throws {
        let stage = try ServiceStage(["/crossref/works?filter=doi:": { request in Self.works(in: request) }])
        let long = try (0..<90).map { number in
            [try #require(Identifier(.doi, "10.5555/\(String(repeating: "x", count: 150)).\(number)"))]
        }
        let standings = await stage.resolver.standings(
            of: long + [[try #require(Identifier(.doi, "10.1000/a,b"))]], budget: .seconds(30))
        #expect(standings.count == 91)
        for (asked, standing) in zip(long, standings) {
            #expect(standing.record(.crossref)?.identifier(.doi) == asked[0])
        }
        #expect(standings[90].kind(.crossref) == "unknown")
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

    @Test("asks DataCite for what Crossref does not have, and what can only be asked one by one")
    func others() async throws {
        let stage = try ServiceStage([
            "/datacite/dois/10.5281%2Fzenodo.7955181": { _ in .file("datacite_zenodo.json") },
            "/pubmed/esearch": { _ in .file("esearch_found.json") },
            "/pubmed/efetch": { _ in
                LoopbackAnswer(
                    """
                    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID Version="1">29768149</PMID><Article>\
                    <ArticleTitle>By its PMCID</ArticleTitle></Article></MedlineCitation><PubmedData><ArticleIdList>\
                    <ArticleId IdType="pmc">PMC7</ArticleId></ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>
                    """)
            },
        ])
        let pmcid = try #require(Identifier(.pmcid, "PMC7"))
        let standings = await stage.resolver.standings(of: [
            [try #require(Identifier(.doi, "10.5281/zenodo.7955181"))], [pmcid],
            [try #require(Identifier(.url, "https://a.example/page"))],
        ])
        #expect(standings[0].record(.dataCite)?.title == "The Counting Functions of Prime Pairs")
        #expect(standings[1].record(.pubMed)?.title == "By its PMCID")
        #expect(standings[2].findings.isEmpty, "nobody can tell")
        _ = await stage.resolver.standings(of: [[try #require(Identifier(.doi, "10.5281/zenodo.7955181"))]])
        #expect(stage.count("/datacite") == 2)
    }

    @Test("hears all of Crossref before it asks DataCite, which may be slow")
    func order() async throws {
        let stage = try ServiceStage([
            "/crossref/works?filter=doi:": { request in
                request.target.contains("unknown") ? .file("crossref_works.json") : Self.works(in: request)
            }
        ])
        let unknown = try (0..<40).map { [try #require(Identifier(.doi, "10.5555/unknown.\($0)"))] }
        let standings = await stage.resolver.standings(of: unknown + [[try #require(Identifier(.doi, "10.5555/z"))]])
        #expect(standings.dropLast().allSatisfy { $0.kind(.crossref) == "unknown" && $0.kind(.dataCite) == "unknown" })
        #expect(standings.last?.kind(.crossref) == "found")
        let targets = stage.server.requests.map(\.target)
        let lastOfCrossref = try #require(targets.lastIndex { $0.hasPrefix("/crossref") })
        let firstOfDataCite = try #require(targets.firstIndex { $0.hasPrefix("/datacite") })
        #expect(lastOfCrossref < firstOfDataCite)
        #expect(stage.count("/datacite") == 40)
    }

    @Test("puts together what is said of all names of a work, and nothing where one is missing")
    func names() async throws {
        let works = Self.works
        let stage = try ServiceStage(works)
        let standing = try #require(
            await stage.resolver.standings(of: [try Self.article(1) + Self.article(2)]).first?.record(.crossref))
        #expect(Set(standing.relations.map(\.kind)) == [.retractedBy, .correctedBy])
        let comma = try #require(Identifier(.doi, "10.1000/a,b"))
        let broken = try ServiceStage(
            works.merging(["/crossref/works/10.1000%2Fa%2Cb": { _ in LoopbackAnswer("", status: 403) }]) { $1 })
        let half = await broken.resolver.standings(of: [try Self.article(1) + [comma]])
        #expect(half[0].pending == [.crossref] && half[0].record(.crossref) == nil)
    }

    @Test("halves a batch that Crossref refuses for one name in it")
    func halves() async throws {
        let bad = try #require(Identifier(.doi, "10.1000/refused"))
        let stage = try ServiceStage([
            "/crossref/works?filter=doi:": { request in
                if request.target.contains("refused") { return LoopbackAnswer("validation-failure", status: 400) }
                return .file("crossref_works.json")
            },
            "/crossref/works?filter=updates:": { _ in .file("crossref_notices.json") },
        ])
        let standings = await stage.resolver.standings(of: [try Self.article(1), [bad], try Self.article(2)])
        #expect(standings.map { $0.kind(.crossref) } == ["found", "unknown", "found"])
        #expect(standings[0].record(.crossref)?.isRetracted == true)
        #expect(stage.count("/crossref/works/10.1000%2Frefused") == 1)
    }
}
