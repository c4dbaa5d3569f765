import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Following sources")
struct SourceTests {
    private static func world(_ finding: @escaping @Sendable (String) async throws -> SourceFinding) -> OutsideWorld {
        var world = OutsideWorld.none
        world.findSource = finding
        return world
    }

    private static func preview(_ name: String, _ titles: [String], notice: String = "") throws -> SourceFinding {
        .source(
            SourcePreview(
                offer: try TestSite.offer(name), count: titles.count, items: titles.map { TestSite.article($0) },
                notice: notice))
    }

    /// The fields with which a page offers sources.
    private static func offered(_ page: Browser.Page) -> [(String, String)] {
        page.text.matches(of: /name="offered" value="([^"]*)"/).map {
            ("offered", String($0.1).replacing("&amp;", with: "&"))
        }
    }

    @Test("An address is previewed, then followed; following it again changes nothing")
    func address() async throws {
        let site = try await TestSite(
            outside: Self.world { asked in
                #expect(asked == "heart.example")
                return try Self.preview("heart", ["First & best", "Second"], notice: "It is slow.")
            })
        try await site.test { browser in
            try await browser.signIn("mel")
            let preview = try await browser.post(
                "/sources/finds", [("address", " heart.example "), ("for", "me")], visiting: "/sources")
            #expect(preview.status == 200)
            #expect(preview.text.contains("First &amp; best") && preview.text.contains("these 2 articles"))
            #expect(preview.text.contains("It is slow."))
            let fields = Self.offered(preview) + [("offer", "0"), ("for", "me")]
            #expect(try await site.store.nextPoll() == nil, "Looking follows nothing.")
            let followed = try await browser.post("/sources/follows", fields)
            #expect(followed.location == "/sources?followed=1&known=0&for=me")
            let list = try await browser.get(followed.location)
            #expect(list.text.contains("One source is followed from now on. What is new in it comes within minutes."))
            #expect(list.text.contains("Journal of heart") && list.text.contains("Not asked yet"))
            let again = try await browser.post("/sources/follows", fields)
            #expect(again.location == "/sources?followed=0&known=1&for=me")
            #expect(try await site.store.nextPoll() == site.clock.now)
        }
    }

    @Test("A feed that has nothing yet gives nothing to choose as unread")
    func nothingYet() async throws {
        let site = try await TestSite(outside: Self.world { _ in try Self.preview("heart", []) })
        try await site.test { browser in
            try await browser.signIn("mel")
            let preview = try await browser.post(
                "/sources/finds", [("address", "heart.example"), ("for", "me")], visiting: "/sources")
            #expect(!preview.text.contains("name=\"from\"") && !preview.text.contains("0 articles it has"))
            let followed = try await browser.post(
                "/sources/follows", Self.offered(preview) + [("offer", "0"), ("for", "me")])
            #expect(followed.location == "/sources?followed=1&known=0&for=me")
        }
    }

    @Test("A page with several feeds asks which; what was typed comes back with a reason when none is chosen")
    func choice() async throws {
        let offers = [try TestSite.offer("heart"), try TestSite.offer("lung")]
        let site = try await TestSite(outside: Self.world { _ in .choice(page: "https://j.example/", offers) })
        try await site.test { browser in
            try await browser.signIn("mel")
            let choice = try await browser.post(
                "/sources/finds", [("address", "https://j.example/")], visiting: "/sources")
            #expect(choice.text.contains("j.example has 2 feeds"))
            let none = try await browser.post("/sources/follows", Self.offered(choice) + [("for", "me")])
            #expect(none.status == 422)
            #expect(none.text.contains("id=\"offer-error\"") && none.text.contains("Journal of lung"))
            let second = try await browser.post(
                "/sources/follows", Self.offered(none) + [("offer", "1"), ("offer", "7"), ("for", "me")])
            #expect(second.location.contains("followed=1"))
            #expect(try await browser.get("/sources").text.contains("https://lung.example/"))
        }
    }

    @Test("A feed that the site would never ask is not offered, and not followed by a form that names it")
    func notAsked() async throws {
        let file = """
            <opml><body><outline text="Ward" xmlUrl="http://10.0.0.7/feed"/>
            <outline text="Lung" xmlUrl="https://lung.example/feed"/></body></opml>
            """
        let site = try await TestSite(mayAsk: { $0.host != "10.0.0.7" })
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/sources")
            let page = try await browser.postMultipart(
                "/sources/finds", [("address", ""), ("for", "me"), ("by", "file")], file: ("file", Data(file.utf8)))
            #expect(Self.offered(page).count == 1 && page.text.contains("is not on the public web"))
            let line = try #require(Self.offered(page).first).1.replacing("lung.example", with: "10.0.0.7")
            let refused = try await browser.post(
                "/sources/follows",
                [("offered", line.replacing("https:", with: "http:")), ("offer", "0"), ("for", "me")])
            #expect(refused.status == 422 && refused.text.contains("so it is never asked"))
        }
    }

    @Test("A feed found on a page is followed under its own name, not by the words of the link to it")
    func ownName() async throws {
        let address = try #require(SourceAddress("https://j.example/feed"))
        let other = SourceOffer(address: try #require(SourceAddress("https://j.example/rss")), title: "RSS")
        let offers = [SourceOffer(address: address, title: "Latest", page: "https://j.example/"), other]
        let site = try await TestSite(outside: Self.world { _ in .choice(page: "https://j.example/", offers) })
        try await site.test { browser in
            try await browser.signIn("mel")
            let choice = try await browser.post(
                "/sources/finds", [("address", "https://j.example/")], visiting: "/sources")
            let form = choice.fields(of: "/sources/follows").filter { $0.0 == "offered" || $0.0 == "titles" }
            let none = try await browser.post("/sources/follows", form + [("for", "me")])
            #expect(none.status == 422 && none.text.contains("Latest"), "The words of the link stay in the list.")
            let again = none.fields(of: "/sources/follows").filter { $0.0 == "offered" || $0.0 == "titles" }
            _ = try await browser.post("/sources/follows", again + [("offer", "0"), ("for", "me")])
            let viewer = try await site.store.viewer(site.member)
            let titles = try await site.store.sources(of: .member(site.member), for: viewer).map(\.title)
            #expect(titles == [address.description])
        }
    }

    @Test(
        "What cannot be looked at is said beside the field, and what was typed stays",
        arguments: [("https://j.example/<b>", "This site has no connection"), ("", "Enter the name")])
    func refused(typed: String, reason: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("fay")
            let page = try await browser.post(
                "/sources/finds", [("address", typed), ("for", "1")], visiting: "/sources")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"address-error\"") && page.text.contains(reason))
            #expect(page.text.contains("value=\"\(typed.escapedForHTML)\""))
            #expect(page.text.contains("<option value=\"1\" selected>First Club"))
        }
    }

    @Test(
        "A name leads to the journals, an ISSN too; an address does not",
        arguments: [
            ("NEJM", "The New England Journal of Medicine"), ("0140-6736", "The Lancet"),
            ("medical education", "BMC Medical Education"),
        ])
    func journals(typed: String, name: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            let found = try await browser.post("/sources/finds", [("address", typed)], visiting: "/sources")
            #expect(found.status == 303)
            let page = try await browser.get(found.location)
            #expect(page.text.contains(name))
            #expect(page.text.contains("in PubMed for “\(typed)”"))
            let followed = try await browser.post(
                "/sources/follows", Self.offered(page) + [("offer", "0"), ("for", "me")])
            #expect(followed.location.contains("followed=1"))
            let again = try await browser.get(found.location)
            #expect(again.text.contains("Followed"))
        }
    }

    @Test("An OPML file is shown with its folders; what cannot be followed is listed with the reason")
    func opml() async throws {
        let file = """
            <opml version="2.0"><body><outline text="Cardiology">
            <outline text="Heart" type="rss" xmlUrl="https://heart.example/feed"/>
            <outline text="Again" type="rss" xmlUrl="https://heart.example/feed"/>
            <outline text="Script" type="rss" xmlUrl="javascript:alert(1)"/>
            <outline text="Filtered" type="rss" xmlUrl="https://pubmed.ncbi.nlm.nih.gov/?term=x&amp;filter=odd.one"/>
            </outline><outline text="Lung" type="rss" xmlUrl="https://lung.example/feed"/></body></opml>
            """
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/sources")
            let page = try await browser.postMultipart(
                "/sources/finds", [("address", ""), ("for", "me"), ("by", "file")],
                file: ("file", Data(file.utf8)))
            #expect(page.text.contains("Cardiology · https://heart.example/feed"))
            #expect(page.text.contains("odd.one") && page.text.contains("cannot be repeated"))
            #expect(page.text.contains("2 lines of the list") && page.text.contains("javascript:alert(1)"))
            #expect(Self.offered(page).count == 2)
            #expect(page.text.matches(of: /name="offer" [^>]*checked>/).count == 2)
            let odd = try await browser.post(
                "/sources/follows", Self.offered(page) + [("offer", "0"), ("for", "me"), ("from", "yesterday")])
            #expect(odd.status == 422)
            let followed = try await browser.post(
                "/sources/follows", Self.offered(page) + [("offer", "0"), ("offer", "1"), ("for", "me")])
            #expect(followed.location.contains("followed=2"))

            let export = try await browser.get("/sources/export.opml")
            #expect(export.headers[.contentType] == "text/x-opml; charset=utf-8")
            #expect(export.text.contains("<outline text=\"Cardiology\">"))
            let listed = try OfferedSources(file: Array(export.text.utf8))
            #expect(listed.offers.map(\.title).sorted() == ["Heart", "Lung"])
        }
    }

    @Test(
        "A file that is no list is refused with what it is",
        arguments: [
            ("hello", "This is no OPML file"), ("", "This is no OPML file"),
            ("<opml><body><outline text='folder'/></body></opml>", "lists no feeds"),
            ("<rss version='2.0'><channel><title>J</title><item><title>a</title></item></channel></rss>", "not a list"),
        ])
    func noList(file: String, reason: String) async throws {
        try await TestSite().test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/sources")
            let page = try await browser.postMultipart(
                "/sources/finds", [("address", "kept"), ("by", "file")], file: ("file", Data(file.utf8)))
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"file-error\"") && page.text.contains(reason))
            #expect(page.text.contains("value=\"kept\""))
        }
    }

    @Test("A form holds as many feeds as a file may offer")
    func thousand() async throws {
        let lines = (0..<1_200).map { "<outline text=\"F\($0)\" xmlUrl=\"https://f\($0).example/\"/>" }.joined()
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.get("/sources")
            let page = try await browser.postMultipart(
                "/sources/finds", [("for", "1"), ("by", "file")],
                file: ("file", Data("<opml><body>\(lines)</body></opml>".utf8)))
            #expect(page.text.contains("200 more are left out"))
            let offered = Self.offered(page)
            let all = offered + offered.indices.map { ("offer", String($0)) }
            let mine = try await browser.post("/sources/follows", all + [("for", "me")])
            #expect(mine.status == 409, "A member follows at most 300.")
            #expect(mine.text.contains("at most 300") && mine.text.contains("f999.example"))
            let club = try await browser.post("/sources/follows", all + [("for", "1")])
            #expect(club.location.contains("followed=1000"))
        }
    }

    @Test("A club's sources are its facilitators' business; a forged form is refused")
    func clubs() async throws {
        let site = try await TestSite()
        let fields = [("offered", try TestSite.offer("heart").line), ("offer", "0"), ("for", "1")]
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("/sources/follows", fields).status == 403)
            #expect(!(try await browser.get("/sources").text.contains("Unfollow")))
            let other = browser.fresh()
            try await other.signIn("fay")
            #expect(try await other.post("/sources/follows", fields).location.contains("for=1"))
            let list = try await browser.get("/sources")
            #expect(list.text.contains("Journal of heart") && !list.text.contains("Unfollow"))
            #expect(try await browser.get("/clubs/1/sources/export.opml").text.contains("heart.example"))
            #expect(try await other.post("/sources/follows", fields.dropLast() + [("for", "<1>")]).status == 422)
        }
    }

    @Test("A source that fails says why, is asked again when somebody says so, and can be left twice")
    func failing() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, [], failing: "The server of the journal does not answer.")
        try await site.test { browser in
            try await browser.signIn("mel")
            let list = try await browser.get("/sources")
            #expect(list.text.contains("does not answer") && list.text.contains("Failing"))
            site.clock.move(.minutes(6))
            #expect(try await site.store.leaseSources(1, at: site.clock.now).isEmpty)
            let asked = try await browser.post("/sources/\(source)/poll", [("for", "me")])
            #expect(try await browser.get(asked.location).text.contains("asked again within minutes"))
            #expect(try await site.store.leaseSources(1, at: site.clock.now).count == 1)
            for _ in 1...2 {
                let ended = try await browser.post("/sources/\(source)/end", [("for", "me")])
                #expect(try await browser.get(ended.location).text.contains("Nothing yet"))
            }
        }
    }
}
