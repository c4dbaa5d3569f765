import Colloquium
import Formats
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Discussions and contributions as others cite them")
struct CitationTests {
    @Test("A discussion and a contribution are cited in words and in every format of reference managers")
    func cite() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Fluids & sepsis")
        let contribution = try await site.addContribution(to: discussion, by: site.member)
        try await site.test { browser in
            let page = try await browser.get("/discussions/\(discussion)-fluids-sepsis")
            #expect(page.text.contains("Cite this discussion"))
            #expect(page.text.contains("Discussion of “Fluids &amp; sepsis”"))
            #expect(page.text.contains("href=\"/contributions/\(contribution)/citation\""))
            for file in CitationFile.allCases {
                let cited = try await browser.get("/discussions/\(discussion)/citation.\(file.rawValue)")
                #expect(cited.headers[.contentType] == file.mediaType)
                #expect(cited.headers[.cacheControl] == "private, no-store")
                #expect(cited.text.contains("http://test.example/discussions/\(discussion)"))
                let voice = try await browser.get("/contributions/\(contribution)/citation.\(file.rawValue)")
                #expect(voice.text.contains("http://test.example/contributions/\(contribution)"))
                #expect(voice.text.contains("Mel") && voice.text.contains("Strength, in the discussion"))
            }
            let words = try await browser.get("/contributions/\(contribution)/citation")
            #expect(words.text.contains("Cite the contribution of Mel"))
            #expect(words.text.contains("http://test.example/contributions/\(contribution)"))
        }
    }

    @Test("What was withdrawn is neither cited nor told of to search engines")
    func withdrawn() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        let contribution = try await site.addContribution("Okapi words.", to: discussion)
        _ = try await site.addContribution("Standing words.", to: discussion)
        try await site.store.withdraw(contribution, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            let page = try await browser.get("/discussions/\(discussion)-trial").text
            #expect(!page.contains("Okapi") && !page.contains("/contributions/\(contribution)/citation"))
            #expect(page.contains("\"text\":\"Standing words.\"") && page.contains("\"commentCount\":1"))
            #expect(try await browser.get("/contributions/\(contribution)/citation").status == 410)
            #expect(try await browser.get("/contributions/\(contribution)/citation.ris").status == 410)
        }
    }

    @Test("What only members may read is cited by nobody else")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Inside", .members)
        let discussion = try await site.addDiscussion("Inner trial", doi: "10.1000/in", in: club)
        let contribution = try await site.addContribution(to: discussion)
        try await site.test { browser in
            let paths = ["/contributions/\(contribution)/citation", "/discussions/\(discussion)/citation.json"]
            for path in paths { #expect(try await browser.get(path).status == 404) }
            try await browser.signIn("mel")
            for path in paths { #expect(try await browser.get(path).status == 200) }
            let page = try await browser.get("/discussions/\(discussion)-inner-trial").text
            #expect(page.contains("rel=\"canonical\"") && !page.contains("application/ld+json"))
        }
    }

    @Test("The head of a page is data that no title ends, and says the canonical address")
    func head() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial </script><script>alert(1)</script> & more")
        try await site.test { browser in
            let short = try await browser.get("/discussions/\(discussion)")
            let page = try await browser.get(try #require(short.headers[.location]))
            let article = try await browser.get(try #require(try await browser.get("/articles/1").headers[.location]))
            for (text, type) in [(page.text, "DiscussionForumPosting"), (article.text, "ScholarlyArticle")] {
                #expect(text.contains("<link rel=\"canonical\" href=\"http://test.example/"))
                #expect(!text.contains("<script>alert"))
                let start = try #require(text.range(of: "<script type=\"application/ld+json\">"))
                let end = try #require(text[start.upperBound...].range(of: "</script>"))
                let data = Data(text[start.upperBound..<end.lowerBound].utf8)
                let thing = try #require(try JSONSerialization.jsonObject(with: data) as? [String: any Sendable])
                #expect(thing["@type"] as? String == type)
                #expect((thing["headline"] as? String)?.contains("</script><script>alert(1)</script> & more") == true)
            }
            #expect(article.text.contains("<meta name=\"citation_doi\" content=\"10.1000/trial\">"))
            #expect(article.text.contains("<meta name=\"citation_title\" content=\"Trial &lt;/script&gt;"))
        }
    }
}
