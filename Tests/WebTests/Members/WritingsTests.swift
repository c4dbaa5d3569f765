import Colloquium
import Foundation
import HTTPTypes
import Store
import Testing

@testable import Web

@Suite("A member's own writings as files")
struct WritingsTests {
    @Test("have their contributions and appraisals, and neither another's nor what was withdrawn")
    func own() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial of [fluids]")
        let mine = try await site.addContribution("Mine alone.", to: discussion, by: site.member)
        let gone = try await site.addContribution("Okapi.", to: discussion, by: site.member)
        _ = try await site.addContribution("By Ann.", to: discussion)
        let viewer = try await site.store.viewer(site.member)
        try await site.store.withdraw(gone, by: viewer, at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let fields = [("population", "Adults in shock"), ("study-design", "randomised-trial")]
            let saved = try await browser.post(
                "/discussions/\(discussion)/appraisal", fields, visiting: "/discussions/\(discussion)/appraisal")
            #expect(saved.status == 303)
            for ending in ["md", "json"] {
                let file = try await browser.get("/settings/writings.\(ending)")
                #expect(file.headers[.cacheControl] == "private, no-store")
                #expect(file.text.contains("Mine alone.") && file.text.contains("Adults in shock"), "\(ending)")
                #expect(file.text.contains("http://test.example/contributions/\(mine)"), "\(ending)")
                #expect(!file.text.contains("Okapi") && !file.text.contains("By Ann."), "\(ending)")
            }
            #expect(try await browser.get("/settings/account").text.contains("href=\"/settings/writings.md\""))
        }
    }

    @Test("have their questions, answers and words on practice, with tags, and the syntheses that name them")
    func whole() async throws {
        let site = try await TestSite()
        let discussion = try await site.addDiscussion("Trial")
        let viewer = try await site.store.viewer(site.author)
        var asked = Question.Entry()
        (asked.title, asked.nature, asked.club, asked.tags) = ("Does it work?", "clinical", "1", "shock")
        asked.submission = Token().text
        let question = try await site.store.ask(Question.Draft(asked) { $0 }, by: viewer, at: site.clock.now)
        let answer = try await site.addAnswer(to: question)
        let named = try await site.addContribution("A point.", to: discussion)
        let quoted = try await site.addContribution("Another.", to: discussion)
        let facilitator = try await site.store.viewer(site.facilitator)
        try await site.store.answerPractice(
            PracticeAnswer(change: .notSure, why: "I would wait."), .before, in: discussion, by: viewer,
            at: site.clock.now)
        site.clock.move(.days(8))
        let text = "As #\(named) says.\n\n> #\(quoted)"
        try await site.store.saveSynthesis(
            Prose(source: text, html: "<p>x</p>"), of: discussion, by: facilitator, at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("ann")
            let json = try await browser.get("/settings/writings.json").text
            for part in [
                "\"trials\"", "\"shock\"", "Does it work?", "http://test.example/questions/\(question)",
                "http://test.example/answers/\(answer)", "\"doi:10.1000/evidence\"", "I would wait.", "not-sure",
            ] { #expect(json.contains(part), "\(part)") }
            let credits = try #require(json.firstRange(of: "\"credits\""))
            let credited = json[credits.lowerBound...]
            #expect(credited.contains("contributions/\(named)\"") && !credited.contains("contributions/\(quoted)\""))
            let file = try await browser.get("/settings/writings.md").text
            for part in [
                "## Questions", "## Answers", "before the discussion: not sure", "> I would wait.", "Tags: trials",
                "“Trial”, for #\(named)", "- doi:10.1000/evidence",
            ] { #expect(file.contains(part), "\(part)") }
            try await browser.signIn("fay")
            let hers = try await browser.get("/settings/writings.json").text
            #expect(hers.contains(/"isAuthor"\s*:\s*true/) && !hers.contains("A point."))
        }
    }

    @Test("name the panels a member is on, and their votes with reasons")
    func votes() async throws {
        let site = try await TestSite()
        let fay = try await site.store.viewer(site.facilitator)
        var panel = Panel.Entry()
        (panel.topic, panel.purpose, panel.submission) = ("Sepsis", "Two polls.", "p")
        _ = try await site.store.make(
            Panel.Draft(panel, at: site.clock.now, in: "UTC") { $0 }, in: 1, by: fay, at: site.clock.now)
        try await site.store.invite([site.member], to: 1, by: fay, at: site.clock.now) {
            OutgoingMail(messageID: Token().text, kind: "panel", recipient: $0.recipient, message: [])
        }
        try await site.store.takeSeat(
            on: 1, stating: "I led SQUEEZE.", by: site.store.viewer(site.member), at: site.clock.now)
        var poll = Poll.Entry()
        (poll.question, poll.options, poll.panel, poll.submission) = ("Early?", "Yes\nNo, later", "1", "q")
        let draft = try Poll.Draft(poll) { $0 }
        let number = try await site.store.ask(draft, in: 1, by: fay, at: site.clock.now)
        var vote = Vote.Entry()
        (vote.choices, vote.rationale, vote.competingInterests) = (["1"], "Two trials *agree*.", "none")
        vote.references = "10.1000/182"
        try await site.store.vote(
            Vote(vote, on: draft.terms) { $0 }, in: number, over: 1, changing: nil,
            by: site.store.viewer(site.member),
            at: site.clock.now)
        _ = try await site.store.remark(
            Prose(source: "What of *children*?", html: ""), on: number, inReplyTo: nil, submission: "r",
            by: site.store.viewer(site.member), at: site.clock.now)
        let answer = try await site.addAnswer(to: site.addQuestion())
        try await site.store.judge(
            answer, PanelJudgement(endorses: true, competingInterest: ""), for: 1,
            by: site.store.viewer(site.member), at: site.clock.now)
        try await site.test { browser in
            try await browser.signIn("mel")
            let json = try await browser.get("/settings/writings.json").text
            for part in [
                "\"Sepsis\"", "I led SQUEEZE.", "No, later", "Two trials *agree*.", "\"doi:10.1000/182\"",
                "http://test.example/polls/1", "http://test.example/answers/1",
                "http://test.example/polls/1#remark-1", "What of *children*?",
            ] { #expect(json.contains(part), "\(part)") }
            let file = try await browser.get("/settings/writings.md").text
            for part in [
                "## Panels", "“Sepsis”. Competing interests: I led SQUEEZE.",
                "### To “Early?”, put to the panel “Sepsis”",
                "No, later", "> Two trials *agree*.", "## Answers I judged for a panel",
                "### Under “Early?”", "> What of *children*?",
            ] { #expect(file.contains(part), "\(part): \(file)") }
        }
    }

    @Test("do not say what is discussed where the member may read no more")
    func left() async throws {
        let site = try await TestSite()
        let club = try await site.addClub("Hidden", .closed)
        let discussion = try await site.addDiscussion("Secret title", doi: "10.1000/s", in: club, by: site.facilitator)
        _ = try await site.addContribution("My words.", to: discussion, by: site.facilitator)
        let member = try await site.store.member(site.facilitator)
        let outside = Viewer(member: site.facilitator, role: .member, clubs: [:])
        let own = try await site.store.writings(of: member, for: outside)
        #expect(own.contributions.map(\.contribution.body.source) == ["My words."])
        #expect(own.contributions.map(\.place.title) == [""])
        let inside = try await site.store.writings(of: member, for: site.store.viewer(site.facilitator))
        #expect(inside.contributions.map(\.place.title) == ["Secret title"])
    }
}
