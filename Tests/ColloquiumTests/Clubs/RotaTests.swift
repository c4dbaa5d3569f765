import Colloquium
import Foundation
import Testing

@Suite("The rota of a club")
struct RotaTests {
    private static func instant(_ text: String) throws -> Instant {
        Instant(try Date(text, strategy: .iso8601))
    }

    @Test(
        "knows a week by its Monday alone",
        arguments: ["2026-11-30": true, "2026-12-01": false, "2026-02-30": false, "": false, "x": false])
    func mondays(text: String, isWeek: Bool) {
        #expect((RotaWeek(rawValue: text) != nil) == isWeek)
    }

    @Test(
        "has weeks by the clocks of the club",
        arguments: [
            ("2026-11-30T00:00:00Z", "UTC", "2026-11-30"), ("2026-11-29T23:59:59Z", "UTC", "2026-11-23"),
            ("2026-11-29T13:00:00Z", "Pacific/Auckland", "2026-11-30"),
            ("2026-11-30T04:00:00Z", "America/New_York", "2026-11-23"),
        ])
    func zones(moment: String, zone: String, monday: String) throws {
        #expect(RotaWeek(of: try Self.instant(moment), in: zone).rawValue == monday)
    }

    @Test("has weeks of an hour more and less where clocks change")
    func clockChanges() throws {
        let spring = try #require(RotaWeek(rawValue: "2027-03-22")).range(in: "Europe/Dublin")
        #expect(Span.between(spring.lowerBound, spring.upperBound) == .hours(7 * 24 - 1))
        let autumn = try #require(RotaWeek(rawValue: "2026-10-19")).range(in: "Europe/Dublin")
        #expect(Span.between(autumn.lowerBound, autumn.upperBound) == .hours(7 * 24 + 1))
    }

    @Test("shows twelve weeks, this one first, also over the end of a year")
    func coming() throws {
        let weeks = RotaWeek.coming(at: try Self.instant("2026-12-20T12:00:00Z"), in: "UTC").map(\.rawValue)
        #expect(weeks.count == 12 && weeks.prefix(4) == ["2026-12-14", "2026-12-21", "2026-12-28", "2027-01-04"])
        #expect(weeks == weeks.sorted())
    }

    @Test("has letters for who is asked until the week is over, and for volunteers three days before")
    func occasions() throws {
        let week = try #require(RotaWeek(rawValue: "2026-11-30")).range(in: "UTC")
        let (begin, tick) = (week.lowerBound, Span(milliseconds: 1))
        let early = begin - .days(20)
        let cases: [(RotaAnswer, Instant, Instant, RotaOccasion?)] = [
            (.asked, early, early, .asking), (.asked, early, week.upperBound - tick, .asking),
            (.asked, early, week.upperBound, nil), (.declined, early, begin - .days(2), nil),
            (.agreed, early, begin - .days(3) - tick, nil), (.agreed, early, begin - .days(3), .turn),
            (.agreed, early, begin - tick, .turn), (.agreed, early, begin, nil),
            (.agreed, begin - .days(2), begin - .days(1), nil),
        ]
        for (answer, givenAt, now, occasion) in cases {
            #expect(RotaOccasion(answer, givenAt: givenAt, week: week, at: now) == occasion)
        }
        #expect(RotaOccasion.asking.end(in: week) == week.upperBound && RotaOccasion.turn.end(in: week) == begin)
    }
}
