import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("The pre-reading note and prompts on pages")
struct PromptTests {
    private static let path = "/discussions/1-a-trial-of-something"

    @Test("A prompt appears when its day comes, on a page that was made before, for visitors and members")
    func opens() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion(opensAt: site.clock.now)
        try await site.addPrompt("First *question*?", to: discussion, on: 1)
        try await site.addPrompt("Second question?", to: discussion, on: 2)
        try await site.test { browser in
            let (mel, fay) = (browser.fresh(), browser.fresh())
            try await mel.signIn("mel")
            try await fay.signIn("fay")
            for reader in [browser, mel] {
                let page = try await reader.get(Self.path).text
                #expect(page.contains("First <em>question</em>?") && !page.contains("Second question?"))
                #expect(!page.contains("seen by facilitators only"))
            }
            #expect(try await fay.get(Self.path).text.contains("Second question?"))
            site.clock.move(.days(1))
            for reader in [browser, mel, fay] {
                let page = try await reader.get(Self.path).text
                #expect(!page.contains("seen by facilitators only"))
                let second = try #require(page.range(of: "Second question?"))
                let first = try #require(page.range(of: "First <em>question</em>?"))
                #expect(second.lowerBound < first.lowerBound, "The newest first.")
            }
        }
    }

    @Test(
        "A prompt whose day comes after an early end is not said to come, and the note's hint tells no day that is over"
    )
    func neverAsked() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion(opensAt: site.clock.now + .days(5))
        try await site.addPrompt("Second question?", to: discussion, on: 2)
        try await site.test { browser in
            try await browser.signIn("fay")
            let desk = "/discussions/1/prompts"
            #expect(try await browser.get(desk).text.contains("<p>Members see it from "))
            #expect(try await browser.get(Self.path).text.contains("To come, seen by facilitators only"))
            for (move, stage, course) in [("open", "announced", "0"), ("close", "open", "1")] {
                let moved = try await browser.post(
                    "/discussions/1/course", [("move", move), ("stage", stage), ("course", course)], visiting: Self.path
                )
                #expect(moved.status == 303)
                let hint = move == "open" ? "<p>Members see it as soon as you save it</p>" : "<p>Members see it</p>"
                #expect(try await browser.get(desk).text.contains(hint))
            }
            let page = try await browser.get(Self.path).text
            #expect(page.contains("Not asked, seen by facilitators only") && page.contains("Second question?"))
            #expect(!page.contains("To come, seen by facilitators only"))
            #expect(try await !browser.fresh().get(Self.path).text.contains("Second question?"))
        }
    }

    @Test("The note is shown from pre-reading on, and to facilitators before")
    func note() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion(opensAt: site.clock.now + .days(5))
        try await site.test { browser in
            let (mel, fay) = (browser.fresh(), browser.fresh())
            try await mel.signIn("mel")
            try await fay.signIn("fay")
            let desk = "/discussions/1/prompts"
            let saved = try await fay.post("/discussions/1/reading-note", [("note", "See *table 2*.")], visiting: desk)
            #expect(saved.status == 303 && saved.location == "\(desk)?sent=prompts-1#prompts")
            let words = "See <em>table 2</em>."
            #expect(try await fay.get(Self.path).text.contains(words))
            for reader in [browser, mel] { #expect(try await !reader.get(Self.path).text.contains(words)) }
            site.clock.move(.days(2))
            // Sessions end sooner.
            try await mel.signIn("mel")
            try await fay.signIn("fay")
            for reader in [browser, mel] { #expect(try await reader.get(Self.path).text.contains(words)) }
            _ = try await fay.post("/discussions/1/reading-note", [("note", " ")], visiting: desk)
            #expect(try await !mel.get(Self.path).text.contains(words))
        }
    }

    @Test("What cannot be taken comes back as typed, with the reason beside the field")
    func refused() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt(to: discussion, on: 2)
        let long = String(repeating: "x", count: 20_001)
        try await site.test { browser in
            try await browser.signIn("fay")
            let desk = "/discussions/1/prompts"
            for (path, fields, reason) in [
                (desk, [("day", "9"), ("question", "Who & why?")], "Choose a day of the discussion, from 1 to 7."),
                (desk, [("day", "1"), ("question", "")], "Enter the question."),
                (desk, [("day", ""), ("question", "Who?")], "Choose the day on which it opens."),
                (desk, [("day", "1"), ("question", long)], "Shorten the question to 4000 characters"),
                ("/discussions/1/reading-note", [("note", long)], "Shorten the note to 20000 characters"),
                ("/prompts/1/edit", [("day", "8"), ("question", "Who?")], "Choose a day of the discussion"),
            ] {
                let page = try await browser.post(path, fields, visiting: desk)
                #expect(page.status == 422 && page.text.contains(reason), "\(path) \(reason)")
                #expect(fields.last?.1 != "Who & why?" || page.text.contains("Who &amp; why?</textarea>"))
            }
            for path in ["/prompts/999/edit", "/prompts/999/removal", "/prompts/999/answer"] {
                #expect(try await browser.get(path).status == 404)
            }
        }
    }

    @Test("A question that was typed while the discussion ended comes back")
    func late() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now - .hours(167))
        try await site.test { browser in
            try await browser.signIn("fay")
            let desk = "/discussions/1/prompts"
            _ = try await browser.get(desk)
            site.clock.move(.hours(2))
            let page = try await browser.post(desk, [("day", "1"), ("question", "Whom & when?")])
            #expect(page.status == 409 && page.text.contains("Whom &amp; when?</textarea>"))
            let wrong = try await browser.post(desk, [("day", "x"), ("question", "")])
            #expect(wrong.status == 422 && wrong.text.contains("name=\"question\""))
        }
    }

    @Test("Whose day began while the form was open is asked about, with the days as they are now")
    func overtaken() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion(opensAt: site.clock.now)
        try await site.addPrompt(to: discussion, on: 3)
        try await site.test { browser in
            try await browser.signIn("fay")
            for path in ["/discussions/1/prompts", "/prompts/1/edit"] {
                let form = try await browser.get(path)
                #expect(form.hidden("begun") == "1" && form.text.contains(": opens at once</option>"))
                let typed = [("day", "2"), ("question", "Who & when?")]
                site.clock.move(.days(1))
                try await browser.signIn("fay")
                let asked = try await browser.post(path, typed + [("begun", "1")])
                #expect(asked.status == 422 && asked.text.contains("Day 2 began while you wrote."))
                #expect(asked.text.contains("Who &amp; when?</textarea>") && asked.hidden("begun") == "2")
                let again = [("day", "2"), ("question", "Who & when, \(path)?"), ("begun", "2")]
                #expect(try await browser.post(path, again).status == 303)
                site.clock.move(.days(-1))
                try await browser.signIn("fay")
            }
        }
    }

    @Test("Without proof that the form is ours nothing is written")
    func forged() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt(to: discussion, on: 1)
        try await site.test { browser in
            try await browser.signIn("fay")
            for (path, fields) in [
                ("/discussions/1/prompts", [("day", "2"), ("question", "Forged?")]),
                ("/discussions/1/reading-note", [("note", "Forged")]),
                ("/prompts/1/edit", [("day", "2"), ("question", "Forged?")]), ("/prompts/1/removal", []),
                ("/prompts/1/answer", [("body", "Forged")]),
            ] {
                #expect(try await browser.post(path, fields + [("csrf", "forged")]).status == 403, "\(path)")
            }
            let desk = try await browser.get("/discussions/1/prompts").text
            #expect(desk.contains("Whom would you treat?") && !desk.contains("Forged"))
        }
    }

    @Test("An answer begins with the question quoted, above what was begun; a prompt to come has none")
    func answer() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt("Whom?\nAnd when?", to: discussion, on: 1)
        try await site.addPrompt(to: discussion, on: 2)
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.path).text.contains("/prompts/1/answer"))
            let form = try await browser.get("/prompts/1/answer").text
            #expect(form.contains("&gt; Whom?\n&gt; And when?\n\n</textarea>"))
            #expect(form.contains("action=\"/discussions/1/contributions\""))
            let begun = [("do", "draft"), ("kind", "strength"), ("body", "Begun")]
            _ = try await browser.post("/discussions/1/contributions", begun, visiting: "/prompts/1/answer")
            #expect(try await browser.get("/prompts/1/answer").text.contains("&gt; And when?\n\nBegun</textarea>"))
            let typed = [("kind", "limitation"), ("body", "Not <saved>"), ("submission", "a")]
            for _ in 0..<2 {
                let page = try await browser.post("/prompts/1/answer", typed, visiting: Self.path)
                #expect(page.status == 200 && page.text.contains("&gt; And when?\n\nNot &lt;saved&gt;</textarea>"))
                #expect(page.text.contains(/value="limitation"[^>]* checked/))
            }
            let twice = [("kind", "limitation"), ("body", "> Whom?\r\n> And when?\r\n\r\nNow"), ("submission", "a")]
            let page = try await browser.post("/prompts/1/answer", twice).text
            #expect(page.contains("\n&gt; Whom?\n&gt; And when?\n\nNow</textarea>"))
            #expect(try await browser.post("/prompts/2/answer", typed).status == 404)
            #expect(try await browser.get("/prompts/2/answer").status == 404)
            site.clock.move(.days(30))
            try await browser.signIn("mel")
            #expect(try await !browser.get(Self.path).text.contains("/prompts/1/answer"))
            #expect(try await browser.get("/prompts/1/answer").status == 409)
        }
    }

    @Test("Exports have the note and the prompts that are open")
    func exported() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let facilitator = try await site.store.viewer(site.facilitator)
        try await site.store.saveReadingNote(
            Prose(source: "See table 2.", html: "<p>See table 2.</p>"), of: discussion, by: facilitator,
            at: site.clock.now)
        try await site.addPrompt("Open now?", to: discussion, on: 1)
        try await site.addPrompt("To come?", to: discussion, on: 3)
        try await site.test { browser in
            try await browser.signIn("fay")
            for ending in ["export.md", "export.json", "print"] {
                let text = try await browser.get("/discussions/1/\(ending)").text
                #expect(text.contains("See table 2.") && text.contains("Open now?"), "\(ending)")
                #expect(!text.contains("To come?"), "\(ending)")
            }
        }
    }
}
