import Testing

@testable import Colloquium

@Suite("The form for a poll")
struct PollDraftTests {
    private func entry(_ change: (inout Poll.Entry) -> Void = { _ in }) -> Poll.Entry {
        var entry = Poll.Entry()
        entry.question = "Would you start vasopressors early?"
        entry.options = "Yes\nNo\n\n"
        entry.submission = "s"
        change(&entry)
        return entry
    }

    private func problems(_ change: (inout Poll.Entry) -> Void) -> [String] {
        do {
            _ = try Poll.Draft(entry(change)) { $0 }
            return []
        } catch { return error.problems.map(\.field) }
    }

    @Test("keeps options in their order, without empty lines")
    func options() throws {
        #expect(try Poll.Draft(entry()) { $0 }.terms.options == ["Yes", "No"])
    }

    @Test("asks for no options where votes are a number or words")
    func withoutOptions() throws {
        #expect(problems { $0.form = "scale" } == ["options"], "They would be lost.")
        let draft = try Poll.Draft(
            entry {
                $0.form = "scale"
                $0.options = ""
            }
        ) { $0 }
        #expect(draft.terms.options.isEmpty && draft.terms.form == .scale)
    }

    @Test(
        "says what is wrong with the options",
        arguments: [
            "", "Only one", "Yes\nyes", (1...13).map { "Option \($0)" }.joined(separator: "\n"),
            "Yes\n" + String(repeating: "n", count: 201),
        ])
    func wrongOptions(_ options: String) {
        #expect(problems { $0.options = options } == ["options"])
    }

    @Test("says everything that is wrong at once")
    func everything() {
        let found = problems { entry in
            entry.question = " "
            entry.form = "show of hands"
            entry.disclosure = ""
            entry.days = "0"
        }
        #expect(found == ["question", "form", "disclosure", "days"])
    }

    @Test("asks about what looks like a patient, until its author says that it is none")
    func patients() {
        #expect(problems { $0.details = "Patient Smith, MRN 1234567" } == ["identifies-nobody"])
        #expect(
            problems {
                $0.details = "Patient Smith, MRN 1234567"
                $0.identifiesNobody = "yes"
            }.isEmpty)
    }

    @Test("closes at the same hour of the club’s clocks, also where they are put back between")
    func closing() throws {
        let draft = try Poll.Draft(entry()) { $0 }
        let now = try #require(WallTime(day: "2026-10-20", hour: "09:00")).instant(in: "Europe/Dublin")
        let closing = draft.closing(from: now, in: "Europe/Dublin")
        #expect(Span.between(now, closing) == .hours(7 * 24 + 1))
        #expect(WallTime(closing, in: "Europe/Dublin") == WallTime(day: "2026-10-27", hour: "09:00"))
    }
}
