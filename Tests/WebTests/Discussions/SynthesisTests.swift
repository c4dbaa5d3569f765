import Colloquium
import Store
import Testing

@testable import Web

@Suite("The synthesis of a discussion")
struct SynthesisTests {
    @Test("is credited to all who wrote it, and what it said before stays readable")
    func versions() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let (path, form) = ("/discussions/\(discussion)-trial", "/discussions/\(discussion)/synthesis")
        try await site.test { browser in
            #expect(try await browser.get("\(form)/history").status == 404)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            for _ in 0..<2 {
                let saved = try await fay.post(form, [("synthesis", "Give *less*."), ("do", "post")], visiting: form)
                #expect(saved.status == 303)
            }
            let once = try await browser.get("\(form)/history").text
            #expect(once.contains("by Fay") && !once.contains("Version"))
            let facilitator = try await site.store.viewer(site.facilitator)
            try await site.store.setRole(.facilitator, of: site.author, in: 1, by: facilitator, at: site.clock.now)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            _ = try await ann.post(form, [("synthesis", "Give *more*."), ("do", "post")], visiting: form)
            let page = try await browser.get(path).text
            #expect(page.contains("Written by Fay, Ann"))
            #expect(page.contains("href=\"\(form)/history\""))
            let history = try await browser.get("\(form)/history").text
            #expect(history.contains("<del>") && history.contains("<ins>") && history.contains("Version 1"))
        }
    }

    @Test("of a private club is hidden with its history")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Secret", .closed)
        let discussion = try await site.addDiscussion(
            "Trial", in: club, opensAt: site.clock.now - .days(8), by: site.facilitator)
        let facilitator = try await site.store.viewer(site.facilitator)
        try await site.store.saveSynthesis(
            Prose(source: "Hush.", html: "<p>Hush.</p>"), of: discussion, by: facilitator, at: site.clock.now)
        try await site.test { browser in
            let path = "/discussions/\(discussion)/synthesis/history"
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("mel")
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("fay")
            #expect(try await browser.get(path).text.contains("Hush."))
        }
    }
}
