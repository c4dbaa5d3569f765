import Foundation
import Testing

@testable import Colloquium

@Suite("The hour of a digest")
struct DigestHourTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let zone: String
        let hour: Int
        var weekday: Int?
        let after: String
        let due: String
        var testDescription: String { "\(zone) at \(hour), after \(after)" }
    }

    static let cases: [Case] = [
        Case(zone: "UTC", hour: 7, after: "2026-11-23T06:59:59Z", due: "2026-11-23T07:00:00Z"),
        Case(zone: "UTC", hour: 7, after: "2026-11-23T07:00:00Z", due: "2026-11-24T07:00:00Z"),
        Case(zone: "UTC", hour: 0, after: "2026-12-31T12:00:00Z", due: "2027-01-01T00:00:00Z"),
        // Summer time ends on 25 October 2026 and begins on 28 March 2027.
        Case(zone: "Europe/Vienna", hour: 7, after: "2026-10-24T05:00:00Z", due: "2026-10-25T06:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 7, after: "2027-03-27T06:00:00Z", due: "2027-03-28T05:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2026-10-24T12:00:00Z", due: "2026-10-25T00:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2026-10-25T00:00:00Z", due: "2026-10-26T01:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2026-10-25T00:30:00Z", due: "2026-10-26T01:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2026-10-25T01:00:00Z", due: "2026-10-26T01:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 3, after: "2026-10-25T01:30:00Z", due: "2026-10-25T02:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2027-03-27T12:00:00Z", due: "2027-03-28T01:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, after: "2027-03-28T01:00:00Z", due: "2027-03-29T00:00:00Z"),
        // 1 November 2026 and 14 March 2027.
        Case(zone: "America/New_York", hour: 1, after: "2026-11-01T04:59:00Z", due: "2026-11-01T05:00:00Z"),
        Case(zone: "America/New_York", hour: 1, after: "2026-11-01T05:00:00Z", due: "2026-11-02T06:00:00Z"),
        Case(zone: "America/New_York", hour: 2, after: "2027-03-13T12:00:00Z", due: "2027-03-14T07:00:00Z"),
        Case(zone: "America/New_York", hour: 2, after: "2027-03-14T07:00:00Z", due: "2027-03-15T06:00:00Z"),
        // Seasons the other way round: 4 October 2026 and 4 April 2027.
        Case(zone: "Australia/Sydney", hour: 2, after: "2026-10-03T00:00:00Z", due: "2026-10-03T16:00:00Z"),
        Case(zone: "Australia/Sydney", hour: 2, after: "2027-04-03T00:00:00Z", due: "2027-04-03T15:00:00Z"),
        Case(zone: "Australia/Sydney", hour: 2, after: "2027-04-03T15:00:00Z", due: "2027-04-04T16:00:00Z"),
        // Midnight of 6 September 2026 does not exist in Santiago.
        Case(zone: "America/Santiago", hour: 0, after: "2026-09-05T12:00:00Z", due: "2026-09-06T04:00:00Z"),
        // Zones that are not whole hours from UTC; Lord Howe moves its clocks by half an hour.
        Case(zone: "Asia/Kolkata", hour: 7, after: "2026-11-23T00:00:00Z", due: "2026-11-23T01:30:00Z"),
        Case(zone: "Asia/Kathmandu", hour: 7, after: "2026-11-23T01:15:00Z", due: "2026-11-24T01:15:00Z"),
        Case(zone: "Australia/Adelaide", hour: 7, after: "2026-10-03T00:00:00Z", due: "2026-10-03T20:30:00Z"),
        Case(zone: "Australia/Lord_Howe", hour: 2, after: "2026-10-03T00:00:00Z", due: "2026-10-03T15:30:00Z"),
        // Weekly, across the end of the year and where the hour is skipped.
        Case(zone: "Europe/Vienna", hour: 7, weekday: 1, after: "2026-12-28T06:00:00Z", due: "2027-01-04T06:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 7, weekday: 7, after: "2026-12-28T06:00:00Z", due: "2027-01-03T06:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, weekday: 7, after: "2027-03-22T12:00:00Z", due: "2027-03-28T01:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, weekday: 7, after: "2027-03-28T01:00:00Z", due: "2027-04-04T00:00:00Z"),
        Case(zone: "Europe/Vienna", hour: 2, weekday: 7, after: "2026-10-25T00:00:00Z", due: "2026-11-01T01:00:00Z"),
        Case(zone: "Pacific/Auckland", hour: 6, weekday: 1, after: "2026-11-22T12:00:00Z", due: "2026-11-22T17:00:00Z"),
    ]

    @Test("comes at the hour people see on their clocks", arguments: cases)
    func next(_ given: Case) throws {
        let hour = DigestHour(hour: given.hour, weekday: given.weekday ?? 1, timeZone: given.zone)
        let due = hour.next(given.weekday == nil ? .daily : .weekly, after: try Instant(given.after))
        #expect(due.text == given.due)
    }

    @Test(
        "comes once in every period of a year and a half, never twice and never not",
        arguments: [
            "Europe/Vienna", "America/New_York", "Australia/Sydney", "Australia/Lord_Howe", "America/Santiago",
            "Asia/Kathmandu", "America/Havana", "Africa/Cairo",
        ], [0, 2, 23])
    func everyPeriod(_ zone: String, _ hour: Int) throws {
        let wish = DigestHour(hour: hour, weekday: 7, timeZone: zone)
        for (cadence, count, longest) in [(Cadence.daily, 550, Span.hours(25)), (.weekly, 80, .hours(169))] {
            var moment = try Instant("2026-06-01T12:00:00Z")
            var periods: [String] = []
            for _ in 0..<count {
                let due = wish.next(cadence, after: moment)
                #expect(due > moment)
                if !periods.isEmpty { #expect(Span.between(moment, due) <= longest) }
                periods.append(wish.period(cadence, at: due))
                moment = due
            }
            #expect(Set(periods).count == count)
            #expect(periods == periods.sorted())
        }
    }

    @Test(
        "names the reader's own day and ISO week",
        arguments: [
            ("UTC", "2026-11-23T00:00:00Z", "2026-11-23", "2026-W48"),
            ("Europe/Vienna", "2026-12-31T23:30:00Z", "2027-01-01", "2026-W53"),
            ("America/New_York", "2027-01-01T04:30:00Z", "2026-12-31", "2026-W53"),
            ("UTC", "2027-01-03T23:59:59Z", "2027-01-03", "2026-W53"),
            ("UTC", "2027-01-04T00:00:00Z", "2027-01-04", "2027-W01"),
            ("UTC", "2024-12-30T00:00:00Z", "2024-12-30", "2025-W01"),
            ("Pacific/Auckland", "2026-11-22T11:00:00Z", "2026-11-23", "2026-W48"),
        ])
    func periods(_ zone: String, _ moment: String, _ day: String, _ week: String) throws {
        let hour = DigestHour(hour: 7, weekday: 1, timeZone: zone)
        #expect(hour.period(.daily, at: try Instant(moment)) == day)
        #expect(hour.period(.weekly, at: try Instant(moment)) == week)
    }

    @Test(
        "is refused at its fields when it is none",
        arguments: [
            ("24", "1", "UTC", ["hour"]), ("-1", "1", "UTC", ["hour"]), ("7", "0", "UTC", ["weekday"]),
            ("7", "8", "UTC", ["weekday"]), ("7", "1", "Mars/Olympus", ["time-zone"]),
            ("", "", "", ["hour", "weekday", "time-zone"]), ("0", "7", "Asia/Kolkata", []),
        ])
    func refusals(_ hour: String, _ weekday: String, _ zone: String, _ fields: [String]) {
        #expect(
            refusedFields { () throws(Refusal) in _ = try DigestHour(hour: hour, weekday: weekday, timeZone: zone) }
                == fields)
    }

    @Test(
        "of a month is the day chosen, or the last where there is none, at the hour people see",
        arguments: [
            (31, "UTC", "2027-01-31T07:00:00Z", "2027-02-28T07:00:00Z"),
            (31, "UTC", "2028-02-01T00:00:00Z", "2028-02-29T07:00:00Z"),
            (30, "UTC", "2027-02-27T07:00:00Z", "2027-02-28T07:00:00Z"),
            (31, "UTC", "2027-02-28T07:00:00Z", "2027-03-31T07:00:00Z"),
            (1, "UTC", "2026-12-01T07:00:00Z", "2027-01-01T07:00:00Z"),
            (28, "Europe/Vienna", "2027-02-28T06:00:00Z", "2027-03-28T05:00:00Z"),
            (25, "Europe/Vienna", "2026-09-25T05:00:00Z", "2026-10-25T06:00:00Z"),
            (31, "Pacific/Auckland", "2026-11-29T12:00:00Z", "2026-11-29T18:00:00Z"),
        ])
    func monthly(_ day: Int, _ zone: String, _ after: String, _ due: String) throws {
        let hour = DigestHour(hour: 7, weekday: 1, monthDay: day, timeZone: zone)
        #expect(hour.next(.monthly, after: try Instant(after)).text == due)
    }

    @Test("is never further away than its cadence says, in any zone, over years", arguments: Cadence.allCases)
    func bounds(_ cadence: Cadence) throws {
        for zone in ["UTC", "Europe/Vienna", "Australia/Lord_Howe", "Pacific/Apia", "America/Santiago"] {
            let hour = DigestHour(hour: 2, weekday: 7, monthDay: 31, timeZone: zone)
            var moment = try Instant("2010-12-01T00:00:00Z")
            for _ in 0..<60 {
                let next = hour.next(cadence, after: moment)
                #expect(next > moment && next <= moment + cadence.atMost)
                moment = next
            }
        }
    }
}
