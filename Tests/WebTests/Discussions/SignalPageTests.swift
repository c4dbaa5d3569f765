import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Signals on a discussion's page")
struct SignalPageTests {
    private static let path = "/discussions/1-a-trial-of-something"

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        _ = try await site.addContribution("Second.", to: 1)
        return site
    }

    @Test("are given with one press and come back to the place and order one reads in")
    func pressed() async throws {
        let site = try await site()
        try await site.test { browser in
            let visitor = browser.fresh()
            try await browser.signIn("mel")
            let page = try await browser.get(Self.path + "?order=usefulness")
            #expect(page.text.contains("formaction=\"/contributions/2/signals/insightful\""))
            let posted = try await browser.post(
                "/contributions/2/signals/insightful", [("read-order", "usefulness")], visiting: Self.path)
            #expect(posted.status == 303)
            #expect(posted.location == "/discussions/1?order=usefulness#contribution-2")
            let after = try await browser.get(Self.path + "?order=usefulness").text
            #expect(after.contains("You find it insightful."))
            let second = try #require(after.firstRange(of: "<p>Second.</p>"))
            let first = try #require(after.firstRange(of: "<p>First.</p>"))
            #expect(second.lowerBound < first.lowerBound)
            let theirs = try await visitor.get(Self.path).text
            #expect(theirs.contains("1 finds it insightful") && !theirs.contains("You find it"))
            #expect(!theirs.contains("formaction"))
            _ = try await browser.post("/contributions/2/signals/insightful/removal", [], visiting: Self.path)
            #expect(try await !browser.get(Self.path).text.contains("You find it insightful."))
        }
    }

    @Test("stand under what they are about, also behind something withdrawn, and not under one's own")
    func withdrawn() async throws {
        let site = try await site()
        _ = try await site.addContribution("Mine.", to: 1, by: site.member)
        try await site.store.withdraw(1 as Number<Contribution>, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post("/contributions/2/signals/agree", [], visiting: Self.path)
            let page = try await browser.get(Self.path).text
            let said = try #require(page.firstRange(of: "You agree."))
            let (second, third) = (page.firstRange(of: "contribution-2\""), page.firstRange(of: "contribution-3\""))
            #expect(try said.lowerBound > #require(second).lowerBound && said.lowerBound < #require(third).lowerBound)
            let own = try #require(page.firstRange(of: "class=\"no-signals\""))
            #expect(try own.lowerBound > #require(third).lowerBound)
        }
    }

    @Test("of disagreement are replies with the reason, and a reason refused keeps its text")
    func disagreement() async throws {
        let site = try await site()
        _ = try await site.addContribution("Mine.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.get("/contributions/1/reply?stance=disagree")
            #expect(form.text.contains("name=\"disagrees\" value=\"yes\" checked"))
            let reply: [(String, String)] = [("kind", "limitation"), ("body", "Stopped early."), ("disagrees", "yes")]
            #expect(try await browser.post("/contributions/1/reply", reply).status == 303)
            let page = try await browser.get(Self.path).text
            #expect(page.contains("Disagrees with <a") && page.contains("You disagree, and said why."))
            let own = try await browser.post("/contributions/3/reply", reply)
            #expect(own.status == 422 && own.text.contains("Stopped early.") && own.text.contains("This is your own."))
            #expect(try await browser.post("/contributions/1/signals/disagree", []).status == 404)
            #expect(try await browser.post("/contributions/1/signals/nonsense", []).status == 404)
            #expect(try await browser.post("/contributions/99/signals/agree", []).status == 404)
        }
    }

    @Test("stand beside threads that fold")
    func folded() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            for text in ["One.", "Two."] {
                _ = try await browser.post("/contributions/1/reply", [("kind", "comment"), ("body", text)])
            }
            #expect(try await browser.get(Self.path).text.contains("<summary>2 replies</summary>"))
            let comments = try await browser.get(Self.path + "?kind=comment").text
            #expect(comments.contains("<p>Two.</p>") && !comments.contains("<summary>2 replies"))
        }
    }

    @Test("say to who agrees after all what became of their disagreement, once and in its place")
    func turned() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let reply: [(String, String)] = [("kind", "limitation"), ("body", "Stopped early."), ("disagrees", "yes")]
            _ = try await browser.post("/contributions/1/reply", reply, visiting: Self.path)
            let pressed = try await browser.post(
                "/contributions/1/signals/agree", [("read-order", "usefulness")], visiting: Self.path)
            #expect(pressed.location == "/discussions/1?order=usefulness&turned=1#contribution-1")
            let page = try await browser.get(Self.path + "?order=usefulness&turned=1").text
            #expect(page.components(separatedBy: "Your disagreement is taken back").count == 2)
            #expect(page.contains("You agree.") && !page.contains("Disagrees with <a"))
            let again = try await browser.post("/contributions/1/signals/agree", [], visiting: Self.path)
            #expect(again.location == "/discussions/1#contribution-1")
            #expect(try await !browser.get(Self.path + "?turned=2").text.contains("taken back"))
        }
    }

    @Test("and pins are pressed in the form one writes in, which loses nothing: what was touched is kept as a draft")
    func unsaved() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let page = try await browser.get(Self.path).text
            #expect(page.contains("form=\"contribute\" formnovalidate formaction=\"/contributions/2/signals/agree\""))
            #expect(page.contains("form=\"contribute\" formnovalidate formaction=\"/contributions/2/pin\""))
            #expect(!page.contains("form=\"signals\"") && !page.contains("id=\"signals\""))
            func press(_ path: String, _ body: String, given: String) async throws {
                let fields = [("kind", "method"), ("body", body), ("given", given), ("submission", "s")]
                let pressed = try await browser.post(path, fields, visiting: Self.path)
                #expect(pressed.status == 303, "\(path)")
            }
            for (path, text) in [
                ("/contributions/2/signals/agree", "Half\r\na \"<thought>\""),
                ("/contributions/2/signals/agree/removal", "Two"), ("/contributions/2/pin", "Three"),
                ("/contributions/2/pin/removal", "Four"),
            ] {
                try await press(path, text, given: "")
                let shown = text.replacing("\r\n", with: "\n").replacing("\"", with: "&quot;").replacing(
                    "<", with: "&lt;"
                )
                .replacing(">", with: "&gt;")
                let after = try await browser.get(Self.path).text
                #expect(after.contains("\(shown)</textarea>") && after.contains("name=\"given\" value=\"\(shown)\""))
                #expect(after.contains("value=\"method\" checked"))
            }
            // A page from before, whose form was not touched, brings back no older words.
            try await press("/contributions/2/pin", "Half", given: "Half\r\n")
            #expect(try await browser.get(Self.path).text.contains("Four</textarea>"))
            let long = String(repeating: "a ", count: Prose.limit)
            let refused = try await browser.post("/contributions/2/pin", [("body", long), ("given", "")])
            #expect(refused.status == 422 && refused.text.contains("What you wrote"))
            try await press("/contributions/2/pin", "", given: "Four")
            #expect(try await browser.get("/contributions/drafts").text.contains("No draft waits."))
        }
    }

    @Test("stand in a form of their own where nothing can be written any more")
    func over() async throws {
        let site = try await site()
        site.clock.move(.days(8))
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get(Self.path).text
            #expect(page.contains("id=\"signals\"") && !page.contains("form=\"contribute\""))
            let agreed = try await browser.post(
                "/contributions/2/signals/agree", [("read-kind", "strength")], visiting: Self.path)
            #expect(agreed.location == "/discussions/1?kind=strength#contribution-2")
        }
    }
}
