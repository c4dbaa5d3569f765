import Colloquium
import Testing

@Suite("The days of a discussion")
struct DiscussionDaysTests {
    private func days(_ opening: String, closes: String, in zone: String = "Europe/Dublin") throws -> DiscussionDays {
        let (opensAt, closesAt) = (try Instant(opening), try Instant(closes))
        return DiscussionDays(
            of: Schedule(
                readingFrom: opensAt - Schedule.preReading, opensAt: opensAt, closesAt: closesAt,
                archivesAt: closesAt + Schedule.synthesis), in: zone)
    }

    @Test("begin at the hour it opened, by the clocks of the club, also when these change")
    func clocks() throws {
        // In Dublin summer time ended on 25 October 2026.
        let days = try days("2026-10-23T17:00:00Z", closes: "2026-10-30T18:00:00Z")
        #expect(try days.beginning(of: 1) == Instant("2026-10-23T17:00:00Z"))
        #expect(try days.beginning(of: 2) == Instant("2026-10-24T17:00:00Z"))
        #expect(try days.beginning(of: 3) == Instant("2026-10-25T18:00:00Z"))
        #expect(days.last == 7)
    }

    @Test("end with the window: no day begins when it closes, or later", arguments: [-1, 0, 8, 10_001, Int.max])
    func outside(day: Int) throws {
        let days = try days("2026-11-02T10:00:00Z", closes: "2026-11-09T10:00:00Z")
        #expect(days.beginning(of: day) == nil)
        #expect(!days.hasBegun(day, at: try Instant("2027-11-09T10:00:00Z")))
        #expect(days.last == 7)
    }

    @Test("have a next one: the first that has not begun, or the last")
    func next() throws {
        let days = try days("2026-11-02T10:00:00Z", closes: "2026-11-09T10:00:00Z")
        #expect(days.next(at: try Instant("2026-11-02T09:59:59Z")) == 1)
        #expect(days.next(at: try Instant("2026-11-02T10:00:00Z")) == 2)
        #expect(days.next(at: try Instant("2026-11-30T10:00:00Z")) == 7)
    }

    @Test("are as many as have begun when it is closed early, and none where it closed as it opened")
    func early() throws {
        #expect(try days("2026-11-02T10:00:00Z", closes: "2026-11-04T10:00:01Z").last == 3)
        #expect(try days("2026-11-02T10:00:00Z", closes: "2026-11-02T10:00:00Z").last == 0)
    }
}

@Suite("What facilitators give readers")
struct GuidanceTests {
    private static let opensAt = Instant(rawValue: 1_790_000_000_000)

    private func guidance(_ days: [Int], note: String = "Look at table 2.", closesAfter window: Span = .days(7)) throws
        -> Guidance
    {
        Guidance(
            note: Prose(source: note, html: note),
            prompts: days.enumerated().map { index, day in
                Prompt(
                    number: Number(rawValue: Int64(index + 1)), discussion: 1, day: day,
                    question: Prose(source: "Day \(day)?", html: ""))
            }, schedule: try Schedule(opensAt: Self.opensAt, window: window), zone: "UTC")
    }

    private func draft(_ day: String, _ question: String = "Who?") throws(Refusal) -> Prompt.Draft {
        var entry = Prompt.Entry()
        entry.day = day
        entry.question = question
        return try Prompt.Draft(entry) { $0 }
    }

    @Test("opens by the clock: prompts on their day to the millisecond, the newest first")
    func opening() throws {
        let guidance = try guidance([3, 1, 1, 9])
        let second = Self.opensAt + .days(2)
        #expect(guidance.open(at: Self.opensAt - .seconds(1)).isEmpty)
        #expect(guidance.open(at: Self.opensAt).map(\.number) == [3, 2])
        #expect(guidance.open(at: Instant(rawValue: second.rawValue - 1)).map(\.number) == [3, 2])
        #expect(guidance.open(at: second).map(\.number) == [1, 3, 2])
        #expect(guidance.closed(at: second).map(\.number) == [4], "Its day is after the end.")
        #expect(guidance.coming(at: second).isEmpty && guidance.unasked.map(\.number) == [4])
        #expect(guidance.open(at: Self.opensAt + .days(300)).map(\.number) == [1, 3, 2])
    }

