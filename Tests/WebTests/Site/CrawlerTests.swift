import Colloquium
import Foundation
import HTTPTypes
import Testing

@testable import Web

@Suite("What search engines are told")
struct CrawlerTests {
    @Test("Where not to go, and where the list of what there is stands")
    func robots() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let file = try await browser.get("/robots.txt")
            #expect(file.status == 200 && file.headers[.contentType] == "text/plain; charset=utf-8")
            let lines = file.text.split(separator: "\n")
            #expect(lines.first == "User-agent: *" && lines.contains("Disallow: /search"))
            #expect(lines.contains("Disallow: /settings") && lines.last == "Sitemap: \(site.web.origin)/sitemap.xml")
            #expect(!lines.contains("Disallow: /") && !lines.contains("Disallow: /discussions"))
        }
    }

    @Test("What anybody may read, at the address it should be known by, and nothing else")
    func sitemaps() async throws {
        let site = try await TestSite()
        let open = try await site.addDiscussion("Heat & \"work\"", doi: "10.1000/1")
        let closed = try await site.addClub("Closed Club", .closed)
        let hidden = try await site.addDiscussion("Hidden zebra", doi: "10.1000/2", in: closed, by: site.facilitator)
        try await site.test { browser in
            let index = try await browser.get("/sitemap.xml")
            #expect(index.headers[.contentType] == "application/xml; charset=utf-8")
            #expect(index.text.contains("<loc>\(site.web.origin)/sitemaps/discussions/1</loc>"))
            #expect(!index.text.contains("/sitemaps/questions/1"))
            let discussions = try await browser.get("/sitemaps/discussions/1").text
            #expect(discussions.contains("<loc>\(site.web.origin)/discussions/\(open)-heat-work</loc><lastmod>"))
            #expect(!discussions.contains("/discussions/\(hidden)"))
            let articles = try await browser.get("/sitemaps/articles/1").text
            #expect(articles.contains("-heat-work</loc></url>") && !articles.contains("zebra"))
            for part in ["2", "0", "x", "-1", "99999999999999999999", "9223372036854775807"] {
                #expect(try await browser.get("/sitemaps/discussions/\(part)").status == 404)
            }
        }
    }

    @Test("One address for a page with parameters and for its printed form")
    func canonical() async throws {
        let site = try await TestSite()
        let number = try await site.addDiscussion("Heat at work")
        try await site.test { browser in
            for (path, canonical) in [
                ("/discussions/\(number)/print", "/discussions/\(number)-heat-at-work"),
                ("/discussions?x=1", "/discussions"), ("/articles?x=1", "/articles"),
                ("/articles?page=2", "/articles?page=2"), ("/questions?x=1", "/questions"), ("/clubs?x=1", "/clubs"),
                ("/clubs/1-first-club?x=1", "/clubs/1-first-club"),
            ] {
                let page = try await browser.get(path)
                #expect(page.text.contains("rel=\"canonical\" href=\"\(site.web.origin)\(canonical)\""), "\(path)")
            }
        }
    }
}
