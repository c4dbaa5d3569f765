import Colloquium
import Store
import Testing

@testable import Web

@Suite("The mark that a citation is needed")
struct CitationRequestTests {
    @Test("is set and taken back from the page, and shown there")
    func mark() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let contribution = try await site.addContribution(to: discussion)
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/contributions/\(contribution)/citation-request"
            let page = "/discussions/1-a-trial-of-something"
            let before = try await browser.get(page).text
            #expect(before.contains("href=\"\(path)\"") && !before.contains(">Citation needed</span>"))
            #expect(try await browser.get(path).text.contains("Ask Ann for a reference?"))
            #expect(try await browser.post(path, []).status == 303)
            #expect(try await browser.get(page).text.contains(">Citation needed</span>"))
            #expect(try await browser.get(path).text.contains("action=\"\(path)/removal\""))
            #expect(try await browser.post("\(path)/removal", []).status == 303)
            let after = try await browser.get(page).text
            #expect(!after.contains(">Citation needed</span>"))
        }
    }
}
