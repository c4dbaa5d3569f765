import Colloquium
import Store
import Testing

@testable import Web

@Suite("Changing and withdrawing questions on the site")
struct QuestionChangePageTests {
    private static let asked = [("title", "Fluids?"), ("nature", "clinical"), ("club", "1"), ("tags", "sepsis")]

    @Test("who asked previews and saves other words; what is wrong comes back as it was typed")
    func change() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("/questions", Self.asked).status == 303)
            let form = try await browser.get("/questions/1/edit")
            #expect(form.text.contains("Change your question") && form.fields.contains { $0 == ("tags", "sepsis") })
            let typed = [("title", "Balanced fluids?"), ("nature", "clinical"), ("tags", "sepsis, fluids")]
            let preview = try await browser.post("/questions/1/edit", typed + [("do", "preview")])
            #expect(preview.text.contains("<h3>Balanced fluids?</h3>") && preview.text.contains("Clinical · #"))
            let wrong = try await browser.post("/questions/1/edit", [("title", ""), ("body", "Kept words")])
            #expect(wrong.status == 422 && wrong.text.contains("Kept words"))
            let saved = try await browser.post("/questions/1/edit", typed + [("club", "99"), ("discussion", "7")])
            #expect(saved.location == "/questions/1-balanced-fluids")
            let page = try await browser.get(saved.location).text
            #expect(page.contains("Changed ") && page.contains("href=\"/questions/1/edit\""))
            let visitor = try await browser.fresh().get(saved.location).text
            #expect(visitor.contains("Changed ") && !visitor.contains("/questions/1/edit"))
            let other = browser.fresh()
            try await other.signIn("fay")
            #expect(try await other.get("/questions/1/edit").status == 403)
            #expect(try await other.post("/questions/1/edit", typed).status == 403)
        }
    }

    @Test("a question that was withdrawn shows no words of it to anybody, and takes no answer")
    func withdraw() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("/questions", Self.asked).status == 303)
            #expect(try await browser.fresh().get("/questions/1-fluids").text.contains("Fluids?"))
            #expect(try await browser.get("/questions/1/withdrawal").text.contains("This cannot be undone."))
            for _ in 0..<2 { #expect(try await browser.post("/questions/1/withdrawal").status == 303) }
            let gone = try await browser.fresh().get("/questions/1-withdrawn-question").text
            #expect(gone.contains("This question was withdrawn.") && !gone.contains("Fluids"))
            #expect(try await browser.fresh().get("/questions/1-fluids").status == 301)
            #expect(try await !browser.get("/questions").text.contains("Fluids"))
            let late = try await browser.post(
                "/questions/1/answers", [("body", "Yes."), ("references", "PMID 29768149")])
            #expect(late.status == 409 && late.text.contains("Yes.") && late.text.contains("29768149"))
            #expect(try await browser.get("/questions/1/edit").status == 409)
        }
    }
}
