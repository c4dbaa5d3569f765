import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("What was done to records, and taking it back")
struct CurationHistoryTests {
    @Test("Every act of curation ends with a sentence that says it is done, and keeps the address readable")
    func done() async throws {
        let site = try await CuratedSite().site
        site.clock.move(.days(200))
        let typed = try await site.store.article(1, for: site.store.viewer(site.author)).claims
            .first { $0.source != .pubMed }?.number.description
        try await site.test { browser in
            try await browser.signIn("mo")
            _ = try await browser.get("/articles/1/claims")
            let pinned = try await browser.post("/articles/1/pins", [("field", "title"), ("claim", typed ?? "")])
            #expect(try await browser.get(pinned.location).text.contains("Done. What you chose is shown"))
            let fields = [("title", "Mine"), ("doi", "10.1000/trial"), ("pmid", "42")]
            let given = [("given-title", "A trial of something"), ("given-doi", "10.1000/trial"), ("given-pmid", "42")]
            let corrected = try await browser.post("/articles/1/correction", fields + given)
            #expect(try await browser.get(corrected.location).text.contains("Done. Your correction is shown"))
            let unchanged = try await browser.post(
                "/articles/1/correction", given + [("title", "A trial of something")])
            #expect(unchanged.status == 303)
            let merging = [("other", "2"), ("reason", "Secret words"), ("stays", "1")]
            let merged = try await browser.post("/articles/1/merge", merging)
            let readable = try await browser.get(merged.location).location
            #expect(readable.hasSuffix("?done=merged"))
            let page = try await browser.get(readable).text
            #expect(page.contains("Done. The two are one article now"))
            #expect(page.contains("Article 2 was merged into this one on") && page.contains(" by Mo."))
            #expect(!page.contains("Secret words"), "Why is for those who may read the audit.")
            #expect(try await !browser.get(readable.replacing("merged", with: "nonsense")).text.contains("Done."))
        }
    }

    @Test("Who may curate takes a correction back, and what sources say is shown again", arguments: ["ann", "mo"])
    func takenBack(_ name: String) async throws {
        let site = try await CuratedSite().site
        try await site.test { browser in
            try await browser.signIn(name)
            let before = try await browser.get("/articles/1/claims").text
            #expect(!before.contains("Take the correction back"))
            let fields = [
                ("title", "Mine"), ("volume", "7"), ("given-title", "A trial, by PubMed"), ("doi", "10.1000/trial"),
                ("given-doi", "10.1000/trial"), ("pmid", "42"), ("given-pmid", "42"),
            ]
            #expect(try await browser.post("/articles/1/correction", fields).status == 303)
            #expect(try await site.title(of: 1) == "Mine")
            #expect(try await browser.get("/articles/1/claims").text.contains("Take the correction back"))
            let back = try await browser.post("/articles/1/correction/removal", [("field", "title")])
            #expect(back.status == 303 && back.location == "/articles/1/claims?done=taken-back&field=title#title")
            #expect(try await browser.get(back.location).text.contains("Done. The correction is taken back"))
            #expect(try await site.title(of: 1) == "A trial, by PubMed")
            let record = try await site.store.article(1, for: .visitor).article.record
            #expect(record.volume == "7", "What else was corrected stays.")
            let again = try await browser.post("/articles/1/correction/removal", [("field", "title")])
            #expect(again.status == 409)
            #expect(try await browser.post("/articles/1/correction/removal", [("field", "x")]).status == 422)
            #expect(try await browser.post("/articles/99/correction/removal", [("field", "title")]).status == 404)
            _ = try await browser.post("/articles/1/correction/removal", [("field", "volume")])
            #expect(try await !site.store.article(1, for: .visitor).claims.contains { $0.source == .hand })
        }
    }

    @Test("Nobody else takes a correction back")
    func others() async throws {
        let site = try await CuratedSite().site
        try await site.claim(1, .hand, "By hand")
        try await site.test { browser in
            try await browser.signIn("mel")
            let refused = try await browser.post(
                "/articles/1/correction/removal", [("field", "title")], visiting: "/articles/1/claims")
            #expect(refused.status == 403)
        }
        #expect(try await site.title(of: 1) == "By hand")
    }

    @Test("Sources that agree are folded, and those that differ come first")
    func folded() async throws {
        let site = try await CuratedSite().site
        try await site.claim(1, .crossref, "A trial, by PubMed", "10.1000/trial")
        try await site.test { browser in
            let page = try await browser.get("/articles/1/claims").text
            #expect(page.contains("<h2 id=\"title\">") && page.contains("<details id=\"identifiers\">"))
            let title = try #require(page.range(of: "id=\"title\""))
            let folded = try #require(page.range(of: "id=\"agreed\""))
            #expect(title.lowerBound < folded.lowerBound)
            let values = page[title.lowerBound..<folded.lowerBound].components(separatedBy: "<p class=\"any-break\">")
            #expect(values.count == 3, "Two sources say the same: that stands once.")
        }
    }

    @Test("Those who say the same stand together, and a date on one line")
    func sayersTogether() async throws {
        let site = try await CuratedSite().site
        try await site.claim(1, .crossref, "Another title", "10.1000/trial")
        try await site.claim(1, .dataCite, "Another title", "10.1000/trial")
        try await site.test { browser in
            try await browser.signIn("ann")
            let form = try await browser.get("/articles/1/correction")
            _ = try await browser.post("/articles/1/correction", form.fields.typing("published", "2018-05-17"))
            let page = try await browser.get("/articles/1/claims").text
            #expect(page.contains("<p class=\"nowrap\">2018-05-17</p>"))
            let value = page.components(separatedBy: "<p class=\"any-break\">Another title</p>").dropFirst().first ?? ""
            let together = value.components(separatedBy: "<div class=\"sayers\">").dropFirst().first ?? ""
            let sayers = together.components(separatedBy: "</div>")[0]
            #expect(sayers.contains("Crossref") && sayers.contains("DataCite"))
        }
    }
}
