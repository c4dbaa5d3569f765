import Colloquium
import Store
import Testing

@testable import Web

@Suite("Works that a contribution names")
struct WorkCardTests {
    private static let path = "/discussions/1-a-trial-of-something"

    /// What a registry says of a work that is here only because it was named.
    private func resolve(_ doi: String, _ title: String, _ site: TestSite) async throws {
        let identifier = try #require(Identifier(.doi, doi))
        let article = try #require(try await site.store.article(known: [identifier]))
        var record = ArticleRecord()
        record.title = title
        record.identifiers = [identifier]
        record.contributors = [.init(family: "Rhodes", given: "Ann"), .init(family: "Levy", given: "Bo")]
        record.container.title = "Journal of Fluids"
        record.published = PartialDate(year: 2019)
        _ = try await site.store.claim(Claim.Statement(.crossref, record), of: article, at: site.clock.now)
    }

    @Test("are links until something is known, and then cards, on a page that was kept before")
    func arrives() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        _ = try await site.addContribution(
            "See doi:10.1000/one, https://doi.org/10.1000/one and PMID: 12345678.", to: discussion)
        try await site.test { browser in
            let before = try await browser.get(Self.path).text
            #expect(
                before.contains(
                    "<li><p><a href=\"https://doi.org/10.1000/one\" rel=\"noopener\">doi:10.1000/one</a></p></li>"))
            #expect(before.contains("12345678</a></p></li>") && before.split(separator: "<li><p><a").count == 3)
            try await resolve("10.1000/one", "Fluids <b>in</b> sepsis", site)
            let after = try await browser.get(Self.path).text
            #expect(after.contains("rel=\"noopener\">Fluids &lt;b&gt;in&lt;/b&gt; sepsis</a></p>"))
            #expect(after.contains("<p class=\"fine\">Rhodes A, et al. Journal of Fluids 2019 · doi:10.1000/one</p>"))
        }
    }

    @Test("lead to their page here where all who read may open it, and say nothing of what a closed club has alone")
    func privacy() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let hidden = try await site.addClub("Hidden", .closed)
        _ = try await site.addDiscussion("Shown work", doi: "10.1000/shown")
        _ = try await site.addDiscussion("Secret work", doi: "10.1000/secret", in: hidden, by: site.facilitator)
        _ = try await site.addContribution("doi:10.1000/shown and doi:10.1000/secret", to: discussion)
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            for reader in [browser, fay] {
                let page = try await reader.get(Self.path).text
                #expect(page.contains("href=\"/articles/2-shown-work\" rel=\"noopener\">Shown work</a>"))
                #expect(!page.contains("Secret work") && page.contains(">doi:10.1000/secret</a>"))
            }
        }
    }

    @Test("are twenty at most, and none under what was withdrawn")
    func limit() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let words = (1...25).map { "doi:10.1000/w\($0)" }.joined(separator: " ")
        let number = try await site.addContribution(words, to: discussion)
        try await site.test { browser in
            let page = try await browser.get(Self.path).text
            #expect(page.contains(">doi:10.1000/w20</a>") && !page.contains(">doi:10.1000/w21</a>"))
            try await site.store.withdraw(number, by: site.store.viewer(site.author), at: site.clock.now)
            #expect(try await !browser.get(Self.path).text.contains("works-cited"))
        }
    }
}
