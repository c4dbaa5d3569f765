import Colloquium
import Foundation
import HTTPTypes
import Pages
import Store
import Testing

@testable import Web

@Suite("Following")
struct NewsTests {
    private static let when = [("hour", "6"), ("weekday", "3"), ("month-day", "31"), ("time-zone", "Asia/Kolkata")]

    @Test("Subscriptions, hour and zone are saved together")
    func save() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post(
                "/settings/subscriptions",
                [("clubs", ""), ("club-1", "daily"), ("replies", "on-site"), ("mentions", "")] + Self.when)
            #expect(saved.status == 303)
            let added = try await browser.post(
                "/settings/subscriptions/additions",
                [("kind", "tag"), ("subject", "Primary care"), ("delivery", "monthly")])
            #expect(added.status == 303)
            let settings = try await site.store.subscriptions(of: site.member)
            #expect(
                Set(settings.subscriptions) == [
                    Subscription(scope: .club(1), delivery: .daily),
                    Subscription(scope: .tag(Tag(rawValue: "primary-care")!), delivery: .monthly),
                    Subscription(scope: .replies, delivery: .onSite),
                ])
            #expect(settings.hour == DigestHour(hour: 6, weekday: 3, monthDay: 31, timeZone: "Asia/Kolkata"))
            #expect(settings.due.count == 2)
            let page = try await browser.get("/settings/subscriptions")
            #expect(page.text.contains("Tag: primary-care"))
        }
    }

    @Test(
        "Wrong choices are named",
        arguments: [
            ("hour", "24"), ("weekday", "0"), ("month-day", "32"), ("time-zone", "Mars/Olympus"), ("site", "hourly"),
            ("pause", "maybe"),
        ])
    func wrong(name: String, value: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let fields =
                Self.when.map { $0.0 == name ? (name, value) : $0 }
                + (["site", "pause"].contains(name) ? [(name, value)] : [])
            let page = try await browser.post("/settings/subscriptions", fields)
            #expect(page.status == 422)
            #expect(page.text.contains("href=\"#\(name)\""))
        }
    }

    @Test("A page that was left open takes nothing back that was chosen elsewhere meanwhile")
    func leftOpen() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/settings/subscriptions")
            let open = page.fields(of: "/settings/subscriptions")
            _ = try await browser.post("/settings/subscriptions", open.typing("hour", "9").typing("clubs", ""))
            _ = try await browser.post("/settings/subscriptions", open.typing("weekday", "5"))
            let settings = try await site.store.subscriptions(of: site.member)
            #expect(settings.hour.hour == 9 && settings.hour.weekday == 5)
            #expect(!settings.subscriptions.contains { $0.scope == .clubs })
        }
    }

    @Test("A club that is followed with all of them, or with everything, says so")
    func covered() async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let all = try await browser.get("/settings/subscriptions").text
            #expect(all.contains("<option value=\"\" selected>With all clubs</option>"))
            #expect(all.contains("To leave it out"))
            _ = try await browser.post(
                "/settings/subscriptions", [("clubs", ""), ("club-1", ""), ("site", "daily")] + Self.when)
            let everything = try await browser.get("/settings/subscriptions").text
            #expect(everything.components(separatedBy: " selected>With everything</option>").count == 3)
            _ = try await browser.post("/settings/subscriptions", [("site", "")] + Self.when)
            let none = try await browser.get("/settings/subscriptions").text
            #expect(!none.contains("With all clubs") && !none.contains("To leave it out"))
        }
    }

    @Test("Each of the next digests is shown, and what one tells is not in the one after it")
    func twoPreviews() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("A trial of tea")
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post(
                "/settings/subscriptions", [("clubs", "weekly"), ("site", "daily")] + Self.when)
            #expect(saved.status == 303)
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains("Your next daily digest</h2>") && page.contains("Your next weekly digest</h2>"))
            #expect(page.components(separatedBy: ">A trial of tea</a></h4>").count == 2)
            #expect(page.contains("Nothing new yet"))
        }
    }

    @Test("What opens or closes while mail is paused is not in the digest after it")
    func pausedWeek() async throws {
        let site = try await TestSite()
        let tea = try await site.addDiscussion("A trial of tea", opensAt: site.clock.now + .days(2))
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/discussions/\(tea)-a-trial-of-tea")
            #expect(try await browser.get("/settings/subscriptions").text.contains("Opens or closes soon"))
            let end = ReaderTime(zone: "UTC").date(site.clock.now + .days(9))
            let saved = try await browser.post(
                "/settings/subscriptions", [("clubs", "weekly"), ("pause", "until"), ("pause-until", end)] + Self.when)
            #expect(saved.status == 303)
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains("Mail is paused") && !page.contains("Opens or closes soon"))
            #expect(page.contains("An opening or closing is left out: it is over before your pause ends."))
            #expect(page.contains("comes until ") && page.contains("Your next weekly digest is due"))
        }
    }

    @Test("While mail is paused, the page says so and shows what would be in the next digest")
    func pausedPreview() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("A trial of tea")
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/settings/subscriptions").text.contains("As it would be now"))
            let saved = try await browser.post(
                "/settings/subscriptions", [("clubs", "weekly"), ("pause", "all")] + Self.when)
            #expect(saved.status == 303)
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains("Mail is paused: this is what would be in it"))
            #expect(page.contains("<a href=\"/discussions/1-a-trial-of-tea\">A trial of tea</a>"))
        }
    }

    @Test("One click ends a digest, with neither cookie nor form token; looking ends nothing")
    func oneClick() async throws {
        let site = try await TestSite()
        let code = UnsubscribeCode(member: site.member, mailing: .digest(.weekly)).text(in: try await site.store.site())
        try await site.test { browser in
            let page = try await browser.fresh().get("/unsubscribe/\(code)")
            #expect(page.status == 200)
            #expect(try await !site.store.subscriptions(of: site.member).subscriptions.isEmpty)
            let done = try await browser.fresh().postRaw("/unsubscribe/\(code)", "List-Unsubscribe=One-Click")
            #expect(done.status == 200)
            let left = try await site.store.subscriptions(of: site.member).subscriptions
            #expect(Set(left.map(\.scope)) == [.replies, .mentions])
            #expect(
                try await browser.fresh().postRaw("/unsubscribe/\(code)", "List-Unsubscribe=One-Click").status == 200)
        }
    }

    @Test("An unsubscribe link for somebody else cannot be made up")
    func forged() async throws {
        let site = try await TestSite()
        let code = UnsubscribeCode(member: site.member, mailing: .digest(.weekly)).text(in: try await site.store.site())
        let forged = code.replacing("\(site.member).", with: "\(site.author).", maxReplacements: 1)
        try await site.test { browser in
            for code in [forged, code.replacing("weekly", with: "daily")] {
                let page = try await browser.postRaw("/unsubscribe/\(code)", "")
                #expect(page.status == 410)
            }
            #expect(try await !site.store.subscriptions(of: site.author).subscriptions.isEmpty)
        }
    }

    @Test("Feeds show the public what is public, a member what is theirs, and nobody anything once the key is renewed")
    func feeds() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Open & <public> trial")
        let inside = try await site.addClub("Members only", .members)
        _ = try await site.addDiscussion("Inside trial", doi: "10.1000/inside", in: inside)
        try await site.test { browser in
            let open = try await browser.get("/articles/feed.atom")
            #expect(open.headers[.contentType] == "application/atom+xml; charset=utf-8")
            #expect(open.text.contains("href=\"http://test.example/feed.atom\""), "The address it has now.")
            #expect(open.text.contains("Open &amp; &lt;public&gt; trial") && !open.text.contains("Inside trial"))
            #expect(
                open.text.contains("<link rel=\"self\"")
                    && open.text.contains("<id>tag:test.example,2026-09-21:discussions/1</id>"))

            try await browser.signIn("mel")
            #expect(
                try await !browser.get("/articles/feed.atom").text.contains("Inside trial"), "A session opens no feed.")
            let key = try await site.store.feedKey(of: site.member)
            let path = "/articles/feed.atom?key=\(key)"
            #expect(try await browser.fresh().get(path).text.contains("Inside trial"))
            let page = try await browser.get("/settings/subscriptions").text
            #expect(page.contains(key) && page.contains("action=\"/settings/subscriptions/feeds\""))
            #expect(
                try await browser.fresh().get(
                    "/articles/feed.atom?key=\(site.author)-\(key.split(separator: "-", maxSplits: 1)[1])"
                ).status == 404)
            let question = try await browser.post("/settings/subscriptions/feeds")
            #expect(question.status == 200 && question.text.contains("Make new addresses?"))
            #expect(try await browser.fresh().get(path).status == 200, "Nothing is done before one is sure.")
            let renewed = try await browser.post("/settings/subscriptions/feeds", [("sure", "yes")])
            #expect(renewed.status == 303)
            #expect(try await browser.get(renewed.location).text.contains("The addresses are new."))
            #expect(try await browser.fresh().get(path).status == 404)
        }
    }
}
