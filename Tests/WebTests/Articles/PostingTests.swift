import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Posting an article")
struct PostingTests {
    private static let record = TestSite.root.appending(path: "Demo/records/pubmed_38534005.xml")
    private static let proposal = [
        ("why", "It changes **when** we culture."), ("study-design", "guideline"), ("club", "1"), ("window", "7"),
        ("tags", "urine, Guidelines"),
    ]

    @Test("A PubMed file is understood, shown with where each field came from, corrected and published")
    func upload() async throws {
        let site = try await TestSite()
        let bytes = try Data(contentsOf: Self.record)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let saved = try await browser.postMultipart("/articles/drafts", [("given", "")], file: ("file", bytes))
            #expect(saved.status == 303)
            let check = try await browser.get(saved.location)
            #expect(check.text.contains("The EFLM European Urinalysis Guideline 2023"))
            #expect(check.text.contains("from PubMed"))
            var fields = check.fields.filter { field in !Self.proposal.contains { $0.0 == field.0 } }
            #expect(fields.contains { $0 == ("pmid", "38534005") })
            for index in fields.indices where fields[index].0 == "volume" { fields[index].1 = "62 (corrected)" }
            let published = try await browser.post("\(saved.location)/publication", fields + Self.proposal)
            #expect(published.status == 303)
            #expect(published.location.hasPrefix("/discussions/1-the-eflm"))
            let article = try await site.store.article(1, for: site.store.viewer(site.moderator))
            #expect(article.article.record.volume == "62 (corrected)")
            #expect(article.article.record.origins[.volume]?.source == "Entered by hand")
            #expect(article.article.record.origins[.title]?.source.contains("PubMed") == true)
            #expect(article.tags.map(\.rawValue) == ["guidelines", "urine"])

            let again = try await browser.post("\(saved.location)/publication", fields + Self.proposal)
            #expect(again.location == published.location, "A double click publishes once.")
            let known = try await browser.post(
                "/articles/drafts", [("given", "https://doi.org/10.1515/CCLM-2024-0070")])
            let page = try await browser.get(known.location)
            #expect(page.text.contains("here already"))
            #expect(page.text.contains("/discussions/1-the-eflm"))
        }
    }

    @Test("What is wrong is said beside each field, and nothing typed is lost")
    func problems() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new")
            let page = try await browser.post(
                "\(saved.location)/publication",
                [
                    ("title", ""), ("doi", "not a doi"), ("published", "last May"), ("why", ""),
                    ("abstract", "Kept & whole <b>"),
                    ("window", "99"), ("club", "1"),
                ])
            #expect(page.status == 422)
            for field in ["title", "doi", "published", "why", "study-design", "window"] {
                #expect(page.text.contains("id=\"\(field)-error\""), "\(field)")
                #expect(page.text.contains("href=\"#\(field)\""), "\(field)")
            }
            #expect(page.text.contains("Kept &amp; whole &lt;b&gt;"))
            #expect(page.text.contains("value=\"not a doi\""))
        }
    }

    @Test(
        "Without a connection a citation in words is kept, with the identifier in it",
        arguments: [
            ("Doe J. A trial. BMJ 2020;5(2):11-9. doi:10.5555/gc.2020.5", "10.5555/gc.2020.5"),
            ("A trial of fluids in sepsis", ""),
        ])
    func citation(_ text: String, _ doi: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("given", text)], visiting: "/articles/new")
            #expect(saved.status == 303)
            let check = try await browser.get(saved.location)
            #expect(check.fields.contains { $0 == ("doi", doi) })
            #expect(check.text.contains("<blockquote class=\"pasted\"><p>\(text)"))
            #expect(check.text.contains("This site has no connection to PubMed"))
        }
    }

    @Test("A retracted article says so above the form in which it is corrected")
    func retracted() async throws {
        let site = try await TestSite()
        let file = TestSite.root.appending(path: "Tests/Fixtures/records/crossref_retracted_work.json")
        let bytes = try Data(contentsOf: file)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/articles/new")
            let saved = try await browser.postMultipart("/articles/drafts", [("given", "")], file: ("file", bytes))
            let check = try await browser.get(saved.location)
            #expect(check.text.contains("flag-retracted") && check.text.contains("data-sent=\"post\""))
        }
    }

    @Test("A feed with several items asks which one is meant")
    func feed() async throws {
        let site = try await TestSite()
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>J</title>
            <item><title>One</title><link>https://j.example/1</link></item><item><title>Two</title><link>https://j.example/2</link></item>
            </channel></rss>
            """
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("given", feed)], visiting: "/articles/new")
            let choice = try await browser.get(saved.location)
            #expect(choice.text.contains("Which article?"))
            let chosen = try await browser.post("\(saved.location)/choice", [("item", "1")])
            #expect(chosen.location == "\(saved.location)?item=1")
            let second = try await browser.get(chosen.location)
            #expect(second.text.contains("Check and publish") && second.text.contains("Two"))
            #expect(try await browser.get("\(saved.location)?item=7").status == 404)
            #expect(try await browser.post("\(saved.location)/choice", [("item", "7")]).status == 404)
        }
    }

    @Test(
        "Text that names nothing comes back with a sentence that says what to do",
        arguments: [
            "", "   ", "hello there", "<PubmedArticle><ArticleId IdType=\"doi\">10.5555/1",
            "<html><body>no</body></html>", "<PubmedArticleSet>", "10.x",
            String(repeating: "<a>", count: 5_000),
        ])
    func nonsense(given: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/articles/drafts", [("given", given)], visiting: "/articles/new")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"given-error\""))
        }
    }

    @Test("Somebody else's draft is nobody's business")
    func foreignDraft() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new")
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.get(saved.location).status == 404)
            for verb in ["publication", "choice"] {
                #expect(try await other.post("\(saved.location)/\(verb)", [("title", "T")]).status == 404)
            }
            _ = try await other.post("\(saved.location)/removal")
            #expect(try await site.store.openDrafts(of: site.member).count == 1, "Only its member discards a draft.")
            _ = try await browser.post("\(saved.location)/removal", visiting: "/articles/new")
            #expect(try await site.store.openDrafts(of: site.member).isEmpty)
        }
    }

    @Test("An article may be brought to another club, but not twice to one")
    func bring() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let second = try await site.addClub("Second Club", .everyone)
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [("why", "Here too."), ("study-design", "survey"), ("window", "7")]
            let brought = try await browser.post(
                "/articles/1/discussions", fields + [("club", second.description)], visiting: "/articles/1/discussions")
            #expect(brought.status == 303)
            let twice = try await browser.post("/articles/1/discussions", fields + [("club", "1")])
            #expect(twice.status == 422)
            #expect(twice.text.contains("discusses this article already"))
            #expect(twice.text.contains("Here too."))
        }
    }

    @Test("Only clubs that do not discuss an article are offered for it, and where none is left the page says so")
    func clubsLeft() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let none = try await browser.get("/articles/1/discussions").text
            #expect(none.contains("Every club you may post in discusses this article already."))
            #expect(!none.contains("Publish the discussion"))
            let second = try await site.addClub("Second Club", .everyone)
            let left = try await browser.get("/articles/1/discussions").text
            #expect(left.contains("<option value=\"\(second)\"") && !left.contains("<option value=\"1\""))
        }
    }

    @Test("What another tab posts of a draft that is posted already is refused with its words kept")
    func anotherTab() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let saved = try await browser.post("/articles/drafts", [("by", "hand")], visiting: "/articles/new")
            let fields = [
                ("title", "A trial"), ("study-design", "survey"), ("window", "7"), ("opens-in", "0"), ("club", "1"),
            ]
            let first = try await browser.post("\(saved.location)/publication", fields + [("why", "First words.")])
            #expect(first.status == 303)
            let other = try await browser.post("\(saved.location)/publication", fields + [("why", "Other words.")])
            #expect(other.status == 422 && other.text.contains("You posted this article already"))
            #expect(other.text.contains("Other words."))
        }
    }
}
