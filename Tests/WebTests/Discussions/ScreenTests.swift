import Store
import Testing

@testable import Web

@Suite("What may identify a patient, on forms")
struct ScreenTests {
    @Test("is shown before it is posted, with the text, and posted when its author says that it identifies nobody")
    func contributions() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let number = try await site.addContribution(to: discussion)
        try await site.test { browser in
            try await browser.signIn("ann")
            let typed = [("kind", "comment"), ("body", "Our patient, MRN 1234567, did well."), ("submission", "s")]
            for path in [
                "/discussions/1/contributions", "/contributions/\(number)/reply", "/contributions/\(number)/edit",
            ] {
                let form = typed + [("revision", "1")]
                let asked = try await browser.post(path, form, visiting: "/discussions/1-a-trial-of-something")
                #expect(asked.status == 422 && asked.text.contains("This may identify a patient: a record number"))
                #expect(
                    asked.text.contains("did well.</textarea>") && asked.text.contains("name=\"identifies-nobody\""))
                #expect(try await browser.post(path, form + [("identifies-nobody", "yes")]).status == 303)
            }
            let page = try await browser.get("/discussions/1-a-trial-of-something").text
            #expect(page.contains("MRN 1234567") && !page.contains("identifies-nobody"))
        }
    }

    @Test("is shown before it is posted in an answer, too")
    func answers() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let typed = [("body", "DOB 03/04/1961"), ("references", "10.1000/x"), ("submission", "s")]
            let path = "/questions/\(question)/answers"
            let asked = try await browser.post(path, typed, visiting: "/questions/1-does-it-work")
            #expect(asked.status == 422 && asked.text.contains("a date of birth (“DOB 03/04/1961”)"))
            #expect(try await browser.post(path, typed + [("identifies-nobody", "yes")]).status == 303)
        }
    }
}
