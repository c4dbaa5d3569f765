import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("The synthesis of a discussion")
struct SynthesisTests {
    @Test("is credited to all who wrote it, and what it said before stays readable")
    func versions() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let (path, form) = ("/discussions/\(discussion)-trial", "/discussions/\(discussion)/synthesis")
        try await site.test { browser in
            #expect(try await browser.get("\(form)/history").status == 404)
            let fay = browser.fresh()
            try await fay.signIn("fay")
            for _ in 0..<2 {
                let saved = try await fay.post(form, [("bottom-line", "Give *less*."), ("do", "post")], visiting: form)
                #expect(saved.status == 303)
            }
            let once = try await browser.get("\(form)/history").text
            #expect(once.contains("by Fay") && !once.contains("Version"))
            for (reader, page) in [(browser, path), (fay, form)] {
                #expect(try await !reader.get(page).text.contains("What it said before"), "It said nothing before.")
            }
            #expect(try await fay.get(form).text.contains("Take the synthesis back"))
            let facilitator = try await site.store.viewer(site.facilitator)
            try await site.store.setRole(.facilitator, of: site.author, in: 1, by: facilitator, at: site.clock.now)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            _ = try await ann.post(form, [("bottom-line", "Give *more*."), ("do", "post")], visiting: form)
            let page = try await browser.get(path).text
            #expect(page.contains("Written by Fay, Ann"))
            #expect(page.contains("href=\"\(form)/history\">What it said before"))
            let history = try await browser.get("\(form)/history").text
            #expect(history.contains("<del>") && history.contains("<ins>") && history.contains("Version 1"))
        }
    }

    @Test("begins from pinned contributions, keeps what was typed, and credits whose contributions are in it")
    func pinned() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        let first = try await site.addContribution("Large **trial**.", to: discussion)
        let second = try await site.addContribution("Okapi.", to: discussion, by: site.member)
        let third = try await site.addContribution("Giraffe.", to: discussion, by: site.member)
        let facilitator = try await site.store.viewer(site.facilitator)
        for number in [first, second] {
            try await site.store.pin(number, under: nil, by: facilitator, at: site.clock.now)
        }
        try await site.store.withdraw(second, by: facilitator, at: site.clock.now)
        site.clock.move(.days(8))
        let (path, form) = ("/discussions/\(discussion)-trial", "/discussions/\(discussion)/synthesis")
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let empty = try await fay.get(form).text
            #expect(
                empty.contains("Pinned under Strengths")
                    && empty.contains("/contributions/\(first)\">#\(first)</a> Ann"))
            #expect(!empty.contains("Okapi"), "It was withdrawn.")
            let begun = try await fay.post(
                form, [("bottom-line", "Give & take"), ("do", "insert")], visiting: form)
            #expect(begun.status == 200 && begun.text.contains("Give &amp; take</textarea>"))
            #expect(begun.text.contains("&gt; Large **trial**.\n\n— #\(first)</textarea>"))
            #expect(!begun.text.contains("Okapi"))
            #expect(try await browser.get("\(form)/history").status == 404, "Nothing is saved yet.")
            let taken = [("strengths", "> Okapi\n\n— #\(second)"), ("do", "post")]
            let refused = try await fay.post(form, taken, visiting: form)
            #expect(refused.status == 409 && refused.text.contains("#\(second) was withdrawn"))
            #expect(refused.text.contains("&gt; Okapi"))
            let text = "> Large\n\n— #\(first), not #\(second)"
            let saved = try await fay.post(form, [("strengths", text), ("do", "post")], visiting: form)
            #expect(saved.status == 303)
            let page = try await browser.get(path).text
            #expect(page.contains("With contributions by Ann. "))
            #expect(page.contains("<a href=\"/contributions/\(first)\">#\(first)</a>"))
            let quoting = "> As #\(third) says\n\n— #\(first)"
            _ = try await fay.post(form, [("strengths", quoting), ("do", "post")], visiting: form)
            #expect(try await browser.get(path).text.contains("With contributions by Ann. "), "Mel is only quoted.")
            _ = try await fay.post(form, [("strengths", "#\(third) and #\(first)"), ("do", "post")], visiting: form)
            #expect(try await browser.get(path).text.contains("With contributions by Ann, Mel. "))
            try await site.store.withdraw(third, by: facilitator, at: site.clock.now)
            #expect(try await browser.get(path).text.contains("With contributions by Ann. "))
        }
    }

    @Test("is taken back by a facilitator: the discussion and the search forget it, its history does not")
    func takenBack() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let (path, form) = ("/discussions/\(discussion)-trial", "/discussions/\(discussion)/synthesis")
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            _ = try await fay.post(form, [("bottom-line", "Give okapi."), ("do", "post")], visiting: form)
            #expect(try await browser.get(path).text.contains("Give okapi."))
            #expect(try await fay.post("\(form)/removal", [("csrf", "forged")]).status == 403)
            #expect(try await browser.get(path).text.contains("Give okapi."))
            for _ in 0..<2 {
                let done = try await fay.post("\(form)/removal", [], visiting: form)
                #expect(done.status == 303 && done.location.hasPrefix(form))
            }
            #expect(try await !browser.get(path).text.contains("Give okapi."))
            #expect(try await !browser.get("/search?q=okapi").text.contains("Give"))
            #expect(try await fay.get(form).text.contains("The synthesis was taken back"))
            #expect(try await fay.get("\(form)/removal").status == 409)
            let history = try await browser.get("\(form)/history").text
            #expect(history.contains("taken back by Fay") && history.contains("Give okapi."))
            #expect(!history.contains("Version 2"), "Once.")
            _ = try await fay.post(form, [("bottom-line", "Give zebra."), ("do", "post")], visiting: form)
            #expect(try await browser.get(path).text.contains("Give zebra."))
        }
    }

    @Test("is not written over a version its writer has not seen, and names no one who only took it back")
    func meanwhile() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let (path, form) = ("/discussions/\(discussion)-trial", "/discussions/\(discussion)/synthesis")
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let before = try await fay.get(form).fields.typing("bottom-line", "Give okapi.") + [("do", "post")]
            #expect(try await fay.post(form, before).location == "\(path)?sent=synthesis-\(discussion)")
            let facilitator = try await site.store.viewer(site.facilitator)
            try await site.store.setRole(.facilitator, of: site.author, in: 1, by: facilitator, at: site.clock.now)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            let hers = try await ann.get(form).fields.typing("bottom-line", "Give zebra.") + [("do", "post")]
            let removed = try await fay.post("\(form)/removal", visiting: "\(form)/removal")
            #expect(removed.location == "\(form)?sent=synthesis-\(discussion)")
            let stale = try await ann.post(form, hers)
            #expect(stale.status == 409 && stale.text.contains("changed or taken back meanwhile"))
            #expect(stale.fields.contains { $0 == ("bottom-line", "Give zebra.") })
            #expect(try await !browser.get(path).text.contains("Give"))
            #expect(stale.text.contains("It was taken away since you began to write"))
            #expect(try await ann.post(form, stale.fields + [("do", "post")]).status == 303)
            let page = try await browser.get(path).text
            #expect(page.contains("Give zebra.") && page.contains("Written by Ann"))
            #expect(!page.contains("Written by Fay"))
        }
    }

    @Test("shows what it says now beside what is previewed over an older version")
    func previewedMeanwhile() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let form = "/discussions/\(discussion)/synthesis"
        try await site.test { browser in
            try await browser.signIn("fay")
            let opened = try await browser.get(form).fields
            _ = try await browser.post(form, opened.typing("bottom-line", "Give *okapi*.") + [("do", "post")])
            for act in ["preview", "insert"] {
                let page = try await browser.post(
                    form, opened.typing("bottom-line", "Give zebra.") + [("do", act)])
                #expect(page.text.contains("Give <em>okapi</em>.") && page.text.contains("Give zebra.</textarea>"))
            }
        }
    }

    @Test("is refused empty or too long, with everything that was typed")
    func refused() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial", opensAt: site.clock.now - .days(8))
        let form = "/discussions/\(discussion)/synthesis"
        try await site.test { browser in
            try await browser.signIn("fay")
            let empty = try await browser.post(form, [("strengths", "  "), ("do", "post")], visiting: form)
            #expect(empty.status == 422 && empty.text.contains("Enter the synthesis."))
            let long = String(repeating: "x", count: 10_001)
            let page = try await browser.post(
                form, [("strengths", long), ("limitations", long), ("do", "post")], visiting: form)
            #expect(page.status == 422 && page.text.components(separatedBy: long).count == 3)
            #expect(try await browser.get("\(form)/history").status == 404)
        }
    }

    @Test("of a private club is hidden with its history")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Secret", .closed)
        let discussion = try await site.addDiscussion(
            "Trial", in: club, opensAt: site.clock.now - .days(8), by: site.facilitator)
        let facilitator = try await site.store.viewer(site.facilitator)
        try await site.store.saveSynthesis(
            Prose(source: "Hush.", html: "<p>Hush.</p>"), of: discussion, by: facilitator, at: site.clock.now)
        try await site.test { browser in
            let path = "/discussions/\(discussion)/synthesis/history"
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("mel")
            #expect(try await browser.get(path).status == 404)
            try await browser.signIn("fay")
            #expect(try await browser.get(path).text.contains("Hush."))
        }
    }
}
