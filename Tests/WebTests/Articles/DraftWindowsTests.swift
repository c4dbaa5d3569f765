import Colloquium
import Store
import Testing

@testable import Web

@Suite("A draft that is open in two windows")
struct DraftWindowsTests {
    private static func pasted(_ text: String, _ browser: Browser) async throws -> String {
        try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new").location
    }

    private static func fields(of draft: String, _ browser: Browser) async throws -> [(String, String)] {
        try await browser.get(draft).fields
            .filter { field in !IntakeTests.proposal.contains { $0.0 == field.0 } } + IntakeTests.proposal
    }

    @Test(
        "is not published from the one when it has become another work in the other, by its name or its title",
        arguments: [("", "PMID:43"), ("Something else", "PMID:42")])
    func stale(title: String, name: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.pasted("PMID- 42\nTI  - Fluids in sepsis: a trial\n", browser)
            let number = try await site.store.openDrafts(of: site.member)[0].number
            let form = try await Self.fields(of: draft, browser)
            let before = try await site.store.draft(number, of: site.member).articles[0]
            let other = DraftedArticle([Claim.Statement(.pasted, IntakeTests.record(title, name))], isResolved: true)
            try await site.store.replace(
                0, of: number, from: before, by: other, of: site.member, at: site.clock.now)
            let refused = try await browser.post("\(draft)/publication", form)
            #expect(refused.status == 409 && refused.text.contains("changed in another window"))
            #expect(refused.fields.contains { $0 == ("why", "It may help.") })
            await #expect(throws: Refusal.self) {
                try await site.store.replace(
                    0, of: number, from: before, by: before, of: site.member, at: site.clock.now)
            }
            #expect(try await site.store.draft(number, of: site.member).articles == [other])
        }
    }

    @Test("is not posted before what came since the form was opened has been shown")
    func unseen() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.pasted("PMID 42", browser)
            let number = try await site.store.openDrafts(of: site.member)[0].number
            let form = try await Self.fields(of: draft, browser).typing("title", "What I mean")
            let before = try await site.store.draft(number, of: site.member).articles[0]
            var told = before
            told.statements.append(Claim.Statement(.pubMed, IntakeTests.record("Another work", "PMID:42")))
            try await site.store.replace(
                0, of: number, from: before, by: told, of: site.member, at: site.clock.now)
            let refused = try await browser.post("\(draft)/publication", form)
            #expect(refused.status == 409 && refused.text.contains("More is known of this article"))
            #expect(refused.fields.contains { $0 == ("title", "Another work") })
            let again = refused.fields.filter { field in !IntakeTests.proposal.contains { $0.0 == field.0 } }
            let posted = try await browser.post(
                "\(draft)/publication", again.typing("title", "What I mean") + IntakeTests.proposal)
            #expect(posted.status == 303)
        }
    }

    @Test("gives back what is saved from the one after it was posted from the other")
    func posted() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let draft = try await Self.pasted("PMID- 42\nTI  - Fluids in sepsis: a trial\n", browser)
            let form = try await Self.fields(of: draft, browser)
            #expect(try await browser.post("\(draft)/publication", form).status == 303)
            for button in ["entry", "resolution"] {
                let late = try await browser.post("\(draft)/\(button)", form.typing("why", "Said in the other window."))
                #expect(late.status == 422 && late.text.contains("You posted this article already."))
                #expect(late.text.contains("<p class=\"any-break\">Said in the other window.</p>"))
            }
        }
    }

    @Test("that was begun twice leads to the first, until that is discarded")
    func begunTwice() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let first = try await Self.pasted("PMID- 42\nTI  - Fluids in sepsis: a trial\n", browser)
            #expect(try await !browser.get(first).text.contains("another draft of this article"))
            let second = try await Self.pasted("PMID 42", browser)
            let page = try await browser.get(second)
            #expect(page.text.contains("You began <a href=\"\(first)\">another draft of this article</a>"))
            _ = try await browser.post("\(first)/removal")
            #expect(try await !browser.get(second).text.contains("another draft of this article"))
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let hers = try await Self.pasted("PMID 42", ann)
            #expect(try await !ann.get(hers).text.contains("another draft of this article"))
        }
    }

    @Test("keeps what was typed before it leads to the article whose address was pasted")
    func ownAddress() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let first = try await Self.pasted("PMID- 42\nTI  - Fluids in sepsis: a trial\n", browser)
            _ = try await browser.post("\(first)/publication", try await Self.fields(of: first, browser))
            let draft = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new").location
            let typed =
                try await browser.get(draft).fields.typing("why", "My reasons.")
                .filter { $0.0 != "given" } + [("given", "http://test.example/articles/1-fluids")]
            let led = try await browser.post("\(draft)/resolution", typed)
            #expect(led.status == 303 && led.location.hasPrefix("/articles/1"))
            #expect(try await browser.get(draft).fields.contains { $0 == ("why", "My reasons.") })
        }
    }
}
