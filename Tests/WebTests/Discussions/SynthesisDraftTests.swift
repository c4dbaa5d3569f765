import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Drafts of a synthesis")
struct SynthesisDraftTests {
    private static let form = "/discussions/1/synthesis"

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        return site
    }

    @Test("wait for who wrote them, on every device, until they save the synthesis")
    func kept() async throws {
        let site = try await site()
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let typed = [("bottom-line", "Give okapi."), ("strengths", "Large."), ("do", "draft")]
            let saved = try await fay.post(Self.form, typed, visiting: Self.form)
            #expect(saved.status == 303 && saved.location == "\(Self.form)?draft=saved")
            #expect(try await fay.get(saved.location).text.contains("Saved as a draft."))
            let other = browser.fresh()
            try await other.signIn("fay")
            let form = try await other.get(Self.form)
            #expect(form.text.contains("This is your draft of"))
            #expect(form.fields.contains { $0 == ("bottom-line", "Give okapi.") })
            #expect(form.fields.contains { $0 == ("strengths", "Large.") })
            #expect(try await other.get("/contributions/drafts").text.contains("Synthesis: Trial"))
            let ada = browser.fresh()
            try await ada.signIn("ada")
            #expect(try await !ada.get(Self.form).text.contains("okapi"), "It is hers alone.")
            #expect(try await !browser.get("/discussions/1-trial").text.contains("okapi"))
            #expect(try await other.post(Self.form, form.fields + [("do", "post")]).status == 303)
            #expect(try await !other.get("/contributions/drafts").text.contains("Synthesis: Trial"))
            #expect(try await !other.get(Self.form).text.contains("This is your draft"))
        }
    }

    @Test("come back beside what somebody saved meanwhile, and may be saved then")
    func meanwhile() async throws {
        let site = try await site()
        try await site.test { browser in
            let (fay, ada) = (browser.fresh(), browser.fresh())
            try await fay.signIn("fay")
            try await ada.signIn("ada")
            _ = try await fay.post(
                Self.form, [("bottom-line", "Give okapi."), ("over", "0"), ("do", "draft")], visiting: Self.form)
            _ = try await ada.post(Self.form, [("bottom-line", "Give *zebra*."), ("do", "post")], visiting: Self.form)
            let form = try await fay.get(Self.form)
            #expect(
                form.text.contains("It was changed since you began to write")
                    && form.text.contains("Give <em>zebra</em>."))
            #expect(form.fields.contains { $0 == ("bottom-line", "Give okapi.") })
            #expect(try await fay.post(Self.form, form.fields + [("do", "post")]).status == 303)
            #expect(try await browser.get("/discussions/1-trial").text.contains("Give okapi."))
        }
    }

    @Test("do not replace what another form saved, until it was seen")
    func elsewhere() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let (work, home) = (try await browser.get(Self.form).fields, try await browser.get(Self.form).fields)
            func typed(_ fields: [(String, String)], _ text: String, _ act: String) -> [(String, String)] {
                fields.filter { $0.0 != "bottom-line" } + [("bottom-line", text), ("do", act)]
            }
            for text in ["Give okapi.", "Give more okapi."] {
                #expect(try await browser.post(Self.form, typed(home, text, "draft")).status == 303)
            }
            let refused = try await browser.post(Self.form, typed(work, "Give zebra.", "draft"))
            #expect(refused.status == 409 && refused.text.contains("changed on another device"))
            #expect(refused.text.contains("Give more okapi.") && refused.text.contains("Give zebra.</textarea>"))
            #expect(try await browser.post(Self.form, typed(work, "Give zebra.", "post")).status == 303)
            #expect(try await browser.get(Self.form).text.contains("Give more okapi.</textarea>"), "It still waits.")
            #expect(try await browser.post(Self.form, typed(refused.fields, "Both.", "draft")).status == 303)
            #expect(try await browser.get(Self.form).text.contains("Both.</textarea>"))
        }
    }

    @Test("stand above another form, as does what was saved for all, until its writer saves, also after a preview")
    func stillElsewhere() async throws {
        let site = try await site()
        try await site.test { browser in
            let ada = browser.fresh()
            try await browser.signIn("fay")
            try await ada.signIn("ada")
            let (work, home) = (try await browser.get(Self.form).fields, try await browser.get(Self.form).fields)
            func typed(_ fields: [(String, String)], _ text: String, _ act: String) -> [(String, String)] {
                fields.filter { $0.0 != "bottom-line" } + [("bottom-line", text), ("do", act)]
            }
            _ = try await browser.post(Self.form, typed(home, "Give okapi.", "draft"))
            var page = try await browser.post(Self.form, typed(work, "Give zebra.", "draft"))
            _ = try await ada.post(Self.form, [("bottom-line", "Give lion."), ("do", "post")], visiting: Self.form)
            for _ in 0..<2 {
                page = try await browser.post(Self.form, typed(page.fields, "Give zebra.", "preview"))
                #expect(page.status == 200)
                #expect(page.text.contains("Give okapi.") && page.text.contains("Give lion."))
            }
            #expect(try await browser.post(Self.form, typed(page.fields, "Give zebra.", "draft")).status == 303)
            let again = try await browser.get(Self.form)
            #expect(!again.text.contains("Give okapi.") && again.text.contains("Give lion."))
            #expect(try await browser.post(Self.form, typed(again.fields, "Give zebra.", "post")).status == 303)
        }
    }

    @Test("are discarded by hand, and by emptying them; too long ones come back with what was typed")
    func discarded() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("fay")
            let draft = [("bottom-line", "Give okapi."), ("do", "draft")]
            let ends = [
                (Self.form, [("do", "discard")]), (Self.form, [("bottom-line", " "), ("do", "draft")]),
                ("/contributions/drafts/removal", [("discussion", "1"), ("parent", ""), ("of", "synthesis")]),
            ]
            for (address, fields) in ends {
                _ = try await browser.post(Self.form, draft, visiting: Self.form)
                #expect(try await browser.get(Self.form).text.contains("Give okapi."))
                #expect(try await browser.post(address, fields, visiting: Self.form).status == 303)
                #expect(try await !browser.get(Self.form).text.contains("Give okapi."))
            }
            let long = String(repeating: "x", count: 20_001)
            let refused = try await browser.post(
                Self.form, [("bottom-line", "Short."), ("limitations", long), ("do", "draft")], visiting: Self.form)
            #expect(refused.status == 422 && refused.text.contains("Shorten the synthesis to 20000 characters"))
            #expect(refused.text.contains("id=\"limitations-error\"") && refused.text.contains(long))
        }
    }

    @Test("are for facilitators")
    func permitted() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = "/discussions/1-trial"
            #expect(
                try await browser.post(Self.form, [("bottom-line", "X"), ("do", "draft")], visiting: page).status == 403
            )
            #expect(try await browser.post(Self.form, [("do", "discard")], visiting: page).status == 403)
        }
    }
}
