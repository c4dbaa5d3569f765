import Colloquium
import Store
import Testing

@testable import Web

@Suite("Saying on a discussion’s page that one will come")
struct ComingPageTests {
    private static let path = "/discussions/1-a-trial-of-something"

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion(opensAt: site.clock.now + .days(5))
        return site
    }

    @Test("takes one press, is shown with names to members and as a number to visitors, and is taken back")
    func pressed() async throws {
        let site = try await site()
        try await site.test { browser in
            let visitor = browser.fresh()
            let other = browser.fresh()
            #expect(try await !visitor.get(Self.path).text.contains("Who will come"))
            try await browser.signIn("mel")
            try await other.signIn("fay")
            #expect(try await browser.get(Self.path).text.contains("Nobody has said yet that they will come."))
            for _ in 0..<2 {
                let posted = try await browser.post("/discussions/1/coming", [], visiting: Self.path)
                #expect(posted.status == 303 && posted.location == "/discussions/1#coming")
            }
            let own = try await browser.get(Self.path).text
            #expect(own.contains("You said that you will come.") && own.contains("/discussions/1/coming/removal"))
            let theirs = try await other.get(Self.path).text
            #expect(theirs.contains("1 person will come.") && theirs.contains(">Mel</a>"))
            #expect(!theirs.contains("You said that you will come.") && !theirs.contains("/coming/removal"))
            let public1 = try await visitor.get(Self.path).text
            #expect(public1.contains("1 person will come.") && !public1.contains(">Mel</a>"))
            #expect(!public1.contains("action=\"/discussions/1/coming"))
            for _ in 0..<2 {
                #expect(try await browser.post("/discussions/1/coming/removal", [], visiting: Self.path).status == 303)
            }
            #expect(try await other.get(Self.path).text.contains("Nobody has said yet"))
        }
    }

    @Test("ends when the discussion opens")
    func opened() async throws {
        let site = try await site()
        try await site.store.come(to: 1, by: site.store.viewer(site.member), at: site.clock.now)
        site.clock.move(.days(5))
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await !browser.get(Self.path).text.contains("Who will come"))
            let late = try await browser.post("/discussions/1/coming", [], visiting: Self.path)
            #expect(late.status == 409 && late.text.contains("The discussion is open: say what you think in it."))
        }
    }

    @Test("needs a form of this site and a discussion one may read")
    func refused() async throws {
        let site = try await site()
        let hidden = try await site.addClub("Hidden", .closed)
        _ = try await site.addDiscussion(
            "Inside", doi: "10.1000/in", in: hidden, opensAt: site.clock.now + .days(5), by: site.facilitator)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("/discussions/2/coming", []).status == 404)
            #expect(try await browser.post("/discussions/x/coming", []).status == 404)
            #expect(try await browser.postRaw("/discussions/1/coming", "csrf=forged").status == 403)
            let viewer = try await site.store.viewer(site.member)
            #expect(try await site.store.comers(to: 1, for: viewer).isEmpty)
        }
    }

    @Test("brings reminders that are ended with one click, and chosen among the subscriptions")
    func reminders() async throws {
        let site = try await site()
        let code = UnsubscribeCode(member: site.member, mailing: .reminders).text(in: try await site.store.site())
        try await site.test { browser in
            try await browser.signIn("mel")
            let settings = "/settings/subscriptions"
            #expect(try await browser.get(settings).text.contains("Send me no reminders"))
            let question = try await browser.fresh().get("/unsubscribe/\(code)")
            #expect(question.text.contains("Send you no more letters of discussions you come to"))
            #expect(try await site.store.wantsReminders(site.member), "Looking ends nothing.")
            for _ in 0..<2 {
                let done = try await browser.fresh().postRaw("/unsubscribe/\(code)", "List-Unsubscribe=One-Click")
                #expect(done.status == 200 && done.text.contains("No letter of discussions you come to"))
            }
            #expect(try await !site.store.wantsReminders(site.member))
            #expect(try await site.store.wantsReminders(site.author))
            let chosen = try await browser.post("\(settings)/reminders", [("reminders", "yes")], visiting: settings)
            #expect(chosen.status == 303 && chosen.location == "\(settings)#reminders")
            #expect(try await site.store.wantsReminders(site.member))
            #expect(try await browser.post("\(settings)/reminders", [("reminders", "no")]).status == 303)
            #expect(try await !site.store.wantsReminders(site.member))
            #expect(try await browser.post("\(settings)/reminders", [("reminders", "x")]).status == 422)
            let forged = code.replacing("\(site.member).", with: "\(site.author).", maxReplacements: 1)
            #expect(try await browser.fresh().postRaw("/unsubscribe/\(forged)", "").status == 410)
        }
    }
}

extension PolicyTests {
    /// Discussion 1 is open.
    static let comingRules: [Rule] = [
        Rule("POST", "/discussions/{discussion}/coming", "/discussions/1/coming", visitor: 401, all: 409),
        Rule(
            "POST", "/discussions/{discussion}/coming/removal", "/discussions/1/coming/removal", visitor: 401, all: 303
        ),
        Rule("POST", "/settings/subscriptions/reminders", nil, [("reminders", "no")], visitor: 401, all: 303),
    ]
}
