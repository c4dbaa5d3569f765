import Testing

@testable import Colloquium

@Suite("When an article is looked up again")
struct RecheckTimeTests {
    @Test(
        "once a day, at a time of its own, never within the hour",
        arguments: [1, 2, 3, 86_399, 86_400, 123_456_789] as [Int64])
    func daily(_ number: Int64) throws {
        let article = Number<Article>(rawValue: number)
        var now = try Instant("2026-03-28T12:00:00Z")
        let first = RecheckTime.next(for: article, after: now)
        #expect(first >= now + .hours(1) && first < now + .hours(25))
        now = first
        for _ in 0..<400 {
            let next = RecheckTime.next(for: article, after: now)
            #expect(Span.between(now, next) == .days(1))
            now = next
        }
    }

    @Test("spread evenly: of a thousand articles no hour has more than sixty", arguments: [1, 500_000] as [Int64])
    func spread(_ from: Int64) {
        let hours = (from..<from + 1_000).map { RecheckTime.second(of: Number(rawValue: $0)) / 3_600 }
        let busiest = Dictionary(grouping: hours) { $0 }.values.map(\.count).max() ?? 0
        #expect(busiest <= 60)
        #expect(Set(hours).count == 24)
    }

    @Test("a service that does not answer is asked less and less often, and in the end no more")
    func patience() {
        var now = Instant(rawValue: 0)
        var tries = 1
        var last = Span.seconds(0)
        while let next = ResolutionPatience.next(after: tries, at: now) {
            let wait = Span.between(now, next)
            #expect(wait >= last)
            (last, now, tries) = (wait, next, tries + 1)
        }
        #expect(tries == 27 && now > Instant(rawValue: 0) + .days(14) && now < Instant(rawValue: 0) + .days(30))
    }
}
