import Foundation
import Testing

@testable import Colloquium

@Suite("An hour on the wall")
struct WallTimeTests {
    @Test(
        "is a moment in a zone: skipped, the moment of the change; shown twice, the first time",
        arguments: [
            ("2026-11-30", "18:00", "UTC", "2026-11-30T18:00:00Z"),
            ("2026-11-30", "18:00", "Europe/Dublin", "2026-11-30T18:00:00Z"),
            ("2026-07-01", "18:00", "Europe/Dublin", "2026-07-01T17:00:00Z"),
            ("2026-07-01", "18:00", "Asia/Kathmandu", "2026-07-01T12:15:00Z"),
            ("2027-03-28", "00:59", "Europe/Dublin", "2027-03-28T00:59:00Z"),
            ("2027-03-28", "01:30", "Europe/Dublin", "2027-03-28T01:00:00Z"),
            ("2027-03-28", "02:00", "Europe/Dublin", "2027-03-28T01:00:00Z"),
            ("2026-10-25", "01:30", "Europe/Dublin", "2026-10-25T00:30:00Z"),
            ("2026-10-25", "02:00", "Europe/Dublin", "2026-10-25T02:00:00Z"),
            ("2026-03-08", "02:30", "America/New_York", "2026-03-08T07:00:00Z"),
            ("2026-11-01", "01:30", "America/New_York", "2026-11-01T05:30:00Z"),
            ("2026-10-04", "02:15", "Australia/Lord_Howe", "2026-10-03T15:30:00Z"),
            ("2026-04-05", "01:45", "Australia/Lord_Howe", "2026-04-04T14:45:00Z"),
            ("2011-12-30", "12:00", "Pacific/Apia", "2011-12-30T10:00:00Z"),
        ])
    func moments(_ day: String, _ hour: String, _ zone: String, _ expected: String) throws {
        let moment = try #require(WallTime(day: day, hour: hour)).instant(in: zone)
        #expect(moment.date == (try Date(expected, strategy: .iso8601)))
    }

    @Test(
        "is none where no clock shows it",
        arguments: [
            ("2026-02-29", "12:00"), ("2026-13-01", "12:00"), ("30/11/2026", "12:00"), ("2026-11-30", "24:00"),
            ("2026-11-30", "12:60"), ("2026-11-30", "noon"), ("2026-11-30", "12"), ("", ""), ("-1-1-1", "1:1"),
            ("99999999999999999999-01-01", "12:00"), ("2026-11-30", "١٢:٠٠"), ("2026-11-30-1", "12:00"),
        ])
    func none(_ day: String, _ hour: String) {
        #expect(WallTime(day: day, hour: hour) == nil)
    }
}

@Suite("The timing of a proposed discussion")
struct TimingTests {
    private let now = Instant(rawValue: 1_792_000_000_000)  // 14 October 2026, 17:46 UTC

    private func schedule(_ day: String, _ hour: String = "18:00", days: Int = 7, in zone: String) throws -> Schedule {
        let opening: WallTime = try #require(WallTime(day: day, hour: hour))
        return try Timing.opening(opening, days: days).schedule(in: zone, at: now)
    }

    @Test("closes at the same hour, though the clocks changed")
    func change() throws {
        let schedule = try schedule("2026-10-20", in: "Europe/Dublin")
        #expect(Span.between(schedule.opensAt, schedule.closesAt) == .hours(7 * 24 + 1))
    }

    @Test("is never shorter than 48 hours nor longer than four weeks")
    func limits() throws {
        let short = try schedule("2027-03-27", days: 2, in: "Europe/Dublin")
        #expect(Span.between(short.opensAt, short.closesAt) == .hours(48))
        let long = try schedule("2026-10-20", days: 28, in: "Europe/Dublin")
        #expect(Span.between(long.opensAt, long.closesAt) == .days(28))
        for days in [1, 29] {
            #expect(throws: Refusal.self) { try self.schedule("2026-10-20", days: days, in: "UTC") }
        }
    }

    @Test("is not over and not more than a year away, as the club's clocks tell")
    func bounds() throws {
        _ = try schedule("2026-10-14", "18:00", in: "UTC")
        #expect(throws: Refusal.self) { try schedule("2026-10-14", "18:00", in: "Europe/Dublin") }
        _ = try schedule("2027-10-14", "17:00", in: "UTC")
        #expect(throws: Refusal.self) { try schedule("2027-10-14", "18:00", in: "UTC") }
    }
}
