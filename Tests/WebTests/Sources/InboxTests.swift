import Colloquium
import Store
import Testing

@testable import Web

@Suite("Inboxes")
struct InboxTests {
    private static func titles(_ page: Browser.Page) -> [String] {
        page.text.matches(of: /<h3 class="item-title">.*?rel="noopener">([^<]*)<\/a><\/h3>/).map { String($0.1) }
    }

    /// Mel follows one journal that brought three articles: items 1 to 3.
    private static func site() async throws -> (TestSite, Number<Source>) {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(
            source,
            [
                TestSite.article("Alpha", doi: "10.1000/alpha", abstract: "Fluids helped."),
                TestSite.article("Beta", doi: "10.1000/beta"), TestSite.article("Gamma", doi: "10.1000/gamma"),
            ])
        return (site, source)
    }

    @Test("New articles stand there unread, are counted in the menu, and are marked one by one")
    func marking() async throws {
        let (site, _) = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/inbox")
            #expect(Self.titles(page) == ["Alpha", "Beta", "Gamma"])
            #expect(page.text.contains("<span class=\"waiting\">3"))
            #expect(page.text.contains("https://doi.org/10.1000/alpha") && page.text.contains("Fluids helped."))
            #expect(page.text.contains("Okello G.") && page.text.contains("Journal of heart"))
            let marked = try await browser.post(
                "/inbox/items/1/mark", [("as", "read"), ("back", "/inbox?show=unread#item-2")])
            #expect(marked.location == "/inbox?show=unread&marked=1#item-2")
            #expect(Self.titles(try await browser.get("/inbox?show=unread")) == ["Beta", "Gamma"])
            #expect(Self.titles(try await browser.get("/inbox")) == ["Beta", "Gamma", "Alpha"])
            _ = try await browser.post("/inbox/items/1/mark", [("as", "unread")])
            #expect(try await browser.get("/discussions").text.contains("<span class=\"waiting\">3"))
            #expect(try await browser.post("/inbox/items/1/mark", [("as", "eaten")]).status == 422)
            let away = try await browser.post("/inbox/items/1/mark", [("as", "read"), ("back", "//evil.example")])
            #expect(away.location == "/inbox?marked=1")
        }
    }

    @Test("Nobody else has them: not another member, not a visitor's menu")
    func others() async throws {
        let (site, _) = try await Self.site()
        try await site.test { browser in
            #expect(!(try await browser.get("/").text.contains("/inbox")))
            try await browser.signIn("ada")
            let page = try await browser.get("/inbox")
            #expect(Self.titles(page).isEmpty && page.text.contains("Follow a journal"))
            #expect(!page.text.contains("class=\"waiting\""))
            #expect(try await browser.get("/inbox/items/1/proposal").status == 404)
        }
    }

    @Test("All before one is read, also what came in the same poll and stands below; what comes later is not")
    func before() async throws {
        let (site, source) = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let shown = try await browser.get("/inbox")
            let moment = shown.hidden("before")
            _ = try await browser.post("/inbox/marks", [("item", "2"), ("source", source.description)])
            #expect(Self.titles(try await browser.get("/inbox?show=unread")) == ["Alpha", "Beta"])
            site.clock.move(.hours(4))
            try await site.poll(source, [TestSite.article("Delta", doi: "10.1000/delta")])
            // The page was open meanwhile: Delta was not on it.
            site.clock.move(.minutes(1))
            _ = try await browser.post("/inbox/marks", [("before", String(Int64(moment)! + 1))])
            #expect(Self.titles(try await browser.get("/inbox?show=unread")) == ["Delta"])
            _ = try await browser.post("/inbox/marks", [("before", String(Int64.max))])
            #expect(Self.titles(try await browser.get("/inbox?show=unread")).isEmpty)
            #expect(try await browser.post("/inbox/marks", [("item", "99")]).status == 404)
            #expect(try await browser.post("/inbox/marks", [("before", "soon")]).status == 422)
        }
    }

    @Test("Hidden articles leave the list and come back; tags are given, found by and taken away")
    func curating() async throws {
        let (site, _) = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/inbox")
            _ = try await browser.post("/inbox/items/1/visibility", [("as", "hidden")])
            #expect(Self.titles(try await browser.get("/inbox")) == ["Beta", "Gamma"])
            #expect(Self.titles(try await browser.get("/inbox?show=hidden")) == ["Alpha"])
            _ = try await browser.post("/inbox/items/1/visibility", [("as", "shown")])
            _ = try await browser.post("/inbox/items/1/tags", [("tags", "To read, fluids")])
            #expect(Self.titles(try await browser.get("/inbox?tag=to-read")) == ["Alpha"])
            #expect(try await browser.get("/inbox/items/1/tags").text.contains("value=\"fluids, to-read\""))
            let many = (1...11).map { "t\($0)" }.joined(separator: ",")
            for (typed, reason) in [(many, "at most 10"), ("!!", "letters"), ("icu, ?!, ward", "“?!” cannot be a tag")]
            {
                let refused = try await browser.post("/inbox/items/1/tags", [("tags", typed)])
                #expect(refused.status == 422 && refused.text.contains("id=\"tags-error\""))
                #expect(refused.text.contains(reason) && refused.text.contains("value=\"\(typed)\""))
            }
            _ = try await browser.post("/inbox/items/1/tags", [("tags", "")])
            #expect(Self.titles(try await browser.get("/inbox?tag=to-read")).isEmpty)
        }
    }

    @Test(
        "The list is narrowed by source and words; what makes no sense narrows nothing or finds nothing",
        arguments: [
            ("/inbox?q=fluids", ["Alpha"]), ("/inbox?q=okello&show=unread", ["Alpha", "Beta", "Gamma"]),
            ("/inbox?q=nothing", []), ("/inbox?source=1&q=bet", ["Beta"]), ("/inbox?source=77", []),
            ("/inbox?source=x&show=y&page=-1", ["Alpha", "Beta", "Gamma"]), ("/inbox?q=%22%27%3C%00", []),
        ])
    func narrowing(path: String, expected: [String]) async throws {
        let (site, _) = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get(path)
            #expect(page.status == 200)
            #expect(Self.titles(page) == expected)
        }
    }

    @Test("Long lists have pages that keep what narrows them; after the last article of a page one stays with it")
    func pages() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, (1...25).map { TestSite.article("Paper \($0)", doi: "10.1000/p\($0)") })
        try await site.test { browser in
            try await browser.signIn("mel")
            let first = try await browser.get("/inbox?show=unread&q=paper")
            #expect(Self.titles(first).count == 20)
            #expect(first.text.contains("href=\"/inbox?show=unread&amp;q=paper&amp;page=2\""))
            #expect(first.text.contains("value=\"/inbox?show=unread&amp;q=paper#item-20\""))
            #expect(Self.titles(try await browser.get("/inbox?show=unread&q=paper&page=2")).count == 5)
        }
    }

    @Test("A club's inbox is read by its members, each with marks of their own, and tended by facilitators")
    func club() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .club(1))
        try await site.poll(source, [TestSite.article("Alpha", doi: "10.1000/trial")])
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get("/clubs/1/inbox")
            #expect(Self.titles(page) == ["Alpha"] && !page.text.contains(">Hide<"))
            #expect(page.text.contains("Here already") && page.text.contains("/discussions/1-a-trial"))
            #expect(try await browser.get("/inbox").text.contains("First Club (1)"))
            _ = try await browser.post("/clubs/1/inbox/items/1/mark", [("as", "read")])
            let other = browser.fresh()
            try await other.signIn("fay")
            let theirs = try await other.get("/clubs/1/inbox?show=unread")
            #expect(Self.titles(theirs) == ["Alpha"] && theirs.text.contains(">Hide<"))
            _ = try await other.post("/clubs/1/inbox/items/1/visibility", [("as", "hidden")])
            #expect(Self.titles(try await browser.get("/clubs/1/inbox")).isEmpty)
        }
    }
}

