import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Correcting what was posted with an article")
struct PostedWordsTests {
    private static let form = "/discussions/1/correction"
    private static let page = "/discussions/1-trial"
    private static let design = ("study-design", "non-randomised-study")

    private func site() async throws -> TestSite {
        let site = try await TestSite()
        _ = try await site.addDiscussion("Trial")
        return site
    }

    @Test(
        "is done by who posted it or looks after it, everywhere it is shown, with who, when and what",
        arguments: ["ann", "fay", "mo"])
    func corrected(who: String) async throws {
        let site = try await site()
        try await site.test { browser in
            #expect(try await browser.get(Self.page).text.contains("It may help."))
            #expect(try await browser.get("/feed.atom").text.contains("It may help."))
            let member = browser.fresh()
            try await member.signIn(who)
            #expect(try await member.get(Self.page).text.contains("Correct what was posted"))
            site.clock.move(.hours(2))
            let typed = [("why", "It may *harm*."), Self.design]
            for _ in 0..<2 {
                let saved = try await member.post(Self.form, typed, visiting: Self.form)
                #expect(saved.status == 303 && saved.location == "\(Self.page)?sent=correction-1")
            }
            let page = try await browser.get(Self.page).text
            #expect(page.contains("It may <em>harm</em>.") && !page.contains("It may help."))
            #expect(page.contains("Corrected since it was posted") && !page.contains("Correct what was posted"))
            for place in ["/feed.atom", "/discussions", "/discussions/1/calendar.ics", "/discussions/1/export.md"] {
                #expect(try await !browser.get(place).text.contains("It may help."), "\(place)")
            }
            #expect(try await browser.get("/search?q=trial&design=non-randomised-study").status == 200)
            let history = try await browser.get("\(Self.form)/history").text
            #expect(history.contains("by Ann") && history.contains("<ins>") && history.contains("Version 1"))
            #expect(!history.contains("Version 2"), "The second time changed nothing.")
        }
    }

    @Test("is not for others, and comes back with what is wrong")
    func refused() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await !browser.get(Self.page).text.contains("Correct what was posted"))
            #expect(try await browser.get(Self.form).status == 403)
            #expect(try await browser.post(Self.form, [("why", "X"), Self.design], visiting: Self.page).status == 403)
            #expect(try await browser.get("\(Self.form)/history").status == 404)
            try await browser.signIn("ann")
            let wrong = [
                ("", "other", "why-error"), ("X", "tarot", "study-design-error"),
                (String(repeating: "x", count: 4_001), "other", "why-error"),
                ("A 93-year-old woman.", "other", "identifies-nobody-error"),
            ]
            for (why, design, error) in wrong {
                let page = try await browser.post(
                    Self.form, [("why", why), ("study-design", design)], visiting: Self.form)
                #expect(page.status == 422 && page.text.contains("id=\"\(error)\""), "\(error)")
                #expect(page.fields.contains { $0 == ("why", why) })
            }
            #expect(try await browser.post(Self.form, [("why", "X"), Self.design, ("csrf", "forged")]).status == 403)
            #expect(try await browser.get(Self.page).text.contains("It may help."))
        }
    }

    @Test("shows the second of two at once what the first made of it")
    func meanwhile() async throws {
        let site = try await site()
        try await site.test { browser in
            let (ann, fay) = (browser.fresh(), browser.fresh())
            try await ann.signIn("ann")
            try await fay.signIn("fay")
            let hers = try await ann.get(Self.form).fields.typing("why", "Ann's words.") + [Self.design]
            _ = try await fay.post(Self.form, [("why", "*Fay's* words."), Self.design], visiting: Self.form)
            let stale = try await ann.post(Self.form, hers)
            #expect(stale.status == 409 && stale.text.contains("<em>Fay"))
            #expect(stale.text.contains("Study design: Non-randomised study"))
            #expect(stale.fields.contains { $0 == ("why", "Ann's words.") })
            #expect(try await ann.post(Self.form, stale.fields + [Self.design]).status == 303)
            #expect(try await browser.get("\(Self.form)/history").text.contains("Version 2"))
        }
    }

    @Test("hides what it said before, where that may tell who a patient is, from all but who looks after it")
    func hidden() async throws {
        let site = try await site()
        try await site.test { browser in
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let typed = [("why", "It may harm."), Self.design, ("hides-earlier", "yes")]
            #expect(try await ann.post(Self.form, typed, visiting: Self.form).status == 303)
            for who in ["", "mel", "ann", "fay", "mo"] {
                let reader = browser.fresh()
                if !who.isEmpty { try await reader.signIn(who) }
                let history = try await reader.get("\(Self.form)/history").text
                let isShown = ["fay", "mo"].contains(who)
                #expect(history.contains("It may help.") == isShown, "\(who)")
                #expect(history.contains("<del>") == isShown && history.contains("It may harm."))
                #expect(history.contains("it may tell who a patient is") == !isShown)
            }
        }
    }

    @Test("leaves appraisals with the design that their authors read the article as")
    func appraised() async throws {
        let site = try await site()
        let appraisal = Appraisal(
            pico: PICO(population: "Adults", intervention: "", comparison: "", outcome: ""),
            studyDesign: .randomisedTrial, judgements: [], certainty: nil)
        _ = try await site.store.saveAppraisal(
            appraisal, of: 1, revising: 0, by: site.store.viewer(site.member), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("ann")
            #expect(try await browser.get(Self.form).text.contains("Appraisals that are written stay"))
            #expect(
                try await browser.post(Self.form, [("why", "It may."), Self.design], visiting: Self.form).status == 303)
            let page = try await browser.get("/discussions/1/appraisals").text
            #expect(page.contains("Adults") && page.contains(StudyDesign.randomisedTrial.name))
        }
    }
}
