import Colloquium
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

@Suite("Private feeds")
struct PrivateFeedTests {
    static func site() async throws -> TestSite {
        let site = try await TestSite()
        let inside = try await site.addClub("Inner club", .closed)
        _ = try await site.addDiscussion("Inside trial", in: inside, by: site.facilitator)
        return site
    }

    /// Makes an address as Fay, who belongs to the club, and gives it without its ending.
    static func make(_ browser: Browser, _ subject: String = "club:2") async throws -> String {
        try await browser.signIn("fay")
        let page = try await browser.post(
            "/settings/feeds", [("subject", subject), ("name", "My phone")], visiting: "/settings/feeds")
        let address = page.text.firstMatch(of: /value="http:\/\/test.example(\/feeds\/[A-Za-z0-9_-]{43})\/feed.atom"/)
        return String(try #require(address).1)
    }

    @Test("are not made under a name that is too long, which comes back whole")
    func longName() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let name = String(repeating: "x", count: 101)
            let page = try await browser.post(
                "/settings/feeds", [("subject", "club:2"), ("name", name)], visiting: "/settings/feeds")
            #expect(page.status == 422 && page.text.contains("value=\"\(name)\""))
        }
    }

    @Test("hold what their member may read, for whoever has the address, until it is revoked")
    func life() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            let address = try await Self.make(browser)
            for file in ["feed.atom", "feed.rss", "feed.json"] {
                let feed = try await browser.fresh().get("\(address)/\(file)")
                #expect(feed.status == 200 && feed.text.contains("Inside trial"))
                #expect(feed.headers[.cacheControl] == "private, no-cache")
                #expect(feed.headers[.referrerPolicy] == "no-referrer")
                let tag = try #require(feed.headers[.eTag])
                #expect(
                    try await browser.fresh().get("\(address)/\(file)", headers: [.ifNoneMatch: tag]).status == 304)
            }
            let list = try await browser.get("/settings/feeds").text
            #expect(list.contains("My phone") && !list.contains(address), "The address is shown once.")
            #expect(!list.contains(">never<"), "When it was used is noted.")
            #expect(try await browser.fresh().get("/clubs/2/feed.atom").status == 404)
            #expect(try await browser.post("/settings/feeds/1/revocation").text.contains("Revoke this feed?"))
            #expect(try await browser.fresh().get("\(address)/feed.atom").status == 200)
            #expect(try await browser.post("/settings/feeds/1/revocation", [("sure", "yes")]).status == 303)
            let revoked = try await browser.fresh().get("\(address)/feed.atom")
            let unknown = try await browser.fresh().get("/feeds/\(PolicyTests.unknown)/feed.atom")
            #expect(revoked.status == 404 && unknown.status == 404)
        }
    }

    @Test("are made once where a form is sent twice, and no more once what it made was revoked")
    func twice() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let form = try await browser.get("/settings/feeds").fields.typing("subject", "club:2")
            var addresses: Set<String> = []
            for _ in 0..<2 {
                let page = try await browser.post("/settings/feeds", form)
                let address = page.text.firstMatch(of: /value="http:\/\/test.example(\/feeds\/[^"]*\/feed.atom)"/)
                addresses.insert(String(try #require(address).1))
            }
            #expect(addresses.count == 1)
            #expect(try await site.store.privateFeeds(of: site.facilitator).count == 1)
            let other = try await browser.post("/settings/feeds", form.typing("subject", "site:"))
            #expect(other.status == 200, "Another choice on a page gone back to is another feed.")
            #expect(try await site.store.privateFeeds(of: site.facilitator).count == 2)
            #expect(try await browser.post("/settings/feeds/1/revocation", [("sure", "yes")]).status == 303)
            #expect(try await browser.post("/settings/feeds", form).status == 409)
            #expect(try await browser.fresh().get(try #require(addresses.first)).status == 404)
        }
    }

    @Test("are not made again under the same name, as a page gone back to would")
    func sameName() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            _ = try await Self.make(browser)
            let form = [("subject", "club:2"), ("name", "My phone"), ("submission", Token().text)]
            let again = try await browser.post("/settings/feeds", form)
            #expect(again.status == 422 && again.text.contains("such a feed called “My phone”"))
            #expect(again.text.contains("value=\"My phone\""))
            #expect(try await site.store.privateFeeds(of: site.facilitator).count == 1)
            let named = [("subject", "club:2"), ("name", "My desk"), ("submission", Token().text)]
            #expect(try await browser.post("/settings/feeds", named).status == 200)
        }
    }

    @Test("say to the hour when they were last used")
    func used() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            let address = try await Self.make(browser)
            func usedAt() async throws -> Instant? {
                try await site.store.privateFeeds(of: site.facilitator)[0].usedAt
            }
            for minutes in [0, 60, 90] {
                site.clock.move(.minutes(minutes))
                _ = try await browser.fresh().get("\(address)/feed.atom")
                #expect(try await usedAt() == site.clock.now)
            }
            let before = site.clock.now
            site.clock.move(.minutes(59))
            _ = try await browser.fresh().get("\(address)/feed.atom")
            #expect(try await usedAt() == before, "Not every use is a write.")
        }
    }

    @Test("end with the membership and the account that they rest on")
    func ended() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            let club = try await Self.make(browser)
            let everything = try await Self.make(browser, "site:")
            #expect(try await browser.fresh().get("\(everything)/feed.json").text.contains("Inside trial"))
            let root = try await site.store.viewer(site.administrator)
            try await site.store.join(2, by: root, at: site.clock.now)
            try await site.store.setRole(.facilitator, of: site.administrator, in: 2, by: root, at: site.clock.now)
            try await site.store.leave(2, by: site.store.viewer(site.facilitator))
            #expect(try await browser.fresh().get("\(club)/feed.json").status == 404)
            #expect(try await !browser.fresh().get("\(everything)/feed.json").text.contains("Inside trial"))
            try await site.store.setStanding(
                .suspended, of: site.facilitator, by: site.administrator, at: site.clock.now)
            #expect(try await browser.fresh().get("\(everything)/feed.json").status == 404)
        }
    }

    @Test(
        "are made only of what there is and may be read",
        arguments: ["", "club:99", "club:2", "x", "tag:", "member:-1"])
    func refused(subject: String) async throws {
        try await Self.site().test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/settings/feeds", [("subject", subject), ("name", "Kept name")], visiting: "/settings/feeds")
            #expect(page.status == 422 || page.status == 404)
            #expect(page.status == 404 || page.text.contains("value=\"Kept name\""))
            #expect(try await browser.get("/settings/feeds").text.contains("None. Without one"))
        }
    }

    @Test("are revoked by nobody else")
    func foreign() async throws {
        try await Self.site().test { browser in
            let address = try await Self.make(browser)
            let other = browser.fresh()
            try await other.signIn("mel")
            #expect(try await other.post("/settings/feeds/1/revocation", [("sure", "yes")]).status == 303)
            #expect(try await browser.fresh().get("\(address)/feed.atom").status == 200)
        }
    }
}
