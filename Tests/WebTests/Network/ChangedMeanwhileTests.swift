import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

/// A form that was opened before what it changes was changed in another window.
@Suite("Forms of the network that are overtaken")
struct ChangedMeanwhileTests {
    private static let choices = [
        ("strength", "weak"), ("mode", "mediated"), ("locality", "international"), ("rhythm-unit", "months"),
    ]

    /// Sends a form of before twice: at first it comes back with what was typed and what it says now, then it is saved.
    private func overtake(
        _ path: String, _ browser: Browser, typing typed: (String, String), choosing choices: [(String, String)] = [],
        saysNow: String, sourceLocation: SourceLocation = #_sourceLocation, _ change: () async throws -> Void
    ) async throws {
        let form = try await browser.get(path)
        #expect(form.status == 200, sourceLocation: sourceLocation)
        try await change()
        let late = try await browser.post(path, form.fields.typing(typed.0, typed.1) + choices)
        #expect(late.status == 409 && late.text.contains(typed.1), sourceLocation: sourceLocation)
        let now = try #require(
            late.text.firstMatch(of: /(?s)What it says now<\/h2>(.*?)<\/dl>/)?.1, sourceLocation: sourceLocation)
        #expect(now.contains(saysNow) && !now.contains(typed.1), sourceLocation: sourceLocation)
        let again = try await browser.post(path, late.fields + choices)
        #expect(again.status == 303, sourceLocation: sourceLocation)
    }

    @Test("A tie can be saved again, and shows beside what was typed what it says now and nothing else")
    func tie() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = NetworkPageTests.fields()
            #expect(try await browser.post("/network/ties", fields, visiting: "/network/ties/new").status == 303)
            let path = "/network/ties/1/edit"
            try await overtake(
                path, browser, typing: ("notes", "Met in Oslo."), choosing: Self.choices, saysNow: "<dd>2026-09-21</dd>"
            ) {
                let changed = try await browser.post("/network/ties/1/contacts")
                #expect(changed.status == 303)
            }
            try await overtake(
                path, browser, typing: ("notes", "Met in Bern."), choosing: Self.choices,
                saysNow: "<dt>Notes</dt><dd>Met in Oslo.</dd>"
            ) {
                let changed = try await browser.post("/network/sharing", [("audience-tie", "members")])
                #expect(changed.status == 303)
            }
            let tie = try await site.store.network(of: site.store.viewer(site.member)).ties[0]
            #expect(tie.notes == "Met in Bern." && tie.version == 5)
        }
    }

    @Test("A goal and a step can be saved again; a button of before does not overwrite a step")
    func worksheet() async throws {
        let site = try await TestSite()
        let path = "/network/worksheet"
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("\(path)/goals", WorksheetPageTests.goal()).status == 303)
            #expect(try await browser.post("\(path)/steps", WorksheetPageTests.step()).status == 303)
            try await overtake(
                "\(path)/goals/1", browser, typing: ("goal-text", "Know five"), choosing: [("state", "open")],
                saysNow: "<dd>Know four</dd>"
            ) {
                let fields = WorksheetPageTests.goal(["goal-text": "Know four", "over": "1", "state": "open"])
                let changed = try await browser.post("\(path)/goals/1", fields)
                #expect(changed.status == 303)
            }
            let choices = [("strategy", "mentors"), ("state", "planned")]
            try await overtake(
                "\(path)/steps/1", browser, typing: ("step-text", "Ask Ike"), choosing: choices,
                saysNow: "<dd>Doing</dd>"
            ) {
                let begun = [("state", "doing"), ("over", "1")]
                #expect(try await browser.post("\(path)/steps/1/state", begun).status == 303)
                // Pressed twice.
                #expect(try await browser.post("\(path)/steps/1/state", begun).status == 303)
                let late = try await browser.post("\(path)/steps/1/state", [("state", "done"), ("over", "1")])
                #expect(late.status == 409 && late.text.contains("This step was changed"))
                #expect(late.text.contains("The plan") && late.text.contains("name=\"over\" value=\"2\""))
            }
            let worksheet = try await site.store.worksheet(of: site.store.viewer(site.member)).reading.worksheet
            #expect(worksheet.goals.map(\.text) == ["Know five"] && worksheet.steps.map(\.text) == ["Ask Ike"])
        }
    }

    @Test("An offer, a log and the terms of an agreement can be saved again")
    func mentoring() async throws {
        let site = try await TestSite()
        try await site.test { mel in
            try await mel.signIn("mel")
            let made = try await mel.post(
                "/network/mentoring/offers", MentoringPageTests.fields(), visiting: "/network/mentoring/offers/new")
            let offer = String(made.location.prefix { $0 != "?" })
            let choices = [("ways", "video"), ("audience", "members")]
            try await overtake(
                "\(offer)/edit", mel, typing: ("words", "Mine."), choosing: choices, saysNow: "<dd>Other words.</dd>"
            ) {
                let form = try await mel.get("\(offer)/edit").fields.typing("words", "Other words.") + choices
                #expect(try await mel.post("\(offer)/edit", form).status == 303)
            }
            let ann = mel.fresh()
            try await ann.signIn("ann")
            let form = try await ann.get(offer)
            let ask = try await ann.post("\(offer)/asks", form.fields.typing("words", "Please.")).location
            let agreement = try await mel.post("\(ask.prefix { $0 != "?" })/acceptance").location
            let terms = [("rhythm-unit", "months"), ("role", "mentor")]
            try await overtake(
                "\(agreement)/terms", ann, typing: ("goals", "Give a talk"), choosing: terms,
                saysNow: "<dd>Write a grant</dd>"
            ) {
                let first = try await ann.get("\(agreement)/terms").fields.typing("goals", "Write a grant") + terms
                #expect(try await ann.post("\(agreement)/terms", first).status == 303)
            }
            let day = [("day", "2026-09-20")]
            let noted = try await ann.post("\(agreement)/log", day + [("words", "First."), ("submission", "l")])
            #expect(noted.status == 303)
            let log = "\(agreement)/log/1/edit"
            try await overtake(log, ann, typing: ("words", "Third."), saysNow: "<dd>Second.</dd>") {
                let entry = try await ann.get(log).fields.typing("words", "Second.")
                #expect(try await ann.post(log, entry).status == 303)
            }
        }
    }
}
