import Colloquium
import Foundation
import Store
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
            _ = try await phone.post("/discussions/1/contributions", [("kind", "comment"), ("body", "Other words.")])
            #expect(
                try await phone.get("/contributions/drafts").text.contains("Small &amp;"), "They were another form’s.")
            let filled = try await phone.get(Self.path).hidden("draft")
            _ = try await phone.post(
                "/discussions/1/contributions", [("draft", filled), ("kind", "comment"), ("body", "Done.")])
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
            let declared = try await browser.post(path, fields, visiting: path).location
            #expect(declared == "/discussions/1?sent=declaration-1#contribute")
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
                #expect(declared.location == "\(back)?sent=declaration-1#contribute")
                let place = back == "/discussions/1" ? Self.path : back
                #expect(try await browser.get(place).text.contains("Half &lt;a&gt; point.</textarea>"))
                // A form in which nothing stands takes no draft away.
                let empty = try await browser.post(path, [("body", ""), ("do", "declare")])
                #expect(empty.location == declaration)
                #expect(try await browser.get(place).text.contains("Half &lt;a&gt; point.</textarea>"))
            }
            let elsewhere = try await browser.post("/discussions/1/declaration?reply=//evil.example", [])
            #expect(elsewhere.location == "/discussions/1?sent=declaration-1#contribute")
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
            #expect(history.contains("Comment #2 by Mel") && history.contains(">A trial of something</a>"))
        }
    }

    @Test("other words typed after going back are a draft of their own, the same words and none are not")
    func afterGoingBack() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/discussions/1/contributions"
            let form = [("kind", "comment"), ("submission", "form-1")]
            _ = try await browser.post(path, form + [("body", "Said.")], visiting: Self.path)
            let same = try await browser.post(path, form + [("body", "Said."), ("do", "draft")])
            #expect(same.location == "/discussions/1#contribute", "Nobody is told that it was saved.")
            let other = try await browser.post(path, form + [("body", "Said, and more."), ("do", "draft")])
            #expect(other.location == "/discussions/1?draft=saved#contribute")
            #expect(try await browser.get("/contributions/drafts").text.contains("Said, and more."))
        }
    }

    @Test("posting another kind or what was withdrawn, after going back, is posting")
    func postedAgain() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            func post(_ kind: String) async throws -> String {
                let fields = [("kind", kind), ("body", "Said."), ("submission", "form-1")]
                return try await browser.post("/discussions/1/contributions", fields, visiting: Self.path).location
            }
            #expect(try await post("comment") == "/discussions/1?sent=discussion-1#contribution-1")
            #expect(try await post("comment").hasSuffix("#contribution-1"), "Twice is once.")
            #expect(try await post("limitation").hasSuffix("#contribution-2"))
            _ = try await browser.post("/contributions/1/withdrawal")
            #expect(try await post("comment").hasSuffix("#contribution-3"))
            let page = try await browser.get("/discussions/1-a-trial-of-something?sent=discussion-1").text
            #expect(page.contains("data-sent=\"discussion-1\"><p>Posted. Thank you."))
            let edited = try await browser.get("/discussions/1-a-trial-of-something?sent=edit-2").text
            #expect(edited.contains("data-sent=\"edit-2\"><p>Saved."))
        }
    }

    @Test("asks for a declaration where one first writes, once, and says of none that it was declared")
    func asked() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            let line = "<p class=\"declarations\">Declared: no competing interests, no use of AI.</p>"
            let path = "/discussions/1/contributions"
            let before = try await browser.get(Self.path).text
            #expect(before.contains("name=\"declares-none\"") && !before.contains(line))
            _ = try await browser.post(path, [("kind", "comment"), ("body", "One.")])
            #expect(try await browser.get(Self.path).text.contains("name=\"declares-none\""), "Nothing was said yet.")
            let long = [("competing-interests", String(repeating: "a", count: 501)), ("ai-use", "English")]
            let refused = try await browser.post(path, [("kind", "comment"), ("body", "Two.")] + long)
            #expect(refused.status == 422 && refused.text.contains("value=\"English\""))
            #expect(refused.text.contains("Two.</textarea>"))
            let preview = try await browser.post(
                path, [("kind", "comment"), ("body", "Two."), ("declares-none", "yes"), ("do", "preview")])
            #expect(preview.text.contains("name=\"declares-none\" value=\"yes\" checked"))
            site.clock.move(.hours(1))
            let none = [("kind", "comment"), ("body", "Two."), ("declares-none", "yes")]
            #expect(try await browser.post(path, none).status == 303)
            let after = try await browser.get(Self.path).text
            #expect(!after.contains("name=\"declares-none\"") && after.components(separatedBy: line).count == 3)
            #expect(after.components(separatedBy: "after this was written").count == 2, "Of the first alone.")
            #expect(after.contains("1 member who wrote here has not declared anything"))
        }
    }

    @Test("a reply says where it belongs where what it replies to is not shown")
    func apart() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post(
                "/contributions/1/reply", [("kind", "limitation"), ("body", "Second.")],
                visiting: "/contributions/1/reply")
            let whole = try await browser.get(Self.path).text
            #expect(whole.contains("In reply to <a href=\"#contribution-1\">") && whole.contains("depth-1\""))
            for path in [Self.path + "?kind=limitation", "/contributions/2/reply"] {
                let page = try await browser.get(path).text
                #expect(
                    page.contains("In reply to <a href=\"/contributions/1\">") && !page.contains("depth-1\""), "\(path)"
                )
            }
        }
    }

    @Test("whoever is asked for a reference finds the way to edit after the close, until the archive")
    func owedReference() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let number = try await site.addContribution("It is known.", to: 1, by: site.member)
        try await site.store.askForReference(in: number, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.path).text.contains("href=\"/contributions/1/edit\""))
            let fields = [("kind", "comment"), ("body", "It is known still."), ("revision", "1")]
            #expect(try await browser.post("/contributions/1/edit", fields).status == 303)
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            #expect(try await !browser.get(Self.path).text.contains("href=\"/contributions/1/edit\""))
            let over = try await browser.get("/contributions/1/edit")
            #expect(over.status == 409 && over.text.contains("href=\"/contributions/1\""))
        }
    }

    @Test("a preview shows the works that a text names as cards, and bylines the handle that names their author")
    func previewedWorks() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.path).text.contains("<span class=\"handle\">@ann</span>"))
            let typed = [("kind", "comment"), ("body", "See 10.1000/182."), ("do", "preview")]
            for path in ["/discussions/1/contributions", "/contributions/1/reply"] {
                let preview = try await browser.post(path, typed, visiting: Self.path).text
                #expect(preview.contains("<ul class=\"works-cited\">") && preview.contains("10.1000/182"), "\(path)")
            }
        }
    }

    @Test("what was typed is kept where the close comes before it goes on with a prompt, and is said to be where it is")
    func promptAfterClose() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addPrompt(to: 1, on: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let form = try await browser.get("/prompts/1/answer")
            #expect(form.status == 409 && !form.text.contains("is in your drafts"), "Nothing was begun.")
            let typed = [("kind", "comment"), ("body", "Half a thought."), ("submission", "s")]
            let closed = try await browser.post("/prompts/1/answer", typed)
            #expect(closed.status == 409 && closed.text.contains("What you began to write is in your drafts."))
            #expect(try await browser.get("/contributions/drafts").text.contains("Half a thought."))
        }
    }
}
