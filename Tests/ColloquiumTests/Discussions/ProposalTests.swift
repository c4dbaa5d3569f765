import Foundation
import Testing

@testable import Colloquium

@Suite("The form that brings an article to a club")
struct ProposalTests {
    private var entry: Discussion.Entry {
        var entry = Discussion.Entry()
        entry.club = "3"
        entry.why = "We give fluids to all.\r\n"
        entry.studyDesign = "randomised-trial"
        entry.tags = "#Sepsis, sepsis, IV fluids"
        return entry
    }

    @Test("makes a proposal: a week from now, tags once each")
    func valid() throws {
        let proposal = try Discussion.Proposal(entry, render: rendered)
        #expect(proposal.club == 3)
        #expect(proposal.why == Prose(source: "We give fluids to all.", html: "<p>We give fluids to all.</p>"))
        #expect(proposal.timing == .opening(nil, days: 7))
        #expect(proposal.tags.map(\.rawValue) == ["sepsis", "iv-fluids"])
    }

    @Test(
        "refuses each field at its own place",
        arguments: [
            (\Discussion.Entry.club, "", "club"), (\.club, "x", "club"), (\.why, " \n ", "why"),
            (\.why, String(repeating: "a", count: 4_001), "why"), (\.studyDesign, "", "study-design"),
            (\.studyDesign, "anecdote", "study-design"), (\.window, "1", "window"), (\.window, "29", "window"),
            (\.window, "seven", "window"), (\.window, "99999999999999999999", "window"),
            (\.window, "999999999999999999", "window"),
            (\.opensOn, "2027-01-31", "opens-at"), (\.opensAt, "18:00", "opens-on"),
            (\.tags, (1...11).map { "tag\($0)" }.joined(separator: ","), "tags"),
        ] as [(TypedField<Discussion.Entry>, String, String)])
    func refusals(_ key: TypedField<Discussion.Entry>, _ value: String, _ field: String) {
        var wrong = entry
        wrong[keyPath: key] = value
        #expect(
            refusedFields { () throws(Refusal) in _ = try Discussion.Proposal(wrong, render: rendered) }
                == [field])
    }

    @Test("takes the shortest and the longest window", arguments: ["2", "28", " 7 "])
    func limits(_ window: String) throws {
        var typed = entry
        typed.window = window
        _ = try Discussion.Proposal(typed, render: rendered)
    }

    @Test("tells that the opening is over beside what else is wrong, and of a day or an hour that is none nothing more")
    func past() throws {
        var typed = entry
        typed.window = "40"
        let now = try #require(WallTime(day: "2026-12-01", hour: "12:00")).instant(in: "UTC")
        for (day, hour, fields) in [
            ("2026-11-30", "18:00", ["opens-on"]), ("2028-01-01", "18:00", ["opens-on"]), ("2026-12-02", "18:00", []),
            ("2026-11-30", "", []), ("", "", []),
        ] as [(String, String, [String])] {
            (typed.opensOn, typed.opensAt) = (day, hour)
            #expect(typed.openingProblems(in: "Europe/Dublin", at: now).map(\.field) == fields)
        }
    }

    @Test("takes an hour to open at, and says which part of it is none")
    func opening() throws {
        var typed = entry
        (typed.opensOn, typed.opensAt) = ("2027-01-31", "18:00")
        let opening = try #require(WallTime(day: "2027-01-31", hour: "18:00"))
        #expect(
            try Discussion.Proposal(typed, render: rendered).timing == .opening(opening, days: 7))
        (typed.opensOn, typed.opensAt) = ("tomorrow", "six")
        #expect(
            refusedFields { () throws(Refusal) in _ = try Discussion.Proposal(typed, render: rendered) }
                == ["opens-on", "opens-at"])
    }

    @Test(
        "is read from a draft that was kept before discussions opened at an hour, and opens at once only if it was to")
    func keptBefore() throws {
        for (wait, refused) in [("0", []), ("", []), ("2", ["opens-on"])] {
            let kept =
                #"{"club":"3","why":"w","studyDesign":"other","window":"7","opensIn":"\#(wait)","tags":""}"#
            let read = try JSONDecoder().decode(Discussion.Entry.self, from: Data(kept.utf8))
            #expect(read.club == "3" && read.opensOn.isEmpty)
            #expect(
                refusedFields { () throws(Refusal) in _ = try Discussion.Proposal(read, render: rendered) }
                    == refused)
        }
        #expect(try JSONDecoder().decode(Discussion.Entry.self, from: JSONEncoder().encode(entry)) == entry)
    }

    @Test(
        "takes tags in any spelling",
        arguments: [
            ("Primary-Care", "primary-care"), ("ÉTUDE", "etude"), ("covid19", "covid19"), ("a_b", "a-b"), ("!!!", nil),
            ("", nil), ("日本", nil), (String(repeating: "x", count: 50), String(repeating: "x", count: 40)),
        ] as [(String, String?)])
    func tags(_ raw: String, _ expected: String?) {
        #expect(Tag(rawValue: raw)?.rawValue == expected)
    }

    @Test("gives tags that read back as they are", arguments: ["Primary Care", "x-ray", "C. diff"])
    func tagsAgain(_ raw: String) throws {
        let tag = try #require(Tag(rawValue: raw))
        #expect(Tag(rawValue: tag.rawValue) == tag)
        #expect(Tag.list(tag.rawValue) == [tag])
    }
}

