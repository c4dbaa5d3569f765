import Colloquium
import Store
import Testing

@testable import Web

@Suite("Panels on the site")
struct PanelPageTests {
    static let made = [
        ("topic", "Sepsis in children"), ("purpose", "Two polls *a year*."), ("last-day", ""), ("submission", "panel"),
    ]

    /// A closed club that Fay facilitates and Mel belongs to, with a panel.
    private func scene(_ site: TestSite) async throws -> Number<Club> {
        let club = try await site.addClub("Hidden", .closed)
        let fay = try await site.store.viewer(site.facilitator)
        let mel = Viewer(member: site.member, role: .member, clubs: [club: .member])
        try await site.store.join(club, by: mel, at: site.clock.now)
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.submission) = ("Sepsis in children", "Two polls a year.", "panel")
        _ = try await site.store.make(
            Panel.Draft(entry, at: site.clock.now, in: "UTC") { $0 }, in: club, by: fay, at: site.clock.now)
        return club
    }

    /// Where the link in the newest mail leads.
    private func link(in site: TestSite) async throws -> String {
        let mail = try await site.newestMail()
        let match = try #require(mail.firstMatch(of: /http:\/\/test\.example(\/panel-links\/[A-Za-z0-9_-]{43})/))
        return String(match.output.1)
    }

    @Test("are made by facilitators, who find members by what their profiles show and ask them")
    func making() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.get("/clubs/1-first-club").text.contains("href=\"/clubs/1/panels\""))
            let empty = try await browser.post(
                "/clubs/1/panels", [("topic", "A <topic>"), ("purpose", ""), ("last-day", "soon")],
                visiting: "/clubs/1/panels/new")
            #expect(empty.status == 422 && empty.text.contains("value=\"A &lt;topic&gt;\""))
            #expect(empty.text.contains("id=\"purpose-error\"") && empty.text.contains("id=\"last-day-error\""))
            for _ in 0..<2 {
                let made = try await browser.post("/clubs/1/panels", Self.made)
                #expect(made.status == 303 && made.location == "/panels/1/invitations?sent=panels-1")
            }
            #expect(try await browser.get("/clubs/1/panels").text.contains("Nobody has accepted yet"))
            let nothing = try await browser.get("/panels/1/invitations").text
            #expect(!nothing.contains("Ask those chosen"))
            let found = try await browser.get("/panels/1/invitations?find-name=mel").text
            #expect(found.contains("1 member") && found.contains("name=\"member\" value=\"\(site.member)\""))
            let none = try await browser.post("/panels/1/invitations", [("find-name", "mel")])
            #expect(none.status == 422 && none.text.contains("Choose whom to ask.") && none.text.contains("Ask those"))
            let asked = try await browser.post(
                "/panels/1/invitations", [("find-name", "mel"), ("member", "\(site.member)")])
            #expect(asked.status == 303 && asked.location == "/panels/1/invitations#invited")
            let mail = try await site.newestMail()
            #expect(mail.contains("http://test.example/panels/1/seat") && mail.contains("Dear Mel"))
            let listed = try await browser.get("/panels/1/invitations?find-name=mel").text
            #expect(listed.contains("· Has not answered") && listed.contains("Asked already"))
            for member in ["0", "99999", "x", "\(site.member)"] {
                let wrong = try await browser.post(
                    "/panels/1/invitations", [("find-name", "mel"), ("member", member)])
                #expect(wrong.status == 422 && wrong.text.contains("id=\"member-error\""), "\(member)")
            }
        }
    }

    @Test("are accepted with competing interests or declined in silence, by those who are asked alone")
    func answering() async throws {
        let site = try await TestSite()
        let club = try await scene(site)
        let fay = try await site.store.viewer(site.facilitator)
        try await site.store.invite([site.member], to: 1, by: fay, at: site.clock.now) {
            OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: [])
        }
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get("/members/\(site.member)-mel").text.contains("href=\"/panels/1/seat\""))
            let bare = try await browser.post("/panels/1/seat", [], visiting: "/panels/1/seat")
            #expect(bare.status == 422 && bare.text.contains("id=\"competing-interests-error\""))
            let long = String(repeating: "x", count: 1_001)
            let refused = try await browser.post("/panels/1/seat/refusal", [("words", long)])
            #expect(refused.status == 422 && refused.text.contains(long))
            let declined = try await browser.post("/panels/1/seat/refusal", [("words", "No time <now>.")])
            #expect(declined.status == 200 && declined.text.contains("You declined"))
            let reader = browser.fresh()
            try await reader.signIn("fay")
            #expect(try await reader.get("/panels/1/invitations").text.contains("“No time &lt;now&gt;.”"))
            let page = try await browser.get("/panels/1-sepsis-in-children").text
            #expect(page.contains("You declined to be on this panel.") && !page.contains("No time"))
            let accepted = try await browser.post("/panels/1/seat", [("competing-interests", "I led SQUEEZE.")])
            #expect(accepted.status == 303 && accepted.location == "/panels/1?sent=seat-1")
            let shown = try await reader.get("/panels/1-sepsis-in-children").text
            #expect(shown.contains("Competing interests: I led SQUEEZE.") && shown.contains(">Mel</a>"))
            #expect(try await browser.post("/panels/1/seat/removal", [], visiting: "/panels/1/seat").status == 200)
            #expect(try await !reader.get("/panels/1-sepsis-in-children").text.contains(">Mel</a>"))
            try await browser.signIn("ann")
            #expect(try await browser.get("/panels/1/seat").status == 404)
            #expect(try await browser.get("/panels/1").status == 404)
            #expect(try await browser.get("/clubs/\(club)/panels").status == 404)
        }
    }

    @Test("bring guests by a link, who see the panel and nothing else of a closed club")
    func guests() async throws {
        let site = try await TestSite()
        let club = try await scene(site)
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let wrong = try await fay.post(
                "/panels/1/guests", [("name", "Vera <Wu>"), ("email", "vera")], visiting: "/panels/1/invitations")
            #expect(wrong.status == 422 && wrong.text.contains("value=\"Vera &lt;Wu&gt;\""))
            let sent = try await fay.post(
                "/panels/1/guests", [("name", "Vera Wu"), ("email", "vera@elsewhere.example")])
            #expect(sent.status == 303 && sent.location == "/panels/1/invitations?sent=guests-1#invited")
            let link = try await link(in: site)
            for _ in 0..<2 { #expect(try await browser.get(link).text.contains("readers see you as Vera Wu")) }
            #expect(try await browser.post(link, []).status == 422)
            let came = try await browser.post(link, [("competing-interests", "none")])
            #expect(came.status == 303 && came.location == "/panels/1?sent=seat-1")
            let page = try await browser.get("/panels/1-sepsis-in-children")
            #expect(page.status == 200 && page.text.contains("You are on this panel.") && page.text.contains(">Guest<"))
            #expect(!page.text.contains("href=\"/clubs/\(club)"))
            for path in ["/clubs/\(club)", "/clubs/\(club)/panels", "/clubs/\(club)/polls"] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            #expect(try await browser.get("/panels/1/invitations").status == 403)
            #expect(try await browser.get(link).location == "/panels/1")
            let other = try await browser.fresh().get(link)
            #expect(other.status == 410 && other.text.contains("This invitation was used"))
            let changed = try await browser.post(
                "/panels/1/seat", [("competing-interests", "I was paid.")], visiting: "/panels/1/seat")
            #expect(changed.status == 303)
            #expect(try await browser.get("/panels/1-sepsis-in-children").text.contains("I was paid."))
            #expect(try await browser.post("/panels/1/seat/removal", [], visiting: "/panels/1/seat").status == 200)
            #expect(try await browser.get("/panels/1").status == 404)
        }
    }

    @Test("say in the mail how to stop invitations, which is done without signing in")
    func stopping() async throws {
        let site = try await TestSite()
        _ = try await scene(site)
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.post(
                "/panels/1/guests", [("name", "Vera Wu"), ("email", "vera@elsewhere.example")],
                visiting: "/panels/1/invitations")
            let mail = try await site.newestMail()
            let match = try #require(mail.firstMatch(of: /List-Unsubscribe: <http:\/\/test\.example([^>]+)>/))
            let stopped = try await browser.fresh().postRaw(String(match.output.1), "List-Unsubscribe=One-Click")
            #expect(stopped.status == 200 && stopped.text.contains("No invitation will be sent to this address"))
            let again = try await browser.post(
                "/panels/1/guests", [("name", "Vera Wu"), ("email", "vera@elsewhere.example")],
                visiting: "/panels/1/invitations")
            #expect(again.status == 422)
        }
    }

    @Test("show credentials and institutions as their owners let readers see them")
    func visibility() async throws {
        let site = try await TestSite()
        var profile = Profile(name: "Mel")
        (profile.credentials, profile.institution) = ("MD", "Ward 3")
        profile.visibilities = [.credentials: .everyone, .institution: .members]
        try await site.store.saveProfile(profile, timeZone: "UTC", of: site.member, at: site.clock.now)
        let fay = try await site.store.viewer(site.facilitator)
        try await site.test { browser in
            let maker = browser.fresh()
            try await maker.signIn("fay")
            _ = try await maker.post("/clubs/1/panels", Self.made)
            try await site.store.invite([site.member], to: 1, by: fay, at: site.clock.now) {
                OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: [])
            }
            try await site.store.takeSeat(
                on: 1, stating: "none", by: site.store.viewer(site.member), at: site.clock.now)
            let path = "/panels/1-sepsis-in-children"
            #expect(try await maker.get(path).text.contains("MD · Ward 3"))
            let visitor = try await browser.get(path).text
            #expect(visitor.contains(">MD<") && !visitor.contains("Ward 3"))
            #expect(visitor.contains("<em>a year</em>"))
            let ended = try await maker.post("/panels/1/closure", [], visiting: "/panels/1/closure")
            #expect(ended.status == 303)
            site.clock.move(.seconds(1))
            #expect(try await browser.get(path).text.contains("Ended "))
            #expect(try await maker.get("/panels/1/invitations").text.contains("The panel has ended."))
            let again = try await maker.get("/panels/1/edit").text
            #expect(again.contains("Let the panel stand again"))
            #expect(again.contains(#"name="last-day" type="date" value="""#))
            let reopened = try await maker.post(
                "/panels/1/edit", [("over", "2")] + Self.made, visiting: "/panels/1/edit")
            #expect(reopened.status == 303)
            let stale = try await maker.post("/panels/1/edit", [("over", "2")] + Self.made)
            #expect(stale.status == 409 && stale.text.contains("Two polls *a year*."))
        }
    }
}
