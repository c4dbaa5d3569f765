import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("What was begun in a discussion that closed")
struct ClosedDraftTests {
    private static let path = "/discussions/1-a-trial-of-something"
    private static let long = String(repeating: "A thought & more. ", count: 20)

    /// Mel's drafts of a contribution, a reply and an appraisal.
    private func begin(_ browser: Browser) async throws {
        try await browser.signIn("mel")
        let typed = [("kind", "comment"), ("body", Self.long), ("do", "draft")]
        for path in ["/discussions/1/contributions", "/contributions/1/reply"] {
            #expect(try await browser.post(path, typed, visiting: Self.path).status == 303)
        }
        let appraisal = [
            ("study-design", "randomised-trial"), ("shown-design", "randomised-trial"), ("outcome", "Pain & more"),
            ("do", "draft"),
        ]
        #expect(try await browser.post("/discussions/1/appraisal", appraisal).status == 303)
    }

    @Test("is shown whole, to copy, and leads on only where it can be gone on with")
    func closed() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await begin(browser)
            let open = try await browser.get("/contributions/drafts").text
            #expect(open.components(separatedBy: ">Go on writing<").count == 4 && !open.contains("has closed"))
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let closed = try await browser.get("/contributions/drafts").text
            #expect(!closed.contains("Go on writing") && !closed.contains("/contributions/1/reply"))
            #expect(closed.components(separatedBy: "The discussion has closed").count == 4)
            let text = Self.long.tidied.replacing("&", with: "&amp;")
            #expect(closed.components(separatedBy: "<p class=\"changes\">\(text)</p>").count == 3)
            #expect(closed.contains("Outcome: Pain &amp; more"))
            #expect(closed.contains("href=\"/discussions/1\""))
            try await site.takeLateContributions()
            let late = try await browser.get("/contributions/drafts").text
            #expect(late.components(separatedBy: ">Go on writing<").count == 3, "An appraisal is never late.")
        }
    }

    @Test("waits where the discussion was only announced")
    func announced() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion(opensAt: site.clock.now + .days(20))
        try await site.test { browser in
            try await browser.signIn("mel")
            let typed = [("kind", "comment"), ("body", "Early."), ("do", "draft")]
            _ = try await browser.post("/discussions/1/contributions", typed, visiting: Self.path)
            let drafts = try await browser.get("/contributions/drafts").text
            #expect(drafts.contains("Early.") && drafts.contains("does not take it yet"))
            #expect(!drafts.contains("Go on writing"))
            try await browser.signIn("fay")
            let form = "/discussions/1/calling-off"
            #expect(try await browser.post(form, [("why", "Retracted.")], visiting: form).status == 303)
            try await browser.signIn("mel")
            let off = try await browser.get("/contributions/drafts").text
            #expect(off.contains("The discussion was called off. Your text stays to copy.") && off.contains("Early."))
        }
    }

    @Test("is a link away from a form that is closed, and so is the discussion")
    func refusals() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await site.test { browser in
            try await begin(browser)
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            for path in ["/contributions/1/reply", "/discussions/1/appraisal"] {
                let refused = try await browser.get(path)
                #expect(refused.status == 409 && refused.text.contains("is in your drafts"), "\(path)")
                #expect(refused.text.contains("href=\"/contributions/drafts\">Your drafts</a>"), "\(path)")
                #expect(refused.text.contains("href=\"\(Self.path)\">The discussion</a>"), "\(path)")
            }
            _ = try await browser.post("/discussions/1/appraisal/draft/removal")
            let nothing = try await browser.get("/discussions/1/appraisal").text
            #expect(!nothing.contains("drafts\">Your drafts") && nothing.contains(">The discussion</a>"))
        }
    }

    @Test("is not offered to be posted, but to be kept, unless the club takes what comes late")
    func refusedForm() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.get(Self.path)
            site.clock.move(.days(8))
            try await browser.signIn("mel")
            let typed = [("kind", "comment"), ("body", "Too late."), ("submission", "s")]
            let refused = try await browser.post("/discussions/1/contributions", typed)
            #expect(refused.status == 409 && refused.text.contains("Too late.</textarea>"))
            #expect(!refused.text.contains("value=\"post\"") && refused.text.contains("Save as a draft"))
            try await site.takeLateContributions()
            let late = try await browser.post("/discussions/1/contributions", typed)
            #expect(late.status == 409 && late.text.contains("value=\"post\">Post late<"))
        }
    }
}
