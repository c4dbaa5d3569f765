import Colloquium
import HTTPTypes
import Pages
import Store
import Testing

@testable import Web

@Suite("Lists that many see alike")
struct SharedPagesTests {
    @Test("show what was posted a moment ago, and answer 304 while nothing changed")
    func fresh() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("First of all")
        try await site.test { browser in
            let first = try await browser.get("/articles")
            #expect(first.text.contains("First of all") && first.headers[.cacheControl] == "no-cache")
            let tag = try #require(first.headers[.eTag])
            #expect(try await browser.get("/articles", headers: [.ifNoneMatch: tag]).status == 304)
            site.clock.move(.seconds(2))
            #expect(try await browser.get("/articles", headers: [.ifNoneMatch: tag]).status == 304)
            _ = try await site.addDiscussion("Second to none", doi: "10.1000/second")
            let second = try await browser.get("/articles", headers: [.ifNoneMatch: tag])
            #expect(second.status == 200 && second.text.contains("Second to none"))
        }
    }

    @Test("say what the clock says")
    func clock() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            let open = try await browser.get("/discussions").text
            site.clock.move(.days(60))
            #expect(try await browser.get("/discussions").text != open, "It is over, and nobody wrote anything.")
        }
    }

    @Test("show nothing of a private club to who is not in it, whoever asked before")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Closed", .closed)
        _ = try await site.addDiscussion("Secret reading", in: club, by: site.facilitator)
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            for path in ["/articles", "/discussions", "/tags/trials"] {
                #expect(try await fay.get(path).text.contains("Secret reading"), "\(path)")
                for name in ["mel", "mo", nil] {
                    let other = browser.fresh()
                    if let name { try await other.signIn(name) }
                    #expect(try await !other.get(path).text.contains("Secret reading"), "\(path) \(name ?? "visitor")")
                }
            }
        }
    }

    @Test("have each reader's own name and token, and are not kept by what lies between")
    func own() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            let (mel, ann) = (browser.fresh(), browser.fresh())
            try await mel.signIn("mel")
            try await ann.signIn("ann")
            for _ in 0..<2 {
                let (hers, theirs) = (try await mel.get("/articles"), try await ann.get("/articles"))
                #expect(hers.text.contains("Mel") && !hers.text.contains(">Ann<"))
                #expect(!theirs.text.contains(">Mel<"))
                #expect(hers.hidden("csrf") != theirs.hidden("csrf") && !hers.hidden("csrf").isEmpty)
                #expect(hers.headers[.eTag] == nil && hers.headers[.cacheControl] == "no-store")
            }
            let out = try await mel.post("/sign-out", [("csrf", try await mel.get("/articles").hidden("csrf"))])
            #expect(out.status == 303, "The token is theirs.")
        }
    }

    private actor Counter {
        private(set) var count = 0
        func next() -> Int {
            count += 1
            return count
        }
    }

    private struct Fault: Error {}

    @Test("A page that many ask for at once is made once, and after a fault by the next who asks")
    func once() async throws {
        let (pages, made) = (SharedPages(), Counter())
        let key = SharedPages.Key(target: "/", audience: .visitors)
        let term = PageTerm(try Store.inMemory().edition(), at: TestSite.start, lasting: .seconds(1))
        await withTaskGroup(of: Void.self) { group in
            for _ in 1...20 {
                group.addTask {
                    _ = try? await pages.page(key, in: term, route: "/") {
                        let count = await made.next()
                        try await Task.sleep(for: .milliseconds(20))
                        if count == 1 { throw Fault() }
                        return SharedPages.Page(PreparedPage("<p>Words</p>"))
                    }
                }
            }
        }
        #expect(await made.count == 2)
    }
}
