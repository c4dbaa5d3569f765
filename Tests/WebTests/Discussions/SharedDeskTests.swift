import Colloquium
import Store
import Testing

@testable import Web

@Suite("The note and prompts that several facilitators write")
struct SharedDeskTests {
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
}
