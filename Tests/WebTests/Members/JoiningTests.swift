import Colloquium
import Foundation
import HummingbirdTesting
import Store
import Testing

@testable import Web

@Suite("Joining, signing in, and looking after an account")
struct JoiningTests {
    private static func link(_ mail: String, _ path: String) throws -> String {
        let pattern = try Regex("http://test.example(\(path)/[A-Za-z0-9_-]{43})")
        let match = try #require(mail.firstMatch(of: pattern), "\(mail)")
        return String(try #require(match.output[1].substring))
    }

    private static let newcomer = [
        ("name", "Nia"), ("email", "nia@test.example"), ("password", "a long enough one"), ("note", "A nurse"),
        ("time-zone", "UTC"),
    ]

    @Test("The first run is done with the printed link, once")
    func setUp() async throws {
        let store = try Store.inMemory()
        let full = try await TestSite()
        let token = Token()
        try await store.makeLink(token, .setUp, at: .now())
        let fields = [
            ("site-name", "My Society"), ("name", "Ada"), ("email", "ada@test.example"),
            ("password", TestSite.password),
            ("club-name", "Club"), ("club-focus", "All"), ("club-visibility", "public"), ("time-zone", "Europe/Vienna"),
        ]
        let web = WebSite(
            store: store, templates: full.web.templates, origin: "http://test.example",
            mailRoute: .files(directory: "x"),
            sender: full.web.sender, publicDirectory: "Public", journals: full.web.journals, passwordHash: .quick)
        try await SiteServer.application(web).test(.router) { client in
            let browser = Browser(client: client)
            #expect(try await browser.get("/").text.contains("not set up yet"))
            let empty = try await browser.post("/set-up/\(token.text)", visiting: "/set-up/\(token.text)")
            #expect(empty.status == 422)
            for field in ["site-name", "name", "email", "password", "club-name", "club-focus"] {
                #expect(empty.text.contains("href=\"#\(field)\""), "\(field)")
            }
            #expect(try await browser.post("/set-up/\(token.text)", fields).location == "/admin")
            #expect(try await browser.get("/admin").status == 200)
            #expect(try await browser.get("/set-up/\(token.text)").status == 410)
        }
    }

    @Test("An invitation makes an account, and is used up")
    func invitation() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("ada")
            let made = try await browser.post(
                "/admin/invitations", [("email", "nia@test.example"), ("uses", "1"), ("club", "")])
            #expect(made.status == 200)
            let path = try Self.link(try await site.newestMail(), "/join")
            let guest = browser.fresh()
            let form = try await guest.get(path)
            #expect(form.text.contains("value=\"nia@test.example\""))
            let weak = try await guest.post(path, Self.newcomer.map { $0.0 == "password" ? ("password", "short") : $0 })
            #expect(weak.status == 422 && weak.text.contains("value=\"Nia\""))
            #expect(try await guest.post(path, Self.newcomer).location == "/settings/profile")
            #expect(try await guest.get("/settings/profile").status == 200)
            #expect(try await browser.fresh().get(path).status == 410)
        }
    }

    @Test("An application waits for an administrator")
    func application() async throws {
        let site = try await TestSite()
        try await site.store.saveSite(name: "T", tagline: "", joining: .application, by: nil, at: site.clock.now)
        try await site.test { browser in
            #expect(try await browser.post("/join", Self.newcomer, visiting: "/join").status == 200)
            let early = try await browser.post(
                "/sign-in", [("email", "nia@test.example"), ("password", "a long enough one"), ("by", "password")],
                visiting: "/sign-in")
            #expect(early.status == 422 && early.text.contains("waiting for the administrator"))
            let administrator = browser.fresh()
            try await administrator.signIn("ada")
            #expect(try await administrator.get("/admin").text.contains("A nurse"))
            #expect(try await administrator.post("/admin/members/6/standing", [("standing", "active")]).status == 303)
            #expect(try await site.newestMail().contains("Subject: Welcome to T"))
            #expect(try await site.store.member(6).standing == .active)
        }
    }

    @Test("Joining openly needs the address to be confirmed")
    func open() async throws {
        let site = try await TestSite()
        try await site.store.saveSite(name: "T", tagline: "", joining: .open, by: nil, at: site.clock.now)
        try await site.test { browser in
            #expect(try await browser.post("/join", Self.newcomer, visiting: "/join").status == 200)
            let path = try Self.link(try await site.newestMail(), "/confirmation")
            #expect(try await browser.get(path).status == 200)
            #expect(try await site.store.member(6).standing == .unconfirmed, "Looking confirms nothing.")
            #expect(try await browser.post(path).location == "/settings/profile")
            #expect(try await site.store.member(6).standing == .active)
            #expect(try await browser.fresh().post("/join", Self.newcomer, visiting: "/join").status == 422)
        }
    }

    @Test("A sign-in link works once, for half an hour, and says nothing about who has an account")
    func signInLink() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let asked = try await browser.post(
                "/sign-in", [("email", "mel@test.example"), ("by", "link")], visiting: "/sign-in")
            let unknown = try await browser.post("/sign-in", [("email", "who@test.example"), ("by", "link")])
            #expect(asked.text.replacing("mel@", with: "x@") == unknown.text.replacing("who@", with: "x@"))
            let path = try Self.link(try await site.newestMail(), "/sign-in/link")
            #expect(try await browser.get(path).status == 200)
            #expect(try await browser.post(path, [("trust", "yes")]).status == 303)
            #expect(try await browser.get("/settings/account").text.contains("mel@test.example"))
            #expect(try await browser.fresh().get(path).status == 410)
            let later = browser.fresh()
            _ = try await later.post("/sign-in", [("email", "mel@test.example"), ("by", "link")], visiting: "/sign-in")
            let second = try Self.link(try await site.newestMail(), "/sign-in/link")
            site.clock.move(.minutes(31))
            #expect(try await later.get(second).status == 410)
        }
    }

    @Test("A password is reset by mail, and every other session ends")
    func reset() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let other = browser.fresh()
            _ = try await other.post("/password-reset", [("email", "MEL@test.example")], visiting: "/password-reset")
            let path = try Self.link(try await site.newestMail(), "/password-reset")
            #expect(try await other.post(path, [("password", "short")], visiting: path).status == 422)
            #expect(try await other.post(path, [("password", "entirely new words")]).status == 303)
            #expect(try await browser.get("/settings/account").status == 303, "The old session has ended.")
            #expect(try await other.get(path).status == 410)
        }
    }

    @Test("An address changes when the link sent there is followed, and the old address is told")
    func email() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let wrong = try await browser.post(
                "/settings/account/email", [("new-email", "mel2@test.example"), ("email-password", "no")])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"mel2@test.example\""))
            let taken = try await browser.post(
                "/settings/account/email", [("new-email", "ann@test.example"), ("email-password", TestSite.password)])
            #expect(taken.status == 422)
            let sent = try await browser.post(
                "/settings/account/email", [("new-email", "mel2@test.example"), ("email-password", TestSite.password)])
            #expect(sent.status == 200)
            let path = try Self.link(try await site.newestMail(), "/settings/account/email")
            #expect(try await site.newestMail().contains("<mel@test.example>"))
            #expect(try await site.store.member(site.member).email.text == "mel@test.example")
            #expect(try await browser.post(path, visiting: path).status == 200)
            #expect(try await site.store.member(site.member).email.text == "mel2@test.example")
        }
    }

    @Test("A member sees where they are signed in and ends a session elsewhere")
    func sessions() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let phone = browser.fresh()
            try await phone.signIn("mel")
            let stranger = browser.fresh()
            try await stranger.signIn("ann")
            #expect(try await stranger.post("/settings/sessions/2/end").status == 303)
            #expect(try await phone.get("/settings/account").status == 200, "Nobody ends another member's session.")
            #expect(try await browser.post("/settings/sessions/2/end").status == 303)
            #expect(try await phone.get("/settings/account").status == 303)
            #expect(try await browser.get("/settings/account").status == 200)
        }
    }

    @Test("A session on a trusted device lasts 90 days from the last visit, on another 12 hours")
    func terms() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let trusted = browser.fresh()
            _ = try await trusted.post(
                "/sign-in",
                [("email", "mel@test.example"), ("password", TestSite.password), ("by", "password"), ("trust", "yes")],
                visiting: "/sign-in")
            try await browser.signIn("mel")
            site.clock.move(.hours(13))
            #expect(try await browser.get("/settings/account").status == 303)
            #expect(try await trusted.get("/settings/account").status == 200)
            site.clock.move(.days(89))
            #expect(try await trusted.get("/settings/account").status == 200)
            site.clock.move(.days(91))
            #expect(try await trusted.get("/settings/account").status == 303)
        }
    }

    @Test("The profile is saved with a visibility for each field, and shown to each as chosen")
    func profile() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [
                ("name", "Mel <b>Ortiz</b>"), ("credentials", "RN"), ("career-stage", "faculty"),
                ("institution", "General Hospital"),
                ("country", "Peru"), ("orcid", "https://orcid.org/0000-0002-1825-0097"), ("bio", "I *teach*."),
                ("time-zone", "America/Lima"),
                ("visibility-institution", "public"), ("visibility-country", "only-me"),
            ]
            #expect(try await browser.post("/settings/profile", fields).location.hasSuffix("saved=yes"))
            let page = try await browser.fresh().get("/members/\(site.member)-mel-b-ortiz-b")
            #expect(
                page.text.contains("General Hospital") && !page.text.contains("Peru") && !page.text.contains("teach"))
            #expect(page.text.contains("Mel &lt;b&gt;Ortiz&lt;/b&gt;"))
            let own = try await browser.get("/members/\(site.member)-mel-b-ortiz-b")
            #expect(own.text.contains("Peru") && own.text.contains("<em>teach</em>"))
            let wrong = try await browser.post(
                "/settings/profile", fields.map { $0.0 == "orcid" ? ("orcid", "0000-0002-1825-0098") : $0 })
            #expect(wrong.status == 422 && wrong.text.contains("0000-0002-1825-0098"))
        }
    }
}
