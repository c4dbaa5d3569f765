import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("Discussions to keep elsewhere")
struct ExportTests {
    private static let endings = ["export.md", "export.json", "print"]

    @Test("Every export has the article, the words of contributions and the works they name, and nothing withdrawn")
    func whole() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("A [trial] of fluids")
        let first = try await site.addContribution("Compare doi:10.1000/other, please.", to: discussion)
        let second = try await site.addContribution("Okapi of doi:10.1000/hidden.", to: discussion)
        try await site.store.withdraw(second, by: site.store.viewer(site.author), at: site.clock.now)
        try await site.test { browser in
            for ending in Self.endings {
                let text = try await browser.get("/discussions/\(discussion)/\(ending)").text
                #expect(text.contains("It may help."), "\(ending)")
                #expect(text.contains("http://test.example/contributions/\(first)"), "\(ending)")
                #expect(text.contains("10.1000/other") && text.contains("10.1000/trial"), "\(ending)")
                #expect(!text.contains("Okapi") && !text.contains("10.1000/hidden"), "\(ending)")
            }
            let markdown = try await browser.get("/discussions/\(discussion)/export.md")
            #expect(markdown.headers[.contentDisposition] == "attachment; filename=\"discussion-\(discussion).md\"")
            #expect(markdown.text.hasPrefix("# A \\[trial\\] of fluids\n"))
            #expect(markdown.text.contains("*Withdrawn.*"))
            #expect(markdown.text.contains("\n> Compare doi:10.1000/other, please.\n"), "In a block of its own.")
            let json = try await browser.get("/discussions/\(discussion)/export.json").text
            let file = try #require(
                try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: any Sendable])
            #expect(file["schema"] as? String == "colloquium.discussion" && file["version"] as? Int == 1)
            for ending in ["ris", "bib", "json"] {
                let works = try await browser.get("/discussions/\(discussion)/references.\(ending)").text
                #expect(works.contains("10.1000/other") && works.contains("10.1000/trial"))
                #expect(!works.contains("10.1000/hidden"))
            }
        }
    }

    @Test("What only members may read is exported for nobody else; a record in it is not told of outside")
    func closed() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Inside", .members)
        let inner = try await site.addDiscussion("Secret okapi", doi: "10.1000/in", in: club)
        let open = try await site.addDiscussion("Trial")
        _ = try await site.addContribution("See doi:10.1000/in.", to: open)
        try await site.test { browser in
            for ending in Self.endings + ["references.ris"] {
                #expect(try await browser.get("/discussions/\(inner)/\(ending)").status == 404)
                let text = try await browser.get("/discussions/\(open)/\(ending)").text
                #expect(text.contains("10.1000/in") && !text.contains("Secret okapi"), "\(ending)")
            }
            try await browser.signIn("mel")
            for ending in Self.endings + ["references.ris"] {
                #expect(try await browser.get("/discussions/\(open)/\(ending)").text.contains("Secret okapi"))
            }
        }
    }

    @Test("A retraction is told at once in every export, of the article and of a work named in it")
    func retracted() async throws {
        let site = try await TestSite()
        let trial = try await site.addDiscussion()
        let other = try await site.addDiscussion("Another trial", doi: "10.1000/other")
        _ = try await site.addContribution("As doi:10.1000/trial says.", to: other)
        try await site.test { browser in
            for ending in Self.endings + ["references.ris", "references.bib", "references.json"] {
                for number in [trial, other] {
                    #expect(
                        try await !browser.get("/discussions/\(number)/\(ending)").text.lowercased()
                            .contains("retract"))
                }
            }
            try await site.claim(1, .pubMed, "", "10.1000/trial", relations: [(.retractedBy, "PMID:99")])
            for ending in Self.endings + ["references.ris", "references.bib", "references.json", "citation.ris"] {
                let text = try await browser.get("/discussions/\(trial)/\(ending)").text
                #expect(text.lowercased().contains("retracted"), "\(ending)")
            }
            for ending in Self.endings + ["references.ris", "references.bib", "references.json"] {
                let text = try await browser.get("/discussions/\(other)/\(ending)").text
                #expect(text.lowercased().contains("retracted"), "\(ending)")
            }
        }
    }

    @Test(
        "Every export has appraisals, how practice changed, questions with what answers rest on, and nothing withdrawn")
    func surroundings() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        let author = try await site.store.viewer(site.author)
        var appraisal = Appraisal.Entry()
        (appraisal.population, appraisal.studyDesign) = ("Adults with okapis", "randomised-trial")
        _ = try await site.store.saveAppraisal(
            Appraisal(appraisal), of: discussion, revising: 0, by: author, at: site.clock.now)
        let answer = PracticeAnswer(change: .no, why: "Secret reasons")
        try await site.store.answerPractice(answer, .before, in: discussion, by: author, at: site.clock.now)
        var asked = Question.Entry()
        (asked.title, asked.nature, asked.discussion) = ("Is it zebras?", "clinical", discussion.description)
        (asked.club, asked.submission) = ("1", "q")
        let question = try await site.store.ask(Question.Draft(asked) { $0 }, by: author, at: site.clock.now)
        _ = try await site.addAnswer(to: question)
        let gone = try await site.addAnswer(to: question, saying: "Gnu.", restingOn: "10.1000/gnu")
        try await site.store.withdraw(gone, by: author, at: site.clock.now)
        site.clock.move(.hours(146))
        try await site.store.answerPractice(
            PracticeAnswer(change: .yes, why: ""), .after, in: discussion, by: author, at: site.clock.now)
        try await site.test { browser in
            for (ending, moved) in [
                ("export.md", "- No before, yes after: 1"), ("print", "No before, yes after: 1"),
                ("export.json", "\"before\" : \"no\""),
            ] {
                let text = try await browser.get("/discussions/\(discussion)/\(ending)").text
                for words in ["Adults with okapis", "Is it zebras?", "Yes.", "10.1000/evidence", moved] {
                    #expect(text.contains(words), "\(ending): \(words)")
                }
                for words in ["Gnu", "10.1000/gnu", "Secret reasons"] { #expect(!text.contains(words), "\(ending)") }
            }
            for ending in ["ris", "bib", "json"] {
                let works = try await browser.get("/discussions/\(discussion)/references.\(ending)").text
                #expect(works.contains("10.1000/evidence") && !works.contains("10.1000/gnu"))
            }
        }
    }

    @Test("Of a poll every export has what everybody may see, whoever asks for it", arguments: [true, false])
    func polls(_ isClosed: Bool) async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion()
        try await site.store.join(1, by: site.store.viewer(site.member), at: site.clock.now)
        try await site.test { browser in
            let fay = browser.fresh()
            try await fay.signIn("fay")
            let asked = try await fay.post(
                "/clubs/1/polls",
                PollPageTests.asked + [("discussion", discussion.description), ("anonymous", "yes")])
            #expect(asked.status == 303)
            try await browser.signIn("mel")
            let voted = try await browser.post("/polls/1/vote", PollPageTests.voted, visiting: asked.location)
            #expect(voted.status == 303)
            if isClosed { try await site.store.close(1, by: site.store.viewer(site.facilitator), at: site.clock.now) }
            site.clock.move(.minutes(1))
            for ending in Self.endings {
                for reader in [browser, fay, browser.fresh()] {
                    let text = try await reader.get("/discussions/\(discussion)/\(ending)").text
                    #expect(text.contains("Would you start vasopressors early?"), "\(ending)")
                    #expect(text.contains("disagree") == isClosed, "\(ending)")
                }
                let file = try await browser.fresh().get("/discussions/\(discussion)/\(ending)").text
                #expect(!file.contains("Mel"), "\(ending)")
            }
        }
    }
}
