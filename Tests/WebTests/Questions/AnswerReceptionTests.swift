import Colloquium
import Store
import Testing

@testable import Web

@Suite("Endorsing, accepting and doubting answers")
struct AnswerReceptionTests {
    @Test("readers say what they think, who asked accepts, and all of it is shown")
    func whole() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        _ = try await site.addAnswer(to: question)
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/questions/1-does-it-work").text
            #expect(page.contains("formaction=\"/answers/1/endorsement\""))
            #expect(!page.contains("formaction=\"/answers/1/acceptance\""))
            #expect(
                try await browser.post("/answers/1/endorsement", []).location == "/questions/1-does-it-work#answer-1")
            let form = try await browser.get("/answers/1/doubts").text
            #expect(form.contains("<option value=\"doi:10.1000/evidence\">"))
            let refused = try await browser.post(
                "/answers/1/doubts", [("reference", "doi:10.1000/other"), ("reason", "Only <children>.")])
            #expect(refused.status == 422 && refused.text.contains("Only &lt;children&gt;."))
            _ = try await browser.post(
                "/answers/1/doubts", [("reference", "doi:10.1000/evidence"), ("reason", "Only children.")])
            let lacking = try await browser.post(
                "/answers/1/better-evidence", [("reference", "UpToDate"), ("reason", "Larger.")])
            #expect(lacking.status == 422 && lacking.text.contains("id=\"reference-error\""))
            _ = try await browser.post(
                "/answers/1/better-evidence", [("reference", "PMID 29768149"), ("reason", "Larger.")])
            let shown = try await browser.get("/questions/1-does-it-work").text
            for words in [
                "Endorsed by 1 member", "Only children.", "Larger.", "PMID 29768149", "Take back endorsement",
                "value=\"4 doi:10.1000/evidence\"",
            ] {
                #expect(shown.contains(words), "\(words)")
            }
            _ = try await browser.post("/answers/1/doubts/removal", [("objection", "4 doi:10.1000/evidence")])
            _ = try await browser.post("/answers/1/better-evidence/removal", [("objection", "1")])
            let left = try await browser.get("/questions/1-does-it-work").text
            #expect(!left.contains("Only children.") && !left.contains("Larger."))
            #expect(try await browser.post("/answers/1/doubts/removal", [("objection", "x")]).status == 404)
        }
        try await site.test { browser in
            try await browser.signIn("ann")
            _ = try await browser.post("/answers/1/acceptance", [])
            #expect(try await browser.get("/questions/1-does-it-work").text.contains("Accepted by Ann"))
        }
    }
}
