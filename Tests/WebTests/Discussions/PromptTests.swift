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

    @Test(
        "A note and a prompt that were changed meanwhile come back with both texts, and are saved once both were seen")
    func stale() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt("Who?", to: discussion, on: 3)
        try await site.test { browser in
            try await browser.signIn("fay")
            let desk = "/discussions/1/prompts"
            for (page, action, name) in [
                (desk, "/discussions/1/reading-note", "note"), ("/prompts/1/edit", "/prompts/1/edit", "question"),
            ] {
                func typing(_ text: String, in page: Browser.Page) -> [(String, String)] {
                    page.fields.filter { [name, "over"].contains($0.0) }.typing(name, text) + [("day", "3")]
                }
                let opened = try await browser.get(page)
                #expect(try await browser.post(action, typing("Okapi & *zebra*", in: opened)).status == 303)
                let stale = try await browser.post(action, typing("Giraffe & lion", in: opened))
                #expect(stale.status == 409 && stale.text.contains("was changed or taken back meanwhile"), "\(name)")
                #expect(stale.text.contains("Giraffe &amp; lion</textarea>"), "\(name)")
                #expect(stale.text.contains("Okapi &amp; <em>zebra</em>"), "\(name)")
                #expect(try await browser.post(action, typing("Giraffe & lion", in: stale)).status == 303)
                #expect(try await browser.get(page).text.contains("Giraffe &amp; lion</textarea>"))
            }
        }
    }

    @Test("Who saves the note or a prompt keeps what they typed into the other, also when it is refused")
    func together() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("fay")
            let (desk, note) = ("/discussions/1/prompts", "/discussions/1/reading-note")
            let form = try await browser.get(desk).fields
            let typed = form.typing("note", "Okapi & zebra").typing("question", "Whom & when?")
            let saved = try await browser.post(note, typed + [("day", "3")])
            #expect(saved.status == 200 && saved.text.contains("The note is saved."))
            #expect(saved.text.contains("Whom &amp; when?</textarea>"))
            #expect(saved.text.contains("<option value=\"3\" selected>"))
            #expect(saved.text.contains("Okapi &amp; zebra</textarea>"))
            let changed = saved.fields.typing("note", "Giraffe & lion") + [("day", "3")]
            let added = try await browser.post(desk, changed)
            #expect(added.status == 200 && added.text.contains("The prompt is added."))
            #expect(added.text.contains("Giraffe &amp; lion</textarea>"))
            #expect(
                added.text.contains("<p>Whom &amp; when?</p>") && !added.text.contains("Whom &amp; when?</textarea>"))
            #expect(try await browser.get(desk).text.contains("Okapi &amp; zebra</textarea>"), "It was not saved.")
            let wrong = try await browser.post(desk, added.fields + [("day", "99")])
            #expect(wrong.status == 422 && wrong.text.contains("Giraffe &amp; lion</textarea>"))
            let all = try await browser.post(note, wrong.fields.typing("question", " ") + [("day", "3")])
            #expect(all.status == 303)
            #expect(try await browser.get(desk).text.contains("Giraffe &amp; lion</textarea>"))
        }
    }

    @Test("A note that was not touched is not called unsaved, and a newer one is written over only by who was shown it")
    func untouched() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("fay")
            let (desk, note) = ("/discussions/1/prompts", "/discussions/1/reading-note")
            let form = try await browser.get(desk).fields
            _ = try await browser.post(note, [("note", "Okapi")], visiting: desk)
            #expect(try await browser.post(desk, form.typing("question", "Whom?") + [("day", "2")]).status == 303)
            let wrong = try await browser.post(desk, form.typing("question", "When?") + [("day", "99")])
            #expect(wrong.status == 422 && wrong.text.contains("Okapi</textarea>"))
            let typed = form.typing("note", "Zebra").typing("question", "When?")
            let added = try await browser.post(desk, typed + [("day", "3")])
            #expect(added.text.contains("The note is not saved yet.") && added.text.contains("Zebra</textarea>"))
            let again = try await browser.post(desk, added.fields.typing("question", "How?") + [("day", "3")])
            #expect(again.text.contains("<p>Okapi</p>"), "The newer note stays in sight.")
            let refused = try await browser.post(note, again.fields)
            #expect(refused.status == 409 && refused.text.contains("<p>Okapi</p>"))
            #expect(try await browser.post(note, refused.fields.typing("question", "")).status == 303)
            #expect(try await browser.get(desk).text.contains("Zebra</textarea>"))
        }
    }

    @Test("A prompt that was changed meanwhile is not removed unseen")
    func removedUnseen() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt("Whom?", to: discussion, on: 3)
        try await site.test { browser in
            try await browser.signIn("fay")
            let (edit, removal) = ("/prompts/1/edit", "/prompts/1/removal")
            #expect(try await browser.get(removal).text.contains("action=\"\(removal)?over=1\""))
            _ = try await browser.post(edit, [("day", "3"), ("question", "When?")], visiting: edit)
            let refused = try await browser.post(removal + "?over=1", [])
            #expect(refused.status == 303 && refused.location == removal)
            #expect(try await browser.get(removal).text.contains("“When?”"))
            #expect(try await browser.post(removal + "?over=2", []).location == "/discussions/1/prompts#prompts")
        }
    }

    @Test("An open prompt is not changed but removed, and after the end there is only removing")
    func kept() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.addPrompt("Whom?", to: discussion, on: 2)
        try await site.test { browser in
            try await browser.signIn("fay")
            let (desk, edit) = ("/discussions/1/prompts", "/prompts/1/edit")
            let note = "/discussions/1/reading-note"
            _ = try await browser.post(note, [("note", "Look.")], visiting: desk)
            #expect(try await browser.get(desk).text.contains(edit))
            site.clock.move(.days(1))
            // Sessions end sooner.
            try await browser.signIn("fay")
            let opened = try await browser.get(desk).text
            #expect(opened.contains("/prompts/1/removal") && !opened.contains(edit))
            #expect(try await browser.get(edit).status == 409)
            let rewritten = try await browser.post(edit, [("day", "2"), ("question", "Okapi?")], visiting: desk)
            #expect(rewritten.status == 409 && rewritten.text.contains("Okapi?</textarea>"))
            site.clock.move(.days(8))
            try await browser.signIn("fay")
            let late = try await browser.post(note, [("note", "Giraffe")], visiting: desk)
            #expect(late.status == 409 && late.text.contains("Giraffe</textarea>"))
            let closed = try await browser.get(desk)
            #expect(!closed.text.contains("<textarea") && closed.text.contains("Look."))
            let removal = closed.fields + [("do", "remove")]
            #expect(try await browser.post(note, removal).status == 303)
            let empty = try await browser.get(desk).text
            #expect(empty.contains("There was no note.") && empty.contains("/prompts/1/removal"))
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