@Suite("Contributions")
struct ContributionTests {
    @Test("take every kind", arguments: Contribution.Kind.allCases)
    func kinds(_ kind: Contribution.Kind) throws {
        var entry = Contribution.Entry()
        entry.kind = kind.rawValue
        entry.body = " Small. "
        entry.submission = String(repeating: "s", count: 100)
        let critique = try Critique(entry, render: rendered)
        #expect(critique.kind == kind)
        #expect(critique.body == Prose(source: "Small.", html: "<p>Small.</p>"))
        #expect(critique.submission.count == 64)
    }

    @Test("refuse an unknown kind, no text and too much of it, at once")
    func refusals() {
        var entry = Contribution.Entry()
        #expect(refusedFields { () throws(Refusal) in _ = try Critique(entry, render: rendered) } == ["kind", "body"])
        entry.kind = "rant"
        entry.body = String(repeating: "a", count: Prose.limit + 1)
        #expect(refusedFields { () throws(Refusal) in _ = try Critique(entry, render: rendered) } == ["kind", "body"])
        entry.kind = "comment"
        entry.body = String(repeating: "a", count: Prose.limit)
        #expect(refusedFields { () throws(Refusal) in _ = try Critique(entry, render: rendered) } == [])
    }

    @Test("are edited by their author while the discussion is open, and withdrawn by those answerable for it")
    func rights() {
        func authorship(withdrawn: Bool) -> Authorship { Authorship(author: 2, isWithdrawn: withdrawn) }
        let author = Reader.clubMember
        for reader in Reader.allCases {
            for stage in Stage.allCases {
                #expect(
                    authorship(withdrawn: false).isEditable(
                        by: reader.viewer, stage: stage, at: Instant(rawValue: 0))
                        == (reader == author && stage.takesContributions))
            }
            #expect(
                authorship(withdrawn: false).isWithdrawable(by: reader.viewer, club: 7)
                    == [author, .facilitator, .moderator, .administrator].contains(reader))
            #expect(!authorship(withdrawn: true).isWithdrawable(by: reader.viewer, club: 7))
            #expect(
                !authorship(withdrawn: true).isEditable(
                    by: reader.viewer, stage: .open, at: Instant(rawValue: 0)))
        }
    }

    @Test("are edited for a week where they came late")
    func lateEditing() {
        let viewer = Reader.clubMember.viewer
        let late = Authorship(author: 2, isWithdrawn: false, lateSince: Instant(rawValue: 0))
        let end = Instant(rawValue: 0) + .days(7)
        #expect(late.isEditable(by: viewer, stage: .synthesis, at: end - .seconds(1)))
        #expect(!late.isEditable(by: viewer, stage: .archived, at: end))
        let gone = Authorship(author: 2, isWithdrawn: true, lateSince: Instant(rawValue: 0))
        #expect(!gone.isEditable(by: viewer, stage: .synthesis, at: Instant(rawValue: 0)))
        #expect(!late.isEditable(by: Reader.facilitator.viewer, stage: .synthesis, at: Instant(rawValue: 0)))
    }

    @Test("are edited until the archive where a reader asks for a reference")
    func owedReference() {
        let viewer = Reader.clubMember.viewer
        let asked = Authorship(author: 2, isWithdrawn: false, owesReference: true)
        let now = Instant(rawValue: 0)
        let stages = Stage.allCases.filter { asked.isEditable(by: viewer, stage: $0, at: now) }
        #expect(stages == [.open, .closing, .synthesis])
        #expect(!asked.isEditable(by: Reader.facilitator.viewer, stage: .synthesis, at: now))
        let gone = Authorship(author: 2, isWithdrawn: true, owesReference: true)
        #expect(!gone.isEditable(by: viewer, stage: .synthesis, at: now))
    }
}
