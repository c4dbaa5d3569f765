import Colloquium
import Testing

@testable import Web

@Suite("A question's page that many read")
struct SharedQuestionTests {
    @Test("shows each reader what they may do, and what was written since")
    func readers() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        let path = "/questions/\(question)-does-it-work"
        let reference = [("body", "Yes."), ("references", "10.1000/1 table 2")]
        try await site.test { visitor in
            let (mel, ann) = (visitor.fresh(), visitor.fresh())
            try await mel.signIn("mel")
            try await ann.signIn("ann")
            for _ in 0..<2 {
                #expect(!(try await visitor.get(path).text.contains("id=\"answer\"")))
                for member in [mel, ann] {
                    let page = try await member.get(path)
                    #expect(page.text.contains("id=\"answer\"") && !page.text.contains("\u{1}"))
                    #expect(!page.hidden("csrf").isEmpty && !page.hidden("submission").isEmpty)
                }
            }
            let first = try await mel.get(path)
            #expect(first.hidden("csrf") != (try await ann.get(path)).hidden("csrf"))
            #expect(first.hidden("submission") != (try await mel.get(path)).hidden("submission"))
            let sent = [("csrf", first.hidden("csrf")), ("submission", first.hidden("submission"))]
            #expect(try await mel.post("/questions/\(question)/answers", reference + sent).status == 303)
            #expect(try await mel.get(path).text.contains("/answers/1/edit"))
            for reader in [visitor, ann] {
                let page = try await reader.get(path).text
                #expect(page.contains("10.1000/1") && !page.contains("/answers/1/edit"))
            }
            #expect(try await ann.post("/answers/1/endorsement", []).status == 303)
            #expect(try await ann.get(path).text.contains("/answers/1/endorsement/removal"))
            #expect(!(try await visitor.get(path).text.contains("/answers/1/endorsement")))
        }
    }
}
