import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Worksheets on the site")
struct WorksheetPageTests {
    private static let path = "/network/worksheet"

    static func goal(_ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "goal-text": "Know three people", "measure": "Three names", "due": "2027-06-30", "submission": "one",
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    static func step(_ changed: [String: String] = [:]) -> [(String, String)] {
        let usual = [
            "strategy": "mentors", "step-text": "Ask Vera", "who": "Vera of Mercy", "due": "2026-12-01",
            "submission": "one",
        ]
        return usual.merging(changed) { $1 }.map { ($0.key, $0.value) }
    }

    private static func worksheet(_ site: TestSite) async throws -> Worksheet {
        try await site.store.worksheet(of: site.store.viewer(site.member)).reading.worksheet
    }

    @Test("A goal and its steps are set once, changed, done, printed, and removed")
    func life() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.get(Self.path).text.contains("Begin from a template"))
            for _ in 1...2 {
                let set = try await browser.post("\(Self.path)/goals", Self.goal())
                #expect(set.status == 303 && set.location == "\(Self.path)?sent=goal-me#goal-1")
                #expect(try await browser.post("\(Self.path)/steps", Self.step(["goal": "1"])).status == 303)
            }
            let page = try await browser.get(Self.path).text
            #expect(page.contains("Know three people") && page.contains("0 of 1 step done"))
            #expect(page.contains("with Vera of Mercy, by 1 December 2026"))
            #expect(page.matches(of: /<section class="strategy"/).count == 8)
            #expect(!page.contains("Add to my CPD log"))

