import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("A draft that two devices write")
struct TwoDeviceDraftTests {
    private static let path = "/discussions/1-a-trial-of-something"
    /// Where forms are sent, and the pages they stand on.
    private static let forms = [
        ("/discussions/1/contributions", path), ("/contributions/1/reply", "/contributions/1/reply"),
    ]

    private static func onTwoDevices(
        _ site: TestSite, _ story: @escaping @Sendable (_ laptop: Browser, _ phone: Browser) async throws -> Void
    ) async throws {
        try await site.test { laptop in
            let phone = laptop.fresh()
            try await laptop.signIn("mel")
            try await phone.signIn("mel")
            try await story(laptop, phone)
        }
    }

    /// What a form sends with a text, its hidden fields among it.
    private static func typed(_ text: String, in form: Browser.Page, _ act: String = "draft") -> [(String, String)] {
        form.fields.filter { ["submission", "draft", "begun-draft"].contains($0.0) }
            + [("kind", "comment"), ("body", text), ("do", act)]
    }

    @Test(
        "a draft of another device is not replaced unseen: both texts come back, and the second is saved by who saw the first"
    )
    func draftedElsewhere() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await Self.onTwoDevices(site) { laptop, phone in
            for (path, page) in Self.forms {
                let (old, young) = (try await laptop.get(page), try await phone.get(page))
                for text in ["On the pho", "On the <phone>."] {
                    site.clock.move(.seconds(5))
                    #expect(try await phone.post(path, Self.typed(text, in: young)).status == 303)
                }
                site.clock.move(.seconds(5))
                let refused = try await laptop.post(path, Self.typed("On the laptop.", in: old))
                #expect(refused.status == 409 && refused.text.contains("changed on another device"))
                #expect(refused.text.contains("On the laptop.</textarea>") && refused.text.contains("It says now:"))
                #expect(refused.text.contains("On the &lt;phone&gt;.</p>"))
                #expect(try await phone.get(page).text.contains("On the &lt;phone&gt;.</textarea>"))
                let seen = try await laptop.post(path, Self.typed("Both.", in: refused))
                #expect(seen.status == 303)
                #expect(try await phone.get(page).text.contains("Both.</textarea>"))
            }
        }
    }

    @Test("a draft of another device stays above the form until its writer saves, and is kept beside theirs")
    func stillDraftedElsewhere() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await Self.onTwoDevices(site) { laptop, phone in
            for (path, page) in Self.forms {
                let (old, young) = (try await laptop.get(page), try await phone.get(page))
                site.clock.move(.seconds(5))
                #expect(try await phone.post(path, Self.typed("Of the <phone>.", in: young, "draft")).status == 303)
                var shown = try await laptop.post(path, Self.typed("Of the laptop.", in: old, "draft"))
                for _ in 0..<2 {
                    shown = try await laptop.post(path, Self.typed("Of the laptop.", in: shown, "preview"))
                    #expect(shown.status == 200 && shown.text.contains("Of the &lt;phone&gt;.</p>"), "\(path)")
                    #expect(shown.text.contains("Of the laptop.</textarea>"))
                }
                site.clock.move(.seconds(5))
                #expect(try await laptop.post(path, Self.typed("Of the laptop.", in: shown, "declare")).status == 303)
                let both = try await phone.get(page).text
                #expect(both.contains("Of the &lt;phone&gt;.\n\nOf the laptop.</textarea>"), "\(path)")
                site.clock.move(.seconds(5))
                let again = try await laptop.get(page)
                #expect(try await laptop.post(path, Self.typed("Of both.", in: again, "draft")).status == 303)
                #expect(try await !laptop.get(page).text.contains("begun-draft"))
            }
        }
    }

    @Test("a text that stood below another device's draft is kept when that is gone and the discussion has closed")
    func keptInItsPlace() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await Self.onTwoDevices(site) { laptop, phone in
            let path = "/discussions/1/contributions"
            let (old, young) = (try await laptop.get(Self.path), try await phone.get(Self.path))
            site.clock.move(.seconds(5))
            #expect(try await phone.post(path, Self.typed("Of the phone.", in: young, "draft")).status == 303)
            let shown = try await laptop.post(path, Self.typed("Of the laptop.", in: old, "draft"))
            #expect(shown.status == 409 && shown.text.contains("begun-draft"))
            let gone = try await phone.post("/contributions/drafts/removal", [("discussion", "1")], visiting: Self.path)
            #expect(gone.status == 303)
            site.clock.move(.days(8))
            try await laptop.signIn("mel")
            #expect(try await laptop.post(path, Self.typed("Of the laptop.", in: shown, "post")).status == 409)
            #expect(try await laptop.get("/contributions/drafts").text.contains("Of the laptop."))
        }
    }

    @Test("what stands unsaved beside a button waits below a draft of another device")
    func besideButtons() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        _ = try await site.addContribution("First.", to: 1)
        try await Self.onTwoDevices(site) { laptop, phone in
            _ = try await laptop.get(Self.path)
            _ = try await phone.post(
                "/discussions/1/contributions", [("kind", "comment"), ("body", "Phone."), ("do", "draft")],
                visiting: Self.path)
            let pressed = try await laptop.post(
                "/contributions/1/signals/agree",
                [("body", "Laptop."), ("given", ""), ("kind", "comment"), ("submission", "l")])
            #expect(pressed.status == 303)
            #expect(try await phone.get(Self.path).text.contains("Phone.\n\nLaptop.</textarea>"))
        }
    }
}
