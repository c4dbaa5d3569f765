import Testing

@testable import Colloquium

@Suite("A month of a club's schedule")
struct CalendarMonthTests {
    @Test(
        "has its days, its weeks beginning on Monday",
        arguments: [
            ("2026-11", 30, 6), ("2026-02", 28, 6), ("2028-02", 29, 1), ("2027-02", 28, 0), ("2026-12", 31, 1),
        ])
    func days(_ text: String, _ days: Int, _ lead: Int) throws {
        let month = try #require(CalendarMonth(text))
        #expect(month.text == text && month.lead == lead)
        #expect(month.days(in: "Europe/Dublin").count == days)
    }

    @Test("has a day of 23 and one of 25 hours where the clocks change")
    func change() throws {
        for (text, index, hours) in [("2027-03", 27, 23), ("2026-10", 24, 25)] {
            let days = try #require(CalendarMonth(text)).days(in: "Europe/Dublin")
            #expect(Span.between(days[index].lowerBound, days[index].upperBound) == .hours(hours))
            #expect(zip(days, days.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        }
    }

    @Test("is followed by the next, also into another year; a zone may be in it already")
    func around() throws {
        let december = try #require(CalendarMonth("2026-12"))
        #expect(december.later(by: 1).text == "2027-01" && december.later(by: -12).text == "2025-12")
        #expect(december.later(by: 14).months(since: december) == 14)
        let newYear = try #require(WallTime(day: "2026-12-31", hour: "20:00")).instant(in: "UTC")
        #expect(CalendarMonth(of: newYear, in: "UTC") == december)
        #expect(CalendarMonth(of: newYear, in: "Asia/Kathmandu").text == "2027-01")
    }

    @Test("is none of another spelling", arguments: ["", "2026", "2026-13", "2026-00", "26-11", "2026-1", "-026-11"])
    func none(_ text: String) {
        #expect(CalendarMonth(text) == nil)
    }
}
