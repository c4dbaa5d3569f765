import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("What members hand in")
struct HandedInTests {
    private static let proposal = [
        ("why", "It may help."), ("study-design", "survey"), ("window", "7"), ("title", "Nonsense"),
        ("doi", "10.1000/trial"),
    ]

    private static let page = """
        <!DOCTYPE html><html><head><title>Nonsense</title><meta name="citation_title" content="Nonsense">
        <meta name="citation_doi" content="10.1000/trial">
        <meta name="citation_article_type" content="Retracted Publication"></head><body><p>x</p></body></html>
        """

    private static let feed = """
        <?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
        xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/"><channel><title>J</title>
        <item><title>Nonsense</title><link>https://j.example/1</link><dc:identifier>doi:10.1000/trial</dc:identifier>
        <prism:doi>10.1000/trial</prism:doi></item></channel></rss>
        """

    @Test("rewrites nothing of an article that others discuss, whatever it looks like", arguments: [page, feed])
    func rewriting(_ file: String) async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let second = try await site.addClub("Second Club", .everyone)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let saved = try await browser.postMultipart(
                "/articles/drafts", [("given", "")], file: ("file", Data(file.utf8)))
            let published = try await browser.post(
                "\(saved.location)/publication", Self.proposal + [("club", second.description)])
            #expect(published.status == 303)
            #expect(try await site.title(of: 1) == "A trial of something")
            #expect(try await site.store.article(1, for: .visitor).claims.allSatisfy { $0.source == .pasted })
            for path in ["/discussions/1-a-trial-of-something", "/articles/1-a-trial-of-something"] {
                let page = try await browser.get(path)
                #expect(page.status == 200 && !page.text.contains("flag-retracted"), "\(path)")
            }
        }
    }

    @Test("does not call an article retracted, not even one's own: only registries do")
    func retracted() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let saved = try await browser.postMultipart(
                "/articles/drafts", [("given", "")], file: ("file", Data(Self.page.utf8)))
            #expect(try await browser.get(saved.location).text.contains("flag-retracted"), "To be looked at.")
            let published = try await browser.post("\(saved.location)/publication", Self.proposal + [("club", "1")])
            for path in [published.location, "/articles/1-nonsense"] {
                let page = try await browser.get(path)
                #expect(page.status == 200 && !page.text.contains("flag-retracted"), "\(path)")
            }
            try await site.claim(1, .pubMed, "Nonsense", "10.1000/trial", relations: [(.retractedBy, "PMID:99")])
            #expect(try await browser.get("/articles/1-nonsense").text.contains("flag-retracted"))
        }
    }

    @Test("is shown word for word to nobody but moderators")
    func wordForWord() async throws {
        let site = try await TestSite()
        let words = "See https://doi.org/10.5555/private as Dr X told me in confidence"
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("given", words)], visiting: "/articles/new")
            let fields = Self.proposal.typing("doi", "10.5555/private") + [("club", "1")]
            #expect(try await browser.post("\(saved.location)/publication", fields).status == 303)
            let moderator = browser.fresh()
            try await moderator.signIn("mo")
            for path in ["/articles/1/claims", "/articles/1-nonsense"] {
                let page = try await browser.fresh().get(path).text
                #expect(page.contains("10.5555/private") && !page.contains("in confidence"), "\(path)")
                #expect(try await browser.get(path).text.contains("in confidence") == false, "\(path)")
                #expect(try await moderator.get(path).text.contains("in confidence"), "\(path)")
            }
        }
    }

    @Test("is there when the article is entered by hand after all")
    func byHand() async throws {
        let site = try await TestSite()
        let words = "Doe J. Fluids in sepsis. doi:10.5555/fluids"
        let file = "TY  - JOUR\nTI  - Fluids in a file\nER  - \n"
        try await site.test { browser in
            try await browser.signIn("mel")
            let pasted = try await browser.post(
                "/articles/drafts", [("given", words), ("by", "hand")], visiting: "/articles/new")
            let check = try await browser.get(pasted.location)
            #expect(check.text.contains("<blockquote class=\"pasted\"><p>\(words)"))
            #expect(check.fields.contains { $0 == ("doi", "10.5555/fluids") })
            let record = try await browser.post("/articles/drafts", [("given", file), ("by", "hand")])
            #expect(try await browser.get(record.location).text.contains("Fluids in a file"))
            let uploaded = try await browser.postMultipart(
                "/articles/drafts", [("given", ""), ("by", "hand")], file: ("file", Data(file.utf8)))
            #expect(try await browser.get(uploaded.location).text.contains("Fluids in a file"))
            let nothing = try await browser.post("/articles/drafts", [("given", " "), ("by", "hand")])
            #expect(try await browser.get(nothing.location).text.contains("only the title is needed"))
        }
    }

    @Test("is taken only so often, since every time services are asked")
    func limited() async throws {
        let site = try await TestSite(signInTries: 2)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let given = [("given", "10.5555/fluids")]
            var statuses: [Int] = []
            for _ in 1...5 { statuses.append(try await browser.post("/articles/drafts", given).status) }
            #expect(statuses == [303, 303, 303, 303, 429])
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.post("/articles/drafts", given, visiting: "/articles/new").status == 303)
            site.clock.move(.minutes(16))
            #expect(try await browser.post("/articles/drafts", given).status == 303)
        }
    }
}
