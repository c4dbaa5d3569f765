import Colloquium
import Store
import Testing

@testable import Web

@Suite("Asking and answering")
struct AnswerTests {
    @Test("A question is asked in a discussion, and belongs to its club")
    func ask() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.get("/questions/new?discussion=\(discussion)")
            #expect(form.text.contains("A trial of something"))
            let asked = try await browser.post(
                "/questions",
                [
                    ("title", "Does it hold in children?"), ("nature", "clinical"),
                    ("discussion", discussion.description), ("submission", "q"),
                ])
            #expect(asked.status == 303 && asked.location.hasPrefix("/questions/1-does-it-hold"))
            let page = try await browser.get("/discussions/1-a-trial-of-something")
            #expect(page.text.contains("Does it hold in children?"))
        }
    }

    @Test(
        "An answer without a reference is refused, and the text is kept",
        arguments: ["", "   \n  ", "I just know", "10.", "javascript:alert(1)", "ftp://x.example/y", "\0"])
    func refused(references: String) async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/questions/\(question)/answers", [("body", "It does, I think."), ("references", references)])
            #expect(page.status == 422)
            #expect(page.text.contains("It does, I think."))
            #expect(page.text.contains("id=\"references-error\"") && page.text.contains("href=\"#references\""))
            #expect(try await site.store.question(question, for: .visitor).answers.isEmpty)
        }
    }

    @Test("References are recognised in any spelling, normalised, and shown with their notes")
    func accepted() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let lines = """
                https://doi.org/10.1000/TRIAL: table 2
                PMID: 29768149 the trial itself
                PMC2992225
                ISBN 978-0-306-40615-7 chapter 3
                https://www.who.int/guideline?utm_source=x — page 4
                """
            let answered = try await browser.post(
                "/questions/\(question)/answers", [("body", "Yes."), ("references", lines)])
            #expect(answered.status == 303)
            let answer = try #require(try await site.store.question(question, for: .visitor).answers.first)
            #expect(
                answer.references.map(\.reference.identifier.value) == [
                    "10.1000/trial", "29768149", "PMC2992225", "9780306406157", "https://www.who.int/guideline",
                ])
            #expect(
                answer.references.map(\.reference.note) == ["table 2", "the trial itself", "", "chapter 3", "page 4"])
            #expect(answer.references[0].work.title == "A trial of something")
        }
    }

    @Test("Who asks sees what was asked before, beside the preview and while writing")
    func similar() async throws {
        let site = try await TestSite()
        _ = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let preview = try await browser.post(
                "/questions",
                [("title", "Why does it work?"), ("nature", "clinical"), ("club", "1"), ("do", "preview")])
            #expect(preview.text.contains("Asked before") && preview.text.contains("no answer yet"))
            let part = try await browser.get("/questions/similar?title=work").text
            #expect(part.contains("Does it work?") && !part.contains("<html"))
            let none = try await browser.get("/questions/similar?title=fluids").text
            #expect(!none.contains("Asked before"))
            let posted = try await browser.post(
                "/questions", [("title", "Why does it work?"), ("nature", "clinical"), ("club", "1")])
            #expect(try await browser.get(posted.location).text.contains("Asked before"))
            let quiet = String(posted.location.prefix { $0 != "?" })
            #expect(try await !browser.get(quiet).text.contains("Asked before"))
            #expect(try await !browser.fresh().get(posted.location).text.contains("Asked before"))
        }
    }

    @Test(
        "The list of questions has its filters",
        arguments: [
            ("", "Questions"), ("?unanswered=yes", "Questions without an answer"),
            ("?another-look=yes", "No answer rests on what was retracted."),
        ])
    func lists(_ query: String, _ words: String) async throws {
        let site = try await TestSite()
        _ = try await site.addQuestion()
        try await site.test { browser in
            let page = try await browser.get("/questions\(query)").text
            #expect(page.contains(words) && page.contains("href=\"/questions?another-look=yes\""))
            #expect(page.contains("Does it work?") == (query != "?another-look=yes"))
        }
    }

    @Test("Editing an answer counts as writing, whose limit gives the words back")
    func editLimit() async throws {
        let site = try await TestSite(signInTries: 2)
        let answer = try await site.addAnswer(to: site.addQuestion())
        try await site.test { browser in
            try await browser.signIn("ann")
            let edit = [("body", "Still yes."), ("references", "")]
            for _ in 0..<20 { #expect(try await browser.post("/answers/\(answer)/edit", edit).status == 422) }
            let refused = try await browser.post("/answers/\(answer)/edit", edit)
            #expect(refused.status == 429 && refused.text.contains("Still yes."))
        }
    }

    @Test("Editing an answer cannot take its last reference away")
    func edit() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let answer = try await site.addAnswer(to: question)
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/answers/\(answer)/edit")
            #expect(form.text.contains("doi:10.1000/evidence — table 2"))
            let refused = try await browser.post(
                "/answers/\(answer)/edit", [("body", "Still yes."), ("references", "")])
            #expect(refused.status == 422 && refused.text.contains("Still yes."))
            let saved = try await browser.post(
                "/answers/\(answer)/edit",
                [("body", "Still yes."), ("references", "PMID 123\ndoi:10.1000/evidence — table 3")])
            #expect(saved.status == 303)
            let now = try await site.store.answer(answer, for: .visitor)
            #expect(now.references.map(\.reference.line) == ["PMID 123", "doi:10.1000/evidence — table 3"])
            let stale = try await browser.post(
                "/answers/\(answer)/edit",
                [("body", "From another window."), ("references", "10.1000/evidence"), ("revision", "1")])
            #expect(stale.status == 409 && stale.text.contains("From another window."))
            #expect(stale.text.contains("What it says now") && stale.text.contains("name=\"revision\" value=\"2\""))
            let history = try await browser.get("/answers/\(answer)/history")
            #expect(history.text.contains("table 2") && history.text.contains("Still yes."))
        }
    }
}
