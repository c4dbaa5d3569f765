import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What belongs to contributing")
struct ContributingTests {
    private func draft(
        _ text: String, in discussion: Number<Discussion>, to parent: Number<Contribution>? = nil
    ) throws -> ContributionDraft {
        var entry = Contribution.Entry()
        entry.kind = "limitation"
        entry.body = text
        return try ContributionDraft(discussion: discussion, parent: parent, entry)
    }

    @Test("drafts wait, one in each place, are another's business to nobody, and go when they are posted")
    func drafts() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let first = try await society.say("One.", in: discussion, by: society.ada)
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        for text in ["Smal", "Small."] {
            try await store.save(draft(text, in: discussion), by: ben, at: Society.start)
        }
        try await store.save(draft("No.", in: discussion, to: first), by: ben, at: Society.start + .minutes(1))
        #expect(try await store.contributionDrafts(of: ben).map(\.body) == ["No.", "Small."])
        #expect(try await store.state(of: discussion, for: ben).draftText == "Small.")
        let ada = try await society.viewer(society.ada)
        #expect(try await store.contributionDrafts(of: ada).isEmpty)
        #expect(try await store.contributionDrafts(of: .visitor).isEmpty)
        try await society.say("Small.", in: discussion, by: society.ben)
        #expect(try await store.contributionDrafts(of: ben).map(\.body) == ["No."])
        try await store.save(draft("  ", in: discussion, to: first), by: ben, at: Society.start)
        #expect(try await store.contributionDrafts(of: ben).isEmpty, "An emptied draft is discarded.")
    }

    @Test("drafts are kept up to a hundred, and where the writer may read")
    func bounds() async throws {
        let society = try await Society()
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        let discussion = try await society.post("Fluids", by: society.ada)
        for index in 0..<(ContributionDraft.limit + 3) {
            let parent = try await society.say("\(index)", in: discussion, by: society.ada)
            try await store.save(
                draft("Reply \(index)", in: discussion, to: parent), by: ben, at: Society.start + .minutes(index))
        }
        let kept = try await store.contributionDrafts(of: ben)
        #expect(kept.count == ContributionDraft.limit && kept.first?.body == "Reply 102")
        await #expect(throws: Refusal.self) {
            try await store.save(draft("A", in: 99), by: ben, at: Society.start)
        }
        await #expect(throws: Refusal.self) {
            try await store.save(draft("A", in: discussion), by: .visitor, at: Society.start)
        }
    }

    @Test("a draft that arrives after its text was posted is not kept again")
    func overtaken() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        var entry = Contribution.Entry()
        entry.kind = "comment"
        entry.body = "Small."
        entry.submission = "form-1"
        _ = try await store.contribute(
            Critique(entry) { $0 }, to: discussion, inReplyTo: nil, by: ben, at: Society.start)
        try await store.save(
            ContributionDraft(discussion: discussion, parent: nil, entry), by: ben, at: Society.start)
        #expect(try await store.contributionDrafts(of: ben).isEmpty)
    }

    @Test("a renamed member's declaration is shown under the new name")
    func renamed() async throws {
        let society = try await Society()
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        let discussion = try await society.post("Fluids", by: society.ada)
        try await store.declare(
            Declaration(competingInterests: "", aiUse: ""), in: discussion, by: ben, at: Society.start)
        let before = try await store.thread(of: discussion, for: ben, edition: "").version
        try await society.store.database.write {
            try $0.execute(sql: "UPDATE members SET name = 'Benedict' WHERE name = 'Ben'")
        }
        #expect(try await store.thread(of: discussion, for: ben, edition: "").version > before)
    }

    @Test("declarations stand once for a member and discussion, and change what their contributions show")
    func declarations() async throws {
        let society = try await Society()
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        let discussion = try await society.post("Fluids", by: society.ada)
        let number = try await society.say("One.", in: discussion, by: society.ben)
        let before = try await store.thread(of: discussion, for: ben, edition: "").version
        for interests in ["Shares in X", "None of note"] {
            try await store.declare(
                Declaration(competingInterests: interests, aiUse: ""), in: discussion, by: ben, at: Society.start)
        }
        // A form that was opened before takes nothing of it away.
        try await store.declare(
            Declaration(competingInterests: "", aiUse: "All"), in: discussion, onlyFirst: true, by: ben,
            at: Society.start)
        let declared = try await store.declarations(in: discussion, for: .visitor)
        #expect(declared.map(\.aiUse) == [""])
        #expect(declared.map(\.competingInterests) == ["None of note"] && declared.map(\.name) == ["Ben"])
        #expect(try await store.contribution(number, for: .visitor).declaration?.competingInterests == "None of note")
        #expect(try await store.thread(of: discussion, for: ben, edition: "").version > before)
        await #expect(throws: Refusal.self) {
            try await store.declare(
                Declaration(competingInterests: "", aiUse: ""), in: discussion, by: .visitor, at: Society.start)
        }
    }

    @Test("late contributions are taken where the club takes them, knowingly, and are marked")
    func late() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let ben = try await society.viewer(society.ben)
        let after = Society.start + .days(29)
        func contribute(_ late: String) async throws -> Number<Contribution> {
            var entry = Contribution.Entry()
            entry.kind = "comment"
            entry.body = "Late."
            entry.late = late
            entry.submission = Token().text
            return try await society.store.contribute(
                Critique(entry) { $0 }, to: discussion, inReplyTo: nil, by: ben, at: after)
        }
        await #expect(throws: Refusal.self) { _ = try await contribute("yes") }
        try await society.store.database.write { try $0.execute(sql: "UPDATE clubs SET takes_late = 1") }
        await #expect(throws: Refusal.self, "Nobody comes late without knowing.") { _ = try await contribute("") }
        let number = try await contribute("yes")
        #expect(try await society.store.contribution(number, for: ben).isLate)
        let punctual = try await society.say("In time.", in: discussion, by: society.ben)
        #expect(try await !society.store.contribution(punctual, for: ben).isLate)
    }

    @Test("a draft goes with its own form or its own words, and with nothing that comes by mail")
    func otherForms() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        func keep() async throws {
            var entry = Contribution.Entry()
            entry.body = "Two thousand characters."
            entry.submission = "form-1"
            let draft = try ContributionDraft(discussion: discussion, parent: nil, entry)
            try await store.save(draft, by: ben, at: Society.start)
        }
        func post(_ text: String, _ form: String, filledAt: Instant? = nil, byMail: Bool = false) async throws {
            var entry = Contribution.Entry()
            entry.kind = "comment"
            entry.body = text
            entry.submission = form
            entry.draft = filledAt.map { "\($0.rawValue)" } ?? ""
            _ = try await store.contribute(
                Critique(entry) { $0 }, to: discussion, inReplyTo: nil, by: ben,
                within: byMail ? PostingLimit(posts: 9, in: .days(1)) : nil,
                at: Society.start)
        }
        let isKept = { try await !store.contributionDrafts(of: ben).isEmpty }
        try await keep()
        try await post("Agreed.", "mail 1", byMail: true)
        try await post("Two thousand characters.", "mail 2", byMail: true)
        try await post("Another tab.", "form-2")
        #expect(try await isKept())
        try await post("Two thousand characters.", "form-3")
        #expect(try await !isKept(), "The same words.")
        try await keep()
        try await post("Two thousand characters, and more.", "form-4", filledAt: Society.start)
        #expect(try await !isKept(), "It was filled with them.")
        try await keep()
        try await post("Something else in the end.", "form-1")
        #expect(try await !isKept(), "Its own form.")
    }

    @Test("what was committed while somebody opened the page is new to them")
    func visitBetween() async throws {
        let society = try await Society()
        let discussion = try await society.post("Fluids", by: society.ada)
        let (store, ben) = (society.store, try await society.viewer(society.ben))
        let visit = ReadingMark(newSince: nil, visitedAt: Society.start + Span(milliseconds: 20))
        try await store.note(visit, of: discussion, by: society.ben)
        // It was sent before that visit and had to wait.
        let number = try await society.say("One.", in: discussion, by: society.ada)
        let written = try await store.contribution(number, for: ben).writtenAt
        let back = ReadingMark.opened(at: Society.start + .hours(5), after: visit)
        #expect(back.isNew(written, by: society.ada, to: society.ben))
        let state = try await store.state(of: discussion, for: ben)
        try await society.say("Two.", in: discussion, by: society.ada)
        let later = ReadingMark.opened(at: Society.start + .hours(1), after: visit)
        try await store.note(later, of: discussion, by: society.ben, seeing: state.version)
        #expect(try await store.state(of: discussion, for: ben).mark == visit, "They did not see the second.")
    }
}
