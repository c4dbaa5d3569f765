import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Worksheets read by others on the site")
struct WorksheetReadingTests {
    private static let path = "/network/worksheet"

    /// Mel has a goal, a step with Vera, whom nobody else may know of, and a reflection.
    private static func fill(_ browser: Browser) async throws {
        try await browser.signIn("mel")
        #expect(try await browser.post("/network/ties", NetworkPageTests.fields()).status == 303)
        #expect(try await browser.post("\(path)/goals", WorksheetPageTests.goal(["ties": "1"])).status == 303)
        let step = WorksheetPageTests.step(["tie": "1", "who": "", "step-text": "Ask for advice"])
        #expect(try await browser.post("\(path)/steps", step).status == 303)
        let reflection = [("reflection", "It went well."), ("submission", "r")]
        #expect(try await browser.post("\(path)/reflections", reflection).status == 303)
    }

    @Test("Each part is shown on the shared page to whom it was opened, and Vera's name to nobody")
    func audiences() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await Self.fill(browser)
            let other = browser.fresh()
            try await other.signIn("ann")
            let shared = "/members/\(site.member)/network"
            #expect(try await other.get(shared).text.contains("shares nothing"))
            let wrong = try await browser.post(
                "\(Self.path)/sharing", [("audience-plan", "named"), ("named", "@nobody1")])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"named-error\"") && wrong.text.contains("@nobody1"))
            let chosen = [("audience-goals", "members"), ("audience-plan", "named"), ("named", "@ann")]
            #expect(try await browser.post("\(Self.path)/sharing", chosen).location.hasSuffix("saved=yes"))
            let page = try await other.get(shared).text
            #expect(page.contains("Know three people") && page.contains("Ask for advice"))
            #expect(page.contains("with somebody of the network"))
            #expect(!page.contains("It went well.") && !page.contains("Vera"))
            #expect(try await other.get("/members/\(site.member)-mel").text.contains("Their network"))
            let third = browser.fresh()
            try await third.signIn("fay")
            let less = try await third.get(shared).text
            #expect(less.contains("Know three people") && !less.contains("Ask for advice"))
            #expect(try await browser.post("/members/\(site.author)/block").status == 303)
            #expect(try await other.get(shared).text.contains("shares nothing"))
        }
    }

    @Test("A link shows what was chosen to whoever has it, says so, and is good no more once it was taken back")
    func links() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await Self.fill(browser)
            let wrong = try await browser.post("\(Self.path)/links", [("link-name", "My tutor"), ("days", "9999")])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"days-error\"") && wrong.text.contains("My tutor"))
            let form = try await browser.get("\(Self.path)/sharing").hidden("submission")
            let fields = [("link-name", "My tutor"), ("days", "30"), ("submission", form)]
            let made = try await browser.post("\(Self.path)/links", fields)
            let again = try await browser.post("\(Self.path)/links", fields)
            #expect(again.status == 409 && again.text.matches(of: /the link for My tutor/).count == 1)
            let address = try #require(made.text.firstMatch(of: /http:\/\/test.example(\/worksheets\/[\w-]{43})/)).1
            #expect(made.headers[.referrerPolicy] == "no-referrer")
            let visitor = browser.fresh()
            let page = try await visitor.get(String(address))
            #expect(page.status == 200 && page.text.contains("Know three people"))
            #expect(page.text.contains("<meta name=\"robots\" content=\"noindex, nofollow\">"))
            #expect(page.headers[.referrerPolicy] == "no-referrer" && page.headers[.robots] == "noindex, nofollow")
            #expect(page.headers[.cacheControl] == "no-store")
            for hidden in ["Vera", "It went well.", "Met in Cork", "vera@example.org", "<svg class=\"map-"] {
                #expect(!page.text.contains(hidden), "\(hidden)")
            }
            let more = [
                ("link-name", "Chief"), ("days", "7"), ("shows-map", "yes"), ("shows-names", "yes"),
                ("shows-reflection", "yes"),
            ]
            let full = try await browser.post("\(Self.path)/links", more)
            let wide = try #require(full.text.firstMatch(of: /http:\/\/test.example(\/worksheets\/[\w-]{43})/)).1
            let shown = try await visitor.get(String(wide)).text
            for told in ["with Vera Wu", "It went well.", "<svg class=\"map-wide\""] { #expect(shown.contains(told)) }
            for hidden in ["Met in Cork", "vera@example.org", "every 3 months", "Mercy"] {
                #expect(!shown.contains(hidden), "\(hidden)")
            }
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.post("\(Self.path)/links/1/removal").status == 303)
            #expect(try await visitor.get(String(address)).status == 200)
            #expect(try await browser.post("\(Self.path)/links/1/removal").status == 303)
            #expect(try await visitor.get(String(address)).status == 404)
            site.clock.move(.days(8))
            #expect(try await visitor.get(String(wide)).status == 404)
            #expect(try await visitor.get("/worksheets/none").status == 404)
        }
    }

    @Test("An educator asks, the trainee says yes, they talk on the worksheet, and it ends")
    func guiding() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await Self.fill(browser)
            let educator = browser.fresh()
            try await educator.signIn("ann")
            let found = try await educator.post("/network/guiding", [("handle", "@mel")])
            #expect(found.location == "/members/\(site.member)/guiding")
            let nobody = try await educator.post("/network/guiding", [("handle", "no body")])
            #expect(nobody.status == 422 && nobody.text.contains("value=\"no body\""))
            #expect(try await educator.get(found.location).text.contains("Ask to guide them"))
            #expect(try await educator.post("\(found.location)/request").status == 303)
            #expect(try await educator.get(found.location).text.contains("You asked."))
            #expect(try await educator.get("/network/guiding/1").status == 404)
            #expect(try await browser.get("/notifications").text.contains("asks whether they may guide you"))
            #expect(try await educator.post("/network/guiding/1/acceptance").status == 404)
            #expect(try await browser.get("/network/guiding").text.contains("Who asks to guide you"))
            #expect(try await browser.get("/settings/writings.json").text.contains(/"askToGuideMe" ?: ?\[\s*"Ann"/))
            #expect(try await browser.get("/settings/writings.md").text.contains("Who asks to guide me: Ann"))
            #expect(try await browser.post("/network/guiding/1/acceptance").status == 303)

            #expect(try await educator.get("/notifications").text.contains("Somebody lets you guide them"))
            let page = try await educator.get("/network/guiding/1")
            #expect(try await !educator.get("/notifications").text.contains("Somebody lets you"))
            for told in ["Know three people", "Ask for advice", "It went well.", "with somebody of the network"] {
                #expect(page.text.contains(told), "\(told)")
            }
            #expect(page.text.contains("shares no ties with you"))
            #expect(!page.text.contains("Vera") && !page.text.contains("<svg class=\"map"))
            let shared = NetworkPageTests.fields(["audience-tie": "members", "over": "1"])
            #expect(try await browser.post("/network/ties/1/edit", shared).status == 303)
            let mapped = try await educator.get("/network/guiding/1").text
            #expect(mapped.contains("<svg class=\"map-wide") && mapped.contains("Vera"))
            #expect(!mapped.contains("Met in Cork."))
            let patient = try await educator.post(
                "/network/guiding/1/comments", [("comment", "As with Mr Smith 01.02.1950"), ("submission", "c")])
            #expect(patient.status == 422 && patient.text.contains("Mr Smith 01.02.1950"))
            #expect(try await educator.post("/network/guiding/1/comments", [("comment", " ")]).status == 422)
            for _ in 1...2 {
                let sent = try await educator.post(
                    "/network/guiding/1/comments",
                    [("comment", "Whom <b>else</b>?"), ("comment-goal", "1"), ("submission", "c")])
                #expect(sent.location == "/network/guiding/1?sent=comment-1#comments")
            }
            #expect(try await browser.get("/notifications").text.contains("Ann commented on your worksheet"))
            #expect(try await !browser.get("/notifications?page=2").text.contains("Ann commented"))
            let own = try await browser.get(Self.path).text
            #expect(own.matches(of: /Whom &lt;b&gt;else&lt;\/b&gt;\?/).count == 1)
            #expect(own.contains("class=\"new-mark\">New") && own.contains("on “Know three people”"))
            #expect(try await !browser.get("/notifications").text.contains("Ann commented"))
            let answer = [("comment", "Ike, next week."), ("submission", "a")]
            #expect(try await browser.post("\(Self.path)/comments", answer).status == 303)
            #expect(try await educator.get("/network/guiding").text.contains("1 new"))
            #expect(try await educator.get("/network/guiding/1").text.contains("Ike, next week."))
            for ending in ["md", "json"] {
                let file = try await browser.get("/settings/writings.\(ending)").text
                let kept = [
                    "Know three people", "Three names", "Ask for advice", "It went well.", "Ike, next week.", "Ann",
                ]
                for words in kept { #expect(file.contains(words), "\(ending): \(words)") }
            }
            #expect(try await educator.get("/settings/writings.json").text.contains("Whom <b>else"))
            #expect(try await educator.get("/settings/writings.json").text.contains(/"worksheetOf" ?: ?"Mel"/))
            #expect(try await educator.get("/settings/writings.md").text.contains("on the worksheet of Mel"))

            let third = browser.fresh()
            try await third.signIn("fay")
            #expect(try await third.get("/network/guiding/1").status == 404)
            #expect(try await third.post("/network/guiding/1/removal").status == 303)
            #expect(try await third.get("/network/guiding/1/removal").status == 404)
            #expect(try await educator.get("/network/guiding/1").status == 200)
            #expect(try await educator.get("/network/guiding/1/removal").text.contains("Guide Mel no more?"))
            #expect(try await browser.get("/network/guiding/1/removal").text.contains("Shall Ann guide you no more?"))
            let ended = try await browser.post("/network/guiding/1/removal")
            #expect(ended.location == "/network/guiding?ended=guide")
            #expect(try await browser.get(ended.location).text.contains("It has ended. They guide you no more"))
            #expect(try await browser.post("/network/guiding/1/removal").location == "/network/guiding")
            #expect(try await educator.get("/network/guiding/1").status == 404)
            #expect(
                try await educator.post("/network/guiding/1/comments", [("comment", "Late"), ("submission", "l")])
                    .status
                    == 404)
        }
    }

    @Test("A trainee names who guides them, and blocking ends it both ways")
    func named() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await Self.fill(browser)
            #expect(try await browser.get("/members/\(site.author)/guiding").text.contains("They may guide me"))
            #expect(try await browser.post("/members/\(site.author)/guiding/consent").status == 303)
            let educator = browser.fresh()
            try await educator.signIn("ann")
            #expect(try await educator.get("/network/guiding").text.contains("The worksheet of Mel"))
            #expect(try await educator.get("/network/guiding/1").status == 200)
            #expect(try await browser.post("/members/\(site.author)/block").status == 303)
            #expect(try await educator.get("/network/guiding/1").status == 404)
            #expect(try await browser.post("/members/\(site.author)/guiding/consent").status == 409)
            #expect(try await browser.post("/members/\(site.member)/guiding/consent").status == 422)
        }
    }
}
