import Colloquium
import Foundation
import Store
import Testing

@testable import Web

@Suite("Introductions on the site")
struct IntroductionPageTests {
    /// Mel knows Ann and Fay.
    private func site() async throws -> TestSite {
        let site = try await TestSite()
        let mel = try await site.store.viewer(site.member)
        for member in [site.author, site.facilitator] {
            var entry = Tie.Entry()
            (entry.kind, entry.member, entry.strength) = ("member", member.description, "weak")
            (entry.mode, entry.locality, entry.topics) = ("mediated", "national", "sepsis")
            _ = try await site.store.addTie(Tie.Draft(entry, today: "2026-09-21"), by: mel, at: site.clock.now)
        }
        return site
    }

    private static func fields(_ site: TestSite, _ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "first": site.author.description, "second": site.facilitator.description, "words": "You both teach.",
            "words-first": "Dear Ann.", "words-second": "Dear Fay.", "submission": "one",
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    private static let form = "/network/introductions/new"

    @Test("Two are introduced with a preview, both say yes on the page, and each sees how to reach the other")
    func life() async throws {
        let site = try await site()
        try await site.test { mel in
            try await mel.signIn("mel")
            let link = "\(Self.form)?first=\(site.author)&amp;second=\(site.facilitator)"
            #expect(try await mel.get("/network").text.contains("href=\"\(link)\""))
            let form = try await mel.get(link.replacing("&amp;", with: "&")).text
            #expect(form.contains("value=\"\(site.author)\" selected") && !form.contains("Send it to both"))
            let preview = try await mel.post(
                "/network/introductions/preview", Self.fields(site), visiting: Self.form
            ).text
            #expect(preview.contains("Mel would like you to meet Fay") && preview.contains("Send it to both"))
            #expect(preview.contains("You both teach.") && preview.contains("Dear Ann."))
            #expect(try await mel.get("/network/introductions").text.contains("Nobody yet."))
            for _ in 1...2 {
                let sent = try await mel.post("/network/introductions", Self.fields(site), visiting: Self.form)
                #expect(sent.status == 303 && sent.location == "/network/introductions/1?sent=introduction-me")
                #expect(form.contains("data-keep=\"introduction-me\""))
                #expect(try await mel.get(sent.location).text.contains("data-sent=\"introduction-me\""))
            }
            #expect(try await mel.get("/network/introductions").text.contains("Waiting for their answers until"))

            let (ann, fay) = (mel.fresh(), mel.fresh())
            try await ann.signIn("ann")
            try await fay.signIn("fay")
            let (path, answer) = ("/network/introductions/1", "/network/introductions/1/answer")
            #expect(try await ann.get("/notifications").text.contains("Mel would like you to meet Fay</a> <span"))
            let asked = try await ann.get(path).text
            #expect(asked.contains("Dear Ann.") && !asked.contains("Dear Fay.") && asked.contains("ann@test.example"))
            #expect(try await !ann.get("/notifications").text.contains("<span class=\"new-mark\">"))
            #expect(asked.contains("may reach you</label>"), "A yes needs it.")
            let bad = try await ann.post(answer, [("answer", "yes"), ("contact", " ")], visiting: path)
            #expect(bad.status == 422 && bad.text.contains("id=\"contact-error\""))
            #expect(
                try await ann.post(answer, [("answer", "yes"), ("contact", "ring 123 <b>")], visiting: path).location
                    == "\(path)?sent=introduction-1")
            #expect(try await ann.get("\(path)?sent=introduction-1").text.contains("data-sent=\"introduction-1\""))
            #expect(try await ann.get(path).text.contains("You said yes. Waiting until"))
            let other = try await fay.get(path).text
            #expect(other.contains("Waiting for your answer") && !other.contains("ring 123"))
            #expect(
                try await fay.post(answer, [("answer", "yes"), ("contact", "fay@work.example")], visiting: path).status
                    == 303)
            let met = try await fay.get(path).text
            #expect(
                met.contains("ring 123 &lt;b&gt;") && met.contains("href=\"/network/ties/new?member=\(site.author)\""))
            #expect(try await ann.get(path).text.contains("fay@work.example"))
            let own = try await mel.get(path).text
            #expect(own.contains("Both said yes.") && !own.contains("ring 123") && !own.contains("fay@work.example"))
            #expect(try await ann.post(answer, [("answer", "no")], visiting: path).status == 409)

