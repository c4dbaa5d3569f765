import Colloquium
import Loopback
import Outbound
import Store
import Testing

@testable import Work

@Suite("Finding a source")
struct SourceFinderTests {
    private static func finder(
        _ servers: LoopbackServer..., settings: ResolutionSettings = ResolutionSettings()
    ) -> SourceFinder {
        SourceFinder(fetcher: PollingScene.fetcher(servers), pace: RequestPace { _ in nil }, settings: settings)
    }

    private static func reason(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return ""
        } catch let refusal as Refusal {
            #expect(refusal.problems.map(\.field) == ["address"])
            return refusal.reason
        } catch {
            return "\(error)"
        }
    }

    /// A journal's site: a page with feeds, the feeds, a list.
    private static func journal() throws -> LoopbackServer {
        try LoopbackServer { request in
            switch request.path {
            case "/feed": Feed.answer("One", "Two", "Three")
            case "/one":
                LoopbackAnswer(
                    "<html><head><link rel=alternate type=application/rss+xml href=/feed></head></html>",
                    type: "text/html")
            case "/two":
                LoopbackAnswer(
                    """
                    <html><head><title>J</title><link rel=alternate type=application/rss+xml title="Current issue" href=/feed>
                    <link rel=alternate type=application/atom+xml title="Online first" href=/early>
                    <link rel=alternate type=application/rss+xml title="Comments" href=/comments/feed></head></html>
                    """, type: "text/html")
            case "/self":
                LoopbackAnswer(
                    "<html><head><link rel=alternate type=application/rss+xml href=/self></head></html>",
                    type: "text/html")
            case "/none":
                LoopbackAnswer(
                    "<html><head><title>Journal</title></head><body>Read us</body></html>", type: "text/html")
            case "/list.opml":
                LoopbackAnswer(
                    """
                    <opml version="2.0"><body><outline text="Medicine"><outline text="A" xmlUrl="https://a.example/f"/>
                    <outline text="A again" xmlUrl="https://a.example/f"/></outline><outline xmlUrl="javascript:x"/>
                    <outline text="B" xmlUrl="https://b.example/f"/></body></opml>
                    """, type: "text/x-opml")
            case "/moved": .redirect(301, to: "/feed")
            case "/busy": LoopbackAnswer("", status: 503)
            case "/closed": LoopbackAnswer("", status: 410)
            case "/ahead":
                LoopbackAnswer(
                    Feed.rss(["One", "Two"]) { $0 == 0 ? "<pubDate>Sat, 28 Nov 2099 08:00:00 GMT</pubDate>" : "" },
                    type: "application/rss+xml")
            case "/wall": LoopbackAnswer("<html>Checking your browser</html>", type: "text/html", status: 403)
            default: LoopbackAnswer("", status: 404)
            }
        }
    }

    @Test("shows what a first poll of a feed would bring", arguments: ["/feed", "/one", "/moved"])
    func preview(_ path: String) async throws {
        let server = try Self.journal()
        guard case .source(let preview) = try await Self.finder(server).find("  \(server.origin)\(path) ") else {
            throw Refusal(.conflict, "No source.")
        }
        #expect(preview.offer.address.description == server.origin + "/feed")
        #expect(preview.offer.title == "A journal" && preview.offer.page == "https://j.example/")
        #expect(preview.count == 3 && preview.items.map(\.title) == ["One", "Two", "Three"])
    }

    @Test("says that the clock of a feed is wrong")
    func ahead() async throws {
        let server = try Self.journal()
        guard case .source(let preview) = try await Self.finder(server).find(server.origin + "/ahead") else {
            throw Refusal(.conflict, "No source.")
        }
        #expect(preview.notice.hasPrefix("The feed dates an article years from now"))
    }

    @Test("lets choose between the feeds of a page")
    func choice() async throws {
        let server = try Self.journal()
        guard case .choice(let page, let offers) = try await Self.finder(server).find(server.origin + "/two") else {
            throw Refusal(.conflict, "No choice.")
        }
        #expect(page == server.origin + "/two")
        #expect(offers.map(\.title) == ["Current issue", "Online first"])
        #expect(offers.map(\.address.description) == [server.origin + "/feed", server.origin + "/early"])
    }

    @Test("takes a list of feeds")
    func list() async throws {
        let server = try Self.journal()
        guard case .list(let listed) = try await Self.finder(server).find(server.origin + "/list.opml") else {
            throw Refusal(.conflict, "No list.")
        }
        #expect(listed.offers.map(\.title) == ["A", "B"])
        #expect(listed.offers.map(\.folders) == [["Medicine"], []])
    }

    @Test(
        "says of a search of PubMed that it is too long, before it is offered and cannot be followed",
        arguments: [170, 400])
    func long(count: Int) async throws {
        let terms = Array(repeating: "sepsis+AND", count: count).joined(separator: "+")
        let reason = await Self.reason {
            _ = try await Self.finder().find("https://pubmed.ncbi.nlm.nih.gov/?term=\(terms)")
        }
        #expect(reason.contains("too long"), "\(reason)")
    }

    @Test(
        "says why nothing is found",
        arguments: [
            ("/none", "web page"), ("/self", "web page"), ("/wall", "refuses programs"), ("/missing", "404"),
            ("/busy", "Nothing is followed yet"), ("/closed", "closed for good"),
        ])
    func nothing(_ path: String, _ words: String) async throws {
        let server = try Self.journal()
        let reason = await Self.reason { _ = try await Self.finder(server).find(server.origin + path) }
        #expect(reason.contains(words), "\(reason)")
    }

    @Test(
        "asks for an address where there is none",
        arguments: ["", "   ", "heart failure", "ftp://a.example/f", "mailto:a@b.example", "localhost"])
    func noAddress(_ text: String) async throws {
        let reason = await Self.reason { _ = try await Self.finder().find(text) }
        #expect(reason.contains("address"), "\(reason)")
    }

    @Test("goes nowhere it must not", arguments: ["http://169.254.169.254/latest", "http://127.0.0.1:1/x", "10.0.0.1"])
    func guarded(_ text: String) async throws {
        let reason = await Self.reason { _ = try await Self.finder().find(text) }
        #expect(!reason.isEmpty)
    }

    @Test("repeats a search of PubMed, or says which filter it cannot")
    func pubMed() async throws {
        let server = try LoopbackServer { request in
            request.path == "/esearch.fcgi"
                ? LoopbackAnswer("{\"esearchresult\": {\"idlist\": [\"1\"]}}")
                : LoopbackAnswer(
                    """
                    <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Trial</ArticleTitle>
                    </Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
                    """)
        }
        var settings = ResolutionSettings()
        settings.pubMed = server.origin
        let finder = Self.finder(server, settings: settings)
        guard case .source(let preview) = try await finder.find("pubmed.ncbi.nlm.nih.gov/?term=sepsis&size=100") else {
            throw Refusal(.conflict, "No source.")
        }
        #expect(preview.offer.title == "PubMed: sepsis" && preview.items.map(\.title) == ["Trial"])
        #expect(preview.offer.address.description == "https://pubmed.ncbi.nlm.nih.gov/?term=sepsis&sort=date")
        let reason = await Self.reason {
            _ = try await finder.find("https://pubmed.ncbi.nlm.nih.gov/?term=sepsis&filter=custom.x")
        }
        #expect(reason.contains("“custom.x”"))
    }

    @Test("is put off in words when everybody looks at once")
    func crowded() async throws {
        let servers = try ["127.0.0.1", "127.0.0.2"].map { host in
            try LoopbackServer(host: host) { _ in LoopbackAnswer(manner: .silence) }
        }
        let finder = Self.finder(servers[0], servers[1])
        let crowd = (0..<8).map { number in
            Task { try await finder.find("\(servers[number % 2].origin)/\(number)") }
        }
        while servers.map(\.requests.count) != [4, 4] { try await Task.sleep(for: .milliseconds(5)) }
        let reason = await Self.reason { _ = try await finder.find(servers[0].origin + "/feed") }
        #expect(reason == "Many sources are being looked at just now. Try again in a minute.")
        for task in crowd { task.cancel() }
    }
}
