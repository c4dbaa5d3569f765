import Testing

@testable import Colloquium

@Suite("Changing the dates of a discussion")
struct ReschedulingTests {
    private static let zone = "Europe/Dublin"
    private let opening = WallTime(day: "2026-10-12", hour: "18:00")!
    private var schedule: Schedule { get throws { try Schedule(opening: opening, days: 7, in: Self.zone) } }
    private var before: Instant { opening.after(days: -10).instant(in: Self.zone) }
    private var during: Instant { opening.after(days: 1).instant(in: Self.zone) }

    private func changed(
        at now: Instant, _ change: (inout Schedule.Entry) -> Void
    ) throws(Refusal) -> Schedule {
        guard let schedule = try? schedule else { throw Refusal(.conflict, "No schedule") }
        var entry = schedule.entry(in: Self.zone, at: now)
        change(&entry)
        return try schedule.changed(by: entry, in: Self.zone, at: now)
    }

    @Test("begins with what stands, and changes nothing when that is sent back, to the millisecond")
    func unchanged() throws {
        let odd = try Schedule(opensAt: before + Span(milliseconds: 1_234), days: 7, in: Self.zone)
        for (schedule, now) in [(try schedule, before), (try schedule, during), (odd, before), (odd, during)] {
            let entry = schedule.entry(in: Self.zone, at: now)
            #expect(try schedule.changed(by: entry, in: Self.zone, at: now) == schedule)
        }
        let entry = try schedule.entry(in: Self.zone, at: before)
        #expect((entry.opensOn, entry.opensAt, entry.window) == ("2026-10-12", "18:00", "7"))
        #expect(entry.readingOn.isEmpty && entry.closesOn.isEmpty, "Three days before it opens needs no date.")
    }

    @Test("moves the opening with pre-reading and the end, over a change of the clocks too")
    func moved() throws {
        let later = try changed(at: before) { $0.opensOn = "2026-10-20" }
        #expect(later.opensAt == opening.after(days: 8).instant(in: Self.zone))
        #expect(later.readingFrom == opening.after(days: 5).instant(in: Self.zone))
        #expect(Span.between(later.opensAt, later.closesAt) == .hours(7 * 24 + 1))
        let read = try changed(at: before) { ($0.readingOn, $0.readingAt) = ("2026-10-05", "09:00") }
        #expect(read.readingFrom == WallTime(day: "2026-10-05", hour: "09:00")?.instant(in: Self.zone))
        #expect(read.opensAt == (try schedule.opensAt))
        let longer = try changed(at: before) { $0.window = "14" }
        #expect(longer.closesAt == opening.after(days: 14).instant(in: Self.zone))
    }

