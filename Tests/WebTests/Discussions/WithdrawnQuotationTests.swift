import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("What a synthesis quotes of a contribution that is withdrawn")
struct WithdrawnQuotationTests {
    /// A synthesis of Fay's that quotes Mel, and says something besides.
    private struct Scene {
        let site: TestSite
        let quoted: Number<Contribution>
        let other: Number<Contribution>
        let form = "/discussions/1/synthesis"
        let path = "/discussions/1-trial"

        init() async throws {
            site = try await TestSite()
            let discussion = try await site.addDiscussion("Trial")
            quoted = try await site.addContribution("An okapi of 91.", to: discussion, by: site.member)
            other = try await site.addContribution("Giraffe.", to: discussion)
            site.clock.move(.days(8))
        }

        var text: String { "Give *less*.\n\n> An okapi of 91.\n\n— #\(quoted)\n\n> Giraffe.\n\n— #\(other)" }

        func write(_ browser: Browser) async throws {
            try await browser.signIn("fay")
            let saved = try await browser.post(form, [("strengths", text), ("do", "post")], visiting: form)
            #expect(saved.status == 303)
        }

        func withdraw(_ browser: Browser) async throws {
            let address = "/contributions/\(quoted)/withdrawal"
            #expect(try await browser.post(address, [], visiting: address).status == 303)
        }
    }

    @Test(
        "is gone from the page, the search, exports and feeds at once, and what is said besides stays",
        arguments: ["mel", "mo"])
    func gone(who: String) async throws {
        let scene = try await Scene()
        try await scene.site.test { browser in
            let fay = browser.fresh()
            try await scene.write(fay)
            let places = [
                scene.path, "/search?q=okapi", "/discussions/1/print", "/discussions/1/export.md",
                "/discussions/1/export.json", "/discussions/1/feed.atom", "/feed.atom",
            ]
            #expect(try await browser.get(scene.path).text.contains("okapi of 91"))
            let other = browser.fresh()
            try await other.signIn(who)
            let asked = try await other.get("/contributions/\(scene.quoted)/withdrawal").text
            #expect(asked.contains("The synthesis of the discussion quotes it"))
            try await scene.withdraw(other)
            for place in places {
                #expect(try await !browser.get(place).text.contains("okapi of 91"), "\(place)")
            }
            let page = try await browser.get(scene.path).text
            #expect(page.contains("Give <em>less</em>.") && page.contains("Giraffe."))
            #expect(page.contains("<a href=\"/contributions/\(scene.other)\">#\(scene.other)</a>"))
            #expect(page.contains("Written by Fay"))
        }
    }

    @Test("is told to the facilitators, until one of them saves the synthesis again")
    func told() async throws {
        let scene = try await Scene()
        try await scene.site.test { browser in
            let fay = browser.fresh()
            try await scene.write(fay)
            let open = try await fay.get(scene.form).fields
            let mel = browser.fresh()
            try await mel.signIn("mel")
            try await scene.withdraw(mel)
            let news = try await fay.get("/notifications").text
            #expect(news.contains("was withdrawn by Mel") && news.contains("\(scene.path)#synthesis"))
            #expect(try await !mel.get("/notifications").text.contains("was withdrawn by"))
            let stale = try await fay.post(scene.form, open.typing("bottom-line", "Give more.") + [("do", "post")])
            #expect(stale.status == 409, "It was made of what quotes Mel.")
            let form = try await fay.get(scene.form)
            #expect(!form.text.contains("okapi of 91"))
            #expect(
                try await fay.post(scene.form, form.fields.typing("bottom-line", "Give more.") + [("do", "post")])
                    .status
                    == 303)
            #expect(try await !fay.get("/notifications").text.contains("was withdrawn by"))
        }
    }

    @Test("stays in the history for facilitators and moderators alone, differences included")
    func history() async throws {
        let scene = try await Scene()
        try await scene.site.test { browser in
            let fay = browser.fresh()
            try await scene.write(fay)
            try await scene.withdraw(fay)
            let address = "\(scene.form)/history"
            for who in ["", "ann", "mel"] {
                let reader = browser.fresh()
                if !who.isEmpty { try await reader.signIn(who) }
                let history = try await reader.get(address).text
                #expect(!history.contains("okapi") && !history.contains("<del>"), "\(who)")
                #expect(history.contains("it quotes #\(scene.quoted), which was withdrawn"))
                #expect(history.contains("without what it quoted of #\(scene.quoted), which was withdrawn"))
                #expect(history.contains("Give <em>less</em>.") && !history.contains("taken back"))
            }
            for who in ["fay", "mo", "ada"] {
                let reader = browser.fresh()
                try await reader.signIn(who)
                #expect(try await reader.get(address).text.contains("okapi of 91"), "\(who)")
            }
        }
    }

    @Test("takes with it a synthesis that was nothing else; one that only names it stays, and is looked at")
    func whole() async throws {
        let scene = try await Scene()
        let (site, quoted) = (scene.site, scene.quoted)
        let viewer = try await site.store.viewer(site.facilitator)
        for (text, stays) in [("> An okapi.\n\n— #\(quoted)", false), ("As #\(quoted) says.", true)] {
            let copy = try await TestSite(copying: site)
            try await copy.store.saveSynthesis(
                Prose(source: text, html: "<p>\(text)</p>"), of: 1, by: viewer, at: copy.clock.now)
            try await copy.test { browser in
                let mel = browser.fresh()
                try await mel.signIn("mel")
                try await scene.withdraw(mel)
                let page = try await browser.get(scene.path).text
                #expect(page.contains("<h2 id=\"synthesis\">") == stays)
                let fay = browser.fresh()
                try await fay.signIn("fay")
                #expect(try await fay.get("/notifications").text.contains("was withdrawn by Mel"))
                #expect(try await fay.get(scene.form).status == 200)
            }
        }
    }
}
