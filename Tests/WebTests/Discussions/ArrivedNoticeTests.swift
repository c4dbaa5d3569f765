import Colloquium
import Testing

@testable import Web

@Suite("What a discussion's page says of a form that arrived")
struct ArrivedNoticeTests {
    private static let path = "/discussions/1-trial"

    @Test(
        "is said to nobody who could not have sent it, whoever made the address",
        arguments: ["authorship-1", "dates-1", "course-1"])
    func made(sent: String) async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        try await site.test { browser in
            let address = "\(Self.path)?sent=\(sent)"
            #expect(try await Self.notice(browser.get(address)) == nil)
            try await browser.signIn("mel")
            #expect(try await Self.notice(browser.get(address)) == nil)
        }
    }

    @Test("is of this discussion, and of no other")
    func another() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(
                try await Self.notice(browser.get("\(Self.path)?sent=dates-1"))?.contains("dates are saved") == true)
            #expect(try await Self.notice(browser.get("\(Self.path)?sent=dates-2")) == nil)
        }
    }

    /// What stands between the notice's marks.
    private static func notice(_ page: Browser.Page) -> String? {
        ["Welcome: you take part", "The dates are saved", "The discussion is open. It"]
            .first { page.text.contains($0) }.map { _ in page.text }
    }
}
