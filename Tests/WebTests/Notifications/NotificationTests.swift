import Colloquium
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("New for you")
struct NotificationTests {
    /// Mel replied to Ann in a discussion and Ann's question was answered by nobody yet.
    private static func site() async throws -> TestSite {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Open trial")
        let point = try await site.addContribution(to: discussion)
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "Is it <b>so</b>?"
        entry.submission = Token().text
        _ = try await site.store.contribute(
            Critique(entry) { "<p>\($0.escapedForHTML)</p>" }, to: discussion, inReplyTo: point,
            by: site.store.viewer(site.member), at: site.clock.now)
        return site
    }

    private static let mark = "<span class=\"waiting\">1<span class=\"visually-hidden\"> unread</span></span>"

    @Test("stands in the head of every page until its discussion is opened, with why and the switch")
    func life() async throws {
        try await Self.site().test { browser in
            try await browser.signIn("ann")
            for path in ["/", "/articles", "/settings/profile", "/notifications"] {
                #expect(try await browser.get(path).text.contains(Self.mark), "\(path)")
            }
            let page = try await browser.get("/notifications").text
            #expect(page.contains("Mel replied to you") && page.contains("because you wrote what this replies to"))
            #expect(page.contains("Is it &lt;b&gt;so&lt;/b&gt;?") && page.contains("Mute this discussion"))
            let discussion = try await browser.get("/discussions/1-open-trial")
            #expect(discussion.status == 200 && !discussion.text.contains(Self.mark))
            let after = try await browser.get("/notifications").text
            #expect(after.contains("Mel replied to you") && !after.contains(Self.mark))
        }
    }

    @Test(
        "is not read by a browser that fetches what nobody opened yet",
        arguments: [("Sec-Purpose", "prefetch;prerender"), ("Purpose", "prefetch"), ("X-Moz", "prefetch")])
    func prefetched(header: String, value: String) async throws {
        let site = try await Self.site()
        _ = try await site.store.answer(
            site.addQuestion(),
            with: Answer(Self.answer) { $0 }, submission: Token().text, by: site.store.viewer(site.member),
            at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("ann")
            let name = try #require(HTTPField.Name(header))
            let both = Self.mark.replacing(">1<", with: ">2<")
            for path in ["/discussions/1-open-trial", "/questions/1-does-it-work"] {
                #expect(try await browser.get(path, headers: [name: value]).status == 200)
                #expect(try await browser.get("/").text.contains(both), "\(path)")
            }
            for path in ["/discussions/1-open-trial", "/questions/1-does-it-work"] { _ = try await browser.get(path) }
            #expect(try await !browser.get("/").text.contains("class=\"waiting\""))
        }
    }

    private static var answer: Answer.Entry {
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = "10.1000/evidence"
        return entry
    }

    @Test("can be marked as read wherever it stands")
    func pages() async throws {
        let site = try await Self.site()
        for number in 1...20 {
            _ = try await site.store.answer(
                site.addQuestion(), with: Answer(Self.answer) { $0 }, submission: Token().text,
                by: site.store.viewer(site.member), at: site.clock.now + .minutes(number))
            try await site.store.readNotifications(
                in: .question(Number(rawValue: Int64(number))), by: site.author, at: site.clock.now + .minutes(number))
        }
        try await site.test { browser in
            try await browser.signIn("ann")
            let page = try await browser.get("/notifications").text
            #expect(!page.contains("Mel replied to you"), "That is on the second page.")
            #expect(page.contains("Mark everything as read"))
            _ = try await browser.post("/notifications/reading")
            #expect(try await !browser.get("/notifications").text.contains("Mark everything as read"))
        }
    }

