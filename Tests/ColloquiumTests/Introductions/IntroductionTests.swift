import Colloquium
import Testing

@Suite("An introduction")
struct IntroductionTests {
    private static func entry(_ change: (inout Introduction.Entry) -> Void = { _ in }) -> Introduction.Entry {
        var entry = Introduction.Entry()
        (entry.first, entry.second, entry.words) = ("9", "4", "You both teach handover.")
        (entry.wordsToFirst, entry.wordsToSecond, entry.submission) = ("For nine.", "For four.", "s")
        change(&entry)
        return entry
    }

    private static func fields(_ entry: Introduction.Entry) -> [String] {
        do {
            _ = try Introduction.Draft(entry)
            return []
        } catch {
            return error.problems.map(\.field)
        }
    }

    @Test("gives each of both their own words, whichever was chosen first")
    func order() throws {
        let draft = try Introduction.Draft(Self.entry())
        #expect(draft.one == 4 && draft.other == 9)
        #expect(draft.wordsToOne == "For four." && draft.wordsToOther == "For nine.")
    }

    @Test(
        "needs two people and words for both of them",
        arguments: [
            ("first", "", ["first"]), ("second", "x", ["second"]), ("second", "9", ["second"]),
            ("second", "-4", ["second"]), ("second", "99999999999999999999", ["second"]), ("words", "", []),
            ("words", String(repeating: "w", count: 1_501), ["words"]), ("words-first", " ", []),
            ("words-first", String(repeating: "w", count: 1_501), ["words-first"]),
            ("words", "Jane Doe, born 12.03.1951, MRN 12345678", ["identifies-nobody"]),
            ("words-second", "Jane Doe, born 12.03.1951, MRN 12345678", ["identifies-nobody"]),
        ])
    func wrong(_ field: String, _ value: String, _ expected: [String]) {
        let entry = Self.entry {
            switch field {
            case "first": $0.first = value
            case "second": $0.second = value
            case "words": $0.words = value
            case "words-first": $0.wordsToFirst = value
            default: $0.wordsToSecond = value
            }
        }
        #expect(Self.fields(entry) == expected)
    }

    @Test("lets no one of both go without words, and takes an author’s word that nobody is identified")
    func words() {
        #expect(Self.fields(Self.entry { ($0.words, $0.wordsToFirst) = ("", " ") }) == ["words"])
        #expect(Self.fields(Self.entry { ($0.words, $0.wordsToSecond) = ("", "") }) == ["words"])
        #expect(Self.fields(Self.entry { ($0.wordsToFirst, $0.wordsToSecond) = ("", "") }) == [])
        let screened = Self.entry { ($0.words, $0.identifiesNobody) = ("Jane Doe, born 12.03.1951", "yes") }
        #expect(Self.fields(screened) == [])
    }

    @Test("is answered with yes and a way to be reached, or with no")
    func answers() throws {
        func answer(_ word: String, _ contact: String) throws -> Introduction.Answer {
            var entry = Introduction.AnswerEntry()
            (entry.answer, entry.contact) = (word, contact)
            return try Introduction.Answer(entry)
        }
        #expect(try answer("yes", " me@example.org ") == .yes(contact: "me@example.org"))
        #expect(try answer("no", "me@example.org") == .no)
        for (word, contact) in [("yes", " "), ("yes", String(repeating: "c", count: 201)), ("", "c"), ("maybe", "c")] {
            #expect(throws: Refusal.self) { try answer(word, contact) }
        }
    }

    @Test("waits until its time is over whoever said what, unless both met")
    func states() {
        func state(met: Instant?, at now: Int64) -> Introduction.State {
            Introduction(
                number: 1, introducer: 1, one: 2, other: 3, words: "W", wordsToOne: "", wordsToOther: "",
                introducedAt: Instant(rawValue: 0), endsAt: Instant(rawValue: 10), metAt: met
            ).state(at: Instant(rawValue: now))
        }
        #expect(state(met: nil, at: 9) == .waiting && state(met: nil, at: 10) == .over)
        #expect(state(met: Instant(rawValue: 5), at: 9) == .met && state(met: Instant(rawValue: 5), at: 99) == .met)
    }

    @Test("is judged in words that are screened where the introducer may read them")
    func outcomes() throws {
        var entry = Introduction.OutcomeEntry()
        (entry.worth, entry.words) = ("partly", "Jane Doe, born 12.03.1951")
        #expect(try Introduction.Outcome(entry) == .init(.partly, words: entry.words, isShared: false))
        entry.isShared = "yes"
        #expect(throws: Refusal.self) { try Introduction.Outcome(entry) }
        entry.identifiesNobody = "yes"
        #expect(try Introduction.Outcome(entry).isShared)
        entry.worth = "very"
        #expect(throws: Refusal.self) { try Introduction.Outcome(entry) }
    }
}
