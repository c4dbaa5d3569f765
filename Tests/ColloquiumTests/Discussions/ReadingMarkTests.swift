import Testing

@testable import Colloquium

@Suite("How far a discussion is read")
struct ReadingMarkTests {
    private let start = Instant(rawValue: 1_790_000_000_000)

    @Test("nothing is new at the first visit")
    func first() {
        let mark = ReadingMark.opened(at: start, after: nil)
        #expect(mark == ReadingMark(newSince: nil, visitedAt: start))
        #expect(!mark.isNew(start + .days(1), by: 1, to: 2) && mark.isWorthNoting(after: nil))
    }

    @Test("what came since the last visit is new, and stays new while the visit goes on")
    func later() {
        var mark = ReadingMark.opened(at: start, after: nil)
        mark = .opened(at: start + .hours(5), after: mark)
        #expect(mark.newSince == start)
        for minutes in [10, 35, 60] {
            mark = .opened(at: start + .hours(5) + .minutes(minutes), after: mark)
            #expect(mark.newSince == start, "\(minutes)")
        }
        #expect(mark.isNew(start + .minutes(1), by: 1, to: 2) && !mark.isNew(start, by: 1, to: 2))
        #expect(!mark.isNew(start + .minutes(1), by: 2, to: 2), "One's own is not new.")
        mark = .opened(at: start + .hours(9), after: mark)
        #expect(mark.newSince == start + .hours(6))
    }

    @Test("a page opened twice in a minute is noted once, and a clock that goes back moves nothing back")
    func noting() {
        let last = ReadingMark(newSince: start, visitedAt: start + .hours(1))
        func isNoted(_ later: Span) -> Bool {
            ReadingMark.opened(at: last.visitedAt + later, after: last).isWorthNoting(after: last)
        }
        #expect(!isNoted(Span(milliseconds: 59_999)) && isNoted(.minutes(1)))
        #expect(ReadingMark.opened(at: start, after: last) == last)
    }

    @Test("who looks in every twenty minutes from the first time on sees what came since then")
    func lookingIn() {
        var mark = ReadingMark.opened(at: start, after: nil)
        for times in 1...9 { mark = .opened(at: start + .minutes(20 * times), after: mark) }
        #expect(mark.newSince == start && mark.isNew(start + .minutes(30), by: 1, to: 2))
    }
}