@Suite("Rules of inboxes")
struct InboxRulePageTests {
    @Test("What rules tag stays theirs when a person tags the same article")
    func tags() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, [TestSite.article("Sepsis")])
        _ = try await site.store.addRule(
            TestSite.rule("sepsis", .tag(Tag(rawValue: "icu")!)), to: .member(site.member),
            by: site.store.viewer(site.member), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.get("/inbox/items/1/tags")
            #expect(form.text.contains("name=\"tags\" type=\"text\" value=\"\""))
            #expect(form.text.contains("whatever stands above: icu."))
            let typed = form.fields(of: "/inbox/items/1/tags").first { $0.0 == "tags" }?.1 ?? "?"
            _ = try await browser.post("/inbox/items/1/tags", [("tags", typed + "ward")])
            #expect(try await browser.get("/inbox").text.contains("#icu"))
            _ = try await browser.post("/inbox/rules/1/end")
            let after = try await browser.get("/inbox")
            #expect(!after.text.contains("#icu") && after.text.contains("#ward"))
        }
    }

    @Test("The browser forgets what it kept of a rule once it has arrived, and no sooner")
    func forgetting() async throws {
        let site = try await TestSite()
        let rule = [("kind", "keyword"), ("phrases", "x"), ("action", "hide")]
        try await site.test { browser in
            try await browser.signIn("mel")
            for (path, key) in [("/inbox/rules", "rules-me"), ("/inbox/rules/1", "rule-1")] {
                let form = try await browser.get(path)
                #expect(form.text.contains("data-keep=\"\(key)\"") && !form.text.contains("data-sent"))
                #expect(!(try await browser.post(path, [("kind", "mood")]).text.contains("data-sent")))
                let saved = try await browser.post(path, rule)
                #expect(try await browser.get(saved.location).text.contains("data-sent=\"\(key)\""))
            }
            #expect(!(try await browser.get("/inbox/rules?sent=post").text.contains("data-sent")))
        }
    }

    @Test("A rule is made, says what it touched, is changed and removed, each also twice")
    func cycle() async throws {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, [TestSite.article("Sepsis & fluids"), TestSite.article("Asthma")])
        try await site.test { browser in
            try await browser.signIn("mel")
            let added = try await browser.post(
                "/inbox/rules", [("kind", "keyword"), ("phrases", "sepsis\nshock"), ("action", "hide")],
                visiting: "/inbox/rules")
            let list = try await browser.get(added.location)
            #expect(list.text.contains("“sepsis” or “shock”") && list.text.contains("1 article<"))
            #expect(try await browser.get("/inbox?show=hidden").text.contains("Sepsis &amp; fluids"))
            #expect(try await browser.get("/inbox/rules/1").text.contains("sepsis\nshock"))
            for _ in 1...2 {
                _ = try await browser.post(
                    "/inbox/rules/1",
                    [("kind", "keyword"), ("phrases", "asthma"), ("action", "tag"), ("tag", "Lungs")])
            }
            #expect(try await browser.get("/inbox?tag=lungs").text.contains("Asthma"))
            for _ in 1...2 { #expect(try await browser.post("/inbox/rules/1/end").status == 303) }
            #expect(try await browser.get("/inbox/rules").text.contains("No rules yet"))
            let gone = try await browser.post(
                "/inbox/rules/1", [("kind", "keyword"), ("phrases", "x"), ("action", "hide")])
            #expect(gone.status == 404)
        }
    }

    @Test(
        "What is wrong is said beside the field, and nothing typed is lost",
        arguments: [
            ([("kind", "mood"), ("phrases", "kept"), ("action", "hide")], "kind"),
            ([("kind", "author"), ("phrases", "?!"), ("action", "hide")], "phrases"),
            ([("kind", "author"), ("phrases", "kept"), ("action", "tag"), ("tag", "")], "tag"),
            ([("kind", "author"), ("phrases", "kept"), ("action", "eat")], "action"),
            ([("kind", "author"), ("phrases", "kept"), ("action", "propose"), ("club", "")], "club"),
        ])
    func wrong(fields: [(String, String)], field: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("/inbox/rules", fields, visiting: "/inbox/rules")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(field)-error\""))
            #expect(page.text.contains("\n\(fields[1].1)</textarea>"))
            #expect(
                try await site.store.rules(
                    of: .member(site.member), for: site.store.viewer(site.member)
                ).isEmpty)
        }
    }

    @Test("A rule may not propose to a club that is closed to its maker")
    func foreignClub() async throws {
        let site = try await TestSite()
        let closed = try await site.addClub("Closed", .closed)
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post(
                "/inbox/rules",
                [("kind", "keyword"), ("phrases", "x"), ("action", "propose"), ("club", closed.description)],
                visiting: "/inbox/rules")
            #expect(page.status == 404)
        }
    }
}
