import Colloquium
import HTTPTypes
import HummingbirdTesting
import NIOCore
import Store
import Testing

@testable import Web

@Suite("What is answered where the connection is read")
struct StandingAnswerTests {
    private func standing(_ site: TestSite, _ path: String, _ fields: HTTPFields = [:]) -> StandingAnswer? {
        site.web.standingAnswer(
            to: HTTPRequest(method: .get, scheme: "http", authority: "test.example", path: path, headerFields: fields))
    }

    private static let navigation: HTTPFields = [.accept: "text/html", .upgradeInsecureRequests: "1"]

    @Test("is what the site answered before, with the same fields, and a head and a 304 likewise")
    func same() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let question = try await site.addQuestion()
        try await site.test(through: .live) { browser in
            let paths = [
                "/articles", "/discussions", "/discussions/\(discussion)-a-trial-of-something",
                "/questions/\(question)-does-it-work", "/feed.atom", "/tags/trials",
            ]
            // What a page keeps of itself is kept once, which is a write.
            for path in paths { _ = try await browser.get(path) }
            for path in paths {
                site.clock.move(.minutes(2))
                #expect(standing(site, path) == nil, "Nobody asked for \(path) of late.")
                let first = try await browser.get(path)
                #expect(first.status == 200, "\(path)")
                let answer = try #require(standing(site, path), "\(path)")
                #expect(!answer.route.isEmpty && answer.route != "-")
                let second = try await browser.get(path)
                #expect(second.body == first.body && second.status == 200)
                #expect(comparable(second.headers) == comparable(first.headers), "\(path)")
                #expect(second.headers[.requestID] != first.headers[.requestID])
                let tag = try #require(first.headers[.eTag])
                let known = try await browser.get(path, headers: [.ifNoneMatch: tag])
                #expect(known.status == 304 && known.body.readableBytes == 0 && known.headers[.eTag] == tag)
                #expect(known.headers[.contentSecurityPolicy] != nil)
                #expect(try await browser.send(path, .head, [:], nil).headers[.eTag] == tag)
            }
        }
    }

    /// Without what is of one answer.
    private func comparable(_ fields: HTTPFields) -> [String: String] {
        Dictionary(
            fields.filter { ![.requestID, .date].contains($0.name) }.map { ($0.name.canonicalName, $0.value) },
            uniquingKeysWith: { "\($0), \($1)" })
    }

    @Test("ends with the next write, and when the clock may have changed it")
    func over() async throws {
        let site = try await TestSite()
        try await site.test(through: .live) { browser in
            for path in ["/feed.atom", "/discussions", "/feed.atom"] { _ = try await browser.get(path) }
            #expect(standing(site, "/discussions") != nil && standing(site, "/feed.atom") != nil)
            site.clock.move(.seconds(1))
            #expect(standing(site, "/discussions") == nil, "What opens is told within a second.")
            site.clock.move(.seconds(60))
            #expect(standing(site, "/feed.atom") == nil)
            _ = try await browser.get("/feed.atom")
            #expect(standing(site, "/feed.atom") != nil)
            _ = try await site.addDiscussion("Posted since")
            #expect(standing(site, "/feed.atom") == nil)
            #expect(try await browser.get("/feed.atom").text.contains("Posted since"))
        }
    }

    @Test("is for nobody who may be signed in, nor for a person who opens a feed, nor for what comes with a body")
    func others() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test(through: .live) { browser in
            let feed = try await browser.get("/feed.atom").text
            let visitors = try await browser.get("/articles").text
            #expect(try await browser.get("/feed.atom").text == feed)
            #expect(standing(site, "/articles", [.cookie: "\(SessionMiddleware.sessionCookie)=x"]) == nil)
            #expect(standing(site, "/articles", [.cookie: "\(SessionMiddleware.formCookie)=x"]) != nil)
            #expect(standing(site, "/articles", [.contentLength: "3"]) == nil)
            #expect(standing(site, "/articles", [.contentLength: "0"]) != nil)
            #expect(standing(site, "/articles", [.transferEncoding: "chunked"]) == nil)
            #expect(standing(site, "/feed.atom", Self.navigation) == nil)
            #expect(standing(site, "/articles?page=2") == nil)
            let page = try await browser.get("/feed.atom", headers: Self.navigation)
            #expect(page.headers[.contentType]?.hasPrefix("text/html") == true && page.text != feed)
            let mel = browser.fresh()
            try await mel.signIn("mel")
            let own = try await mel.get("/articles").text
            #expect(own.contains("Mel") && own != visitors)
            #expect(try await browser.fresh().get("/articles").text == visitors)
        }
    }

    @Test("is never a feed whose address is a secret")
    func secret() async throws {
        let site = try await PrivateFeedTests.site()
        try await site.test(through: .live) { browser in
            let path = try await PrivateFeedTests.make(browser.fresh()) + "/feed.atom"
            #expect(try await browser.fresh().get(path).status == 200)
            #expect(standing(site, path) == nil)
            #expect(standing(site, "feeds/private/1.atom") == nil, "Under this name it is kept.")
        }
    }
}
