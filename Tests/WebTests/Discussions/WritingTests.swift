import Colloquium
import Store
import Testing

@testable import Web

@Suite("Writing while others do")
struct WritingTests {
    private static let path = "/discussions/1-a-trial-of-something"

    private static func edit(_ body: String, of revision: Int = 1) -> [(String, String)] {
        [("kind", "comment"), ("body", body), ("revision", "\(revision)")]
    }

    @Test("Of edits made of the same text one is saved; who sent another sees above theirs what was, whenever it came")
    func twoEdits() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            let pages = try await withThrowingTaskGroup(of: Browser.Page.self) { group in
                for text in ["Alpha.", "Beta.", "Gamma.", "Delta."] {
                    group.addTask { try await browser.post("/contributions/1/edit", Self.edit(text)) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(pages.count { $0.status == 303 } == 1)
            let saved = try await site.store.contribution(1, for: .visitor)
            for refused in pages where refused.status != 303 {
                #expect(refused.status == 409 && refused.text.contains("It says now:"))
                #expect(refused.text.contains("<p>\(saved.body)</p>"))
                #expect(refused.fields.contains { $0 == ("revision", "2") })
            }
            let empty = try await browser.post("/contributions/1/edit", Self.edit(""))
            #expect(empty.status == 422 && empty.text.contains("<p>\(saved.body)</p>"), "Nobody writes over it unseen.")
        }
    }

    @Test("What was saved since an edit was begun stays above it, also after a preview, until one of them is saved")
    func stillOvertaken() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/contributions/1/edit"
            let opened = try await browser.get(path)
            #expect(try await browser.post(path, Self.edit("Second.")).status == 303)
            func typed(in form: Browser.Page, _ act: String) -> [(String, String)] {
                form.fields.filter { ["revision", "begun-revision"].contains($0.0) }
                    + [("kind", "comment"), ("body", "Mine."), ("do", act)]
            }
            var page = try await browser.post(path, typed(in: opened, "post"))
            #expect(page.status == 409 && page.text.contains("<p>Second.</p>"))
            for act in ["preview", "preview"] {
                page = try await browser.post(path, typed(in: page, act))
                #expect(page.text.contains("It says now:") && page.text.contains("<p>Second.</p>"), "\(act)")
            }
            #expect(try await browser.post(path, typed(in: page, "post")).status == 303)
            #expect(try await site.store.contribution(1, for: .visitor).body == "Mine.")
            #expect(try await !browser.get(path).text.contains("begun-revision"))
        }
    }

    @Test("Of syntheses made of the same one, who comes second sees the first above theirs")
    func twoSyntheses() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        site.clock.move(.days(8))
        try await site.test { browser in
            try await browser.signIn("fay")
            let path = "/discussions/1/synthesis"
            _ = try await browser.get(path)
            let pages = try await withThrowingTaskGroup(of: Browser.Page.self) { group in
                for text in ["Alpha.", "Beta.", "Gamma."] {
                    group.addTask { try await browser.post(path, [("bottom-line", text), ("over", "0")]) }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            #expect(pages.count { $0.status == 303 } == 1)
            let saved = try await site.store.discussion(1, for: .visitor).synthesis.html
            for refused in pages where refused.status != 303 {
                #expect(refused.status == 409 && refused.text.contains(saved))
            }
        }
    }

    @Test("A reply to what was withdrawn meanwhile comes back once, and is posted by who wants it all the same")
    func withdrawn() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        let first = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await browser.signIn("mel")
            let form = try await browser.get("/contributions/1/reply")
            #expect(!form.text.contains("under-withdrawn"))
            try await site.store.withdraw(first, by: site.store.viewer(site.author), at: site.clock.now)
            let reply = [("kind", "method"), ("body", "But <why>?"), ("submission", "s1")]
            let refused = try await browser.post("/contributions/1/reply", reply)
            #expect(refused.status == 422 && refused.text.contains("was withdrawn meanwhile"))
            #expect(
                refused.text.contains("But &lt;why&gt;?</textarea>")
                    && refused.text.contains("value=\"method\" checked"))
            #expect(refused.text.contains("name=\"under-withdrawn\" value=\"yes\"") && !refused.text.contains("First."))
            let all = reply + [("under-withdrawn", "yes")]
            for _ in 0..<2 { #expect(try await browser.post("/contributions/1/reply", all).status == 303) }
            let rows = try await site.store.contributions(of: 1, for: .visitor)
            #expect(rows.map(\.body).suffix(1) == ["But <why>?"] && rows.count == 2 && rows.last?.depth == 1)
            let opened = try await browser.get("/contributions/1/reply")
            #expect(opened.text.contains("name=\"under-withdrawn\""), "Who comes later knows before they write.")
        }
    }

    @Test("What comes late is edited for a week")
    func late() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.takeLateContributions()
        site.clock.move(.days(8))
        try await site.test { browser in
            try await browser.signIn("mel")
            let late = [("kind", "comment"), ("body", "Late."), ("late", "yes")]
            #expect(try await browser.post("/discussions/1/contributions", late, visiting: Self.path).status == 303)
            #expect(try await browser.get(Self.path).text.contains("href=\"/contributions/1/edit\""))
            #expect(try await browser.get("/contributions/1/edit").text.contains("Late.</textarea>"))
            #expect(try await browser.post("/contributions/1/edit", Self.edit("Later.")).status == 303)
            let page = try await browser.get(Self.path).text
            #expect(page.contains("<p>Later.</p>") && page.contains("late-mark"))
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            #expect(try await !browser.get(Self.path).text.contains("href=\"/contributions/1/edit\""))
            #expect(try await browser.get("/contributions/1/edit").status == 409)
            let over = try await browser.post("/contributions/1/edit", Self.edit("Too late.", of: 2))
            #expect(over.status == 409 && over.text.contains("Too late.</textarea>"))
            #expect(over.text.contains("can be changed for a week, and that is over"))
        }
    }

    @Test("An edit that the end overtakes comes back, is kept, and can be posted as late where the club takes such")
    func overtaken() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1, by: site.member)
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get("/contributions/1/edit")
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let closed = try await browser.post("/contributions/1/edit", Self.edit("Second <thought>."))
            #expect(closed.status == 409 && closed.text.contains("Second &lt;thought&gt;.</textarea>"))
            #expect(closed.text.contains("can be changed no more. Your text stays yours"))
            #expect(!closed.text.contains("Quote what you reply to"))
            #expect(try await browser.get("/contributions/drafts").text.contains("Second &lt;thought&gt;."))
            try await site.takeLateContributions()
            let offered = try await browser.post("/contributions/1/edit", Self.edit("Second <thought>."))
            #expect(offered.status == 409 && offered.text.contains("You can post your text below it, marked as late."))
            #expect(offered.text.contains("action=\"/contributions/1/reply\"") && offered.text.contains(">Post late<"))
            #expect(!offered.text.contains("Quote what you reply to"))
            let sent = offered.fields.filter { ["submission", "late"].contains($0.0) }
            let posted = try await browser.post(
                "/contributions/1/reply", sent + [("kind", "comment"), ("body", "Second <thought>.")])
            #expect(posted.status == 303)
            let rows = try await site.store.contributions(of: 1, for: .visitor)
            #expect(rows.map(\.isLate) == [false, true] && rows.last?.parent == 1)
        }
    }

    @Test("A text of a million characters is refused before anything in it is looked at, and comes back")
    func huge() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1, by: site.member)
        let names = (0..<50_000).map { "@n\($0) #\($0)" }.joined(separator: " ")
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            for path in ["/discussions/1/contributions", "/contributions/1/reply", "/contributions/1/edit"] {
                for act in ["post", "preview"] {
                    let refused = try await browser.post(path, Self.edit(names) + [("do", act)])
                    #expect(refused.status == 422 && refused.text.contains("Shorten what you want to say"), "\(path)")
                    #expect(refused.text.contains("@n49999"))
                }
            }
        }
    }
}
