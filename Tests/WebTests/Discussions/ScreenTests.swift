import Colloquium
import Store
import Testing

@testable import Web

/// A form whose words others read.
struct ScreenedForm: Sendable, CustomTestStringConvertible {
    let path: String
    let field: String
    var fields: [(String, String)] = []
    var form: String?
    /// When the discussion opened.
    var days = 0
    var testDescription: String { "\(path) \(field)" }
}

@Suite("What may identify a patient, on forms")
struct ScreenTests {
    @Test("is shown before it is posted, with the text, and posted when its author says that it identifies nobody")
    func contributions() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let number = try await site.addContribution(to: discussion)
        try await site.test { browser in
            try await browser.signIn("ann")
            let typed = [("kind", "comment"), ("body", "Our patient, MRN 1234567, did well."), ("submission", "s")]
            for path in [
                "/discussions/1/contributions", "/contributions/\(number)/reply", "/contributions/\(number)/edit",
            ] {
                let form = typed + [("revision", "1")]
                let asked = try await browser.post(path, form, visiting: "/discussions/1-a-trial-of-something")
                #expect(asked.status == 422 && asked.text.contains("This may identify a patient: a record number"))
                #expect(
                    asked.text.contains("did well.</textarea>") && asked.text.contains("name=\"identifies-nobody\""))
                #expect(try await browser.post(path, form + [("identifies-nobody", "yes")]).status == 303)
            }
            let page = try await browser.get("/discussions/1-a-trial-of-something").text
            #expect(page.contains("MRN 1234567") && !page.contains("identifies-nobody"))
        }
    }

    @Test(
        "is shown before it is posted in an answer, too, and in what it says of its references",
        arguments: ["body", "references", "pointer-0", "quotation-0", "population-0", "finding-0"])
    func answers(field: String) async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let given = [
                ("body", "It does."), ("references", "10.1000/x"), ("source-0", "doi:10.1000/x"), ("submission", "s"),
            ]
            let words = "DOB 03/04/1961, as told."
            let typed =
                given.map { $0 == field ? ($0, $0 == "body" ? words : "\($1) \(words)") : ($0, $1) }
                + (given.contains { $0.0 == field } ? [] : [(field, words)])
            let answers = "/questions/\(question)/answers"
            for path in [answers, "/answers/1/edit"] {
                let asked = try await browser.post(path, typed, visiting: "/questions/1-does-it-work")
                #expect(asked.status == 422 && asked.text.contains("a date of birth (“DOB 03/04/1961”)"))
                #expect(asked.text.contains(words) && asked.text.contains("name=\"identifies-nobody\""))
                #expect(try await browser.post(path, typed + [("identifies-nobody", "yes")]).status == 303)
            }
        }
    }

    @Test("is shown before it is posted in what is said against an answer", arguments: ["doubts", "better-evidence"])
    func objections(kind: String) async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let answer = [("body", "It does."), ("references", "10.1000/x"), ("submission", "s")]
            let path = "/answers/1/\(kind)"
            #expect(
                try await browser.post(
                    "/questions/\(question)/answers", answer, visiting: "/questions/1-does-it-work"
                ).status == 303)
            try await browser.signIn("ann")
            let typed = [
                ("reference", kind == "doubts" ? "doi:10.1000/x" : "10.1000/y"),
                ("reason", "DOB 03/04/1961, as told."),
            ]
            let asked = try await browser.post(path, typed, visiting: path)
            #expect(asked.status == 422 && asked.text.contains("a date of birth (“DOB 03/04/1961”)"))
            #expect(asked.text.contains("as told.") && asked.text.contains("name=\"identifies-nobody\""))
            #expect(try await browser.post(path, typed + [("identifies-nobody", "yes")]).status == 303)
        }
    }

    private static let trial = [("study-design", "randomised-trial"), ("shown-design", "randomised-trial")]
    private static let brought = [("study-design", "randomised-trial"), ("window", "7")]
    private static let forms: [ScreenedForm] = [
        ScreenedForm(path: "/questions", field: "title", fields: asked, form: "/questions/new"),
        ScreenedForm(path: "/questions", field: "body", fields: asked + [("title", "Why?")], form: "/questions/new"),
        ScreenedForm(path: "/discussions/1/synthesis", field: "limitations", fields: [("do", "post")], days: 8),
        ScreenedForm(path: "/discussions/1/appraisal", field: "outcome", fields: trial),
        ScreenedForm(
            path: "/discussions/1/appraisal", field: "reason-rob2-missing",
            fields: trial + [("verdict-rob2-missing", "high")]),
        ScreenedForm(
            path: "/discussions/1/appraisal", field: "place-rob2-missing",
            fields: trial + [("verdict-rob2-missing", "high")]),
        ScreenedForm(
            path: "/discussions/1/appraisal", field: "note-imprecision",
            fields: trial + [("certainty", "low"), ("certainty-imprecision", "yes")]),
        ScreenedForm(
            path: "/discussions/1/practice", field: "why", fields: [("change", "yes"), ("time", "before")],
            form: "/discussions/1-a-trial-of-something"),
        ScreenedForm(path: "/discussions/1/prompts", field: "question", fields: [("day", "2")]),
        ScreenedForm(path: "/prompts/1/edit", field: "question", fields: [("day", "3")]),
        ScreenedForm(path: "/discussions/1/reading-note", field: "note", form: "/discussions/1/prompts"),
        ScreenedForm(path: "/discussions/1/declaration", field: "competing-interests"),
        ScreenedForm(path: "/discussions/1/declaration", field: "ai-use"),
        ScreenedForm(path: "/articles/1/discussions", field: "why", fields: brought),
        ScreenedForm(path: "/articles/1/proposal", field: "why"),
    ]
    private static let asked = [("nature", "clinical"), ("club", "1"), ("submission", "s")]

    @Test("is shown before it is saved in whatever else others read", arguments: forms)
    func everywhere(form: ScreenedForm) async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion(opensAt: site.clock.now - .days(form.days))
        if form.days == 0 { try await site.addPrompt(to: discussion, on: 2) }
        let other = try await site.addClub("Second", .everyone)
        try await site.test { browser in
            try await browser.signIn("fay")
            var typed = form.fields + [(form.field, "DOB 03/04/1961, as told.")]
            if form.path.hasPrefix("/articles") { typed.append(("club", other.description)) }
            let asked = try await browser.post(form.path, typed, visiting: form.form ?? form.path)
            #expect(asked.status == 422 && asked.text.contains("a date of birth (“DOB 03/04/1961”)"))
            #expect(asked.text.contains("DOB 03/04/1961, as told."), "What was typed stays.")
            #expect(asked.text.ranges(of: "id=\"identifies-nobody\"").count == 1)
            #expect(try await browser.post(form.path, typed + [("identifies-nobody", "yes")]).status == 303)
        }
    }

    @Test("is said of what is saved, not of what is typed beside it")
    func besides() async throws {
        let site = try await TestSite()
        _ = try await site.addDiscussion(opensAt: site.clock.now + .days(2))
        try await site.test { browser in
            try await browser.signIn("fay")
            let typed = [("note", "MRN 1234567"), ("day", "1"), ("question", "Tel 0123 4567890?")]
            let desk = "/discussions/1/prompts"
            let saved = try await browser.post(
                "/discussions/1/reading-note", typed + [("identifies-nobody", "yes")], visiting: desk)
            #expect(saved.status == 200 && !saved.text.contains("identifies-nobody"))
            #expect(try await browser.post(desk, typed).text.contains("a telephone number"))
        }
    }
}
