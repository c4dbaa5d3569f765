import Colloquium
import Store
import Testing

@testable import Web

@Suite("Appraising")
struct AppraisalTests {
    private static let path = "/discussions/1/appraisal"
    private static let trial = [("study-design", "randomised-trial"), ("shown-design", "randomised-trial")]

    @Test("An appraisal is written, shown where it leads, changed, and withdrawn")
    func life() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.get(Self.path)
            #expect(
                form.status == 200 && form.text.contains("Randomisation"), "It starts with the discussion’s design.")
            #expect(form.hidden("revision") == "0")
            let fields =
                Self.trial + [
                    ("population", "Adults"), ("verdict-rob2-missing", "high"), ("reason-rob2-missing", "Many left"),
                    ("place-rob2-missing", "p. 4"), ("certainty", "low"), ("certainty-imprecision", "yes"),
                    ("note-imprecision", "Few events"), ("revision", "0"),
                ]
            let saved = try await browser.post(Self.path, fields)
            #expect(saved.status == 303 && saved.location == "/discussions/1/appraisals?saved=yes#appraisal-1")
            let again = try await browser.post(Self.path, fields)
            #expect(again.location == saved.location, "Twice is once.")
            #expect(try await browser.get("/appraisals/1").location == "/discussions/1/appraisals#appraisal-1")

            let page = try await browser.get("/discussions/1/appraisals?saved=yes")
            for words in ["Adults", "High risk", "Many left", "p. 4", "Low", "Few events", "data-sent=\"appraisal-1\""]
            {
                #expect(page.text.contains(words), "\(words)")
            }
            #expect(!page.text.contains("edited"))

            let own = try await browser.get(Self.path)
            #expect(own.text.contains("Many left") && own.hidden("revision") == "1")
            #expect(own.text.contains("value=\"high\" checked"))
            let changed = try await browser.post(
                Self.path, Self.trial + [("population", "Children"), ("revision", "1")])
            #expect(changed.status == 303)
            let history = try await browser.get("/appraisals/1/history")
            #expect(history.text.contains("Adults") && history.text.contains("Children"))
            #expect(history.text.contains(">A trial of something</a>"))

            let withdrawn = try await browser.post("/appraisals/1/withdrawal")
            #expect(withdrawn.status == 303 && withdrawn.location == "/discussions/1/appraisals?withdrawn=yes")
            let without = try await browser.get(withdrawn.location).text
            #expect(!without.contains("Children") && without.contains("no longer shown or counted"))
            let anew = try await browser.get(Self.path).text
            #expect(anew.contains("<h1>Appraise this article</h1>") && anew.contains("You withdrew your appraisal"))
            #expect(try await browser.get("/appraisals/1").status == 410)
            #expect(try await browser.get("/appraisals/1/history").status == 410)
        }
    }

    @Test("Looking at the domains of another design loses nothing and saves nothing")
    func designs() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let typed = [
                ("outcome", "Pain"), ("verdict-rob2-missing", "high"), ("reason-rob2-missing", "Many & more"),
                ("revision", "0"), ("shown-design", "randomised-trial"), ("do", "domains"),
            ]
            let other = try await browser.post(Self.path, typed + [("study-design", "guideline")])
            #expect(other.status == 200)
            #expect(other.text.contains("Rigour of development") && !other.text.contains("Randomisation"))
            #expect(other.hidden("verdict-rob2-missing") == "high")
            #expect(other.hidden("reason-rob2-missing") == "Many &amp; more")
            #expect(other.hidden("shown-design") == "guideline")
            #expect(other.text.contains(">\nPain</textarea>"))
            let back = try await browser.post(Self.path, typed + [("study-design", "randomised-trial")])
            #expect(back.text.contains(">\nMany &amp; more</textarea>"))
            #expect(try await site.store.appraisals(of: 1, for: .visitor).appraisals.isEmpty)
        }
    }

    @Test("A design changed without looking at its domains is not saved with the old ones")
    func unseen() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                Self.path,
                [
                    ("study-design", "guideline"), ("shown-design", "randomised-trial"), ("outcome", "Pain"),
                    ("verdict-rob2-missing", "high"),
                ])
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"study-design-error\"") && page.text.contains("Rigour of development"))
            #expect(page.hidden("verdict-rob2-missing") == "high" && page.hidden("shown-design") == "guideline")
        }
    }

    @Test("Two edits at once: the second is shown both, and may then be saved")
    func conflict() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            func save(_ outcome: String, _ revision: Int) async throws -> Browser.Page {
                try await browser.post(
                    Self.path, Self.trial + [("outcome", outcome), ("revision", "\(revision)")])
            }
            #expect(try await save("First", 0).status == 303)
            #expect(try await save("Second", 1).status == 303)
            let page = try await save("Third", 1)
            #expect(page.status == 409)
            #expect(page.text.contains("Saved meanwhile") && page.text.contains("<dd class=\"as-typed\">Second</dd>"))
            #expect(page.text.contains(">\nThird</textarea>") && page.hidden("revision") == "2")
            #expect(try await save("Third", 2).status == 303)
        }
    }

    @Test("What was saved or kept meanwhile stays above the form until one of them is saved, also under other domains")
    func stillOvertaken() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            func typed(_ outcome: String, in form: Browser.Page, _ act: String) -> [(String, String)] {
                form.fields.filter {
                    ["submission", "draft", "revision", "begun-draft", "begun-revision"].contains($0.0)
                } + Self.trial + [("outcome", outcome), ("do", act)]
            }
            let (old, young) = (try await browser.get(Self.path), try await browser.get(Self.path))
            #expect(try await browser.post(Self.path, typed("Kept", in: young, "draft")).status == 303)
            var page = try await browser.post(Self.path, typed("Mine", in: old, "draft"))
            #expect(page.status == 409)
            for _ in 0..<2 {
                page = try await browser.post(Self.path, typed("Mine", in: page, "domains"))
                #expect(page.status == 200 && page.text.contains("<p>Outcome: Kept</p>"))
            }
            #expect(try await browser.post(Self.path, typed("Mine", in: page, "save")).status == 303)
            let (stale, fresh) = (try await browser.get(Self.path), try await browser.get(Self.path))
            #expect(try await browser.post(Self.path, typed("Newer", in: fresh, "save")).status == 303)
            page = try await browser.post(Self.path, typed("Older", in: stale, "save"))
            #expect(page.status == 409)
            for _ in 0..<2 {
                page = try await browser.post(Self.path, typed("Older", in: page, "domains"))
                #expect(page.text.contains("Saved meanwhile"))
                #expect(page.text.contains("<dd class=\"as-typed\">Newer</dd>"))
            }
            #expect(try await browser.post(Self.path, typed("Older", in: page, "draft")).status == 303)
            let reopened = try await browser.get(Self.path)
            #expect(reopened.text.contains("Saved meanwhile") && reopened.text.contains(">\nOlder</textarea>"))
            #expect(try await browser.post(Self.path, typed("Older", in: reopened, "save")).status == 303)
            #expect(try await !browser.get(Self.path).text.contains("Saved meanwhile"))
        }
    }

    @Test(
        "What cannot be saved comes back with what was typed",
        arguments: [
            ([("outcome", " ")], "error-title"), ([("study-design", "x"), ("outcome", "Typed")], "study-design-error"),
            ([("outcome", String(repeating: "Typed ", count: 200))], "outcome-error"),
            ([("verdict-rob2-missing", "awful"), ("reason-rob2-missing", "Typed")], "verdict-rob2-missing-error"),
            ([("reason-rob2-missing", "Typed")], "verdict-rob2-missing-error"),
            ([("certainty-imprecision", "yes"), ("note-imprecision", "Typed")], "certainty-error"),
            ([("certainty", "low"), ("note-imprecision", "Typed")], "note-imprecision-error"),
        ] as [([(String, String)], String)])
    func problems(fields: [(String, String)], error: String) async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                Self.path, fields + [("study-design", "randomised-trial"), ("shown-design", "")])
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(error)\""))
            if fields.contains(where: { $0.1.contains("Typed") }) { #expect(page.text.contains("Typed")) }
            #expect(try await site.store.appraisals(of: 1, for: .visitor).appraisals.isEmpty)
        }
    }

    @Test("A discussion that closes while one appraises keeps what was typed")
    func closed() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion(opensAt: site.clock.now - .hours(7 * 24 - 1))
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            site.clock.move(.hours(2))
            let page = try await browser.post(Self.path, Self.trial + [("outcome", "Late words")])
            #expect(page.status == 409)
            #expect(page.text.contains("Late words") && page.text.contains("has closed"))
            #expect(try await browser.get(Self.path).status == 409)
        }
    }

    @Test("Who was withdrawn by a facilitator is told before typing")
    func removed() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let number = try await site.appraise(1, outcome: "Pain", by: site.member)
        try await site.store.withdraw(number, by: site.store.viewer(site.facilitator), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.path).status == 403)
            let page = try await browser.post(Self.path, Self.trial + [("outcome", "Again"), ("revision", "1")])
            #expect(page.status == 403)
        }
    }

    @Test("The discussion’s page shows how many appraised, where they agree, and the way to one’s own")
    func onDiscussion() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            let address = "/discussions/1-a-trial-of-something"
            let none = try await browser.get(address)
            #expect(none.text.contains("Nobody has appraised this article here yet."))
            #expect(!none.text.contains("Appraise this article"), "A visitor cannot.")
            _ = try await site.appraise(1, outcome: "x", verdicts: ["rob2-missing": "low"], by: site.author)
            _ = try await site.appraise(1, outcome: "y", verdicts: ["rob2-missing": "low"], by: site.facilitator)
            try await browser.signIn("mel")
            let page = try await browser.get(address)
            #expect(page.text.contains("2 appraisals") && page.text.contains("+\u{A0}2</text>"))
            #expect(page.text.contains("href=\"/discussions/1/appraisal\">Appraise this article</a>"))
            _ = try await site.appraise(1, outcome: "z", by: site.member)
            #expect(try await browser.get(address).text.contains("Change your appraisal"))
        }
    }

    @Test("Markup in an appraisal does no harm")
    func hostile() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let text = "<script>alert(1)</script>\u{202E}\0\"'"
            let fields = [
                "population", "intervention", "comparison", "outcome", "reason-rob2-missing", "place-rob2-missing",
                "note-imprecision",
            ].map { ($0, text) }
            let checked = [("verdict-rob2-missing", "low"), ("certainty", "low"), ("certainty-imprecision", "yes")]
            #expect(try await browser.post(Self.path, Self.trial + fields + checked).status == 303)
            for path in ["/discussions/1/appraisals", "/appraisals/1/history", Self.path] {
                let page = try await browser.get(path)
                #expect(page.text.contains("&lt;script&gt;") && !page.text.contains("<script>"), "\(path)")
                #expect(!page.text.unicodeScalars.contains("\u{202E}"))
            }
        }
    }

    @Test("A private club’s appraisals are unknown to everybody else")
    func privacy() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Secret Circle", .closed)
        let facilitator = try await site.store.viewer(site.facilitator)
        var record = ArticleRecord()
        record.title = "Clandestine trial"
        let discussion = try await site.store.publish(
            record,
            Discussion.Proposal(
                club: club, why: Prose(source: "Hush", html: "<p>Hush</p>"), studyDesign: .randomisedTrial,
                schedule: try Schedule(opensAt: site.clock.now - .hours(1)), tags: []), draft: nil, by: facilitator,
            at: site.clock.now)
        let number = try await site.appraise(discussion, outcome: "x", by: site.facilitator)
        try await site.test { browser in
            try await browser.signIn("mel")
            for path in [
                "/discussions/\(discussion)/appraisals", "/discussions/\(discussion)/appraisal",
                "/appraisals/\(number)",
                "/appraisals/\(number)/history", "/appraisals/\(number)/withdrawal",
            ] {
                #expect(try await browser.get(path).status == 404, "\(path)")
            }
            for path in [
                "/discussions/\(discussion)/appraisal", "/appraisals/\(number)/withdrawal",
                "/discussions/\(discussion)/practice",
            ] {
                let fields = Self.trial + [("outcome", "x"), ("time", "before"), ("change", "yes")]
                #expect(try await browser.post(path, fields).status == 404, "\(path)")
            }
        }
    }

    @Test(
        "What was begun waits on every device, also where the end comes first, and goes when it is saved or discarded")
    func drafts() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            let phone = browser.fresh()
            try await browser.signIn("mel")
            try await phone.signIn("mel")
            let typed =
                Self.trial + [
                    ("population", "Adults & more"), ("verdict-rob2-missing", "high"), ("certainty", "low"),
                    ("certainty-imprecision", "yes"), ("revision", "0"),
                ]
            let (old, form) = (try await phone.get(Self.path), try await browser.get(Self.path))
            func of(_ page: Browser.Page) -> [(String, String)] {
                ["submission", "draft"].map { ($0, page.hidden($0)) }
            }
            let saved = try await browser.post(Self.path, typed + of(form) + [("do", "draft")])
            #expect(saved.status == 303 && saved.location == Self.path + "?draft=saved")
            let there = try await phone.get(Self.path + "?draft=saved").text
            #expect(there.contains("Adults &amp; more") && there.contains("Saved as a draft."))
            #expect(there.contains("until you save your appraisal."))
            #expect(
                there.contains("value=\"high\" checked")
                    && there.contains("name=\"certainty-imprecision\" value=\"yes\" checked"))
            #expect(try await phone.get("/contributions/drafts").text.contains("Population: Adults &amp; more"))
            let refused = try await phone.post(
                Self.path, Self.trial + of(old) + [("outcome", "Pain"), ("revision", "0"), ("do", "draft")])
            #expect(refused.status == 409 && refused.text.contains("Population: Adults &amp; more"))
            #expect(refused.text.contains("Pain"))
            let again = try await browser.post(Self.path, typed + of(form))
            #expect(again.status == 303)
            #expect(try await phone.get("/contributions/drafts").text.contains("No draft waits."))
            let late = Self.trial + [("outcome", "Death"), ("revision", "1"), ("submission", "s")]
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let closed = try await browser.post(Self.path, late)
            #expect(closed.status == 409 && closed.text.contains("is kept in"))
            #expect(try await browser.get("/contributions/drafts").text.contains("Outcome: Death"))
            let gone = try await browser.post("/discussions/1/appraisal/draft/removal")
            #expect(gone.location == "/contributions/drafts?sent=appraisal-1")
            #expect(try await browser.get("/contributions/drafts").text.contains("No draft waits."))
            let huge = [("outcome", String(repeating: "a", count: 100_001)), ("do", "draft")]
            #expect(try await browser.post(Self.path, Self.trial + huge).status == 422)
        }
    }
}
