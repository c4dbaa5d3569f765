import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("When a synthesis is written")
struct SynthesisStageTests {
    private static let form = "/discussions/1/synthesis"
    private static let page = "/discussions/1-trial"

    @Test("is from the last day on; before, there is no form that could not be saved", arguments: [3, -1])
    func tooEarly(opensIn days: Int) async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now + .days(days))
        try await site.test { browser in
            try await browser.signIn("fay")
            #expect(try await !browser.get(Self.page).text.contains("href=\"\(Self.form)\""))
            let refused = try await browser.get(Self.form)
            #expect(refused.status == 409 && refused.text.contains("from the last day of the discussion on"))
            #expect(refused.text.contains("<h1>This cannot be done now</h1>"))
            #expect(refused.text.contains("href=\"\(Self.page)\">The discussion</a>"))
            let removal = try await browser.get("\(Self.form)/removal").text
            #expect(removal.contains("<h1>This cannot be done now</h1>") && !removal.contains("changed meanwhile"))
            let typed = try await browser.post(
                Self.form, [("bottom-line", "Give okapi."), ("do", "post")], visiting: Self.page)
            #expect(typed.status == 409 && typed.text.contains("Give okapi."))
        }
    }

    @Test("is at any time once it was written: also while the discussion is open again, or was taken back then")
    func reopened() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        try await site.test { browser in
            try await browser.signIn("fay")
            _ = try await browser.post(
                Self.form, [("bottom-line", "Give okapi."), ("do", "post")], visiting: Self.form)
            let open = try await browser.get(Self.form).fields
            _ = try await browser.post(
                "/discussions/1/course", [("move", "reopen"), ("stage", "synthesis"), ("course", "0")],
                visiting: Self.page)
            #expect(try await browser.get(Self.page).text.contains("Change the synthesis"))
            let saved = try await browser.post(Self.form, open.typing("bottom-line", "Give zebra.") + [("do", "post")])
            #expect(saved.status == 303)
            _ = try await browser.post("\(Self.form)/removal", visiting: "\(Self.form)/removal")
            #expect(try await browser.get(Self.page).text.contains("Write the synthesis"))
            let anew = try await browser.post(
                Self.form, [("bottom-line", "Give giraffe."), ("do", "post")], visiting: Self.form)
            #expect(anew.status == 303)
            #expect(try await browser.get(Self.page).text.contains("Give giraffe."))
        }
    }
}
