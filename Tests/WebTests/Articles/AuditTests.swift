import Colloquium
import Store
import Testing

@testable import Web

@Suite("The audit")
struct AuditTests {
    private static func site() async throws -> TestSite {
        let site = try await CuratedSite().site
        let moderator = try await site.store.viewer(site.moderator)
        try await site.store.keepApart(1, 2, reason: "Two <towns>", by: moderator, at: site.clock.now)
        try await site.store.pin(.title, to: nil, of: 2, by: moderator, at: site.clock.now)
        return site
    }

    @Test("Says in sentences who did what to what, and leads there")
    func sentences() async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let page = try await browser.get("/admin/audit").text
            #expect(
                page.contains(
                    "said that <a href=\"/articles/2\">article 2</a> is another work than <a href=\"/articles/1\">"))
            #expect(page.contains("Two &lt;towns&gt;") && page.contains(">Mo</a>"))
        }
    }

    @Test(
        "Is filtered by person, act and thing; what makes no sense finds nothing or is left out",
        arguments: [
            ("act=articles%20kept%20apart", true, false), ("thing=/articles/2-a-title", false, true),
            ("thing=http://test.example/articles/1", true, false), ("thing=articles/1", true, false),
            ("thing=articles/2&act=articles%20kept%20apart", false, false), ("thing=articles/%25", false, false),
            ("member=x", true, true), ("member=999", false, false), ("page=7", false, false),
        ])
    func filtered(_ query: String, _ apart: Bool, _ unpinned: Bool) async throws {
        let site = try await Self.site()
        try await site.test { browser in
            try await browser.signIn("ada")
            let page = try await browser.get("/admin/audit?\(query)")
            #expect(page.status == 200)
            #expect(page.text.contains("is another work than") == apart)
            #expect(page.text.contains("let the most trusted source") == unpinned)
        }
    }

    @Test("Stands in the order of time, whatever was written down first")
    func order() async throws {
        let site = try await Self.site()
        let moderator = try await site.store.viewer(site.moderator)
        try await site.store.pin(.title, to: nil, of: 1, by: moderator, at: site.clock.now - .hours(1))
        let viewer = try await site.store.viewer(site.administrator)
        let times = try await site.store.audit(for: viewer, Slice(size: 50)).rows.map(\.at)
        #expect(times == times.sorted(by: >))
    }

    @Test("Is for administrators")
    func rights() async throws {
        let site = try await Self.site()
        for reader in [site.moderator, site.member] {
            let viewer = try await site.store.viewer(reader)
            await #expect(throws: Refusal.self) { try await site.store.audit(for: viewer, Slice(size: 10)) }
            await #expect(throws: Refusal.self) { try await site.store.auditContents(for: viewer) }
        }
    }
}
