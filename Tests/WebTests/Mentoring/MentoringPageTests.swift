import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Mentors, coaches and sponsors on the site")
struct MentoringPageTests {
    static func fields(_ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "role": "mentor", "words": "An hour a month about teaching.", "topics": "sepsis, feedback", "ways": "video",
            "pace": "Monthly", "places": "1", "audience": "members", "submission": UUID().uuidString,
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    /// Mel's offer; its address.
    private static func offer(_ browser: Browser, _ changed: [String: String] = [:]) async throws -> String {
        let page = try await browser.post(
            "/network/mentoring/offers", fields(changed), visiting: "/network/mentoring/offers/new")
        #expect(page.status == 303, "\(page.text)")
        return String(page.location.prefix { $0 != "?" })
    }

    private static func signedIn(_ name: String, _ browser: Browser) async throws -> Browser {
        let other = browser.fresh()
        try await other.signIn(name)
        return other
    }

    @Test("The three are explained, an offer is made, found, asked about and accepted, and what was agreed on ends")
    func whole() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let board = try await mel.get("/network/mentoring").text
            for name in ["Mentor", "Coach", "Sponsor"] { #expect(board.contains(">\(name)</h2>")) }
            let offer = try await Self.offer(mel)
            #expect(try await mel.get(offer).text.contains("Open, with 1 of 1 places free."))

            let ann = try await Self.signedIn("ann", mel)
            #expect(try await ann.get("/network/mentoring/find").text.contains("Mel offers to be a mentor"))
            #expect(
                try await ann.get("/network/mentoring/find?role=coach").text.contains(
                    "Nobody lets you read an open offer"))
            let looked = try await ann.post(
                "/network/mentoring/requests", Self.fields(["audience": "only-me"]),
                visiting: "/network/mentoring/requests/new")
            #expect(looked.status == 303)
            let matches = try await ann.get("/network/mentoring").text
            #expect(matches.contains("Shares sepsis, feedback with you. Would meet by video. Has a place."))
            let form = try await ann.get(offer)
            #expect(form.text.contains("Ask Mel to be your mentor"))
            let sent = try await ann.post("\(offer)/asks", form.fields.typing("words", "You teach <b>well</b>."))
            #expect(sent.status == 303)
            let ask = String(sent.location.prefix { $0 != "?" })
            #expect(try await ann.get(ask).text.contains("Waits for an answer until"))

            #expect(try await mel.get("/network/mentoring").text.contains("Ann asks you to be their mentor"))
            let asked = try await mel.get(ask).text
            #expect(asked.contains("You teach &lt;b&gt;well&lt;/b&gt;."))
            let fay = try await Self.signedIn("fay", mel)
            #expect(try await fay.get(ask).status == 404)
            #expect(try await fay.post("\(ask)/acceptance").status == 404)
            #expect(try await ann.post("\(ask)/acceptance").status == 403)
            let accepted = try await mel.post("\(ask)/acceptance")
            #expect(accepted.status == 303)
            let agreement = accepted.location
            #expect(try await mel.post("\(ask)/acceptance").location == agreement)
            #expect(try await ann.get("/network/mentoring").text.contains("Mel said yes"))
            #expect(try await !ann.get("/network/mentoring").text.contains("Mel said yes"), "It was read.")
            #expect(try await ann.get(agreement).text.contains("Mel is your mentor"))
            #expect(try await fay.get(agreement).status == 404)
            #expect(try await fay.get(offer).text.contains("There is no open place at the moment"))

            let terms = try await ann.get("\(agreement)/terms")
            let proposal =
                terms.fields.typing("goals", "Write a grant\nGive a talk").typing("rhythm-count", "1")
                + [("rhythm-unit", "months"), ("role", "mentor")]
            #expect(try await ann.post("\(agreement)/terms", proposal).status == 303)
            let stale = proposal.typing("submission", "other")
            #expect(try await ann.post("\(agreement)/terms", stale).status == 409)
            #expect(try await mel.get("/network/mentoring").text.contains("Ann proposes other terms"))
            let proposed = try await mel.get(agreement).text
            #expect(proposed.contains("Ann proposes this.") && proposed.contains("<li dir=\"auto\">Give a talk</li>"))
            #expect(try await ann.post("\(agreement)/terms/2/acceptance").status == 404)
            #expect(try await mel.post("\(agreement)/terms/2/acceptance").status == 303)
            #expect(try await mel.get(agreement).text.contains("The next is due 2026-10-21."))
            let wrong = try await mel.post("\(agreement)/meetings", [("met-on", "2999-01-01")])
            #expect(wrong.status == 422 && wrong.text.contains("id=\"met-on-error\""))
            let early = try await mel.post("\(agreement)/meetings", [("met-on", "2026-09-01")])
            #expect(try await mel.get(early.location).text.contains("Noted: 2026-09-01. Before, it was no day."))
            let today = try await mel.post("\(agreement)/meetings")
            let met = try await mel.get(today.location)
            #expect(met.text.contains("Noted: 2026-09-21. Before, it was 2026-09-01."))
            let seal = try #require(met.text.firstMatch(of: /name="seal" value="([^"]+)"><button class="link-button"/))
            let back = [("day", "2026-09-21"), ("before", "2026-09-01"), ("seal", String(seal.1))]
            let forged = today.location.replacing("before=2026-09-01", with: "before=2020-01-01")
            #expect(try await !mel.get(forged).text.contains("2020-01-01"))
            let lie = back.typing("before", "2020-01-01")
            #expect(try await mel.post("\(agreement)/meetings/removal", lie).status == 409)
            #expect(try await mel.post("\(agreement)/meetings/removal", back).status == 303)
            #expect(try await ann.get(agreement).text.contains("You last met 2026-09-01."))

            let ending = try await mel.get("\(agreement)/ending")
            #expect(
                try await mel.post("\(agreement)/ending", ending.fields.typing("words", "It was good.")).status == 303)
            let ended = try await ann.get(agreement).text
            #expect(
                ended.contains("Mel was your mentor") && ended.contains("It has ended.") && !ended.contains("Mel ended")
            )
            #expect(ended.contains("It was good.") && ended.contains("Keep Mel in your network"))
            #expect(try await ann.get("\(agreement)/terms").status == 303)
        }
    }

    @Test(
        "What is wrong is said beside the field, and all that was typed comes back",
        arguments: [
            ("role", "friend"), ("words", " "), ("ways", "telepathy"), ("places", "99"), ("named", "nobody"),
            ("pace", String(repeating: "p", count: 201)), ("words", String(repeating: "<b>", count: 900)),
            ("audience", "everybody"), ("topics", String(repeating: "t", count: 70)),
        ])
    func refused(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let changed = [field: value].merging(field == "named" ? ["audience": "named"] : [:]) { $1 }
            let page = try await browser.post(
                "/network/mentoring/offers", Self.fields(changed.merging(["for-whom": "People & wards"]) { $1 }),
                visiting: "/network/mentoring/offers/new")
            #expect(page.status == 422)
            #expect(page.text.contains("id=\"\(field)-error\""), "\(field)")
            #expect(page.text.contains("People &amp; wards") && !page.text.contains("<b>"))
            #expect(try await !browser.get("/network/mentoring").text.contains("You offer"))
        }
    }

    @Test("A changed offer is not overwritten from an old window, and only its owner changes, pauses or removes it")
    func owner() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let offer = try await Self.offer(mel)
            let form = try await mel.get("\(offer)/edit")
            let sent =
                form.fields.typing("words", "Other words.") + [("ways", "writing"), ("audience", "members")]
            #expect(try await mel.post("\(offer)/edit", sent).status == 303)
            let again = try await mel.post("\(offer)/edit", sent.typing("words", "Mine alone."))
            #expect(again.status == 409 && again.text.contains("Mine alone."))
            let ann = try await Self.signedIn("ann", mel)
            #expect(try await ann.get("\(offer)/edit").status == 404)
            #expect(try await ann.post("\(offer)/edit", sent).status == 404)
            #expect(try await ann.post("\(offer)/pause").status == 404)
            #expect(try await ann.get("\(offer)/removal").status == 404)
            #expect(try await ann.post("\(offer)/removal").status == 303)
            #expect(try await ann.get(offer).text.contains("Other words."))
            #expect(try await mel.post("\(offer)/pause").status == 303)
            #expect(try await !ann.get("/network/mentoring/find").text.contains("Mel offers"))
            #expect(try await mel.post("\(offer)/pause/removal").status == 303)
            #expect(try await mel.get("\(offer)/removal").text.contains("Take this offer away?"))
            #expect(try await mel.post("\(offer)/removal").status == 303)
            #expect(try await ann.get(offer).status == 404)
        }
    }

    @Test("A request for a trainee is theirs to allow; who made it is not told of a no")
    func trainee() async throws {
        let site = try await TestSite()
        try await site.test { fay in
            try await fay.signIn("fay")
            let new = "/network/mentoring/requests/new"
            var profile = try await site.store.member(site.facilitator).profile
            profile.specialties = ["Airways"]
            try await site.store.saveProfile(profile, timeZone: "UTC", of: site.facilitator, at: site.clock.now)
            #expect(try await fay.get(new).text.contains("value=\"Airways\""))
            #expect(try await fay.get(new).text.contains("once <a href=\"/network/guiding\">you guide them</a>"))
            let early = try await fay.post(
                "/network/mentoring/requests", Self.fields(["trainee": "@ann"]), visiting: new)
            #expect(early.status == 422 && early.text.contains("You do not guide @ann."))
            try await site.store.letGuide(
                site.facilitator, by: site.store.viewer(site.author), at: TestSite.start)
            let forTrainee = try await fay.get(new).text
            #expect(forTrainee.contains("<option value=\"@ann\">Ann</option>"))
            // The topics of a guide are not those of a trainee.
            #expect(!forTrainee.contains("Airways"))
            let made = try await fay.post(
                "/network/mentoring/requests", Self.fields(["trainee": "@ann"]), visiting: new)
            let path = String(made.location.prefix { $0 != "?" })
            let before = try await fay.get(path).text
            #expect(before.contains("Shown to nobody unless Ann says yes."))
            let mel = try await Self.signedIn("mel", fay)
            #expect(try await mel.get(path).status == 404)
            let ann = try await Self.signedIn("ann", fay)
            #expect(try await ann.get("/network/mentoring").text.contains("Fay would look for a mentor for you"))
            let form = try await ann.get(path)
            #expect(form.text.contains("Who may read it once you say yes</dt><dd>Members"))
            let edit = try await fay.get("\(path)/edit")
            let changed = edit.fields.typing("words", "Other words.") + [("ways", "video"), ("audience", "members")]
            #expect(try await fay.post("\(path)/edit", changed).status == 303)
            let stale = try await ann.post("\(path)/consent", form.fields)
            #expect(stale.status == 409 && stale.text.contains("Other words."))
            #expect(try await mel.get(path).status == 404)
            let asked = try await fay.get("/network/mentoring").text
            #expect(try await ann.post("\(path)/consent", ann.get(path).fields).status == 303)
            let given = try await fay.get("/network/mentoring").text
            for note in ["Shown to nobody unless Ann says yes", "Nobody fits it yet"] {
                #expect(asked.contains(note) && given.contains(note))
            }
            #expect(try await !fay.get("/network/mentoring/find").text.contains("Ann looks for"))
            #expect(try await mel.get(path).text.contains("Fay, who guides them, made this."))
            #expect(try await ann.post("\(path)/consent/removal").status == 303)
            #expect(try await mel.get(path).status == 404)
            #expect(try await fay.get(path).text.contains("Shown to nobody unless Ann says yes."))
            #expect(try await mel.post("\(path)/consent").status == 404)
        }
    }

    @Test("A no is said kindly, what was typed survives, and words that may identify a patient are asked about first")
    func declined() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let offer = try await Self.offer(mel)
            let ann = try await Self.signedIn("ann", mel)
            let risky = "Jane Doe, born 12.03.1951, MRN 12345678"
            let form = try await ann.get(offer)
            let held = try await ann.post("\(offer)/asks", form.fields.typing("words", risky))
            #expect(held.status == 422 && held.text.contains(risky))
            #expect(try await ann.post("\(offer)/asks", form.fields.typing("words", "")).status == 422)
            let sent = try await ann.post("\(offer)/asks", form.fields.typing("words", "Please"))
            let ask = String(sent.location.prefix { $0 != "?" })
            let twice = try await ann.post("\(offer)/asks", form.fields.typing("words", "Please"))
            #expect(twice.location == sent.location)
            #expect(try await mel.get("/notifications").text.contains("Ann asks you about"))
            let no = try await mel.post("\(ask)/refusal", [("words", risky)], visiting: ask)
            #expect(try await !mel.get("/notifications").text.contains("Ann asks you about"), "It was seen.")
            #expect(no.status == 422 && no.text.contains(risky))
            #expect(try await mel.post("\(ask)/refusal", [("words", "Ask me in May.")]).status == 303)
            #expect(try await mel.post("\(ask)/acceptance").status == 409)
            let told = try await ann.get(ask).text
            #expect(told.contains("That is about their time, not about you") && told.contains("Ask me in May."))
        }
    }

    @Test("A profile tells who may read it of an offer, the map tells what is missing, and a download holds it all")
    func links() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let offer = try await Self.offer(mel, ["audience": "named", "named": "@ann"])
            let ann = try await Self.signedIn("ann", mel)
            let fay = try await Self.signedIn("fay", mel)
            let profile = "/members/\(site.member)-mel"
            let link = "<a class=\"button button-quiet\" href=\"\(offer)\">Offers to be a mentor</a>"
            #expect(try await ann.get(profile).text.contains(link))
            #expect(try await !fay.get(profile).text.contains("Offers to be"))
            #expect(try await !mel.fresh().get(profile).text.contains("Offers to be"))
            let tie = NetworkPageTests.fields()
            #expect(try await ann.post("/network/ties", tie, visiting: "/network/ties/new").status == 303)
            let map = try await ann.get("/network").text
            #expect(map.contains("No sponsor.") && map.contains("/network/mentoring/find?role=sponsor"))
            let form = try await ann.get(offer)
            let ask = try await ann.post("\(offer)/asks", form.fields.typing("words", "Please")).location
            let new = try await mel.get("/notifications").text
            #expect(new.contains("Ann asks you about having, or being, a mentor") && !new.contains("Nothing yet"))
            #expect(try await mel.post("/notifications/reading").status == 303)
            #expect(try await mel.get("/notifications").text.contains("Nothing yet"))
            _ = try await mel.post("\(ask.prefix { $0 != "?" })/acceptance")
            #expect(try await !ann.get("/network").text.contains("No mentor."))
            for ending in ["md", "json"] {
                let file = try await mel.get("/settings/writings.\(ending)").text
                for kept in ["An hour a month about teaching.", "Please", "ann"] {
                    #expect(file.contains(kept), "\(ending): \(kept)")
                }
            }
        }
    }

    @Test("A log is its writer’s alone, and what was typed wrong comes back")
    func log() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let offer = try await Self.offer(mel)
            let ann = try await Self.signedIn("ann", mel)
            let form = try await ann.get(offer)
            let ask = try await ann.post("\(offer)/asks", form.fields.typing("words", "Please")).location
            let agreement = try await mel.post("\(ask.prefix { $0 != "?" })/acceptance", visiting: offer).location
            let page = try await mel.get(agreement)
            let late = try await mel.post(
                "\(agreement)/log", page.fields.typing("day", "2999-01-01").typing("words", "Kept words."))
            #expect(late.status == 422 && late.text.contains("Kept words.") && late.text.contains("id=\"day-error\""))
            for _ in 1...2 {
                let written = try await mel.post("\(agreement)/log", page.fields.typing("words", "Her talk went well."))
                #expect(written.status == 303)
            }
            let shown = try await mel.get(agreement).text
            #expect(shown.matches(of: /Her talk went well\./).count == 1)
            #expect(try await !ann.get(agreement).text.contains("Her talk"))
            let edit = "\(agreement)/log/1/edit"
            #expect(try await ann.get(edit).status == 404)
            let entry = try await mel.get(edit)
            #expect(try await mel.post(edit, entry.fields.typing("words", "It went very well.")).status == 303)
            let old = try await mel.post(edit, entry.fields.typing("words", "From an old window."))
            #expect(old.status == 409 && old.text.contains("From an old window."))
            #expect(try await ann.post("\(agreement)/log/1/removal").status == 303)
            #expect(try await mel.get(agreement).text.contains("It went very well."))
            #expect(try await ann.get("\(agreement)/log/1/removal").status == 404)
            let question = try await mel.get("\(agreement)/log/1/removal").text
            #expect(question.contains("Remove an entry of your log?") && question.contains("It went very well."))
            #expect(try await mel.post("\(agreement)/log/1/removal").status == 303)
            #expect(try await !mel.get(agreement).text.contains("It went very well."))
        }
    }
}