            #expect(try await browser.post("\(Self.path)/steps/1/state", [("state", "won")]).status == 422)
            let done = [("state", "done"), ("over", "1")]
            #expect(try await browser.post("\(Self.path)/steps/1/state", done).status == 303)
            #expect(try await browser.get(Self.path).text.contains("1 of 1 step done"))
            let print = try await browser.get("\(Self.path)/print").text
            #expect(
                print.contains("Three names") && print.contains("Ask Vera") && !print.contains("<form class=\"step"))

            let form = try await browser.get("\(Self.path)/goals/1")
            let again = form.fields.typing("goal-text", "Know four people") + [("state", "reached")]
            #expect(try await browser.post("\(Self.path)/goals/1", again).status == 303)
            let late = try await browser.post("\(Self.path)/goals/1", form.fields.typing("measure", "My other window"))
            #expect(late.status == 409 && late.text.contains("My other window"))
            #expect(try await Self.worksheet(site).goals.map(\.state) == [.reached])

            let other = browser.fresh()
            try await other.signIn("ann")
            for path in ["goals/1", "goals/1/removal", "steps/1", "steps/1/removal"] {
                #expect(try await other.get("\(Self.path)/\(path)").status == 404, "\(path)")
            }
            #expect(try await other.post("\(Self.path)/steps/1/removal").status == 303)
            #expect(try await other.post("\(Self.path)/goals/1/removal").status == 303)
            let left = try await Self.worksheet(site)
            #expect(left.steps.count == 1 && left.goals.count == 1)
            #expect(try await browser.get("\(Self.path)/goals/1/removal").text.contains("Know four people"))
            #expect(try await browser.post("\(Self.path)/goals/1/removal").status == 303)
            #expect(
                try await browser.get("\(Self.path)/steps/1/removal").text.contains("“Ask Vera” goes from your plan."))
            #expect(try await Self.worksheet(site).steps.count == 1)
            #expect(try await browser.post("\(Self.path)/steps/1/removal").status == 303)
            #expect(try await Self.worksheet(site).isEmpty)
        }
    }

    @Test(
        "What is wrong with a goal is said beside the field, and all that was typed comes back",
        arguments: [
            ("goal-text", " "), ("measure", ""), ("due", "soon"), ("goal-text", String(repeating: "<b>", count: 200)),
        ])
    func refusedGoal(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("\(Self.path)/goals", Self.goal([field: value]))
            #expect(page.status == 422 && page.text.contains("id=\"\(field)-error\""), "\(field)")
            #expect(page.text.contains(field == "measure" ? "Know three people" : "Three names"))
            #expect(!page.text.contains("<b>") && !page.text.contains(" open>"))
            #expect(try await Self.worksheet(site).isEmpty)
        }
    }

    @Test(
        "What is wrong with a step is said beside the field, and all that was typed comes back",
        arguments: [("strategy", "luck"), ("step-text", ""), ("due", "2026-13-01"), ("state", "x")])
    func refusedStep(_ field: String, _ value: String) async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("\(Self.path)/steps", Self.step([field: value]))
            #expect(page.status == 422 && page.text.contains("id=\"\(field)-error\""), "\(field)")
            #expect(page.text.contains("Vera of Mercy"))
        }
    }

    @Test("A goal or a step that is new on a day that has passed is refused with all that was typed; a change is not")
    func passed() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let past = ["due": "2026-09-20"]
            for (piece, fields) in [("goals", Self.goal(past)), ("steps", Self.step(past))] {
                let page = try await browser.post("\(Self.path)/\(piece)", fields)
                #expect(page.status == 422 && page.text.contains("The day has passed; choose today"), "\(piece)")
                #expect(page.text.contains("value=\"2026-09-20\""), "\(piece)")
            }
            #expect(
                try await browser.post("\(Self.path)/steps", Self.step(["due": "2026-09-20", "state": "done"])).status
                    == 303)
            #expect(try await browser.post("\(Self.path)/goals", Self.goal(["due": "2026-09-21"])).status == 303)
            #expect(
                try await browser.post("\(Self.path)/goals/1", Self.goal(["due": "2026-09-20", "over": "1"])).status
                    == 303)
            let early = try await browser.post("\(Self.path)/goals", Self.goal(["due": "1800-01-01"]))
            #expect(early.status == 422 && early.text.contains("Enter a year from 1970 on."))
        }
    }

    @Test("What was chosen or changed and is gone since is said beside the field, and all that was typed comes back")
    func gone() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("\(Self.path)/goals", Self.goal()).status == 303)
            #expect(try await browser.post("\(Self.path)/steps", Self.step()).status == 303)
            let typed: [(path: String, fields: [(String, String)], field: String, words: String)] = [
                ("goals", Self.goal(["ties": "99", "submission": "x"]), "", "Three names"),
                ("goals/1", Self.goal(["ties": "99", "over": "1"]), "", "Three names"),
                ("steps", Self.step(["tie": "99", "who": "", "submission": "x"]), "tie", "Ask Vera"),
                ("steps/1", Self.step(["goal": "99", "over": "1"]), "goal", "Ask Vera"),
                ("reflections", [("reflection", "So it went"), ("goal", "99")], "goal", "So it went"),
                ("comments", [("comment", "So I say"), ("comment-goal", "99")], "comment-goal", "So I say"),
            ]
            for (path, fields, field, words) in typed {
                let page = try await browser.post("\(Self.path)/\(path)", fields)
                #expect(page.status == 422 && page.text.contains(words), "\(path)")
                #expect(field.isEmpty || page.text.contains("id=\"\(field)-error\""), "\(path)")
            }
            let (goal, step) = (
                try await browser.get("\(Self.path)/goals/1"), try await browser.get("\(Self.path)/steps/1")
            )
            #expect(try await browser.post("\(Self.path)/goals/1/removal").status == 303)
            #expect(try await browser.post("\(Self.path)/steps/1/removal").status == 303)
            for (piece, fields) in [
                ("goals", goal.fields.typing("goal-text", "Know more")),
                ("steps", step.fields.typing("step-text", "Know more") + [("strategy", "mentors")]),
            ] {
                let late = try await browser.post("\(Self.path)/\(piece)/1", fields)
                let anew = late.fields + fields.filter { $0.0 == "strategy" }
                #expect(late.status == 409 && late.text.contains("Know more"), "\(piece)")
                #expect(try await browser.post("\(Self.path)/\(piece)", anew).status == 303, "\(piece)")
            }
            let left = try await Self.worksheet(site)
            #expect(left.goals.map(\.text) == ["Know more"] && left.steps.map(\.text) == ["Know more"])
        }
    }

    @Test("A comment without words is marked at its field")
    func emptyComment() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            let page = try await browser.post("\(Self.path)/comments", [("comment", "")])
            #expect(page.status == 422 && page.text.contains("id=\"comment-error\""))
        }
    }

    @Test("A template is begun once, and what looks like a patient's is asked about")
    func templates() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            #expect(try await browser.post("\(Self.path)/template", [("stage", "king")]).status == 422)
            for _ in 1...2 {
                #expect(try await browser.post("\(Self.path)/template", [("stage", "fellow")]).status == 303)
            }
            #expect(try await Self.worksheet(site).steps.count == 8)
            let asked = try await browser.post(
                "\(Self.path)/reflections", [("reflection", "Mr Smith of 01.02.1950 taught me."), ("submission", "r")])
            #expect(asked.status == 422 && asked.text.contains("It identifies no patient"))
            #expect(asked.text.contains("Mr Smith of 01.02.1950"))
            for _ in 1...2 {
                let kept = try await browser.post(
                    "\(Self.path)/reflections",
                    [
                        ("reflection", "Mr Smith of 01.02.1950 taught me."), ("submission", "r"),
                        ("identifies-nobody", "yes"),
                    ])
                #expect(kept.status == 303)
            }
            #expect(try await Self.worksheet(site).reflections.count == 1)
            #expect(try await browser.get(Self.path).text.contains("Add to my CPD log"))
            let number = try await Self.worksheet(site).reflections[0].number
            let question = try await browser.get("\(Self.path)/reflections/\(number)/removal").text
            #expect(question.contains("Remove a reflection?") && question.contains("taught me."))
            #expect(try await Self.worksheet(site).reflections.count == 1)
            let ann = browser.fresh()
            try await ann.signIn("ann")
            #expect(try await ann.get("\(Self.path)/reflections/\(number)/removal").status == 404)
            #expect(try await browser.post("\(Self.path)/reflections/\(number)/removal").status == 303)
            #expect(try await Self.worksheet(site).reflections.isEmpty)
            #expect(try await browser.post("\(Self.path)/reminders/removal").status == 303)
            #expect(try await browser.get(Self.path).text.contains("does not remind you"))
            #expect(try await browser.post("\(Self.path)/reminders").status == 303)
            #expect(try await browser.get(Self.path).text.contains("Your digest reminds you"))
        }
    }

    @Test("A done step begins an entry of the CPD log, once")
    func logged() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post("\(Self.path)/steps", Self.step(["state": "done"]))
            #expect(try await browser.get(Self.path).text.contains("/settings/cpd?worksheet=step-1#activity"))
            let form = try await browser.get("/settings/cpd?worksheet=step-1")
            #expect(
                form.text.contains("Mentors, coaches and sponsors: Ask Vera") && form.hidden("worksheet") == "step-1")
            let entry = form.fields.typing("minutes", "45").typing("learned", "To ask.").typing("day", "2026-09-20")
            #expect(try await browser.post("/settings/cpd", entry).status == 303)
            #expect(try await browser.get(Self.path).text.contains("In your CPD log"))
            let twice = try await browser.post(
                "/settings/cpd", entry.typing("submission", "x").typing("learned", "More"))
            #expect(twice.status == 409 && twice.text.contains("More"))
            let other = browser.fresh()
            try await other.signIn("ann")
            #expect(try await other.get("/settings/cpd?worksheet=step-1").status == 404)
        }
    }

    @Test("The map and the list are narrowed to the ties that serve a goal")
    func filtered() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            for name in ["Vera Wu", "Ike Obi"] {
                let fields = NetworkPageTests.fields(["name": name, "submission": name])
                #expect(try await browser.post("/network/ties", fields).status == 303)
            }
            #expect(try await !browser.get("/network").text.contains("Serves the goal"))
            _ = try await browser.post("\(Self.path)/goals", Self.goal(["ties": "1"]))
            #expect(try await browser.get(Self.path).text.contains("Served by Vera Wu"))
            for (query, count) in [("goal=1", 1), ("goal=99", 2), ("goal=x", 2), ("goal=1&topic=none", 0)] {
                let page = try await browser.get("/network?\(query)").text
                #expect(page.matches(of: /<tr id="tie-/).count == count, "\(query)")
                #expect(page.contains("ties fit that.") == ["goal=1", "goal=1&topic=none"].contains(query), "\(query)")
            }
        }
    }
}
