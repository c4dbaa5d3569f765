import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("The place one has in an inbox")
struct InboxPlaceTests {
    private static func site(_ count: Int) async throws -> (TestSite, Number<Source>) {
        let site = try await TestSite()
        let source = try await site.follow("heart", for: .member(site.member))
        try await site.poll(source, (1...count).map { TestSite.article("Paper \($0)", doi: "10.1000/p\($0)") })
        return (site, source)
    }

    @Test("A later page that has become empty leads to the last that is not")
    func emptied() async throws {
        let (site, _) = try await Self.site(21)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/inbox?show=unread&page=2")
            let marked = try await browser.post(
                "/inbox/items/21/mark", [("as", "read"), ("back", "/inbox?show=unread&page=2#item-21")])
            let page = try await browser.get("/inbox?show=unread&page=2")
            #expect(marked.status == 303 && page.status == 303 && page.location == "/inbox?show=unread")
            #expect(try await browser.get("/inbox?q=paper&page=9").location == "/inbox?q=paper&page=2")
            #expect(try await browser.get("/inbox?page=999999999").location == "/inbox?page=2")
        }
    }

    @Test("Tagging leads back to the list as it was")
    func tagging() async throws {
        let (site, _) = try await Self.site(2)
        try await site.test { browser in
            try await browser.signIn("mel")
            let list = try await browser.get("/inbox?show=unread&q=paper")
            let links = list.text.matches(of: /href="(\/inbox\/items\/1\/tags[^"]*)"/).map { String($0.1) }
            let form = try await browser.get(try #require(links.first).replacing("&amp;", with: "&"))
            let back = form.hidden("back").replacing("&amp;", with: "&")
            #expect(back == "/inbox?show=unread&q=paper#item-2")
            let tagged = try await browser.post("/inbox/items/1/tags", [("tags", "icu"), ("back", back)])
            #expect(tagged.location == "/inbox?show=unread&q=paper&done=tagged#item-2")
        }
    }

    @Test("What was marked as read is counted, and can be unread again, once")
    func undone() async throws {
        let (site, _) = try await Self.site(3)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post("/inbox/items/2/mark", [("as", "unread")])
            let moment = try await browser.get("/inbox").hidden("before")
            let marked = try await browser.post(
                "/inbox/marks", [("before", moment), ("back", "/inbox?q=paper#item-1")])
            #expect(marked.location == "/inbox?q=paper&marked=3#item-1")
            let page = try await browser.get("/inbox?q=paper&marked=3")
            #expect(page.text.contains("3 articles are marked as read."))
            for expected in [3, 3] {
                let undone = try await browser.post("/inbox/marks/end", [("back", "/inbox?q=paper")])
                #expect(undone.location == "/inbox?q=paper&done=undone")
                let viewer = try await site.store.viewer(site.member)
                #expect(try await site.store.unreadItems(of: .member(site.member), for: viewer) == expected)
            }
        }
    }

    @Test(
        "What was done to one article is said above the list",
        arguments: [
            ("mark", "as", "unread", "marked as unread"), ("visibility", "as", "hidden", "The article is hidden."),
            ("visibility", "as", "shown", "The article is shown again."),
            ("tags", "tags", "icu", "The tags are saved."),
        ])
    func said(act: String, field: String, value: String, sentence: String) async throws {
        let (site, _) = try await Self.site(1)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/inbox")
            let done = try await browser.post("/inbox/items/1/\(act)", [(field, value), ("back", "/inbox?q=paper")])
            let page = try await browser.get(done.location).text
            let notice = page.components(separatedBy: "role=\"status\"").dropFirst().first?.prefix(100) ?? ""
            #expect(notice.contains(sentence))
        }
    }

    @Test("What was done to a rule is said above the rules")
    func rules() async throws {
        let (site, _) = try await Self.site(1)
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [("kind", "keyword"), ("phrases", "Sponsored"), ("action", "hide")]
            let added = try await browser.post("/inbox/rules", fields, visiting: "/inbox/rules")
            #expect(try await browser.get(added.location).text.contains("The rule is added"))
            let changed = try await browser.post("/inbox/rules/1", fields)
            #expect(try await browser.get(changed.location).text.contains("The rule is changed."))
            let removed = try await browser.post("/inbox/rules/1/end")
            #expect(try await browser.get(removed.location).text.contains("The rule is removed."))
        }
    }

    @Test(
        "A way back that is none leads to the inbox",
        arguments: ["//evil.example", "/inbox?q=" + String(repeating: "x", count: 2_000), "https://evil.example/"])
    func wayBack(back: String) async throws {
        let (site, _) = try await Self.site(1)
        try await site.test { browser in
            try await browser.signIn("mel")
            let marked = try await browser.post("/inbox/items/1/mark", [("as", "read"), ("back", back)])
            #expect(marked.location == "/inbox?marked=1")
            let tagged = try await browser.post("/inbox/items/1/tags", [("tags", "icu"), ("back", back)])
            #expect(tagged.location == "/inbox?done=tagged")
        }
    }

    @Test("“Mark all as read” marks what the list was made from, not what a poll that began before it wrote after it")
    func shown() async throws {
        let (site, source) = try await Self.site(1)
        site.clock.move(.hours(4))
        let leased = try #require(try await site.store.leaseSources(1, at: site.clock.now).first)
        let began = site.clock.now
        site.clock.move(.minutes(1))
        try await site.test { browser in
            try await browser.signIn("mel")
            let moment = try await browser.get("/inbox").hidden("before")
            let items = ReadItem.all(of: [TestSite.article("Late", doi: "10.1000/late")], from: source, home: "")
            try await site.store.settle(
                [PollReport(leased, .read(.init(items: items, title: "", page: "", rhythm: nil, notice: "")))],
                at: began)
            _ = try await browser.post("/inbox/marks", [("before", moment)])
            let unread = try await browser.get("/inbox?show=unread")
            #expect(unread.text.contains("Late") && !unread.text.contains("Paper 1"))
        }
    }
}