    @Test("has what is followed on the site only, with why, and ends that with the switch beside it")
    func followed() async throws {
        let site = try await TestSite()
        let mel = try await site.store.viewer(site.member)
        try await site.store.follow(.tag(Tag(rawValue: "trials")!), .onSite, by: mel, at: site.clock.now - .hours(2))
        _ = try await site.addDiscussion("Open trial")
        while try await site.store.gatherNews(at: site.clock.now) {}
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/notifications").text
            #expect(page.contains("Ann posted the article</a>") && page.contains("because you follow the tag trials."))
            #expect(page.contains("href=\"/discussions/1-open-trial\"") && page.contains(Self.mark))
            #expect(page.contains("action=\"/following/tag-trials/removal\""))
            #expect(try await browser.post("/notifications/followed/refusal").status == 404)
            #expect(try await browser.post("/following/tag-trials/removal").status == 303)
            #expect(try await browser.get("/notifications").text.contains("Nothing yet"))
        }
    }

    @Test("does not say who asks for a reference")
    func nameless() async throws {
        let site = try await Self.site()
        try await site.store.askForReference(
            in: 1, by: site.store.viewer(site.facilitator), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("ann")
            let page = try await browser.get("/notifications").text
            #expect(page.contains("A reader asks for a reference in what you wrote") && !page.contains("Fay"))
        }
    }

    @Test("is nobody else's")
    func others() async throws {
        try await Self.site().test { browser in
            try await browser.signIn("fay")
            let page = try await browser.get("/notifications").text
            #expect(page.contains("Nothing yet") && !page.contains("Open trial"))
            #expect(try await browser.post("/notifications/reading").status == 303)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            #expect(try await ann.get("/").text.contains(Self.mark), "Nobody reads for somebody else.")
        }
    }

    @Test("is marked, muted and switched off by buttons, twice as well as once")
    func buttons() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ann")
            for _ in 1...2 {
                for (path, fields, done, words) in [
                    ("/notifications/reading", [("thread", "discussion-1")], "", "Replies to you"),
                    (
                        "/notifications/mutes", [("thread", "discussion-1")], "?done=muted",
                        "You hear nothing of it any more."
                    ), ("/notifications/reply/refusal", [], "?done=switched-off", "You are told no more of that."),
                ] {
                    let sent = try await browser.post(path, fields)
                    #expect(sent.status == 303 && sent.location == "/notifications\(done)")
                    #expect(try await browser.get(sent.location).text.contains(words))
                }
            }
            let page = try await browser.get("/notifications").text
            #expect(page.contains("Switched off since.") && !page.contains("Tell me no more"))
            #expect(!page.contains("class=\"waiting\"") && !page.contains("new-mark"), "It is done with.")
            #expect(page.contains("Tell me of this discussion again"))
            #expect(page.contains("You are not told of replies to what you wrote."))
            #expect(try await site.store.muting(of: site.author).threads == [.discussion(1)])
            #expect(
                try await browser.post("/notifications/mutes/removal", [("thread", "discussion-1")]).status == 303)
            #expect(try await browser.post("/notifications/reply/refusal/removal").status == 303)
            #expect(try await !browser.get("/notifications").text.contains("Switched off"))
            #expect(try await browser.get("/notifications").text.contains("Mute Mel"))
            let muted = try await browser.post("/notifications/mutes", [("member", "\(site.member)")])
            #expect(muted.location == "/notifications?done=member-muted")
            let silent = try await browser.get(muted.location).text
            #expect(silent.contains("You hear nothing of what they do any more."))
            #expect(silent.contains("You hear nothing of what Mel does.") && !silent.contains("Mute Mel"))
            #expect(
                try await browser.post("/notifications/mutes/removal", [("member", "\(site.member)")]).status == 303)
            #expect(try await site.store.muting(of: site.author) == Muting())
            #expect(try await browser.post("/notifications/mutes", [("member", "\(site.author)")]).status == 422)
        }
    }

    @Test("of polls and panels stands by them, is read by opening them, and is muted as the rest is")
    func pollsAndPanels() async throws {
        let site = try await TestSite()
        let fay = try await site.store.viewer(site.facilitator)
        try await site.store.join(1, by: site.store.viewer(site.member), at: site.clock.now)
        var panel = Panel.Entry()
        (panel.topic, panel.purpose, panel.submission) = ("Sepsis", "Two polls.", "p")
        _ = try await site.store.make(
            Panel.Draft(panel, at: site.clock.now, in: "UTC") { $0 }, in: 1, by: fay, at: site.clock.now)
        try await site.store.invite([site.member], to: 1, by: fay, at: site.clock.now) {
            OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: [])
        }
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let path = try await fay.post("/clubs/1/polls", PollPageTests.asked).location
            try await browser.signIn("mel")
            let asked = try await browser.get("/notifications").text
            #expect(asked.contains("Fay asks you to vote") && asked.contains("Mute this poll"))
            #expect(asked.contains("because you are among those it is put to"))
            #expect(try await !browser.get(path).text.contains(Self.mark))
            _ = try await browser.post("/polls/1/remarks", [("remark", "What of children?"), ("submission", "a")])
            let reply = [("remark", "Left out."), ("parent", "1"), ("submission", "b")]
            #expect(try await fay.post("/polls/1/remarks", reply).status == 303)
            let page = try await browser.get("/notifications").text
            #expect(page.contains("Fay replied to you") && page.contains("href=\"\(path)#remark-2\""))
            #expect(try await browser.post("/notifications/mutes", [("thread", "poll-1")]).status == 303)
            #expect(try await browser.get("/notifications").text.contains("Tell me of this poll again"))

            let seated = [("competing-interests", "none")]
            #expect(try await browser.post("/panels/1/seat", seated, visiting: "/panels/1/seat").status == 303)
            let told = try await fay.get("/notifications").text
            #expect(told.contains("Mel is on the panel now") && told.contains("href=\"/panels/1/invitations#invited\""))
            #expect(try await !fay.get("/panels/1/invitations").text.contains("class=\"waiting\""))
        }
    }

    @Test(
        "refuses what there is not",
        arguments: [
            ("/notifications/mutes", "discussion-99"), ("/notifications/mutes", "x"), ("/notifications/mutes", ""),
            ("/notifications/mutes/removal", "question--1"), ("/notifications/reading", "club-1"),
            ("/notifications/everything/refusal", ""),
        ])
    func refused(path: String, thread: String) async throws {
        try await Self.site().test { browser in
            try await browser.signIn("ann")
            #expect(try await browser.post(path, [("thread", thread)]).status == 404)
        }
    }
}
