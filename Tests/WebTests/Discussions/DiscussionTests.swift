import Colloquium
import Store
import Testing

@testable import Web

@Suite("Discussing")
struct DiscussionTests {
    @Test("A critique is previewed, posted, replied to, edited, and withdrawn")
    func life() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/discussions/\(discussion)/contributions"
            let preview = try await browser.post(
                path, [("kind", "limitation"), ("body", "Only **one** site"), ("submission", "s1"), ("do", "preview")])
            #expect(preview.status == 200)
            #expect(preview.text.contains("<strong>one</strong>") && preview.text.contains("Only **one** site"))
            let posted = try await browser.post(
                path, [("kind", "limitation"), ("body", "Only **one** site"), ("submission", "s1"), ("do", "post")])
            #expect(posted.status == 303 && posted.location.hasSuffix("#contribution-1"))
            let again = try await browser.post(
                path, [("kind", "limitation"), ("body", "Only **one** site"), ("submission", "s1")])
            #expect(again.location == posted.location, "Twice is once.")

            let reply = try await browser.post(
                "/contributions/1/reply", [("kind", "comment"), ("body", "Two, in fact")])
            #expect(reply.status == 303)
            let edited = try await browser.post(
                "/contributions/1/edit", [("kind", "method"), ("body", "Only **two** sites"), ("revision", "1")])
            #expect(edited.location == "/discussions/1?sent=edit-1#contribution-1")
            let history = try await browser.get("/contributions/1/history")
            #expect(history.text.contains("<strong>one</strong>") && history.text.contains("<strong>two</strong>"))

            let page = try await browser.get("/discussions/1-a-trial-of-something")
            #expect(page.text.contains("In reply to <a href=\"#contribution-1\">Mel</a>"))
            let filtered = try await browser.get("/discussions/1-a-trial-of-something?kind=comment")
            #expect(filtered.text.contains("Two, in fact") && !filtered.text.contains("<strong>two</strong>"))

            #expect(try await browser.post("/contributions/1/withdrawal").status == 303)
            let after = try await browser.get("/discussions/1-a-trial-of-something")
            #expect(after.text.contains("Withdrawn by its author. Replies to it stay."))
            #expect(!after.text.contains("<strong>two</strong>") && after.text.contains("Two, in fact"))
            #expect(try await browser.get("/contributions/1/history").status == 410)
            #expect(
                try await browser.get("/contributions/2").location
                    == "/discussions/1-a-trial-of-something#contribution-2")
        }
    }

    @Test("Script, markup and odd characters in a critique do no harm")
    func hostile() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("<script>alert(1)</script> & \"more\"")
        try await site.test { browser in
            try await browser.signIn("mel")
            let body =
                "<script>alert(1)</script><img src=x onerror=alert(1)> [x](javascript:alert(1)) \0 \u{202E}gnp.exe"
            let posted = try await browser.post(
                "/discussions/\(discussion)/contributions", [("kind", "comment"), ("body", body)])
            #expect(posted.status == 303)
            let page = try await browser.get(browser.get("/discussions/\(discussion)").location)
            #expect(!page.text.contains("<script>alert"))
            #expect(!page.text.contains("<img src=x"))
            #expect(!page.text.contains("javascript:alert(1)\""))
            #expect(!page.text.unicodeScalars.contains("\u{202E}"))
        }
    }

    @Test(
        "What cannot be published comes back with what was typed",
        arguments: [
            ([("kind", "comment"), ("body", "  ")], "body"), ([("kind", "praise"), ("body", "Words typed")], "kind"),
            ([("body", "Words typed")], "kind"),
            ([("kind", "comment"), ("body", String(repeating: "Words typed ", count: 2_000))], "body"),
        ] as [([(String, String)], String)])
    func problems(fields: [(String, String)], field: String) async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/discussions/\(discussion)/contributions", fields)
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(field)-error\""))
            if fields.contains(where: { $0.1.contains("Words") }) { #expect(page.text.contains("Words typed")) }
        }
    }

    @Test("A discussion that closes while one types keeps the text")
    func closed() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion(opensAt: site.clock.now - .hours(7 * 24 - 1))
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/discussions/\(discussion)")
            site.clock.move(.hours(2))
            let page = try await browser.post(
                "/discussions/\(discussion)/contributions", [("kind", "comment"), ("body", "Late words")])
            #expect(page.status == 409)
            #expect(page.text.contains("Late words") && page.text.contains("has closed"))
        }
    }

    @Test("A private club is unknown to everybody else, in every place it might show")
    func privacy() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Secret Circle", .closed)
        let viewer = try await site.store.viewer(site.administrator)
        try await site.store.join(club, by: viewer, at: site.clock.now)
        var record = ArticleRecord()
        record.title = "Clandestine trial"
        let proposal = Discussion.Proposal(
            club: club, why: Prose(source: "Hush", html: "<p>Hush</p>"), studyDesign: .other,
            schedule: try Schedule(opensAt: site.clock.now - .hours(1)), tags: [Tag(rawValue: "clandestine")!])
        let discussion = try await site.store.publish(
            record, proposal, draft: nil, by: site.store.viewer(site.administrator), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let paths = [
                "/", "/articles", "/discussions", "/clubs", "/tags", "/tags/clandestine", "/search?q=clandestine",
                "/articles/feed.atom",
                "/tags/clandestine/feed.atom", "/settings/subscriptions", "/articles/new", "/members/1-ada",
            ]
            for path in paths {
                let page = try await browser.get(path)
                #expect(!page.text.contains("Clandestine") && !page.text.contains("Secret Circle"), "\(path)")
            }
            for path in [
                "/discussions/\(discussion)", "/discussions/\(discussion)/calendar.ics", "/articles/1",
                "/clubs/\(club)",
                "/clubs/\(club)/feed.atom", "/clubs/\(club)/calendar.ics",
            ] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            #expect(
                try await browser.post(
                    "/discussions/\(discussion)/contributions", [("kind", "comment"), ("body", "x")]
                ).status == 404)
            #expect(try await browser.post("/clubs/\(club)/membership", [("act", "join")]).status == 404)
        }
    }
}
