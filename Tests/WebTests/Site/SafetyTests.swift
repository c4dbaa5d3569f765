import Colloquium
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Safety of the site")
struct SafetyTests {
    @Test(
        "Every response carries the headers that keep browsers strict",
        arguments: ["/", "/nothing-here", "/colloquium.css", "/admin"])
    func headers(path: String) async throws {
        try await TestSite().test { browser in
            let page = try await browser.get(path)
            let policy = page.headers[.contentSecurityPolicy] ?? ""
            #expect(policy.contains("default-src 'none'"))
            #expect(!policy.contains("unsafe"))
            #expect(policy.contains("frame-ancestors 'none'"))
            #expect(page.headers[.xContentTypeOptions] == "nosniff")
            #expect(page.headers[.requestID] != nil)
        }
    }

    @Test("A form without its token changes nothing")
    func noToken() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.postRaw("/discussions/\(discussion)/contributions", "kind=comment&body=Words")
            #expect(page.status == 403)
            #expect(page.text.contains("Words"), "What was typed is shown, to be sent again.")
            let contributions = try await site.store.contributions(of: discussion, for: .visitor)
            #expect(contributions.isEmpty)
        }
    }

    @Test(
        "A form sent from another site changes nothing, even with the token",
        arguments: [
            (HTTPField.Name.origin, "https://evil.example"), (.secFetchSite, "cross-site"),
            (.origin, "http://test.example.evil.example"),
        ])
    func crossSite(name: HTTPField.Name, value: String) async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/discussions/\(discussion)/contributions", [("kind", "comment"), ("body", "Words")],
                headers: [name: value])
            #expect(page.status == 403)
            #expect(!page.text.contains("Words"), "Another site's text is not shown as if it were ours.")
            let contributions = try await site.store.contributions(of: discussion, for: .visitor)
            #expect(contributions.isEmpty)
        }
    }

    @Test("Another member's form token is not this one's")
    func foreignToken() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let other = browser.fresh()
            try await other.signIn("ann")
            let token = try await other.get("/settings/account").hidden("csrf")
            let page = try await browser.postRaw(
                "/discussions/\(discussion)/contributions", "kind=comment&body=Words&csrf=\(token)")
            #expect(page.status == 403)
        }
    }

    @Test("Text typed before a session ended survives signing in again")
    func expiredSession() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            try await site.store.endSessions(of: site.member, except: nil)
            let path = "/discussions/\(discussion)/contributions"
            let asked = try await browser.post(path, [("kind", "method"), ("body", "Two hours of work & a “quote”")])
            #expect(asked.status == 401)
            let kept = asked.hidden("kept")
            #expect(kept.contains("Two%20hours"))
            let offered = try await browser.postRaw(
                "/sign-in",
                Browser.encoded([
                    ("email", "mel@test.example"), ("password", TestSite.password), ("by", "password"), ("next", path),
                    ("kept", kept.replacing("&amp;", with: "&")), ("csrf", asked.hidden("csrf")),
                ]))
            #expect(offered.status == 200)
            #expect(offered.text.contains("<dt>Your text</dt><dd>Two hours of work &amp; a “quote”</dd>"))
            #expect(!offered.text.contains("<dt>kind</dt>") && offered.hidden("kind") == "method")
            let sent = try await browser.postRaw(
                path,
                Browser.encoded([
                    ("kind", "method"), ("body", "Two hours of work & a “quote”"), ("csrf", offered.hidden("csrf")),
                ]))
            #expect(sent.status == 303)
            let contributions = try await site.store.contributions(of: discussion, for: .visitor)
            #expect(contributions.map(\.body) == ["Two hours of work & a “quote”"])
        }
    }

    @Test("Text typed before the session's cookie lapsed is kept too, also when signing in by mailed link")
    func lapsedCookie() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            browser.forget(cookie: SessionMiddleware.sessionCookie)
            let path = "/discussions/\(discussion)/contributions"
            let asked = try await browser.post(path, [("kind", "method"), ("body", "Long & careful words")])
            #expect(asked.status == 401)
            let kept = asked.hidden("kept").replacing("&amp;", with: "&")
            let sent = try await browser.postRaw(
                "/sign-in",
                Browser.encoded([
                    ("email", "mel@test.example"), ("by", "link"), ("next", path), ("kept", kept),
                    ("csrf", asked.hidden("csrf")),
                ]))
            #expect(sent.status == 200)
            let mail = try await site.newestMail()
            let link = try #require(mail.firstMatch(of: /http:\/\/test.example(\/sign-in\/link\/[A-Za-z0-9_-]{43})/)).1
            let offered = try await browser.post(String(link), visiting: String(link))
            #expect(offered.text.contains("Long &amp; careful words"))
            let posted = try await browser.postRaw(
                path,
                Browser.encoded([
                    ("kind", "method"), ("body", "Long & careful words"), ("csrf", offered.hidden("csrf")),
                ]))
            #expect(posted.status == 303)
        }
    }

    @Test("What a stranger attaches to a link mailed to somebody else is not brought back")
    func foreignKept() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let fields = [
                ("email", "ada@test.example"), ("by", "link"), ("next", "/discussions/1/contributions"),
                ("kept", "kind=comment&body=Nonsense"),
            ]
            _ = try await browser.post("/sign-in", fields, visiting: "/sign-in")
            let mail = try await site.newestMail()
            let link = try #require(mail.firstMatch(of: /http:\/\/test.example(\/sign-in\/link\/[A-Za-z0-9_-]{43})/)).1
            let administrator = browser.fresh()
            let entered = try await administrator.post(String(link), visiting: String(link))
            #expect(entered.status == 303 && entered.location == "/")
        }
    }

    @Test("A password is neither kept nor shown when a session has ended")
    func passwordsAreNotKept() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            try await site.store.endSessions(of: site.member, except: nil)
            let asked = try await browser.post(
                "/settings/account/password",
                [("current-password", TestSite.password), ("new-password", "entirely new words")])
            #expect(asked.status == 401)
            #expect(!asked.text.contains("entirely") && !asked.text.contains("very%20good"))
        }
    }

    @Test("A stranger's failures do not lock a member out")
    func lockOut() async throws {
        let site = try await TestSite(signInTries: 5)
        try await site.test { browser in
            for _ in 0..<8 {
                _ = try await browser.post(
                    "/sign-in", [("email", "mel@test.example"), ("password", "guess"), ("by", "password")],
                    visiting: "/sign-in")
            }
            let limits = site.web.limits
            #expect(throws: Refusal.self) {
                try limits.refuseIfSpent(.signIn, "mel@test.example local", at: site.clock.now)
            }
            try limits.refuseIfSpent(.signIn, "mel@test.example 192.0.2.1", at: site.clock.now)
        }
    }

    @Test("Sessions get a new token at sign-in, are stored as a digest, and cookies are kept from scripts")
    func sessions() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let first = try #require(browser.cookies[SessionMiddleware.sessionCookie])
            let page = try await browser.post(
                "/sign-in", [("email", "mel@test.example"), ("password", TestSite.password), ("by", "password")])
            let second = try #require(browser.cookies[SessionMiddleware.sessionCookie])
            #expect(first != second)
            let cookie = page.headers[.setCookie] ?? ""
            #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"))
            let (old, new) = (try #require(Token(first)), try #require(Token(second)))
            #expect(try await site.store.signedIn(old, at: site.clock.now) == nil)
            #expect(try await site.store.signedIn(new, at: site.clock.now) != nil)
        }
    }

    @Test("After too many tries, signing in has to wait, and works again later")
    func rateLimit() async throws {
        let site = try await TestSite(signInTries: 5)
        try await site.test { browser in
            func signIn(with password: String) async throws -> Int {
                let fields = [("email", "mel@test.example"), ("password", password), ("by", "password")]
                return try await browser.post("/sign-in", fields, visiting: "/sign-in").status
            }
            var statuses: [Int] = []
            for _ in 0..<5 { statuses.append(try await signIn(with: "wrong password")) }
            statuses.append(try await signIn(with: TestSite.password))
            site.clock.move(.minutes(16))
            statuses.append(try await signIn(with: TestSite.password))
            #expect(statuses == [422, 422, 422, 422, 422, 429, 303])
        }
    }

    @Test(
        "The way back after signing in never leaves the site",
        arguments: ["//evil.example", "https://evil.example", "/\\evil", "javascript:x", "/a\nb"])
    func openRedirect(next: String) async throws {
        try await TestSite().test { browser in
            let page = try await browser.post(
                "/sign-in",
                [("email", "mel@test.example"), ("password", TestSite.password), ("by", "password"), ("next", next)],
                visiting: "/sign-in")
            #expect(page.location == "/")
        }
    }

    @Test(
        "Nothing that does not exist, and no odd address, is a fault",
        arguments: [
            "/articles/0", "/articles/-1", "/articles/99999999999999999999", "/discussions/x", "/clubs/1%00",
            "/members/%FF", "/tags/%3Cscript%3E", "/contributions/7/history", "/search?q=%22%2A%29&page=-5",
            "/articles?page=99999999999",
        ])
    func oddAddresses(path: String) async throws {
        try await TestSite().test { browser in
            let page = try await browser.get(path)
            #expect(page.status < 500)
            #expect(!page.text.contains("<script>"))
        }
    }

    @Test("Bodies that are too large are refused with a sentence")
    func large() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/discussions/\(discussion)/contributions",
                [("kind", "comment"), ("body", String(repeating: "x", count: 3 << 20))])
            #expect(page.status == 413)
            #expect(page.text.contains("2 MB"))
        }
    }
}