    @Test(
        "moves pre-reading with an opening at an hour that the clocks skipped, also where it was counted from that hour"
    )
    func skipped() throws {
        let skipped = try #require(WallTime(day: "2027-03-28", hour: "01:30"))
        let posted = try Timing.opening(skipped, days: 7).schedule(in: Self.zone, at: before)
        let moved = try changed(at: before) { ($0.opensOn, $0.opensAt) = ("2027-03-28", "01:30") }
        #expect(posted.opensAt == moved.opensAt && WallTime(posted.opensAt, in: Self.zone).hour == "02:00")
        let stored = Schedule(
            readingFrom: skipped.after(days: -3).instant(in: Self.zone), opensAt: posted.opensAt,
            closesAt: posted.closesAt, archivesAt: posted.archivesAt)
        for schedule in [posted, moved, stored] {
            var entry = schedule.entry(in: Self.zone, at: before)
            #expect(entry.readingOn.isEmpty && entry.readingAt.isEmpty && entry.window == "7")
            #expect(try schedule.changed(by: entry, in: Self.zone, at: before) == schedule)
            for day in ["2027-03-20", "2027-10-01"] {
                (entry.opensOn, entry.opensAt) = (day, "18:00")
                let later = try #require(WallTime(day: day, hour: "18:00"))
                #expect(
                    try schedule.changed(by: entry, in: Self.zone, at: before)
                        == Schedule(opening: later, days: 7, in: Self.zone))
            }
        }
    }

    @Test("keeps pre-reading that was chosen, also on a day on which the clocks change")
    func chosen() throws {
        let read = try changed(at: before) {
            ($0.opensOn, $0.readingOn, $0.readingAt) = ("2027-03-29", "2027-03-26", "17:00")
        }
        let entry = read.entry(in: Self.zone, at: before)
        #expect((entry.readingOn, entry.readingAt) == ("2027-03-26", "17:00"))
    }

    @Test(
        "refuses what scheduling refuses, and the past",
        arguments: [
            (\Schedule.Entry.window, "1", "window"), (\.window, "29", "window"), (\.window, "", "window"),
            (\.opensOn, "2026-01-01", "opens-on"), (\.opensOn, "2030-01-01", "opens-on"), (\.opensOn, "", "opens-on"),
            (\.opensAt, "25:00", "opens-at"), (\.readingOn, "2026-10-05", "reading-at"),
            (\.readingAt, "18:00", "reading-on"),
        ] as [(TypedField<Schedule.Entry>, String, String)])
    func refused(_ key: TypedField<Schedule.Entry>, _ value: String, _ field: String) {
        #expect(
            refusedFields { () throws(Refusal) in _ = try changed(at: before) { $0[keyPath: key] = value } } == [field])
    }

    @Test("refuses pre-reading in the past, and after the opening")
    func refusedReading() {
        for day in ["2026-09-01", "2026-10-13"] {
            let fields = refusedFields { () throws(Refusal) in
                _ = try changed(at: before) { ($0.readingOn, $0.readingAt) = (day, "09:00") }
            }
            #expect(fields == ["reading-on"])
        }
    }

    @Test(
        "moves the end while it is open, between 48 hours and 28 days after the opening",
        arguments: [
            ("2026-10-14", "18:00", true), ("2026-10-14", "17:59", false), ("2026-11-09", "18:00", true),
            ("2026-11-09", "18:01", false), ("2026-10-13", "12:00", false), ("", "", false), ("soon", "18:00", false),
        ])
    func end(_ day: String, _ hour: String, _ fits: Bool) throws {
        let change: (inout Schedule.Entry) -> Void = { ($0.closesOn, $0.closesAt) = (day, hour) }
        guard fits else {
            #expect(throws: Refusal.self) { try changed(at: during, change) }
            return
        }
        let moved = try changed(at: during, change)
        let before = try schedule
        #expect(moved.opensAt == before.opensAt && moved.readingFrom == before.readingFrom)
        #expect(Schedule.window.contains(.between(moved.opensAt, moved.closesAt)))
        #expect(moved.archivesAt > moved.closesAt)
    }

    @Test(
        "moves the end of what was reopened up to 28 days after that, whenever it opened",
        arguments: [
            ("2026-11-14", "12:00", true), ("2026-12-09", "18:00", true), ("2026-12-09", "18:01", false),
            ("2026-11-11", "17:00", false),
        ])
    func reopened(_ day: String, _ hour: String, _ fits: Bool) throws {
        let longest = try Schedule(opening: opening, days: 28, in: Self.zone)
        let then = opening.after(days: 30).instant(in: Self.zone)
        let reopened = try longest.after(.reopen, in: Self.zone, at: then)
        let now = then + .days(1)
        var entry = reopened.entry(in: Self.zone, at: now)
        (entry.closesOn, entry.closesAt) = (day, hour)
        guard fits else {
            #expect(
                refusedFields { () throws(Refusal) in _ = try reopened.changed(by: entry, in: Self.zone, at: now) } == [
                    "closes-on"
                ])
            return
        }
        let moved = try reopened.changed(by: entry, in: Self.zone, at: now)
        #expect(moved.closesAt == WallTime(day: day, hour: hour)?.instant(in: Self.zone))
        #expect(moved.reopenedAt == then && moved.opensAt == reopened.opensAt && moved.archivesAt > moved.closesAt)
    }

    @Test("is for what is not over, nor does the end move into the past")
    func over() throws {
        let entry = try schedule.entry(in: Self.zone, at: during)
        for days in [8, 15] {
            #expect(throws: Refusal.self) {
                try schedule.changed(by: entry, in: Self.zone, at: opening.after(days: days).instant(in: Self.zone))
            }
        }
        #expect(throws: Refusal.self) {
            try schedule.changed(
                by: {
                    var early = entry
                    early.closesOn = "2026-10-15"
                    return early
                }(), in: Self.zone, at: opening.after(days: 5).instant(in: Self.zone))
        }
    }
}
