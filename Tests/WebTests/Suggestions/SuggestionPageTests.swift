import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Suggestions on the site")
struct SuggestionPageTests {
    /// Mel and Ann care about the same in two countries.
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        for (member, country) in [(site.member, "Ireland"), (site.author, "Norway")] {
            var profile = try await site.store.member(member).profile
            (profile.specialties, profile.country) = (["Sepsis"], country)
            try await site.store.saveProfile(profile, timeZone: "UTC", of: member, at: site.clock.now)
        }
        return site
    }

    @Test("Somebody is suggested with reasons on both pages, added, put off, and not suggested once they opted out")
    func life() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let reason = "Cares about Sepsis, as you do, in another place."
            for path in ["/network", "/network/suggestions"] {
                let page = try await browser.get(path).text
                #expect(page.contains(">Ann</a>") && page.contains(reason), "\(path)")
                #expect(page.contains("href=\"/network/ties/new?member=\(site.author)\""))
            }
            let ann = browser.fresh()
            try await ann.signIn("ann")
            #expect(try await ann.get("/network/suggestions").text.contains(">Mel</a>"))
            #expect(try await ann.get("/network/sharing").text.contains("Suggest me to nobody"))
            for _ in 1...2 { #expect(try await ann.post("/network/suggestions/refusal").status == 303) }
            #expect(try await ann.get("/network/sharing").text.contains("You are suggested to nobody."))
            #expect(try await browser.get("/network/suggestions").text.contains("Nobody for now."))
            #expect(try await ann.get("/network/suggestions").text.contains(">Mel</a>"))
            #expect(try await ann.post("/network/suggestions/refusal/removal").status == 303)
            #expect(try await browser.get("/network/suggestions").text.contains(reason))

            let dismissal = [("member", site.author.description)]
            for _ in 1...2 {
                let answer = try await browser.post("/network/suggestions/dismissals", dismissal)
                #expect(answer.status == 303 && answer.location == "/network/suggestions")
            }
            #expect(try await !browser.get("/network/suggestions").text.contains(">Ann</a>"))
            #expect(try await !browser.get("/network").text.contains(reason))
            #expect(try await ann.get("/network/suggestions").text.contains(">Mel</a>"))
        }
    }

    @Test(
        "What is no member’s number is refused or does nothing",
        arguments: [
            ("", 422), ("x", 422), ("1'; DROP TABLE members", 422), (String(repeating: "9", count: 40), 422),
            ("-1", 303), ("99999", 303),
        ])
    func bad(_ member: String, _ status: Int) async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(
                try await browser.post("/network/suggestions/dismissals", [("member", member)]).status == status)
            #expect(try await browser.get("/network/suggestions").text.contains(">Ann</a>"))
        }
    }
}
