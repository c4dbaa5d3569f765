import Colloquium
import HTTPTypes
import Pages
import Store
import Testing

@testable import Web

@Suite("Following and muting one thing")
struct FollowingTests {
    private static func scopes(_ site: TestSite) async throws -> Set<Subscription> {
        Set(try await site.store.subscriptions(of: site.member).subscriptions)
    }

    @Test("The button on a page leads to a form that says what it does, saves, and leads back")
    func follow() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("A trial of tea")
        try await site.test { browser in
            try await browser.signIn("mel")
            let shown = try await browser.get("/discussions/\(discussion)-a-trial-of-tea").text
            #expect(shown.contains("href=\"/following/discussion-\(discussion)\""))
            let page = try await browser.get("/following/discussion-\(discussion)")
            #expect(page.status == 200 && page.text.contains("Discussion: A trial of tea"))
            #expect(page.text.contains("You hear of what is said in it"))
            #expect(page.text.contains("href=\"/discussions/\(discussion)-a-trial-of-tea\""))
            #expect(!page.text.contains("Stop following"))
            for _ in 0..<2 {
                let saved = try await browser.post(
                    "/following/discussion-\(discussion)", [("delivery", "at-once")])
                #expect(saved.status == 303)
                #expect(saved.headers[.location] == "/following/discussion-\(discussion)?done=followed")
            }
            #expect(
                try await Self.scopes(site).contains(
                    Subscription(scope: .discussion(discussion), delivery: .atOnce)))
            let done = try await browser.get("/following/discussion-\(discussion)?done=followed")
            #expect(done.text.contains("Saved. You follow it.") && done.text.contains("Stop following"))
            #expect(try await browser.get("/settings/subscriptions").text.contains("Discussion: A trial of tea"))
            for _ in 0..<2 {
                let ended = try await browser.post("/following/discussion-\(discussion)/removal")
                #expect(ended.status == 303)
                #expect(try await browser.get(ended.location).text.contains("You do not follow it any more."))
            }
            #expect(try await !Self.scopes(site).contains { $0.scope == .discussion(discussion) })
        }
    }

    @Test("A name with spaces and signs is changed and ended under itself, however often the page is saved")
    func names() async throws {
        let site = try await TestSite()
        let scope = Subscription.Scope.journal("The N. Engl. J. & 100% Medicine")
        try await site.store.follow(scope, .weekly, by: site.store.viewer(site.member), at: site.clock.now)
        let field = SubscriptionsPage.fieldName(scope)
        let rest = [("hour", "6"), ("weekday", "3"), ("month-day", "1"), ("time-zone", "Asia/Kolkata")]
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/settings/subscriptions").text.contains("name=\"\(field)\""))
            for delivery in ["monthly", "daily"] {
                let saved = try await browser.post(
                    "/settings/subscriptions", rest + [(field, delivery)], visiting: "/settings/subscriptions")
                #expect(saved.status == 303, "\(saved.text)")
                let journals = try await Self.scopes(site).filter { $0.scope.kind == .journal }
                #expect(journals.map(\.scope) == [scope] && journals.first?.delivery.rawValue == delivery)
            }
            let ended = try await browser.post(
                "/settings/subscriptions", rest + [(field, "")], visiting: "/settings/subscriptions")
            #expect(ended.status == 303)
            #expect(try await !Self.scopes(site).contains { $0.scope.kind == .journal })
        }
    }

    @Test("A discussion, a question and a member are muted and unmuted; other things are not")
    func mute() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("A trial of tea")
        try await site.test { browser in
            try await browser.signIn("mel")
            for scope in ["discussion-\(discussion)", "member-\(site.author)"] {
                for _ in 0..<2 { #expect(try await browser.post("/following/\(scope)/muting").status == 303) }
                let page = try await browser.get("/following/\(scope)").text
                #expect(page.contains("Unmute") && page.contains("nothing comes, whatever you choose here"))
                _ = try await browser.post("/following/\(scope)", [("delivery", "weekly")])
                let saved = try await browser.get("/following/\(scope)?done=followed").text
                #expect(saved.contains("nothing of it comes until you unmute") && !saved.contains("You follow it."))
            }
            let muting = try await site.store.muting(of: site.member)
            #expect(muting == Muting(threads: [.discussion(discussion)], members: [site.author]))
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains("What you muted") && page.contains("/following/member-\(site.author)/muting/removal"))
            for scope in ["discussion-\(discussion)", "member-\(site.author)"] {
                for _ in 0..<2 { #expect(try await browser.post("/following/\(scope)/muting/removal").status == 303) }
            }
            #expect(try await site.store.muting(of: site.member) == Muting())
            for scope in ["club-1", "site", "tag-x"] {
                #expect(try await browser.post("/following/\(scope)/muting").status == 404)
                #expect(try await browser.post("/following/\(scope)/muting/removal").status == 404)
            }
            #expect(try await browser.post("/following/member-\(site.member)/muting").status == 422)
        }
    }

    @Test(
        "Journals and terms have addresses, whatever is in their names",
        arguments: [
            ("journal-The%20Lancet", "Journal: The Lancet"), ("term-H%C3%A9patite%20B%2FC", "Term: Hépatite B/C"),
            ("term-%3Cscript%3Ealert(1)%3C%2Fscript%3E", "Term: &lt;script&gt;alert(1)&lt;/script&gt;"),
        ])
    func words(_ path: String, _ title: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/following/\(path)").text.contains("<h1>\(title)</h1>"))
            #expect(try await browser.post("/following/\(path)", [("delivery", "monthly")]).status == 303)
            #expect(try await browser.get("/settings/subscriptions").text.contains(title))
        }
    }

    @Test("What names nothing, or nothing the member may read, is not found")
    func absent() async throws {
        let site = try await TestSite()
        let closed = try await site.addClub("Closed", .closed)
        try await site.test { browser in
            try await browser.signIn("mel")
            let long = String(repeating: "x", count: 500)
            for scope in ["club-\(closed)", "club-99", "club-", "planet-1", "site-1", "term-\(long)", "source-1"] {
                #expect(try await browser.get("/following/\(scope)").status == 404, "\(scope)")
                #expect(
                    try await browser.post("/following/\(scope)", [("delivery", "daily")]).status == 404, "\(scope)")
            }
        }
    }

    @Test("A choice that is none comes back with the reason beside the field")
    func wrong() async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            for choice in ["", "hourly", String(repeating: "daily", count: 10_000)] {
                let page = try await browser.post("/following/club-1", [("delivery", choice)])
                #expect(page.status == 422 && page.text.contains("Choose how to hear of it."))
            }
        }
    }

    @Test("What is to be followed by its name comes back as typed where it is not found")
    func named() async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/settings/subscriptions/additions",
                [("kind", "member"), ("subject", "Nobody <b>"), ("delivery", "daily")])
            let foreign = try await browser.post(
                "/settings/subscriptions/additions",
                [("kind", "club"), ("subject", "https://evil.example/clubs/1"), ("delivery", "daily")])
            #expect(foreign.status == 422 && foreign.text.contains("not of this site"))
            #expect(page.status == 422 && page.text.contains("value=\"Nobody &lt;b&gt;\""))
            #expect(page.text.contains("href=\"#subject\"") && page.text.contains("value=\"member\" selected"))
            let other = try await browser.post(
                "/settings/subscriptions/additions", [("kind", "journal"), ("subject", "Gut"), ("delivery", "daily")])
            #expect(other.status == 303)
        }
    }

    @Test("The next digest is shown as it would be now, and says when it comes, or that it is paused")
    func preview() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/settings/subscriptions").text.contains("no mail would be sent"))
            _ = try await site.addDiscussion("A trial of tea")
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains("Your next weekly digest is due") && page.contains("A trial of tea"))
            let paused = try await browser.post(
                "/settings/subscriptions",
                [("hour", "7"), ("weekday", "1"), ("month-day", "1"), ("time-zone", "UTC"), ("pause", "all")])
            #expect(paused.status == 303)
            #expect(
                try await browser.get("/settings/subscriptions").text.contains("comes until you end the pause"))
        }
    }

    @Test("One subscription is ended from its mail, with neither cookie nor form token")
    func oneClick() async throws {
        let site = try await TestSite()
        let code = UnsubscribeCode(member: site.member, mailing: .promptNews).text(in: try await site.store.site())
        try await site.test { browser in
            let page = try await browser.fresh().get("/unsubscribe/\(code)")
            #expect(page.status == 200 && page.text.contains("what you hear of at once"))
            #expect(try await Self.scopes(site).contains(Subscription(scope: .replies, delivery: .atOnce)))
            for _ in 0..<2 {
                let done = try await browser.fresh().postRaw("/unsubscribe/\(code)", "List-Unsubscribe=One-Click")
                #expect(done.status == 200)
            }
            #expect(try await Self.scopes(site).contains(Subscription(scope: .replies, delivery: .onSite)))
            #expect(try await Self.scopes(site).contains(Subscription(scope: .clubs, delivery: .weekly)))
        }
    }
}
