import Colloquium
import Store
import Testing

@testable import Web

@Suite("Pinning contributions on a discussion's page")
struct PinTests {
    private static let path = "/discussions/1-a-trial-of-something"

    @Test("Only facilitators have the button; it comes back to the page as it was read")
    func button() async throws {
        let site = try await TestSite()
        _ = try await site.addContribution(to: site.addDiscussion())
        try await site.test { browser in
            let (mel, fay) = (browser.fresh(), browser.fresh())
            try await mel.signIn("mel")
            try await fay.signIn("fay")
            let button = "formaction=\"/contributions/1/pin\""
            #expect(try await !browser.get(Self.path).text.contains(button))
            #expect(try await !mel.get(Self.path).text.contains(button))
            #expect(try await fay.get(Self.path).text.contains(button))
            let pinned = try await fay.post(
                "/contributions/1/pin", [("read-kind", "strength"), ("read-order", "usefulness")], visiting: Self.path)
            #expect(pinned.status == 303)
            #expect(pinned.location == "/discussions/1?kind=strength&order=usefulness#contribution-1")
            #expect(try await fay.get(Self.path).text.contains("Pinned: Strengths"))
            #expect(try await !mel.get(Self.path).text.contains("Pinned"))
            _ = try await fay.post("/contributions/1/pin", [("part", "open-questions")], visiting: Self.path)
            #expect(try await fay.get(Self.path).text.contains("Pinned: Open questions"))
            let unknown = try await fay.post("/contributions/1/pin", [("part", "elsewhere")], visiting: Self.path)
            #expect(unknown.status == 422)
            for (path, fields) in [
                ("/contributions/1/pin", [("part", "strengths")]), ("/contributions/1/pin/removal", []),
            ] {
                #expect(try await fay.post(path, fields + [("csrf", "forged")]).status == 403)
            }
            #expect(try await fay.get(Self.path).text.contains("Pinned: Open questions"))
            _ = try await fay.post("/contributions/1/pin/removal", [], visiting: Self.path)
            #expect(try await !fay.get(Self.path).text.contains("Pinned"))
            #expect(try await fay.post("/contributions/99/pin", [], visiting: Self.path).status == 404)
        }
    }

    @Test("What was withdrawn has no button")
    func withdrawn() async throws {
        let site = try await TestSite()
        let number = try await site.addContribution(to: site.addDiscussion())
        let facilitator = try await site.store.viewer(site.facilitator)
        try await site.store.pin(number, under: nil, by: facilitator, at: site.clock.now)
        try await site.store.withdraw(number, by: facilitator, at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await !browser.get(Self.path).text.contains("/contributions/1/pin"))
        }
    }
}
