import Colloquium
import Testing

@testable import Web

@Suite("The page of the search")
struct SearchPageTests {
    @Test("shows what was found, where, and how to narrow it down")
    func found() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Zebra & <b>trial</b>")
        _ = try await site.addContribution("A <script>alert(1)</script> zebra", to: discussion)
        try await site.test { browser in
            let page = try await browser.get("/search?q=zebra")
            #expect(page.status == 200)
            #expect(page.text.contains("2 results"))
            #expect(page.text.contains("<mark>zebra</mark>"))
            #expect(!page.text.contains("<script>alert") && !page.text.contains("<b>trial"))
            #expect(page.text.contains("/search?q=kind%3Aarticle%20zebra"))
            #expect(!page.text.contains("Save this search"))
            let articles = try await browser.get("/search?q=zebra%20kind%3Aarticle")
            #expect(articles.text.contains("1 result"))
            #expect(articles.text.contains("href=\"/search?q=zebra\""))
        }
    }

    @Test("shows a visitor what was written since they asked the same")
    func writtenSince() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Heat at work")
        try await site.test { browser in
            #expect(try await browser.get("/search?q=quagga").text.contains("No results"))
            _ = try await site.addContribution("A quagga is no zebra", to: discussion)
            #expect(try await browser.get("/search?q=quagga").text.contains("1 result"))
        }
    }

    @Test("shows nobody else what a member may read or keeps")
    func notShared() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Heat at work")
        try await site.test { browser in
            #expect(!(try await browser.get("/search?q=heat").text.contains("Save this search")))
            try await browser.signIn("ann")
            #expect(try await browser.get("/search?q=heat").text.contains("Save this search"))
            _ = try await browser.post("/sign-out", [])
            #expect(!(try await browser.get("/search?q=heat").text.contains("Save this search")))
        }
    }

    @Test(
        "answers whatever is asked",
        arguments: ["%22", "%00", "a%22%20OR", "NEAR(", "kind:%22", "%E0%B5%8E%22", "-", "*", "%FF"])
    func hostile(_ query: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            for page in ["", "&page=99999999999999999999"] {
                let answer = try await browser.get("/search?q=\(query)\(page)")
                #expect(answer.status == 200)
            }
        }
    }

    @Test("says that it shows what begins with the last word, and that words were left out")
    func notes() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Zebra shock")
        try await site.test { browser in
            let begun = try await browser.get("/search?q=zebra%20sho")
            #expect(begun.text.contains("Nothing matched exactly; this is what begins with “sho”."))
            let found = try await browser.get("/search?q=zebra")
            #expect(!found.text.contains("Nothing matched exactly") && !found.text.contains("were left out"))
            let words = (1...24).map { "word\($0)" }.joined(separator: "%20")
            #expect(try await browser.get("/search?q=\(words)").text.contains("at most 20 words"))
        }
    }

    @Test("has one link for a journal, which finds as many as it says, and no other journal")
    func wholeNames() async throws {
        let site = try await TestSite()
        for (title, journal) in [("Zebra one", "BMJ"), ("Zebra two", "BMJ Open")] {
            _ = try await site.addDiscussion(title, doi: "10.1000/\(journal.count)", journal: journal)
        }
        try await site.test { browser in
            let page = try await browser.get("/search?q=zebra").text
            #expect(page.contains("<a href=\"/search?q=journal%3A%3DBMJ%20zebra\">BMJ</a> <span class=\"number\">1<"))
            #expect(try await browser.get("/search?q=journal%3A%3DBMJ%20zebra").text.contains("1 result"))
            #expect(try await browser.get("/search?q=journal%3ABMJ%20zebra").text.contains("2 results"))
        }
    }

    @Test("says what it took for words")
    func misread() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            let page = try await browser.get("/search?q=year:soon")
            #expect(page.text.contains("“year:soon” means nothing here"))
        }
    }

    @Test("lets a member save a search, run it and remove it")
    func saving() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("ann")
            let page = try await browser.get("/search?q=zebra")
            #expect(page.text.contains("Save this search"))
            let sent = try await browser.post("/settings/searches", [("name", "Stripes"), ("query", "zebra is:open")])
            #expect(sent.status == 303)
            let list = try await browser.get("/settings/searches")
            #expect(list.text.contains("Stripes") && list.text.contains("/search?q=zebra%20is%3Aopen"))
            #expect(try await browser.get("/search").text.contains("Stripes"))
            let refused = try await browser.post("/settings/searches", [("name", ""), ("query", "zebra")])
            #expect(refused.status == 422)
            #expect(refused.text.contains("Enter a name for this search") && refused.text.contains("value=\"zebra\""))
            let taken = try await browser.post("/settings/searches", [("name", "stripes"), ("query", "okapi & co")])
            #expect(taken.status == 422 && taken.text.contains("You have a search of this name"))
            #expect(taken.text.contains("value=\"stripes\"") && taken.text.contains("value=\"okapi &amp; co\""))
            #expect(try await browser.get("/settings/searches").text.contains("/search?q=zebra%20is%3Aopen"))
            #expect(try await browser.post("/settings/searches/1/removal").status == 303)
            #expect(try await !browser.get("/search").text.contains("Stripes"))
        }
    }
}