    @Test("has a note from pre-reading on, and for good")
    func note() throws {
        let guidance = try guidance([])
        #expect(guidance.note(at: Self.opensAt - Schedule.preReading - .seconds(1)) == nil)
        #expect(guidance.note(at: Self.opensAt - Schedule.preReading)?.source == "Look at table 2.")
        #expect(guidance.note(at: Self.opensAt + .days(300)) != nil)
        #expect(try self.guidance([], note: "").note(at: Self.opensAt) == nil)
    }

    @Test("keeps prompts on their days when the window moves")
    func moved() throws {
        let early = try guidance([5], closesAfter: .days(2))
        #expect(early.open(at: Self.opensAt + .days(30)).isEmpty)
        let longer = try guidance([5], closesAfter: .days(14))
        #expect(longer.open(at: Self.opensAt + .days(4)).map(\.day) == [5])
    }

    @Test("takes prompts for days of the discussion only", arguments: ["0", "-1", "8", "99999999"])
    func outside(day: String) throws {
        #expect(throws: Refusal.invalid("day", "Choose a day of the discussion, from 1 to 7.")) {
            try guidance([]).admit(draft(day), at: Self.opensAt)
        }
    }

    @Test("asks before a prompt opens at once because its day began while it was written")
    func overtaken() throws {
        let guidance = try guidance([])
        var entry = Prompt.Entry()
        (entry.day, entry.question, entry.begun) = ("3", "Who?", "1")
        let now = Self.opensAt + .days(2)
        try guidance.admit(try Prompt.Draft(entry) { $0 }, at: Instant(rawValue: now.rawValue - 1))
        #expect(throws: Refusal.self) { try guidance.admit(try Prompt.Draft(entry) { $0 }, at: now) }
        entry.begun = "3"
        try guidance.admit(try Prompt.Draft(entry) { $0 }, at: now)
        #expect(guidance.days.begun(at: now) == 3 && guidance.days.begun(at: Self.opensAt - .seconds(1)) == 0)
        #expect(guidance.days.begun(at: Self.opensAt + .days(90)) == 7)
    }

    @Test("takes twenty prompts, none after the end, and the same question once a day")
    func limits() throws {
        let full = try guidance(Array(repeating: 1, count: 20))
        let draft = try draft("2")
        #expect(throws: Refusal.self) { try full.admit(draft, at: Self.opensAt) }
        try full.admit(draft, inPlaceOf: full.prompts[0], at: Self.opensAt - .hours(1))
        try guidance(Array(repeating: 1, count: 19)).admit(draft, at: Self.opensAt)
        #expect(throws: Refusal.self) { try guidance([]).admit(draft, at: Self.opensAt + .days(7)) }
        try guidance([]).admit(draft, at: Instant(rawValue: (Self.opensAt + .days(7)).rawValue - 1))
        #expect(throws: Refusal.self) {
            let two = try guidance([1, 2])
            try two.admit(self.draft("1", "Day 1?"), inPlaceOf: two.prompts[1], at: Self.opensAt)
        }
    }

    @Test("keeps a prompt as members answer it once it is open, and after the end what there is")
    func kept() throws {
        let guidance = try guidance([2, 9])
        let (prompt, outside) = (guidance.prompts[0], guidance.prompts[1])
        let opened = Self.opensAt + .days(1)
        let draft = try draft("3")
        try guidance.admit(draft, inPlaceOf: prompt, at: Instant(rawValue: opened.rawValue - 1))
        #expect(throws: Refusal.self) { try guidance.admit(draft, inPlaceOf: prompt, at: opened) }
        try guidance.admit(draft, inPlaceOf: outside, at: opened)
        let (note, none) = (Prose(source: "Look.", html: ""), Prose(source: "", html: ""))
        try guidance.admit(note, at: opened)
        let end = Self.opensAt + .days(7)
        #expect(throws: Refusal.self) { try guidance.admit(draft, inPlaceOf: outside, at: end) }
        #expect(throws: Refusal.self) { try guidance.admit(note, at: end) }
        try guidance.admit(none, at: end)
    }

    @Test("refuses a prompt without a day or a question, or with too long a one, all at once")
    func typed() throws {
        #expect(
            throws: Refusal(invalid: [
                .init("day", "Choose the day on which it opens."), .init("question", "Enter the question."),
            ])
        ) { try draft("Tuesday", "  ") }
        #expect(throws: Refusal.self) { try draft("1", String(repeating: "ä", count: 4_001)) }
        #expect(try draft(" 1 ", String(repeating: "ä", count: 4_000)).day == 1)
    }
}
