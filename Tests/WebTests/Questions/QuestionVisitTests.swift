import Colloquium
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Opening a question")
struct QuestionVisitTests {
    private static func visit(_ site: TestSite, by member: Number<Member>? = nil) async throws -> Instant? {
        try await site.store.place(of: 1, for: site.store.viewer(member ?? site.member)).visitedAt
    }

    @Test("is noted of who is signed in, once a minute at most, and so that what was read is not mailed")
    func noted() async throws {
        let site = try await TestSite()
        _ = try await site.addQuestion()
        try await site.test { browser in
            _ = try await browser.get("/questions/1-does-it-work")
            try await browser.signIn("mel")
            _ = try await browser.get("/questions")
            #expect(try await Self.visit(site) == nil)
            let first = site.clock.now
            #expect(try await browser.get("/questions/1-does-it-work").status == 200)
            #expect(try await Self.visit(site) == first)
            site.clock.move(.seconds(59))
            #expect(try await browser.get("/questions/1-does-it-work").status == 200)
            #expect(try await Self.visit(site) == first)
            site.clock.move(.seconds(1))
            #expect(try await browser.get("/questions/1-does-it-work").status == 200)
            #expect(try await Self.visit(site) == site.clock.now)
            #expect(try await Self.visit(site, by: site.author) == nil)
        }
    }

    @Test("is nothing that a browser does in advance")
    func prefetched() async throws {
        let site = try await TestSite()
        _ = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let name = try #require(HTTPField.Name("Sec-Purpose"))
            #expect(try await browser.get("/questions/1-does-it-work", headers: [name: "prefetch"]).status == 200)
            #expect(try await Self.visit(site) == nil)
        }
    }
}
