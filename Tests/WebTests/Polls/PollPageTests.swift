import Colloquium
import Store
import Testing

@testable import Web

@Suite("Polls on the site")
struct PollPageTests {
    static let asked = [
        ("question", "Would you start vasopressors early?"), ("form", "single"), ("options", "Yes\nNo\nUnsure"),
        ("disclosure", "after-voting"), ("days", "7"), ("submission", "poll"),
    ]

    static let voted = [
        ("choice", "1"), ("rationale", "Two trials *disagree*."), ("competing-interests", "none"), ("over", "1"),
    ]

    /// Fay asks; Mel belongs to the club.
    private func ask(_ browser: Browser, _ fields: [(String, String)] = asked) async throws -> String {
        let fay = browser.fresh()
        try await fay.signIn("fay")
        let asked = try await fay.post("/clubs/1/polls", fields)
        #expect(asked.status == 303)
        return asked.location
    }

    private func join(_ site: TestSite, _ member: Number<Member>) async throws {
        try await site.store.join(1, by: site.store.viewer(member), at: site.clock.now)
    }

    @Test("are put by facilitators and voted on by those who belong to the club, who then see the results")
    func voting() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await site.test { browser in
            let path = try await ask(browser)
            #expect(path == "/polls/1-would-you-start-vasopressors-early")
            try await browser.signIn("mel")
            #expect(try await browser.get("/clubs/1-first-club").text.contains("href=\"/clubs/1/polls\""))
            #expect(try await browser.get("/clubs/1/polls").text.contains("Nobody has voted yet"))
            let before = try await browser.get(path).text
            #expect(before.contains("You see the results once you have voted"))
            #expect(before.contains("Readers see who voted what"))
            #expect(before.contains("Facilitators of the club and the site’s administrators see them at any time."))
            let voted = try await browser.post("/polls/1/vote", Self.voted, visiting: path)
            #expect(voted.status == 303 && voted.location == "\(path)?sent=vote-1#vote")
            let after = try await browser.get(path).text
            #expect(after.contains("You voted: <strong>No</strong>") && after.contains("<em>disagree</em>"))
            #expect(after.contains("1 member voted. Most chosen: “No”, by 1.") && after.contains("100 %"))
            #expect(try await !browser.fresh().get(path).text.contains("Most chosen"))
        }
    }

    @Test("take a citation in words, whose voter says which work it means")
    func inWords() async throws {
        let doi = "doi:10.1056/nejmoa1711584"
        let outside = OutsideWorld(
            resolve: { Resolution(asked: $0, findings: []) },
            match: { citation in
                var record = ArticleRecord()
                record.title = "Balanced crystalloids"
                record.identifiers = [Identifier(key: doi)].compactMap(\.self)
                let match = CitationMatch(Claim.Statement(.crossref, record), by: .words, citation: citation)
                return CitationMatches(citation: citation, candidates: [match])
            })
        let site = try await TestSite(outside: outside)
        try await join(site, site.member)
        try await site.test { browser in
            let path = try await ask(browser)
            try await browser.signIn("mel")
            let cited = Self.voted + [("references", "Semler. Balanced crystalloids versus saline")]
            let asked = try await browser.post("/polls/1/vote", cited, visiting: path)
            #expect(asked.status == 422 && asked.text.contains("Which work is “Semler."))
            let meant = [("citation-0", "Semler. Balanced crystalloids versus saline"), ("work-0", doi)]
            #expect(try await browser.post("/polls/1/vote", cited + meant, visiting: path).status == 303)
            #expect(try await browser.get(path).text.contains("10.1056/nejmoa1711584"))
        }
    }

    @Test("keep what was typed where a vote cannot be taken, also one that comes too late")
    func refused() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await site.test { browser in
            let path = try await ask(browser)
            try await browser.signIn("mel")
            let reasons = ("rationale", "Reasons that took an hour")
            let bare = try await browser.post("/polls/1/vote", [reasons, ("over", "1")], visiting: path)
            #expect(bare.status == 422 && bare.text.contains("Reasons that took an hour"))
            #expect(bare.text.contains("id=\"choice-error\"") && bare.text.contains("id=\"competing-interests-error\""))
            let stale = try await browser.post(
                "/polls/1/vote", Self.voted.map { $0.0 == "over" ? ("over", "9") : $0 }, visiting: path)
            #expect(stale.status == 409 && stale.text.contains("The poll was changed since you read it."))
            try await site.store.close(1, by: site.store.viewer(site.facilitator), at: site.clock.now)
            site.clock.move(.seconds(1))
            let late = try await browser.post("/polls/1/vote", Self.voted + [reasons], visiting: path)
            #expect(late.status == 409 && late.text.contains("Two trials *disagree*."))
            #expect(late.text.contains("This poll is closed, so your vote was not counted"))
            #expect(!late.text.contains(">Vote</button>"))
        }
    }

    @Test("show names to facilitators alone where readers are to see none, on the page and in the file")
    func anonymous() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await join(site, site.author)
        try await site.test { browser in
            let path = try await ask(browser, Self.asked + [("anonymous", "yes")])
            let mel = browser.fresh()
            try await mel.signIn("mel")
            #expect(try await mel.get(path).text.contains("the site’s administrators see who voted what."))
            _ = try await mel.post("/polls/1/vote", Self.voted, visiting: path)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            #expect(try await ann.get("/polls/1/votes.csv").status == 403)
            _ = try await ann.post("/polls/1/vote", Self.voted, visiting: path)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            for (reader, named) in [(ann, false), (fay, true)] {
                #expect(try await reader.get(path).text.contains(">Mel</a>") == named)
                let file = try await reader.get("/polls/1/votes.csv").text
                #expect(file.contains("Two trials *disagree*.") && file.contains("Mel") == named)
            }
        }
    }

    @Test("are changed until the first vote, then closed and replaced")
    func changing() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await site.test { browser in
            let path = try await ask(browser)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            #expect(try await fay.get("/polls/1/edit").text.contains("Yes\nNo\nUnsure"))
            let other = [("options", "Never\nAlways"), ("over", "1")] + Self.asked.filter { $0.0 != "options" }
            let shown = try await fay.post("/polls/1/edit", other + [("do", "preview")])
            #expect(shown.text.contains("<li>Never</li><li>Always</li>") && shown.text.contains("Takes votes until"))
            #expect(try await fay.post("/polls/1/edit", other).status == 303)
            try await browser.signIn("mel")
            _ = try await browser.post("/polls/1/vote", [("over", "2")] + Self.voted, visiting: path)
            #expect(try await fay.get("/polls/1/edit").location == "/polls/1/replacement")
            let refused = try await fay.post("/polls/1/edit", other)
            #expect(refused.status == 409 && refused.text.contains("Never\nAlways"))
            let instead = try await fay.post(
                "/polls/1/replacement", [("submission", "second")] + other.filter { $0.0 != "submission" })
            #expect(instead.status == 303 && instead.location.hasPrefix("/polls/2-"))
            #expect(try await browser.get(path).text.contains("This poll was closed and replaced by"))
            #expect(try await fay.post("/polls/2/closure", []).status == 303)
            site.clock.move(.seconds(1))
            #expect(try await browser.get("/polls/2-would-you-start-vasopressors-early").text.contains("Closed "))
        }
    }

    @Test("are one vote where a form is sent twice after others voted, and a pair where it comes from the results")
    func twice() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await join(site, site.author)
        try await site.test { browser in
            let path = try await ask(browser)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            _ = try await ann.post("/polls/1/vote", Self.voted, visiting: path)
            try await browser.signIn("mel")
            for _ in 0..<2 {
                #expect(try await browser.post("/polls/1/vote", Self.voted + [("changing", "")]).status == 303)
                site.clock.move(.seconds(1))
            }
            let once = try await browser.get(path).text
            #expect(once.contains("2 members voted") && !once.contains("before hearing others"))
            let form = try #require(once.firstMatch(of: /name="changing" value="(\d+)"/))
            #expect(
                try await browser.post("/polls/1/vote", Self.voted + [("changing", String(form.1))]).status == 303)
            #expect(try await browser.get(path).text.contains("Voted the same before hearing others"))
        }
    }

    @Test("say that another was put in their place already, with what was typed")
    func replacedTwice() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            _ = try await ask(browser)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let others = ["second", "third"].map { [("submission", $0)] + Self.asked.filter { $0.0 != "submission" } }
            #expect(try await fay.post("/polls/1/replacement", others[0]).status == 303)
            let again = try await fay.post("/polls/1/replacement", others[1])
            #expect(again.status == 409 && again.text.contains("was closed and replaced by <a href=\"/polls/2\">"))
            #expect(again.text.contains("This poll was replaced already") && again.text.contains("Yes\nNo\nUnsure"))
            #expect(try await fay.get("/polls/1/replacement").location == "/polls/2")
        }
    }

    @Test("keep their length where they are changed, and the discussion they stand in")
    func length() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            _ = try await ask(
                browser, [("days", "21"), ("discussion", "1")] + Self.asked.filter { $0.0 != "days" })
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let form = try await fay.get("/polls/1/edit").text
            #expect(form.contains("<option value=\"21\" selected>") && form.contains("<option value=\"1\" selected>"))
        }
    }

    @Test("close at a day and an hour of the club’s clocks, given back where they are over and where they are changed")
    func chosenHour() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let past = try await fay.post(
                "/clubs/1/polls", Self.asked + [("closes-on", "2020-01-31"), ("closes-at", "18:00")])
            #expect(past.status == 422 && past.text.contains("id=\"closes-on-error\""))
            #expect(past.text.contains("This time is over in") && past.text.contains("value=\"2020-01-31\""))
            let soon = WallTime(site.clock.now + .hours(5), in: "UTC").minute
            let path = try await ask(browser, Self.asked + [("closes-on", soon.day), ("closes-at", soon.hour)])
            #expect(try await fay.get(path).text.contains("Open until"))
            let form = try await fay.get("/polls/1/edit").text
            #expect(form.contains("value=\"\(soon.day)\"") && form.contains("value=\"\(soon.hour)\""))
            site.clock.move(.seconds(5 * 3600))
            #expect(try await fay.get(path).text.contains("Closed "))
        }
    }

    @Test(
        "give counts as a file, and pairs on a scale as their numbers where names are shown; where few have none, no pairs",
        arguments: [false, true])
    func counts(isAnonymous: Bool) async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await join(site, site.author)
        try await site.test { browser in
            let asked =
                Self.asked.filter { !["form", "options", "disclosure"].contains($0.0) }
                + [("form", "scale"), ("disclosure", "after-voting"), ("anonymous", isAnonymous ? "yes" : "")]
            let path = try await ask(browser, asked)
            let (ann, mel, fay) = (browser.fresh(), browser.fresh(), browser.fresh())
            try await ann.signIn("ann")
            try await mel.signIn("mel")
            try await fay.signIn("fay")
            let reasons = [("rationale", "Why"), ("competing-interests", "none"), ("over", "1")]
            #expect(try await ann.post("/polls/1/vote", reasons + [("rating", "5")], visiting: path).status == 303)
            #expect(try await mel.get("/polls/1/counts.csv").status == 403)
            #expect(try await mel.post("/polls/1/vote", reasons + [("rating", "3")], visiting: path).status == 303)
            let form = try #require(try await mel.get(path).text.firstMatch(of: /name="changing" value="(\d+)"/))
            let changed = reasons + [("rating", "8"), ("changing", String(form.1))]
            #expect(try await mel.post("/polls/1/vote", changed).status == 303)
            for (reader, sees) in [(ann, !isAnonymous), (fay, true)] {
                let page = try await reader.get(path).text
                #expect(page.contains("href=\"/polls/1/counts.csv\"") && page.contains("After: 8") == sees)
                #expect(page.contains("<details class=\"fold\" open>"))
                let file = try await reader.get("/polls/1/counts.csv").text
                #expect(file.hasPrefix("\u{FEFF}Part,First vote,Vote,Members\r\n") && file.contains("Votes,,8,1\r\n"))
                #expect(file.contains("Before and after,3,8,1\r\n") == sees && !file.contains("Mel"))
            }
        }
    }

    @Test("lose the words of a vote that its voter takes back, in the file, too")
    func words() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        try await site.test { browser in
            let path = try await ask(browser)
            try await browser.signIn("mel")
            _ = try await browser.post("/polls/1/vote", Self.voted, visiting: path)
            #expect(try await browser.get(path).text.contains("href=\"/votes/1/withdrawal\""))
            #expect(try await browser.post("/votes/1/withdrawal", []).location == "/polls/1")
            let page = try await browser.get(path).text
            #expect(page.contains("The words of this vote were withdrawn.") && page.contains("1 member voted"))
            #expect(!page.contains("<em>disagree</em>"))
            #expect(try await !browser.get("/polls/1/votes.csv").text.contains("disagree"))
        }
    }

    @Test("stand on the page of the discussion they belong to, with how many voted")
    func inDiscussion() async throws {
        let site = try await TestSite()
        try await join(site, site.member)
        _ = try await site.addDiscussion()
        let page = "/discussions/1-a-trial-of-something"
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await !browser.get(page).text.contains("id=\"polls\""))
            let path = try await ask(browser, Self.asked + [("discussion", "1")])
            #expect(try await browser.get(page).text.contains("Nobody has voted yet"))
            _ = try await browser.post("/polls/1/vote", Self.voted, visiting: path)
            let after = try await browser.get(page).text
            #expect(after.contains("href=\"\(path)\"") && after.contains("1 member voted"))
            #expect(try await browser.get(path).text.contains("A trial of something"))
        }
    }

    @Test("have a thread, whose words are kept where they cannot be taken")
    func thread() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let path = try await ask(browser)
            try await browser.signIn("mel")
            let said = try await browser.post(
                "/polls/1/remarks", [("remark", "What of the *frail*?"), ("submission", "a")], visiting: path)
            #expect(said.status == 303 && said.location == "\(path)#remark-1")
            #expect(try await browser.get("\(path)?reply=1").text.contains("In reply to Mel"))
            let reply = [("remark", "They were left out."), ("parent", "1"), ("submission", "b")]
            _ = try await browser.post("/polls/1/remarks", reply, visiting: path)
            #expect(try await browser.get(path).text.contains("class=\"remark depth-1\" id=\"remark-2\""))
            let patient = try await browser.post(
                "/polls/1/remarks", [("remark", "Patient Smith, MRN 1234567"), ("submission", "c")], visiting: path)
            #expect(patient.status == 422 && patient.text.contains("Patient Smith, MRN 1234567"))
            #expect(try await browser.post("/poll-remarks/1/withdrawal", []).location == "/polls/1")
            let page = try await browser.get(path).text
            #expect(page.contains("Withdrawn.") && !page.contains("<em>frail</em>"))
            #expect(page.contains("They were left out."))
        }
    }
}
