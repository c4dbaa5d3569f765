import Foundation
import Testing

@testable import Colloquium

@Suite("Dates told by counting")
struct CivilDateTests {
    @Test(
        "are those of the calendar, around the turns of years and in leap years",
        arguments: [1900, 1969, 1970, 2000, 2024, 2100])
    func calendar(_ year: Int) throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let start = try #require(calendar.date(from: DateComponents(year: year)))
        for day in -1...366 {
            let date = start + Double(day) * 86_400
            let parts = calendar.dateComponents([.year, .month, .day], from: date)
            let found = CivilDate.of(dayNumber: Int(date.timeIntervalSince1970) / 86_400)
            #expect(found == (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0))
        }
    }

    @Test("begin a year at midnight in UTC")
    func midnight() {
        #expect(Instant(rawValue: 1_767_225_599_999).year == 2025)
        #expect(Instant(rawValue: 1_767_225_600_000).year == 2026)
        #expect(Instant(rawValue: -1).year == 1969)
    }
}
