import Colloquium
import Store
import Testing

@testable import Web

@Suite("Panels’ judgements on the site")
struct JudgementPageTests {
    /// Fay’s panel of the first club with Mel and Mo on it, and a question of Ann’s with her answer.
    private func scene(_ site: TestSite) async throws -> Number<StoredAnswer> {
        let fay = try await site.store.viewer(site.facilitator)
        var entry = Panel.Entry()
        (entry.topic, entry.purpose, entry.submission) = ("Sepsis", "Two polls a year.", "panel")
        _ = try await site.store.make(
            Panel.Draft(entry, at: site.clock.now, in: "UTC") { $0 }, in: 1, by: fay, at: site.clock.now)
        try await site.store.invite([site.member, site.moderator], to: 1, by: fay, at: site.clock.now) {
            OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: [])
        }
        for member in [site.member, site.moderator] {
            try await site.store.takeSeat(
                on: 1, stating: "none", by: site.store.viewer(member), at: site.clock.now)
        }
        return try await site.addAnswer(to: site.addQuestion())
    }

    @Test("are given by who is on the panel, shown apart with names and the rule, and taken back")
    func judging() async throws {
        let site = try await TestSite()
        _ = try await scene(site)
        try await site.test { browser in
            let path = "/questions/1-does-it-work"
            let mel = browser.fresh()
            try await mel.signIn("mel")
            #expect(try await mel.get(path).text.contains("href=\"/answers/1/panels/1\""))
            let bare = try await mel.post(
                "/answers/1/panels/1", [("competing-interest", "I <led> it.")], visiting: "/answers/1/panels/1")
            #expect(bare.status == 422 && bare.text.contains("value=\"I &lt;led&gt; it.\""))
            #expect(bare.text.contains("id=\"verdict-error\"") && bare.text.contains("id=\"declares-error\""))
            let judged = try await mel.post("/answers/1/panels/1", [("verdict", "yes"), ("declares", "none")])
            #expect(judged.status == 303 && judged.location == "\(path)#answer-1")
            let one = try await browser.get(path).text
            #expect(one.contains("Judged by the panel") && one.contains("1 of 1 who judged it endorses it."))
            let mo = browser.fresh()
            try await mo.signIn("mo")
            _ = try await mo.post(
                "/answers/1/panels/1", [("verdict", "yes"), ("declares", "none")], visiting: "/answers/1/panels/1")
            let two = try await browser.get(path).text
            #expect(two.contains("Endorsed by the panel") && two.contains("Endorsed by Mo, Mel"))
            #expect(two.contains("A panel endorses an answer when at least two of its members do"))
            _ = try await mo.post(
                "/answers/1/panels/1",
                [("verdict", "yes"), ("declares", "some"), ("competing-interest", "I led <it>.")])
            let apart = try await browser.get(path).text
            #expect(apart.contains("Not counted: Mo, who endorses it and has a competing interest: I led &lt;it&gt;."))
            #expect(!apart.contains("Endorsed by the panel"))
            #expect(try await mel.post("/answers/1/panels/1/removal", []).status == 303)
            #expect(try await !browser.get(path).text.contains("Endorsed by Mel"))
            let fay = browser.fresh()
            try await fay.signIn("fay")
            #expect(try await fay.get("/answers/1/panels/1").status == 403)
            #expect(try await fay.get("/answers/1/panels/9").status == 403)
        }
    }

    @Test("are asked for in questions of other clubs by a facilitator, and no more")
    func asking() async throws {
        let site = try await TestSite()
        _ = try await scene(site)
        let other = try await site.addClub("Other", .everyone)
        let question = try await site.addQuestion(in: other)
        _ = try await site.addAnswer(to: question)
        try await site.test { browser in
            let path = "/questions/2-does-it-work"
            let mel = browser.fresh()
            try await mel.signIn("mel")
            #expect(try await mel.get("/answers/2/panels/1").status == 403)
            #expect(try await mel.post("/questions/2/panels", [("panel", "1")], visiting: path).status == 403)
            try await browser.signIn("fay")
            #expect(try await browser.get(path).text.contains("Ask the panel"))
            #expect(try await browser.post("/questions/2/panels", [("panel", "x")]).status == 404)
            #expect(try await browser.post("/questions/2/panels", [("panel", "1")]).status == 303)
            #expect(try await browser.get(path).text.contains("Asked of Sepsis"))
            #expect(try await mel.get("/answers/2/panels/1").status == 200)
            #expect(try await mel.get("/panels/1-sepsis").text.contains("href=\"\(path)\""))
            #expect(try await browser.post("/questions/2/panels/removal", [("panel", "1")]).status == 303)
            #expect(try await mel.get("/answers/2/panels/1").status == 403)
        }
    }

    @Test("A question is asked with a specialty, which is shown and by which the list is narrowed")
    func specialty() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [
                ("title", "Which fluid?"), ("nature", "clinical"), ("club", "1"),
                ("specialty", "Emergency <medicine> & more"),
                ("submission", "s"),
            ]
            let wrong = try await browser.post(
                "/questions", fields.map { $0.0 == "nature" ? ("nature", "") : $0 }, visiting: "/questions/new")
            #expect(wrong.status == 422 && wrong.text.contains("value=\"Emergency &lt;medicine&gt; &amp; more\""))
            #expect(try await browser.post("/questions", fields).status == 303)
            let page = try await browser.get("/questions/1-which-fluid").text
            let path = "/questions?specialty=Emergency%20%3Cmedicine%3E%20%26%20more"
            #expect(page.contains("href=\"\(path)\""))
            let list = try await browser.get(path).text
            #expect(
                list.contains("Which fluid?")
                    && list.contains("selected>Emergency &lt;medicine&gt; &amp; more</option>"))
            #expect(list.contains("\(path)&amp;unanswered=yes"))
            #expect(try await browser.get("\(path)&unanswered=yes").text.contains("Which fluid?"))
            #expect(
                try await browser.get("/questions?specialty=Surgery").text.contains(
                    "There is no such question in Surgery."))
            #expect(try await browser.get("/questions/new").text.contains("<datalist id=\"known-specialties\"><option"))
        }
    }
}
