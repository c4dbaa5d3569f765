import Colloquium
import Foundation
import Testing

@testable import Web

@Suite("Contributing")
struct ContributingPageTests {
    private static let path = "/discussions/1-a-trial-of-something"

    @Test("a draft waits on every device, in its place and in a list, until it is posted or discarded")
    func drafts() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            let (phone, ann) = (browser.fresh(), browser.fresh())
            try await browser.signIn("mel")
            try await phone.signIn("mel")
            try await ann.signIn("ann")
            let fields = [("kind", "limitation"), ("body", "Small & <b>short"), ("do", "draft")]
            let saved = try await browser.post("/discussions/1/contributions", fields, visiting: Self.path)
            #expect(saved.status == 303 && saved.location == "/discussions/1?draft=saved#contribute")
            #expect(try await browser.get(Self.path + "?draft=saved").text.contains("Saved as a draft."))
            let other = try await phone.get(Self.path).text
            #expect(other.contains("Small &amp; &lt;b&gt;short</textarea>"))
            #expect(other.contains("value=\"limitation\" checked"))
            #expect(try await !ann.get(Self.path).text.contains("Small &amp;"))
            _ = try await browser.post("/contributions/1/reply", fields)
            #expect(try await phone.get("/contributions/1/reply").text.contains("Small &amp;"))
            let list = try await phone.get("/contributions/drafts").text
            #expect(list.components(separatedBy: "Go on writing").count == 3)
            _ = try await phone.post("/contributions/drafts/removal", [("discussion", "1"), ("parent", "1")])
            #expect(try await !phone.get("/contributions/1/reply").text.contains("Small &amp;"))
            _ = try await phone.post("/discussions/1/contributions", [("kind", "comment"), ("body", "Done.")])
            #expect(try await phone.get("/contributions/drafts").text.contains("No draft waits."))
            let disagreeing = [("kind", "method"), ("body", "No."), ("disagrees", "yes"), ("do", "draft")]
            _ = try await browser.post("/contributions/1/reply", disagreeing)
            let back = try await phone.get("/contributions/1/reply").text
            #expect(back.contains("name=\"disagrees\" value=\"yes\" checked"))
            let huge = [("kind", "comment"), ("body", String(repeating: "a", count: 20_001)), ("do", "draft")]
            let refused = try await browser.post("/discussions/1/contributions", huge)
            #expect(refused.status == 422 && refused.text.contains("aaaa</textarea>"))
        }
    }

    @Test("what is sent after the end is kept, and offered as late where the club takes such")
    func late() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let fields = [("kind", "comment"), ("body", "One more thing.")]
            let closed = try await browser.post("/discussions/1/contributions", fields)
            #expect(closed.status == 409 && closed.text.contains("One more thing.</textarea>"))
            #expect(!closed.text.contains("name=\"late\""))
            #expect(try await browser.get("/contributions/drafts").text.contains("One more thing."))
            try await site.takeLateContributions()
            let offered = try await browser.post("/discussions/1/contributions", fields)
            #expect(offered.status == 409 && offered.text.contains("name=\"late\" value=\"yes\""))
            #expect(offered.text.contains("One more thing.</textarea>") && offered.text.contains(">Post late<"))
            #expect(try await browser.get(Self.path).text.contains("What you post now is marked as late."))
            let posted = try await browser.post("/discussions/1/contributions", fields + [("late", "yes")])
            #expect(posted.status == 303)
            #expect(try await browser.get(Self.path).text.contains("late-mark"))
        }
    }

    @Test("declares interests once, below everything one writes")
    func declaration() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/discussions/1/declaration"
            let fields = [("competing-interests", "Shares in <X>"), ("ai-use", "")]
            #expect(try await browser.post(path, fields, visiting: path).location == "/discussions/1#contribute")
            let page = try await browser.get(Self.path).text
            #expect(page.contains("<p class=\"declarations\">Competing interests: Shares in &lt;X&gt;</p>"))
            #expect(try await browser.get(path).text.contains("value=\"Shares in &lt;X&gt;\""))
            let long = [("competing-interests", String(repeating: "a", count: 501)), ("ai-use", "English")]
            let refused = try await browser.post(path, long)
            #expect(refused.status == 422 && refused.text.contains("value=\"English\""))
        }
    }

    @Test("is kept while its author declares, who then goes on with it")
    func declaring() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            for (path, declaration, back) in [
                ("/discussions/1/contributions", "/discussions/1/declaration", "/discussions/1"),
                ("/contributions/1/reply", "/discussions/1/declaration?reply=1", "/contributions/1/reply"),
            ] {
                let typed = [("kind", "method"), ("body", "Half <a> point."), ("do", "declare"), ("submission", path)]
                let kept = try await browser.post(path, typed, visiting: Self.path)
                #expect(kept.status == 303 && kept.location == declaration)
                let form = try await browser.get(declaration)
                #expect(form.text.contains("action=\"\(declaration)\""))
                let declared = try await browser.post(declaration, [("competing-interests", ""), ("ai-use", "")])
                #expect(declared.location == "\(back)#contribute")
                let place = back == "/discussions/1" ? Self.path : back
                #expect(try await browser.get(place).text.contains("Half &lt;a&gt; point.</textarea>"))
                // A form in which nothing stands takes no draft away.
                let empty = try await browser.post(path, [("body", ""), ("do", "declare")])
                #expect(empty.location == declaration)
                #expect(try await browser.get(place).text.contains("Half &lt;a&gt; point.</textarea>"))
            }
            let elsewhere = try await browser.post("/discussions/1/declaration?reply=//evil.example", [])
            #expect(elsewhere.location == "/discussions/1#contribute")
        }
    }

    @Test("links to who and what a text names, quotes, and shows what an edit changed")
    func named() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            let typed = [("kind", "method"), ("body", "I would not."), ("do", "quote")]
            let quoted = try await browser.post("/contributions/1/reply", typed, visiting: "/contributions/1/reply")
            #expect(quoted.status == 200 && quoted.text.contains("&gt; First.\n\nI would not.</textarea>"))
            let text = "See #1, @ann, but not #99 or @nobody."
            _ = try await browser.post("/contributions/1/reply", [("kind", "comment"), ("body", text)])
            let page = try await browser.get(Self.path).text
            #expect(page.contains("<a href=\"/contributions/1\">#1</a>") && page.contains(">@ann</a>"))
            #expect(page.contains("not #99 or @nobody."))
            _ = try await browser.post(
                "/contributions/2/edit", [("kind", "comment"), ("body", "See #1 <again>."), ("revision", "1")])
            let history = try await browser.get("/contributions/2/history").text
            #expect(history.contains("&lt;again&gt;.</ins>") && history.contains("<del>"))
        }
    }
}
