import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Choosing what to follow")
struct FollowFormTests {
    private static func world(_ finding: @escaping @Sendable (String) async throws -> SourceFinding) -> OutsideWorld {
        var world = OutsideWorld.none
        world.findSource = finding
        return world
    }

    @Test("An offer that cannot be read shifts no tick to its neighbour")
    func unreadable() async throws {
        let site = try await TestSite()
        let good = try TestSite.offer("heart").line
        try await site.test { browser in
            try await browser.signIn("mel")
            let lines = [("offered", "no address\tX"), ("offered", good)]
            let refused = try await browser.post("/sources/follows", lines + [("offer", "0"), ("for", "me")])
            #expect(refused.status == 422 && refused.text.contains("id=\"offer-error\""))
            #expect(refused.text.contains("Journal of heart"))
            let backlog = try await browser.post(
                "/sources/follows", lines + [("for", "me"), ("from", "backlog")])
            #expect(backlog.status == 422 && backlog.text.contains("value=\"backlog\" checked"))
            let odd = try await browser.post(
                "/sources/follows", lines + [("offer", "1"), ("for", "me"), ("from", "then")])
            #expect(odd.status == 422 && odd.text.contains("value=\"now\" checked"))
            #expect(try await site.store.nextPoll() == nil)
            let followed = try await browser.post("/sources/follows", lines + [("offer", "1"), ("for", "me")])
            #expect(followed.location.contains("followed=1"))
        }
    }

    @Test("A list of 1,500 feeds at an address is cut to what a form holds, and comes back for whom it was chosen")
    func longList() async throws {
        let listed =
            (0..<1_500).map { FeedSubscription(title: "F\($0)", feed: "https://f\($0).example/") }
            + [FeedSubscription(title: "Odd", feed: "nowhere")]
        let site = try await TestSite(outside: Self.world { _ in .list(OfferedSources(listed)) })
        try await site.test { browser in
            try await browser.signIn("fay")
            let page = try await browser.post(
                "/sources/finds", [("address", "https://list.example/"), ("for", "1")], visiting: "/sources")
            #expect(page.text.contains("500 more are left out") && page.text.contains("Odd"))
            let fields = page.fields(of: "/sources/follows")
            #expect(fields.count <= FormData.limit)
            let followed = try await browser.post("/sources/follows", fields.filter { $0.0 != "csrf" })
            #expect(followed.location.contains("followed=1000") && followed.location.contains("for=1"))
        }
    }

    @Test("For whom stands before the list, so that nothing long can push it out of the form")
    func order() async throws {
        let offers = [try TestSite.offer("heart"), try TestSite.offer("lung")]
        let site = try await TestSite(outside: Self.world { _ in .choice(page: "https://j.example/", offers) })
        try await site.test { browser in
            for name in ["mel", "fay"] {
                let other = browser.fresh()
                try await other.signIn(name)
                let page = try await other.post(
                    "/sources/finds", [("address", "https://j.example/")], visiting: "/sources")
                let names = page.fields(of: "/sources/follows").map(\.0)
                let place = try #require(names.firstIndex(of: "for"))
                #expect(place < (try #require(names.firstIndex(of: "offered"))), "\(name)")
            }
        }
    }

    @Test("Enter follows what is ticked, and a preview leaves the list where it is")
    func preview() async throws {
        let offers = [try TestSite.offer("heart"), try TestSite.offer("lung")]
        let site = try await TestSite(outside: Self.world { _ in .choice(page: "https://j.example/", offers) })
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/sources/finds", [("address", "https://j.example/")], visiting: "/sources")
            let form = try #require(page.form("/sources/follows"))
            let buttons = form.matches(of: /<button[^>]*>/).map { String($0.0) }
            let own = buttons.filter { !$0.contains(" form=") }
            #expect(own.count == 1 && buttons.count == 3)
            #expect(buttons.filter { $0.contains(" form=\"preview\"") }.count == 2)
            #expect(
                page.text.contains("<form id=\"preview\" action=\"/sources/finds\" method=\"post\" target=\"_blank\""))
        }
    }

    @Test("Looking things up is counted for each member, and what was typed stays when it was too often")
    func tooOften() async throws {
        let site = try await TestSite(
            signInTries: 2,
            outside: Self.world { _ in
                .source(SourcePreview(offer: try TestSite.offer("heart"), count: 0, items: []))
            })
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [("address", "https://heart.example/"), ("for", "me")]
            for _ in 0..<4 {
                #expect(try await browser.post("/sources/finds", fields).status == 200)
            }
            let refused = try await browser.post("/sources/finds", fields)
            #expect(refused.status == 429 && refused.text.contains("value=\"https://heart.example/\""))
            #expect(try await browser.post("/sources/finds", [("address", "heart")]).status == 303, "Nobody is asked.")
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.post("/sources/finds", fields).status == 200)
            site.clock.move(.minutes(16))
            #expect(try await browser.post("/sources/finds", fields).status == 200)
        }
    }

    @Test(
        "The page of a journal of the catalogue leads to the feed that the catalogue has",
        arguments: [
            "https://www.nejm.org/", "nejm.org", "http://www.nejm.org",
        ])
    func catalogue(typed: String) async throws {
        let site = try await TestSite(
            outside: Self.world { asked in
                guard asked.contains("nejm.org/action/showFeed") || asked.contains("nejm.org/rss") else {
                    throw Refusal.invalid("address", "Asked \(asked)")
                }
                return .source(SourcePreview(offer: try TestSite.offer("nejm"), count: 0, items: []))
            })
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/sources/finds", [("address", typed)], visiting: "/sources")
            #expect(page.status == 200 && page.text.contains("Journal of nejm"))
        }
    }

    @Test("What a club follows already is said of the club")
    func known() async throws {
        let site = try await TestSite(
            outside: Self.world { _ in
                .source(SourcePreview(offer: try TestSite.offer("heart"), count: 0, items: []))
            })
        try await site.follow("heart", for: .club(1))
        try await site.test { browser in
            try await browser.signIn("fay")
            let fields = [("address", "https://heart.example/")]
            let club = try await browser.post("/sources/finds", fields + [("for", "1")], visiting: "/sources")
            #expect(club.text.contains("First Club follows this already."))
            let own = try await browser.post("/sources/finds", fields + [("for", "me")])
            #expect(!own.text.contains("follows this already") && !own.text.contains("You follow this"))
        }
    }
}
