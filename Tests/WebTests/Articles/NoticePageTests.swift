import Colloquium
import Pages
import Store
import Testing

@testable import Web

@Suite("Notices of retractions, wherever the work is named")
struct NoticePageTests {
    private static let citing = "As https://doi.org/10.1000/trial says."

    /// A trial that is discussed, a contribution elsewhere and an answer that rest on it, and then its retraction.
    private static func site(retracted: Bool = true) async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let other = try await site.addDiscussion("Another trial", doi: "10.1000/other")
        _ = try await site.addContribution(citing, to: other, by: site.member)
        let question = try await site.addQuestion()
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = "10.1000/trial"
        _ = try await site.store.answer(
            question, with: Answer(entry) { $0 }, submission: "s", by: site.store.viewer(site.member),
            at: site.clock.now)
        if retracted { try await retract(site) }
        return site
    }

    private static func retract(_ site: TestSite) async throws {
        try await site.claim(1, .pubMed, "", "10.1000/trial", relations: [(.retractedBy, "PMID:99")])
    }

    @Test("The contribution says so at once, although its own text was made before")
    func contribution() async throws {
        let site = try await Self.site(retracted: false)
        try await site.test { browser in
            let before = try await browser.get("/discussions/2-another-trial")
            #expect(before.text.contains("As <a") && !before.text.contains("Cites a retracted article"))
            try await Self.retract(site)
            let after = try await browser.get("/discussions/2-another-trial")
            #expect(after.text.contains("Cites a retracted article: <a href=\"https://doi.org/10.1000/trial\""))
            #expect(after.text.contains("notice: <a href=\"https://pubmed.ncbi.nlm.nih.gov/99/\""))
            try await browser.signIn("mel")
            #expect(try await browser.get("/contributions/1/reply").text.contains("Cites a retracted article"))
        }
    }

    @Test("The discussion, the article, the lists and the answer say so")
    func pages() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            for path in ["/discussions/1-a-trial-of-something", "/articles/1-a-trial-of-something"] {
                let page = try await browser.get(path)
                #expect(page.text.contains("<span class=\"flag flag-retracted\">Retracted</span>"), "\(path)")
                #expect(page.text.contains("PubMed says so"), "\(path)")
            }
            for path in ["/discussions/1/calendar.ics", "/clubs/1/calendar.ics"] {
                #expect(try await browser.get(path).text.contains(": [Retracted] A trial of something"), "\(path)")
            }
            for path in ["/", "/articles", "/tags/trials", "/search?q=trial"] {
                #expect(try await browser.get(path).text.contains(">Retracted</span>"), "\(path)")
            }
            for path in ["/search?q=says", "/search?q=Yes"] {
                let found = try await browser.get(path).text
                #expect(found.contains(">Cites a retracted article</span>"), "\(path)")
                #expect(!found.contains(">Retracted</span>"), "The article it stands under is sound.")
            }
            let question = try await browser.get("/questions/1-does-it-work")
            #expect(question.text.contains("Cites a retracted article"))
            let other = try await browser.get("/discussions/2-another-trial")
            #expect(!other.text.contains("PubMed says so"))
        }
    }

    @Test("A feed says so in the title, a category and the text, and under the same id")
    func feed() async throws {
        let site = try await Self.site(retracted: false)
        try await site.test { browser in
            let before = try await browser.get("/articles/feed.atom")
            #expect(!before.text.contains("Retracted"))
            site.clock.move(.hours(2))
            try await Self.retract(site)
            let after = try await browser.get("/articles/feed.atom").text
            #expect(after.contains("<title>Retracted: A trial of something</title>"))
            #expect(after.contains("<title>Another trial</title>"))
            #expect(
                after.contains("<category term=\"Retracted\"/>") && after.contains("<category term=\"First Club\"/>"))
            #expect(after.contains("This article was retracted."))
            #expect(after.contains("<id>tag:test.example,2026-09-21:discussions/1</id>"))
            let updated = "<updated>\(ReaderTime.machine(site.clock.now))</updated>"
            #expect(after.ranges(of: updated).count == 2, "The feed and the entry that changed, and no other.")
        }
    }

    @Test("A withdrawn contribution cites nothing any more")
    func withdrawn() async throws {
        let site = try await Self.site()
        try await site.store.withdraw(
            Number<Contribution>(rawValue: 1), by: site.store.viewer(site.member), at: site.clock.now)
        try await site.test { browser in
            let page = try await browser.get("/discussions/2-another-trial")
            #expect(page.status == 200 && !page.text.contains("Cites a retracted"))
        }
    }
}
