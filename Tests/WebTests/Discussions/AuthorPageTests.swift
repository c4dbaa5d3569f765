import Colloquium
import Store
import Testing

@testable import Web

@Suite("Inviting authors on pages")
struct AuthorPageTests {
    private static let path = "/discussions/1/authors"

    @Test("A facilitator names an author and an address, sees what comes of it, and takes it back")
    func inviting() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await browser.get("/discussions/1-fluids").text.contains("href=\"\(Self.path)\""))
            let empty = try await browser.get(Self.path).text
            #expect(empty.contains("Nobody yet.") && empty.contains("<option value=\"Ike Okafor\">Ike Okafor</option>"))
            let sent = try await browser.post(
                Self.path, [("author", "Ike Okafor"), ("email", "ike@elsewhere.example")])
            #expect(sent.status == 303 && sent.location == "\(Self.path)?sent=authors-1#invited")
            let waiting = try await browser.get(Self.path).text
            #expect(waiting.contains("<strong>Ike Okafor</strong> · Waiting") && waiting.contains("Invited by Fay"))
            let mail = try await site.newestMail()
            for words in [
                "Fay invites you to discuss your article", "Dear Ike Okafor", "First Club",
                "List-Unsubscribe: <http://test.example/unsubscribe/",
                "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
                "http://test.example/authorship/",
            ] {
                #expect(mail.contains(words), "\(words): \(mail)")
            }
            site.clock.move(.days(14))
            try await browser.signIn("fay")
            #expect(try await browser.get(Self.path).text.contains("<strong>Ike Okafor</strong> · Expired"))
            let number = try #require(
                try await site.store.authorInvitations(to: discussion, for: site.store.viewer(site.facilitator)).first
            )
            .invitation.number
            let removal = "/author-invitations/\(number)/removal"
            #expect(try await browser.post(removal, [], visiting: removal).status == 303)
            #expect(try await browser.get(Self.path).text.contains("· Taken back"))
        }
    }

    @Test("What cannot be taken comes back as typed, with the reason beside the field")
    func wrong() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        try await site.invite(to: discussion)
        try await site.test { browser in
            try await browser.signIn("fay")
            for (author, email, reason) in [
                ("", "x", "Choose an author of the article."), ("Al Gone", "a@b.example", "names this author no more"),
                ("Ike Okafor", "<b>@x", "Enter an e-mail address"),
                ("Ike Okafor", "vera@elsewhere.example", "was invited already"),
                ("Vera Wu \(TestSite.orcid)", "new@elsewhere.example", "Vera Wu was invited already"),
                ("Ike Okafor", "fay@test.example", "your own address"),
            ] {
                let page = try await browser.post(
                    Self.path, [("author", author), ("email", email)], visiting: Self.path)
                #expect(page.status == 422 && page.text.contains(reason), "\(reason)")
                #expect(
                    page.text.contains("value=\"\(email.replacing("<", with: "&lt;").replacing(">", with: "&gt;"))\""))
            }
            #expect(try await browser.postRaw(Self.path, "csrf=forged&author=1&email=a@b.example").status == 403)
        }
    }

    @Test("The link shows what will happen and is used by a button; who presses it reads and writes there alone")
    func coming() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Hidden", .closed)
        let discussion = try await site.addAuthoredDiscussion(in: club)
        let token = try await site.invite(to: discussion)
        try await site.test { browser in
            let link = "/authorship/\(token.text)"
            #expect(try await browser.get("/discussions/1-fluids").status == 404)
            for _ in 0..<3 {
                let page = try await browser.get(link).text
                #expect(page.contains("Fay invites you, as an author of this article") && page.contains("Take part"))
                #expect(page.contains("What you write is shown as by Vera Wu"))
            }
            let wrong = try await browser.post(link, [("orcid", "0000-0002-1825-0098")])
            #expect(wrong.status == 422 && wrong.text.contains("value=\"0000-0002-1825-0098\""))
            let came = try await browser.post(link, [("orcid", TestSite.orcid)])
            #expect(came.status == 303 && came.location == "/discussions/1?sent=authorship-1")
            let welcomed = try await browser.get("/discussions/1-fluids?sent=authorship-1").text
            #expect(welcomed.contains("role=\"status\" data-sent=\"authorship-1\"><p>Welcome: you take part"))
            #expect(welcomed.contains("Write below what you want to say."))
            let page = try await browser.get("/discussions/1-fluids").text
            #expect(!page.contains("role=\"status\""))
            #expect(page.contains("action=\"/discussions/1/contributions\"") && page.contains(">Vera Wu<"))
            #expect(
                !page.contains("/signals/") && !page.contains("/questions/new") && !page.contains("href=\"/inbox\"")
                    && !page.contains("/articles/new"))
            #expect(!page.contains("The article’s record"))
            let said = try await browser.post(
                "/discussions/1/contributions",
                [("kind", "comment"), ("body", "We measured twice."), ("submission", "s")])
            #expect(said.status == 303)
            let shown = try await browser.get("/discussions/1-fluids").text
            #expect(shown.contains("We measured twice.") && shown.contains("/contributions/1/edit"))
            #expect(try await browser.get("/contributions/1/reply").status == 200)
            #expect(try await browser.get("/contributions/drafts").status == 200)
            #expect(try await browser.get("/discussions/1/declaration").status == 200)
            #expect(page.contains(">Hidden</p>") && !page.contains("/clubs/\(club)-"), "They may not open the club.")
            for hidden in ["/clubs/\(club)", "/clubs/\(club)/rota"] {
                #expect(try await [403, 404].contains(browser.get(hidden).status))
            }
            #expect(try await browser.get("/discussions/1/export.json").status == 200)
            let own = try #require(page.firstMatch(of: /href="(\/members\/[^"]*vera-wu)"/)).output.1
            #expect(try await browser.get(String(own)).status == 200)
            #expect(try await browser.fresh().get(String(own)).status == 404)
            for again in [
                try await browser.get(link), try await browser.post(link, []),
                try await browser.post("\(link)/refusal", []),
            ] {
                #expect(again.status == 303 && again.location == "/discussions/1", "It leads who used it there.")
            }
            let stranger = try await browser.fresh().get(link)
            #expect(stranger.status == 410 && stranger.text.contains("This invitation was used"))
            #expect(stranger.text.contains("href=\"/sign-in?next=/discussions/1\""))
            #expect(stranger.text.contains("write to Fay, who invited you"))
        }
    }

    @Test("The link says whether the discussion is to open, open or closed, and what its author can do there then")
    func stages() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        let token = try await site.invite(to: discussion)
        try await site.test { browser in
            let link = "/authorship/\(token.text)"
            let open = try await browser.get(link).text
            #expect(open.contains("<p>It is open until ") && open.contains(">Take part</button>"))
            site.clock.move(.days(8))
            let closed = try await browser.get(link).text
            #expect(closed.contains("<p>It closed ") && closed.contains("not write in it any more"))
            #expect(closed.contains(">Come and read it</button>") && !closed.contains("What you write is shown"))
            #expect(try await browser.post(link, [], visiting: link).status == 303)
            let page = try await browser.get("/discussions/1-fluids?sent=authorship-1").text
            #expect(!page.contains("action=\"/discussions/1/contributions\""))
            #expect(page.contains("It has closed, so you can read it") && !page.contains("Write below"))
        }
        let other = try await TestSite()
        let coming = try await other.addDiscussion("Future trial", opensAt: other.clock.now + .days(9))
        let early = try await other.invite(TestSite.authors[1], to: coming)
        try await other.test { browser in
            let page = try await browser.get("/authorship/\(early.text)").text
            #expect(page.contains("<p>It opens ") && page.contains("contribute once it is open"))
            let came = try await browser.post("/authorship/\(early.text)", [])
            let own = try await browser.get(came.location.replacing("/1?", with: "/1-future-trial?")).text
            #expect(own.contains("Welcome: you take part") && own.contains("We write to you then, and you can"))
            #expect(own.contains("1 person will come.") && own.contains("You take part as an author of the article."))
            #expect(!own.contains("action=\"/discussions/1/coming") && !own.contains("#reminders"))
            let others = try await browser.fresh().get("/discussions/1-future-trial").text
            #expect(others.contains("1 person will come.") && !others.contains("You take part"))
        }
    }

    @Test("A guest who signs in again by a mailed link comes to the discussion")
    func again() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        try await site.test { browser in
            try await site.come(browser, to: discussion)
            let fresh = browser.fresh()
            let asked = [("email", "vera@elsewhere.example"), ("by", "link")]
            #expect(try await fresh.post("/sign-in", asked, visiting: "/sign-in").status == 200)
            let link = try #require(try await site.newestMail().firstMatch(of: /\/sign-in\/link\/[A-Za-z0-9_-]{43}/))
            let entered = try await fresh.post(String(link.output), [], visiting: String(link.output))
            #expect(entered.status == 303 && entered.location == "/discussions/1")
            let page = try await fresh.get("/members/\(6)")
            #expect([200, 301].contains(page.status))
        }
    }

    @Test("An author who is a member signs in first and stays who they are")
    func member() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Hidden", .closed)
        let discussion = try await site.addAuthoredDiscussion(in: club)
        let token = try await site.invite(at: "mel@test.example", to: discussion)
        try await site.test { browser in
            let link = "/authorship/\(token.text)"
            let page = try await browser.get(link).text
            #expect(page.contains("open this invitation from your mail again"))
            #expect(page.contains("href=\"/sign-in?next=\(link)\"") && !page.contains("Take part</button>"))
            #expect(try await browser.post(link, []).status == 409)
            try await browser.signIn("mel")
            #expect(try await browser.get(link).text.contains("You are signed in as Mel."))
            #expect(try await browser.post(link, []).status == 303)
            #expect(
                try await browser.get("/discussions/1-fluids").text.contains("action=\"/discussions/1/contributions\""))
            #expect(try await browser.get("/inbox").status == 200)
            try await browser.signIn("fay")
            let account = "Came with the account of <a href=\"/members/\(site.member)-mel\">Mel</a>"
            #expect(try await browser.get(Self.path).text.contains(account))
            #expect(try await browser.get("/discussions/1-fluids").text.contains("The article’s record"))
        }
    }

    @Test("The link is a secret that no other mail is to bring back")
    func secret() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        let token = try await site.invite(at: "mel@test.example", to: discussion)
        try await site.test { browser in
            _ = try await site.newestMail()
            let asked = [("email", "mel@test.example"), ("by", "link"), ("next", "/authorship/\(token.text)")]
            #expect(try await browser.post("/sign-in", asked, visiting: "/sign-in").status == 200)
            let link = try #require(try await site.newestMail().firstMatch(of: /\/sign-in\/link\/([A-Za-z0-9_-]{43})/))
            let text = try #require(Token(String(link.output.1)))
            #expect(try await site.store.link(text, .signIn, at: site.clock.now).detail.isEmpty)
        }
    }

    @Test("Declining, and wanting no more, needs no account")
    func declining() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.post(
                Self.path, [("author", "Vera Wu \(TestSite.orcid)"), ("email", "vera@elsewhere.example")],
                visiting: Self.path)
            let mail = try await site.newestMail()
            let link = String(try #require(mail.firstMatch(of: /\/authorship\/[A-Za-z0-9_-]{43}/)).output)
            let stop = String(
                try #require(mail.firstMatch(of: /\/unsubscribe\/1\.author-invitations\.[A-Za-z0-9_-]+/)).output)
            let author = browser.fresh()
            #expect(try await author.get(stop).text.contains("Send you no more invitations"))
            #expect(try await author.post("\(link)/refusal", [], visiting: link).text.contains("You declined"))
            #expect(try await author.post("\(link)/refusal", []).text.contains("This invitation was declined"))
            let past = try await author.get(link)
            #expect(past.status == 410 && past.text.contains("This invitation was declined"))
            #expect(try await browser.get(Self.path).text.contains("· Declined"))
            let ended = try await author.postRaw(stop, "List-Unsubscribe=One-Click")
            #expect(ended.status == 200 && ended.text.contains("No invitation will be sent to this address"))
            #expect(try await author.get(stop.replacing("/1.", with: "/2.")).status == 410)
            _ = try await site.addDiscussion()
            let other = try await browser.post(
                Self.path, [("author", "Ike Okafor"), ("email", "VERA@elsewhere.example")], visiting: Self.path)
            #expect(other.status == 422)
            _ = discussion
        }
    }

    @Test("A guest whose invitation was taken back writes no more")
    func takenBack() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        try await site.test { browser in
            try await site.come(browser, to: discussion)
            let said = [("kind", "comment"), ("body", "Words."), ("submission", "s")]
            let path = "/discussions/1/contributions"
            #expect(try await browser.post(path, said, visiting: "/discussions/1-fluids").status == 303)
            try await site.takeBack(from: discussion)
            let page = try await browser.get("/discussions/1-fluids").text
            #expect(page.contains("Words.") && !page.contains("action=\"/discussions/1/contributions\""))
            let more = [("kind", "comment"), ("body", "More."), ("submission", "t")]
            for (path, fields) in [(path, more), ("/contributions/1/edit", more + [("revision", "1")])] {
                let returned = try await browser.post(path, fields)
                #expect(returned.status == 403 && returned.text.contains("More.</textarea>"))
                #expect(returned.text.contains("You may not contribute here."))
                #expect(!returned.text.contains("is kept in"), "It is not.")
            }
        }
    }

    @Test("A guest of a private club loses no word when the invitation is taken back while they write")
    func takenBackWhileWriting() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion(in: try await site.addClub("Hidden", .closed))
        try await site.test { browser in
            try await site.come(browser, to: discussion)
            let path = "/discussions/1/contributions"
            let said = [("kind", "comment"), ("body", "First words."), ("submission", "s")]
            #expect(try await browser.post(path, said, visiting: "/discussions/1-fluids").status == 303)
            let begun = [("kind", "comment"), ("body", "Kept & begun."), ("submission", "t")]
            #expect(try await browser.post(path, begun + [("do", "draft")]).status == 303)
            try await site.takeBack(from: discussion)
            let more = [("kind", "method"), ("body", "We blinded <both> arms."), ("submission", "t")]
            for (path, act) in [
                (path, "post"), (path, "preview"), (path, "draft"), ("/contributions/1/reply", "post"),
                ("/contributions/1/edit", "post"),
            ] {
                let returned = try await browser.post(path, more + [("do", act), ("revision", "1")])
                #expect(returned.status == 404, "\(path) \(act)")
                #expect(returned.text.contains("We blinded &lt;both&gt; arms.</textarea>"), "\(path) \(act)")
                #expect(!returned.text.contains("Fluids") && !returned.text.contains("Hidden"))
            }
            let drafts = try await browser.get("/contributions/drafts").text
            #expect(drafts.contains("Kept &amp; begun.") && drafts.contains("not open to you any more"))
            #expect(!drafts.contains("Fluids") && !drafts.contains("Go on writing"))
            let discarded = try await browser.post(
                "/contributions/drafts/removal", [("discussion", "1"), ("parent", "")])
            #expect(discarded.status == 303)
            #expect(try await browser.get("/contributions/drafts").text.contains("No draft waits."))
        }
    }

    @Test("A guest’s own page lists what they were invited to, and says what they are; they end their own sessions")
    func ownPage() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion(in: try await site.addClub("Hidden", .closed))
        try await site.test { browser in
            try await site.come(browser, to: discussion)
            let page = try await browser.get("/discussions/1-fluids").text
            let own = String(try #require(page.firstMatch(of: /href="(\/members\/[^"]*vera-wu)"/)).output.1)
            let shown = try await browser.get(own).text
            #expect(shown.contains("href=\"/discussions/1-fluids\"") && shown.contains("You are here as a guest."))
            #expect(shown.contains(">Hidden</li>") && shown.contains("href=\"/settings/sessions\""))
            #expect(!shown.contains("/settings/profile") && !shown.contains("/articles/new"))
            for path in ["/", "/clubs/1-first-club", "/members", "/join", "/discussions", "/articles"] {
                let page = try await browser.get(path).text
                #expect(!page.contains("href=\"/join\"") && !page.contains("action=\"/join\""), "\(path)")
                #expect(!page.contains("/articles/new") && !page.contains("/settings/subscriptions"), "\(path)")
            }
            #expect(try await browser.get("/clubs/1-first-club").text.contains("You are here as a guest."))
            let token = Token()
            let guest = Number<Member>(rawValue: Int64(own.split(separator: "/")[1].prefix { $0.isNumber })!)
            try await site.store.makeLink(token, .signIn, member: guest, at: site.clock.now)
            let (link, elsewhere) = ("/sign-in/link/\(token.text)", browser.fresh())
            #expect(try await elsewhere.post(link, [], visiting: link).status == 303)
            let sessions = try await browser.get("/settings/sessions").text
            #expect(!sessions.contains("/settings/cpd"), "Tabs are for members.")
            let other = String(try #require(sessions.firstMatch(of: /\/settings\/sessions\/[0-9]+\/end/)).output)
            #expect(try await browser.post(other, []).status == 303)
            #expect(try await elsewhere.get("/settings/sessions").status == 303)
            #expect(try await browser.post("/settings/sessions/others/end", []).status == 303)
            #expect(try await browser.get("/settings/sessions").status == 200)
        }
    }

    @Test("A member who is a guest of a private club finds its discussion on their own page, where nobody else does")
    func memberGuest() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion(in: try await site.addClub("Hidden", .closed))
        let token = try await site.invite(at: "mel@test.example", to: discussion)
        try await site.test { browser in
            try await browser.signIn("mel")
            let link = "/authorship/\(token.text)"
            #expect(try await browser.post(link, [], visiting: link).status == 303)
            let own = "/members/\(site.member)-mel"
            #expect(try await browser.get(own).text.contains("href=\"/discussions/1-fluids\""))
            try await browser.signIn("fay")
            #expect(try await !browser.get(own).text.contains("You were invited to"))
            #expect(try await browser.get(link).text.contains("It was used with another account"))
        }
    }

    @Test("A link that was taken back or has run out says so")
    func past() async throws {
        let site = try await TestSite()
        let discussion = try await site.addAuthoredDiscussion()
        let first = try await site.invite(to: discussion)
        try await site.takeBack(from: discussion)
        let second = try await site.invite(at: "ike@elsewhere.example", to: discussion)
        site.clock.move(.days(15))
        try await site.test { browser in
            for (token, words) in [(first, "taken back"), (second, "has run out")] {
                let page = try await browser.get("/authorship/\(token.text)")
                #expect(
                    page.status == 410
                        && page.text.contains("This invitation \(words == "taken back" ? "was " : "")\(words)"))
            }
        }
    }
}
