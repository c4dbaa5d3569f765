import Colloquium
import Store
import Testing

@testable import Web

@Suite("Polls that are put to a panel, on the site")
struct PanelPollPageTests {
    /// Fay’s panel of a closed club, with Vera on it as a guest in the browser that is given back.
    private func scene(_ site: TestSite, _ browser: Browser) async throws -> Browser {
        let club = try await site.addClub("Hidden", .closed)
        let fay = try await site.store.viewer(site.facilitator)
        let mel = Viewer(member: site.member, role: .member, clubs: [club: .member])
        try await site.store.join(club, by: mel, at: site.clock.now)
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.submission) = ("Sepsis", "Two polls a year.", "panel")
        _ = try await site.store.make(
            Panel.Draft(entry, at: site.clock.now, in: "UTC") { $0 }, in: club, by: fay, at: site.clock.now)
        return try await seat("Vera Wu", "vera@elsewhere.example", site, browser)
    }

    /// Somebody whom Fay asks, as a guest in a browser of their own.
    private func seat(
        _ name: String, _ address: String, _ site: TestSite, _ browser: Browser
    ) async throws -> Browser {
        var guest = PanelInvitation.GuestEntry()
        (guest.name, guest.email) = (name, address)
        let token = Token()
        try await site.store.invite(
            PanelInvitation.Guest(guest), to: 1, with: token, by: site.store.viewer(site.facilitator),
            at: site.clock.now
        ) { OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: []) }
        let seated = browser.fresh()
        let path = "/panel-links/\(token.text)"
        #expect(try await seated.post(path, [("competing-interests", "none")], visiting: path).status == 303)
        return seated
    }

    @Test("tell in no file of the discussion how few nameless voters voted")
    func exported() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.submission) = ("Sepsis", "Two polls a year.", "panel")
        _ = try await site.store.make(
            Panel.Draft(entry, at: site.clock.now, in: "UTC") { $0 }, in: 1, by: site.store.viewer(site.facilitator),
            at: site.clock.now)
        try await site.test { browser in
            let vera = try await seat("Vera Wu", "vera@elsewhere.example", site, browser)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let asked =
                PollPageTests.asked.filter { $0.0 != "disclosure" } + [
                    ("panel", "1"), ("anonymous", "yes"), ("disclosure", "always"),
                    ("discussion", discussion.description),
                ]
            let path = try await fay.post("/clubs/1/polls", asked).location
            for voters in 1...5 {
                let guest =
                    voters == 1
                    ? vera : try await seat("Guest \(voters)", "g\(voters)@elsewhere.example", site, browser)
                #expect(try await guest.post("/polls/1/vote", PollPageTests.voted, visiting: path).status == 303)
                site.clock.move(.minutes(1))
                for ending in ["export.md", "export.json", "print"] {
                    let text = try await fay.get("/discussions/\(discussion)/\(ending)").text
                    #expect(text.contains("Would you start vasopressors early?"), "\(ending)")
                    #expect(text.contains("disagree") == (voters == 5), "\(ending) with \(voters)")
                    #expect(ending != "export.json" || text.contains("\"ratings\"") == (voters == 5), "\(voters)")
                }
            }
        }
    }

    @Test("show nameless votes one by one from five on, without the interests that would name them")
    func nameless() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let vera = try await scene(site, browser)
            let (fay, mel) = (browser.fresh(), browser.fresh())
            try await fay.signIn("fay")
            try await mel.signIn("mel")
            let asked =
                PollPageTests.asked.filter { $0.0 != "disclosure" } + [
                    ("panel", "1"), ("anonymous", "yes"), ("disclosure", "always"),
                ]
            let path = try await fay.post("/clubs/2/polls", asked).location
            #expect(try await vera.get(path).text.contains("before 5 members of the panel have voted."))
            let voted =
                PollPageTests.voted.filter { $0.0 != "competing-interests" } + [
                    ("competing-interests", "I led a trial.")
                ]
            #expect(try await vera.post("/polls/1/vote", voted).status == 303)
            let few = try await mel.get(path).text
            #expect(few.contains("and counted, once 5 members") && !few.contains("<em>disagree</em>"))
            #expect(
                !few.contains("class=\"poll-picture\"") && !few.contains("votes.csv") && !few.contains("counts.csv"))
            for file in ["votes", "counts"] {
                #expect(try await mel.get("/polls/1/\(file).csv").status == 403)
                #expect(try await fay.get("/polls/1/\(file).csv").status == 200)
            }
            let own = try await vera.get(path).text
            #expect(own.contains("href=\"/votes/1/withdrawal\"") && own.contains("<em>disagree</em>"))
            let all = try await fay.get(path).text
            #expect(all.contains("Vera Wu") && all.contains("Competing interests: I led a trial."))
            for place in 1...4 {
                let other = try await seat("Guest \(place)", "g\(place)@elsewhere.example", site, browser)
                #expect(try await other.post("/polls/1/vote", voted, visiting: path).status == 303)
            }
            for text in [try await mel.get(path).text, try await mel.get("/polls/1/votes.csv").text] {
                #expect(text.contains("disagree") && !text.contains("I led a trial."))
                #expect(!text.contains("Competing interests"))
            }
            #expect(try await vera.post("/panels/1/seat/removal", [], visiting: "/panels/1/seat").status == 200)
            let withdrawn = try await vera.post("/votes/1/withdrawal", [], visiting: "/votes/1/withdrawal")
            #expect(withdrawn.status == 200 && withdrawn.text.contains("Your words were withdrawn"))
        }
    }

    @Test("are voted in by who is on it, a guest too; the club reads and talks, and others see nothing")
    func voting() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let vera = try await scene(site, browser)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let form = try await fay.get("/clubs/2/polls/new?panel=1").text
            #expect(form.contains("<option value=\"1\" selected>The panel “Sepsis”</option>"))
            let wrong = try await fay.post("/clubs/2/polls", PollPageTests.asked + [("panel", "77")])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"panel-error\""))
            let asked = try await fay.post("/clubs/2/polls", PollPageTests.asked + [("panel", "1")])
            #expect(asked.status == 303)
            let path = asked.location
            #expect(try await fay.get("/clubs/2/polls").text.contains("Put to the panel “Sepsis”"))
            #expect(try await fay.get("/panels/1-sepsis").text.contains("href=\"\(path)\""))

            let mel = browser.fresh()
            try await mel.signIn("mel")
            let read = try await mel.get(path).text
            #expect(read.contains("This poll is put to the panel “Sepsis”: its members vote."))
            #expect(read.contains("Who is on the panel sees the results after voting") && !read.contains(">Vote<"))
            #expect(try await mel.post("/polls/1/vote", PollPageTests.voted).status == 403)
            #expect(try await mel.post("/polls/1/remarks", [("remark", "What of children?")]).status == 303)

            let page = try await vera.get(path)
            #expect(page.status == 200 && page.text.contains("The panel “Sepsis” votes."))
            #expect(!page.text.contains("href=\"/clubs/2") && page.text.contains("What of children?"))
            let bare = try await vera.post("/polls/1/vote", [("rationale", "Long reasons"), ("over", "1")])
            #expect(bare.status == 422 && bare.text.contains("Long reasons"))
            #expect(try await vera.post("/polls/1/vote", PollPageTests.voted).status == 303)
            #expect(try await vera.get(path).text.contains("You voted: <strong>No</strong>"))
            #expect(try await vera.post("/polls/1/remarks", [("remark", "Fewer.")]).status == 303)
            let remark = try await vera.post("/poll-remarks/2/withdrawal", [], visiting: "/poll-remarks/2/withdrawal")
            #expect(remark.status == 303)
            #expect(try await vera.post("/poll-remarks/1/withdrawal", []).status == 403)

            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("ann")
            #expect(try await browser.get(path).status == 404)
            #expect(try await browser.post("/polls/1/vote", PollPageTests.voted).status == 404)
        }
    }

    @Test("give the words of a vote back that comes after the panel has ended")
    func ended() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let vera = try await scene(site, browser)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let path = try await fay.post("/clubs/2/polls", PollPageTests.asked + [("panel", "1")]).location
            _ = try await vera.get(path)
            try await site.store.end(1, by: site.store.viewer(site.facilitator), at: site.clock.now)
            site.clock.move(.seconds(1))
            let late = try await vera.post("/polls/1/vote", PollPageTests.voted)
            #expect(late.status == 409 && late.text.contains("Two trials *disagree*."))
            #expect(late.text.contains("The panel has ended, so your vote was not counted"))
            #expect(try await vera.get(path).text.contains("The panel that was asked has ended, and votes no more."))
            let said = try await vera.post("/polls/1/remarks", [("remark", "Too late <b>")])
            #expect(said.status == 409 && said.text.contains("Too late &lt;b&gt;"))
            #expect(try await !vera.get(path).text.contains("action=\"/polls/1/remarks\""))
        }
    }
}
