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
        let closing = try draft.closing(from: now, in: "Europe/Dublin")
        #expect(Span.between(now, closing) == .hours(7 * 24 + 1))
        #expect(WallTime(closing, in: "Europe/Dublin") == WallTime(day: "2026-10-27", hour: "09:00"))
    }

    @Test("that is changed closes when it would have; where those days are over, more have to be given")
    func changed() throws {
        let draft = try Poll.Draft(entry()) { $0 }
        let asked = try #require(WallTime(day: "2026-11-20", hour: "09:00")).instant(in: "UTC")
        #expect(try draft.closing(askedAt: asked, at: asked + .days(5), in: "UTC") == asked + .days(7))
        #expect {
            _ = try draft.closing(askedAt: asked, at: asked + .days(7), in: "UTC")
        } throws: {
            ($0 as? Refusal)?.problems.map(\.field) == ["days"]
        }
    }

    @Test("closes at the hour that was chosen instead, by the club’s clocks; not before now, nor after four weeks")
    func chosenHour() throws {
        let zone = "Asia/Kolkata"
        let now = try #require(WallTime(day: "2026-11-30", hour: "09:00")).instant(in: zone)
        func end(_ day: String, _ hour: String) throws -> Instant {
            let typed = entry { ($0.closesOn, $0.closesAt, $0.days) = (day, hour, "") }
            return try Poll.Draft(typed) { $0 }.closing(from: now, in: zone)
        }
        #expect(try end("2026-11-30", "11:30") == now + .minutes(150))
        for (day, hour) in [("2026-11-30", "09:00"), ("2026-12-28", "09:01"), ("2025-12-01", "10:00")] {
            #expect("\(day) \(hour)") {
                _ = try end(day, hour)
            } throws: {
                ($0 as? Refusal)?.problems.map(\.field) == ["closes-on"]
            }
        }
        #expect(problems { $0.closesOn = "2026-12-01" } == ["closes-at"])
        #expect(problems { $0.closesAt = "soon" } == ["closes-on", "closes-at"])
    }

    @Test("has the hour that was chosen again where it is changed, and no hour where days were")
    func chosenEnd() throws {
        let zone = "Europe/Dublin"
        let asked = try #require(WallTime(day: "2026-10-20", hour: "09:00")).instant(in: zone)
        func poll(closing end: Instant) -> Poll {
            let terms = Poll.Terms(
                form: .scale, options: [], disclosure: .always, isAnonymous: false, needsReference: false)
            return Poll(
                number: 1, club: 1, question: "?", details: Prose(source: "", html: ""), terms: terms, askedAt: asked,
                closesAt: end)
        }
        #expect(poll(closing: try Poll.Draft(entry()) { $0 }.closing(from: asked, in: zone)).chosenEnd(in: zone) == nil)
        let chosen = poll(closing: asked + .hours(5)).chosenEnd(in: zone)
        #expect(chosen == WallTime(day: "2026-10-20", hour: "14:00"))
    }
}
