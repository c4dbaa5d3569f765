import Colloquium
import Testing

@Suite("What two agree on")
struct MentoringAgreementTests {
    private typealias Terms = MentoringAgreement.Terms

    private func agreement(
        _ terms: [(Terms.Content, Terms.Answer)], lastMet: String? = nil, endedAt: Instant? = nil
    ) -> MentoringAgreement {
        MentoringAgreement(
            number: 1, role: .coach, giver: MentoringScene.person(1), taker: MentoringScene.person(2),
            beganAt: Instant(rawValue: 0), lastMet: lastMet, endedAt: endedAt,
            terms: terms.enumerated().map { index, one in
                Terms(
                    number: Number(rawValue: Int64(index + 1)), content: one.0, proposedBy: 1,
                    proposedAt: Instant(rawValue: 0), answer: one.1)
            })
    }

    private func content(_ start: String = "2026-01-31", _ rhythm: Rhythm? = nil, until end: String? = nil)
        -> Terms.Content
    {
        Terms.Content(role: .coach, rhythm: rhythm, startsOn: start, endsOn: end)
    }

    @Test("is the last that both said yes to; meetings are due by its rhythm, counted from the last one")
    func due() {
        let terms = [
            (content(), Terms.Answer.agreed), (content("2026-01-31", Rhythm(1, .months)), .agreed),
            (content("2026-01-31", Rhythm(1, .weeks)), .proposed),
        ]
        #expect(agreement(terms).agreed?.number == 2 && agreement(terms).proposed?.number == 3)
        #expect(agreement(terms).meetingDue == "2026-02-28")
        #expect(agreement(terms, lastMet: "2026-02-10").meetingDue == "2026-03-10")
        #expect(agreement(terms, endedAt: Instant(rawValue: 1)).meetingDue == nil)
        #expect(agreement([(content(), .agreed)]).meetingDue == nil)
    }

    @Test("has goals of a length that is counted as everywhere, however few signs they seem to be")
    func length() throws {
        var entry = Terms.Entry()
        (entry.role, entry.startsOn) = ("coach", "2026-01-31")
        entry.goals = String(repeating: "a", count: 300)
        _ = try Terms.Draft(entry)
        entry.goals = "a" + String(repeating: "\u{301}", count: 600)
        #expect(throws: Refusal.self) { try Terms.Draft(entry) }
    }

    @Test("runs out after its last day, and goes on where there is none")
    func runsOut() {
        let bounded = agreement([(content(until: "2026-06-30"), .agreed)])
        #expect(!bounded.hasRunOut(on: "2026-06-30") && bounded.hasRunOut(on: "2026-07-01"))
        #expect(!agreement([(content(), .agreed)]).hasRunOut(on: "2999-01-01"))
    }

    @Test("has goals, a rhythm and days that make sense")
    func draft() throws {
        var entry = Terms.Entry()
        (entry.role, entry.goals, entry.startsOn) = ("coach", " Write a grant \n\n Give a talk", "2026-11-28")
        #expect(try Terms.Draft(entry).content.goals == ["Write a grant", "Give a talk"])
        func problems(_ change: (inout Terms.Entry) -> Void) -> [String] {
            var entry = entry
            change(&entry)
            do {
                _ = try Terms.Draft(entry)
                return []
            } catch { return error.problems.map(\.field) }
        }
        #expect(problems { $0.endsOn = "2026-11-27" } == ["ends-on"])
        #expect(problems { ($0.startsOn, $0.rhythmCount) = ("", "0") } == ["starts-on", "rhythm-count"])
        #expect(problems { $0.goals = Array(repeating: "g", count: 11).joined(separator: "\n") } == ["goals"])
        #expect(problems { $0.goals = "Jane Doe, born 12.03.1951, MRN 12345678" } == ["identifies-nobody"])
        #expect(problems { $0.role = "friend" } == ["role"])
    }

    @Test("An ask runs out by itself after thirty days")
    func lapses() {
        let asked = Instant(rawValue: 0)
        let ask = MentoringAsk(
            number: 1, role: .mentor, giver: MentoringScene.person(1), taker: MentoringScene.person(2), asker: 2,
            listing: 1, words: "Please", answer: .open, askedAt: asked, endsAt: asked + MentoringAsk.term)
        #expect(ask.answer(at: asked + .days(29)) == .open && ask.answer(at: asked + .days(30)) == .lapsed)
        #expect(ask.asked.number == 1 && ask.other(than: 1).number == 2)
    }
}
