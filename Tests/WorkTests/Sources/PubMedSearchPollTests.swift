import Colloquium
import Foundation
import Loopback
import Outbound
import Store
import Synchronization
import Testing

@testable import Work

@Suite("A search of PubMed that is followed")
struct PubMedSearchPollTests {
    private static let page = "https://pubmed.ncbi.nlm.nih.gov/?term=septic+shock&filter=pubt.review&size=50"

    private static func article(_ number: String) -> String {
        """
        <PubmedArticle><MedlineCitation><PMID>\(number)</PMID><Article><Journal><Title>J</Title></Journal>
        <ArticleTitle>Trial \(number)</ArticleTitle></Article><MeshHeadingList><MeshHeading>
        <DescriptorName>Shock, Septic</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation>
        <PubmedData><ArticleIdList><ArticleId IdType="doi">10.1000/\(number)</ArticleId></ArticleIdList></PubmedData>
        </PubmedArticle>
        """
    }

    /// What PubMed has.
    private final class Catalogue: Sendable {
        private let list: Mutex<[String]>

        init(_ numbers: [String]) { list = Mutex(numbers) }

        var numbers: [String] { list.withLock { $0 } }
        func add(_ number: String) { list.withLock { $0.insert(number, at: 0) } }
    }

    /// E-utilities that find all there is.
    private static func server(_ catalogue: Catalogue) throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/esearch.fcgi":
                let list = catalogue.numbers.map { "\"\($0)\"" }.joined(separator: ",")
                return LoopbackAnswer(
                    "{\"esearchresult\": {\"count\": \"9\", \"idlist\": [\(list)]}}", type: "application/json")
            case "/efetch.fcgi":
                let articles = catalogue.numbers.map(article).joined()
                return LoopbackAnswer("<PubmedArticleSet>\(articles)</PubmedArticleSet>", type: "text/xml")
            default: return LoopbackAnswer("", status: 404)
            }
        }
    }

    private static func settings(_ server: LoopbackServer) -> ResolutionSettings {
        var settings = ResolutionSettings()
        settings.pubMed = server.origin
        settings.mailto = "site@test.example"
        return settings
    }

    @Test("brings what was added, with DOIs and headings, and fetches it only when there is something else")
    func poll() async throws {
        let catalogue = Catalogue(["38801034", "38801033"])
        let server = try Self.server(catalogue)
        let scene = try await PollingScene()
        try await scene.follow(Self.page)
        let poller = scene.poller(server, settings: Self.settings(server))
        #expect(try await poller.pollDue().added == 2)
        scene.clock.advance(by: .days(1))
        #expect(try await poller.pollDue().added == 0)
        #expect(server.requests.map(\.path) == ["/esearch.fcgi", "/efetch.fcgi", "/esearch.fcgi"])
        let query = try #require(server.requests.first?.target)
        #expect(query.contains("term=%28septic%20shock%29%20AND%20%22Review%22%5BPublication%20Type%5D"))
        #expect(query.contains("email=site%40test.example") && query.contains("datetype=edat"))
        catalogue.add("38801035")
        scene.clock.advance(by: .days(1))
        #expect(try await poller.pollDue() == PollTally(polls: 1, added: 1, changed: 0))
        let entry = try #require(
            try await scene.store.inbox(of: scene.follower, for: scene.viewer, Slice(size: 1)).rows.first)
        #expect(entry.item.record.meshTerms == ["Shock, Septic"])
        #expect(entry.item.record.identifiers.map(\.value).sorted() == ["10.1000/38801035", "38801035"])
    }

    @Test("that finds nothing is no failure")
    func nothing() async throws {
        let server = try Self.server(Catalogue([]))
        let scene = try await PollingScene()
        try await scene.follow(Self.page)
        #expect(try await scene.poller(server, settings: Self.settings(server)).pollDue().polls == 1)
        #expect(try await scene.source.reason.isEmpty)
    }

    @Test(
        "says why it brings nothing",
        arguments: [
            (
                LoopbackAnswer("{\"esearchresult\": {\"ERROR\": \"Invalid query\", \"idlist\": []}}"),
                "PubMed could not do this search: Invalid query"
            ),
            (LoopbackAnswer("<html>maintenance</html>"), "PubMed’s answer could not be read."),
            (LoopbackAnswer("{}", status: 429), "PubMed: The server has too much to do"),
        ] as [(LoopbackAnswer, String)])
    func failures(_ answer: LoopbackAnswer, _ words: String) async throws {
        let server = try LoopbackServer { _ in answer }
        let scene = try await PollingScene()
        try await scene.follow(Self.page)
        _ = try await scene.poller(server, settings: Self.settings(server)).pollDue()
        #expect(try await scene.source.reason.contains(words))
    }

    @Test("comes back when PubMed says")
    func retryAfter() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(status: 429, headers: [("Retry-After", "36000")]) }
        let scene = try await PollingScene()
        try await scene.follow(Self.page)
        _ = try await scene.poller(server, settings: Self.settings(server)).pollDue()
        #expect(try await scene.source.dueAt.map { $0 >= scene.clock.now + .hours(9) } == true)
    }
}
