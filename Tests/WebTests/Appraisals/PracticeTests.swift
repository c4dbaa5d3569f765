import Colloquium
import Store
import Testing

@testable import Web

@Suite("Asking whether it would change practice")
struct PracticeTests {
    private static let address = "/discussions/1-a-trial-of-something"
    private static let path = "/discussions/1/practice"

    @Test("Before and after are asked in their time, and the picture comes once somebody answered both")
    func life() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            #expect(!(try await browser.get(Self.address).text.contains("Would this change my practice?")))
            try await browser.signIn("mel")
            let before = try await browser.get(Self.address)
            #expect(before.text.contains("Before the discussion: what do you think?"))
            let answered = try await browser.post(
                Self.path, [("time", "before"), ("change", "not-sure"), ("why", "Small & short")])
            #expect(answered.status == 303 && answered.location == "\(Self.address)#practice")
            let told = try await browser.get(Self.address)
            #expect(told.text.contains("Before the discussion you said: not sure."))
            #expect(told.text.contains("Small &amp; short") && !told.text.contains("shift-picture"))

            site.clock.move(.days(6))
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.address).text.contains("And now, having read the discussion?"))
            #expect(try await browser.post(Self.path, [("time", "after"), ("change", "yes")]).status == 303)
            let visitor = browser.fresh()
            for path in [Self.address, "/discussions/1/appraisals"] {
                let page = try await visitor.get(path)
                #expect(page.text.contains("One member answered before and after; 1 changed the answer."), "\(path)")
                #expect(page.text.contains("class=\"flow-moved\"") && !page.text.contains("Small &amp; short"))
            }
            try await visitor.signIn("fay")
            let facilitators = try await visitor.get("/discussions/1/appraisals")
            #expect(facilitators.text.contains("Small &amp; short"), "Facilitators read why.")

            site.clock.move(.days(10))
            try await browser.signIn("mel")
            #expect(!(try await browser.get(Self.address).text.contains("Save your answer")))
        }
    }

    @Test("Who answers only afterwards is told, before and after, that the picture does not count it")
    func afterAlone() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            let words = "You gave no answer before, so this one is not counted there."
            try await browser.signIn("ann")
            #expect(try await browser.get(Self.address).text.contains("when it closes."))
            _ = try await browser.post(Self.path, [("time", "before"), ("change", "no")])
            site.clock.move(.days(6))
            try await browser.signIn("ann")
            _ = try await browser.post(Self.path, [("time", "after"), ("change", "no")], visiting: Self.address)
            #expect(try await !browser.get(Self.address).text.contains(words))
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.address).text.contains(words))
            _ = try await browser.post(Self.path, [("time", "after"), ("change", "yes")])
            let page = try await browser.get(Self.address).text
            #expect(page.contains("you said: yes.") && page.contains(words))
            #expect(page.contains("One member answered before and after"))
        }
    }

    @Test("An answer that comes too late or says nothing comes back with what was typed")
    func problems() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let nothing = try await browser.post(Self.path, [("time", "before"), ("why", "Typed words")])
            #expect(nothing.status == 422)
            #expect(nothing.text.contains("id=\"change-error\"") && nothing.text.contains("Typed words"))
            let unasked = try await browser.post(Self.path, [("change", "yes"), ("why", "Typed words")])
            #expect(unasked.status == 422 && unasked.text.contains("Typed words"))
            site.clock.move(.days(6))
            try await browser.signIn("mel")
            let late = try await browser.post(
                Self.path, [("time", "before"), ("change", "no"), ("why", "Typed words")])
            #expect(late.status == 409 && late.text.contains("has begun to close"))
            #expect(late.text.contains("Typed words") && late.hidden("time") == "after")
            site.clock.move(.days(10))
            try await browser.signIn("mel")
            let archived = try await browser.post(
                Self.path, [("time", "after"), ("change", "no"), ("why", "Typed words")])
            #expect(archived.status == 409 && archived.text.contains("Typed words"))
        }
    }
}