            let outcome = [("worth", "yes"), ("outcome-words", "We teach together."), ("shared", "yes")]
            #expect(try await ann.post("\(path)/outcome", outcome, visiting: path).status == 303)
            #expect(try await mel.get(path).text.contains("We teach together."))
            #expect(try await !fay.get(path).text.contains("We teach together."))
            let vague = try await fay.post("\(path)/outcome", [("outcome-words", "Hm.")], visiting: path)
            #expect(vague.status == 422 && vague.text.contains("id=\"worth-error\"") && vague.text.contains("Hm."))

            for ending in ["md", "json"] {
                let written = try await mel.get("/settings/writings.\(ending)").text
                #expect(written.contains("Dear Ann.") && written.contains("Dear Fay."), "\(ending)")
                let received = try await ann.get("/settings/writings.\(ending)").text
                for kept in ["Dear Ann.", "ring 123", "We teach together."] {
                    #expect(received.contains(kept), "\(ending): \(kept)")
                }
                #expect(!received.contains("Dear Fay."))
            }
        }
    }

    @Test("A no is told to nobody, and changes nothing that the others see")
    func declined() async throws {
        let site = try await site()
        try await site.test { mel in
            try await mel.signIn("mel")
            #expect(
                try await mel.post("/network/introductions", Self.fields(site), visiting: Self.form).status == 303)
            let (ann, fay) = (mel.fresh(), mel.fresh())
            try await ann.signIn("ann")
            try await fay.signIn("fay")
            let path = "/network/introductions/1"
            // What every form carries differs at each reading.
            func page(_ browser: Browser, _ path: String) async throws -> String {
                try await browser.get(path).text.replacing(/name="csrf" value="[^"]*"/, with: "")
            }
            let pages = [path, "/network/introductions", "/notifications", "/network"]
            for path in pages { _ = try await (page(mel, path), page(fay, path)) }
            var before: [String] = []
            for path in pages { before += try await [page(mel, path), page(fay, path)] }
            #expect(try await ann.post("\(path)/answer", [("answer", "no")], visiting: path).status == 303)
            #expect(try await ann.get(path).text.contains("You said no, which nobody is told."))
            var after: [String] = []
            for path in pages { after += try await [page(mel, path), page(fay, path)] }
            #expect(before == after)
        }
    }

    @Test("Nothing untrue is said where both said yes and did not meet")
    func apart() async throws {
        let site = try await site()
        try await site.test { mel in
            try await mel.signIn("mel")
            let path = "/network/introductions/1"
            _ = try await mel.post("/network/introductions", Self.fields(site), visiting: Self.form)
            let (ann, fay) = try await (site.store.viewer(site.author), site.store.viewer(site.facilitator))
            try await site.store.answer(1, .yes(contact: "ann"), by: ann, at: site.clock.now)
            try await site.store.block(site.facilitator, by: ann, at: site.clock.now)
            try await site.store.answer(1, .yes(contact: "fay"), by: fay, at: site.clock.now)
            try await site.store.unblock(site.facilitator, by: ann)
            site.clock.move(.days(31))
            let later = mel.fresh()
            try await later.signIn("mel")
            let text = try await later.get(path).text
            #expect(text.contains("Its time is over, and they did not meet.") && !text.contains("said yes"))
        }
    }

    @Test(
        "What is wrong is said beside the field, and all that was typed comes back",
        arguments: [
            ("first", ""), ("second", "x"), ("first", "1"), ("words", String(repeating: "w", count: 1_501)),
            ("words-first", String(repeating: "<b>", count: 600)),
            ("identifies-nobody", "Jane Doe, born 12.03.1951, MRN 12345678"),
        ])
    func refused(_ field: String, _ value: String) async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let changed = field == "identifies-nobody" ? ["words": value] : [field: value]
            for path in ["/network/introductions", "/network/introductions/preview"] {
                let page = try await browser.post(path, Self.fields(site, changed), visiting: Self.form)
                // Who is whose tie is looked up when it is sent.
                if field == "first", value == "1", path.hasSuffix("preview") { continue }
                #expect(page.status == 422, "\(path)")
                #expect(page.text.contains("id=\"\(field)-error\"") && page.text.contains("Dear Fay."), "\(field)")
                #expect(!page.text.contains("<b>") && !page.text.contains("Send it to both"))
            }
            #expect(try await site.store.introductions(for: site.store.viewer(site.member)).isEmpty)
        }
    }

    @Test("Nobody but the three finds it, and reading never answers")
    func strangers() async throws {
        let site = try await site()
        try await site.test { browser in
            try await browser.signIn("mel")
            let path = "/network/introductions/1"
            #expect(
                try await browser.post("/network/introductions", Self.fields(site), visiting: Self.form).status == 303)
            #expect(try await browser.post("\(path)/answer", [("answer", "no")]).status == 404)
            #expect(try await browser.post("\(path)/outcome", [("worth", "yes")]).status == 409)
            let other = browser.fresh()
            try await other.signIn("mo")
            #expect(try await other.get(path).status == 404)
            for act in ["answer", "outcome"] {
                #expect(try await other.post("\(path)/\(act)", [("answer", "no"), ("worth", "yes")]).status == 404)
                #expect(try await [404, 405].contains(browser.get("\(path)/\(act)").status))
            }
            for path in ["/network/introductions/0", "/network/introductions/x"] {
                #expect(try await browser.get(path).status == 404)
            }
            #expect(try await browser.get("\(Self.form)?first=%3Cb%3E&second=99").status == 200)
        }
    }

    @Test("Who wrote one takes it back once they said so again, and who was asked finds nothing of it")
    func withdrawn() async throws {
        let site = try await site()
        try await site.test { mel in
            try await mel.signIn("mel")
            _ = try await mel.post("/network/introductions", Self.fields(site), visiting: Self.form)
            let (ann, path) = (mel.fresh(), "/network/introductions/1")
            try await ann.signIn("ann")
            #expect(try await !ann.get(path).text.contains("Take it back"))
            #expect(try await ann.get("\(path)/withdrawal").status == 404)
            #expect(try await ann.post("\(path)/withdrawal").status == 404)
            #expect(try await mel.get(path).text.contains("href=\"\(path)/withdrawal\">Take it back</a>"))
            #expect(try await mel.get("\(path)/withdrawal").text.contains("Take this introduction back?"))
            #expect(try await ann.get(path).status == 200)
            let done = try await mel.post("\(path)/withdrawal")
            #expect(try await mel.get(done.location).text.contains("You took the introduction back."))
            #expect(try await ann.get(path).status == 404)
            #expect(try await !ann.get("/notifications").text.contains("would like you to meet"))
        }
    }

    @Test("Whom one blocks is not offered")
    func blocked() async throws {
        let site = try await site()
        try await site.test { mel in
            try await mel.signIn("mel")
            let option = "<option value=\"\(site.author)\""
            #expect(try await mel.get(Self.form).text.contains(option))
            #expect(try await mel.post("/members/\(site.author)/block").status == 303)
            #expect(try await !mel.get("\(Self.form)?first=\(site.author)").text.contains(option))
        }
    }

    @Test("Who knows fewer than two members is told what it takes")
    func alone() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.get(Self.form).text
            #expect(page.contains("It takes two members whom you know") && !page.contains("<textarea"))
        }
    }
}
