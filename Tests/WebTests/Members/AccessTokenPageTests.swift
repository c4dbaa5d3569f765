import Colloquium
import HTTPTypes
import Hummingbird
import Store
import Testing

@testable import Web

@Suite("The page of access tokens")
struct AccessTokenPageTests {
    private static func secret(_ page: Browser.Page) throws -> String {
        String(try #require(page.text.firstMatch(of: /id="token"[^>]*value="([A-Za-z0-9_-]{43})"/)).1)
    }

    @Test("shows a token once, lists it, and revokes it with one press")
    func life() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let made = try await browser.post(
                "/settings/tokens", [("name", "My script"), ("scope", "write")], visiting: "/settings/tokens")
            #expect(made.status == 200 && made.headers[.referrerPolicy] == "no-referrer")
            #expect(made.headers[.cacheControl] == "no-store")
            let token = try Self.secret(made)
            let path = "/api/v1/questions/\(question)/answers"
            #expect(try await browser.fresh().ask(.post, path, TestSite.good, token: token).status == 201)
            let list = try await browser.get("/settings/tokens").text
            #expect(list.contains("My script") && !list.contains(token) && !list.contains(">never<"))
            #expect(try await browser.post("/settings/tokens/1/revocation").status == 303)
            #expect(try await browser.fresh().ask(.post, path, TestSite.good, token: token).status == 401)
            #expect(try await browser.post("/settings/tokens/1/revocation").status == 303, "Gone stays gone.")
        }
    }

    @Test("gives back what was typed where it is refused")
    func refused() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let long = String(repeating: "x", count: 101)
            for (name, scope) in [("", "write"), (long, "read"), ("Kept", "everything")] {
                let page = try await browser.post(
                    "/settings/tokens", [("name", name), ("scope", scope)], visiting: "/settings/tokens")
                #expect(page.status == 422 && page.text.contains("value=\"\(name)\""))
            }
            #expect(try await browser.get("/settings/tokens").text.contains("None. Programs that show no token"))
        }
    }

    @Test("makes one token of a form that is sent twice")
    func twice() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = [("name", "My script"), ("scope", "read"), ("submission", "form")]
            let first = try await browser.post("/settings/tokens", form, visiting: "/settings/tokens")
            let second = try await browser.post("/settings/tokens", form)
            #expect(try await site.store.accessTokens(of: site.member).count == 1)
            let opens = { try await browser.fresh().ask(.get, "/api/v1/questions", token: $0).status }
            #expect(try await opens(Self.secret(first)) == 401)
            #expect(try await opens(Self.secret(second)) == 200, "What is shown last works.")
        }
    }

    @Test("says that there are as many as there may be")
    func many() async throws {
        let site = try await TestSite()
        for _ in 1...AccessToken.limit { _ = try await site.token(of: site.member) }
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/settings/tokens", [("name", "One more"), ("scope", "read")], visiting: "/settings/tokens")
            #expect(page.status == 409 && page.text.contains("revoke one you no longer use first"))
        }
    }

    @Test("revokes nobody else's")
    func foreign() async throws {
        let site = try await TestSite()
        let token = try await site.token(of: site.author)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/settings/tokens")
            #expect(try await browser.post("/settings/tokens/1/revocation").status == 303)
            #expect(try await browser.fresh().ask(.get, "/api/v1/questions", token: token).status == 200)
        }
    }

    @Test("is told of by a change of password, which ends all tokens")
    func password() async throws {
        let site = try await TestSite()
        let token = try await site.token(of: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/settings/account").text.contains("access tokens"))
            let changed = try await browser.post(
                "/settings/account/password",
                [("current-password", TestSite.password), ("new-password", "an even better password")])
            #expect(changed.status == 303)
            #expect(try await browser.fresh().ask(.get, "/api/v1/questions", token: token).status == 401)
        }
    }
}
