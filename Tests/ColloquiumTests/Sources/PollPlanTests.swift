import Testing

@testable import Colloquium

@Suite("After a poll")
struct PollPlanTests {
    private static let now = Instant(rawValue: 1_790_000_000_000)

    private static func wait(_ plan: PollPlan) -> Span { .between(now, plan.dueAt) }

    private static func plan(
        _ outcome: PollOutcome, _ history: PollHistory = PollHistory(), _ hints: PollHints = PollHints(),
        answeredAt: Instant? = now, jitter: Double = 0.5
    ) -> PollPlan {
        PollPlan(
            after: outcome, history, hints: hints, answeredAt: answeredAt, at: now, jitter: jitter)
    }

    @Test(
        "the next one comes after half the feed's rhythm, between 30 minutes and a day",
        arguments: [
            (Span.minutes(10), Span.minutes(30)), (.hours(2), .hours(1)), (.hours(20), .hours(10)),
            (.days(30), .hours(24)),
        ])
    func rhythm(_ rhythm: Span, _ expected: Span) {
        let plan = Self.plan(.unchanged, PollHistory(rhythm: rhythm))
        #expect(Self.wait(plan) == expected)
        #expect(plan.state == .active && plan.reason.isEmpty)
    }

    @Test("a feed of which nothing is known is asked again after three hours")
    func unknown() {
        #expect(Self.wait(Self.plan(.unchanged)) == .hours(3))
        #expect(Self.wait(Self.plan(.changed(rhythm: nil))) == .hours(3))
        #expect(Self.wait(Self.plan(.changed(rhythm: .days(1)))) == .hours(12))
    }

    @Test("what was observed counts more than what the dates say, and a fast feed is soon asked more often")
    func observed() {
        var history = PollHistory(rhythm: .hours(24), changedAt: Self.now - .hours(12))
        history = Self.plan(.changed(rhythm: .days(7)), history).history
        #expect(history.rhythm == .hours(18))
        var moment = Self.now
        var polls = 0
        while history.interval(at: moment) > .minutes(30), polls < 50 {
            moment = moment + history.interval(at: moment)
            history =
                PollPlan(
                    after: .changed(rhythm: nil), history, answeredAt: nil, at: moment, jitter: 0.5
                ).history
            polls += 1
        }
        #expect(polls < 20)
    }

    @Test("a silence longer than the rhythm slows it down")
    func silence() {
        let history = PollHistory(rhythm: .hours(2), changedAt: Self.now - .hours(10))
        #expect(Self.wait(Self.plan(.unchanged, history)) == .hours(5))
    }

    @Test("jitter moves it by a tenth and never under the shortest interval", arguments: [0.0, 0.5, 1.0, -3, 7])
    func jitter(_ jitter: Double) {
        let wait = Self.wait(Self.plan(.unchanged, PollHistory(rhythm: .hours(20)), jitter: jitter))
        #expect(wait >= .hours(9) && wait <= .hours(11))
        #expect(Self.wait(Self.plan(.unchanged, PollHistory(rhythm: .minutes(1)), jitter: jitter)) >= .minutes(30))
        let longest = Self.wait(Self.plan(.unchanged, PollHistory(rhythm: .days(30)), jitter: jitter))
        #expect(longest >= .minutes(21 * 60) && longest <= .hours(24))
        #expect(Self.wait(Self.plan(.failed("No."), PollHistory(failures: 9), jitter: jitter)) <= .hours(24))
    }

    @Test("what the server says of freshness is respected, up to a day")
    func freshness() {
        let history = PollHistory(rhythm: .hours(2))
        #expect(Self.wait(Self.plan(.unchanged, history, PollHints(freshness: .hours(8)))) == .hours(8))
        #expect(Self.wait(Self.plan(.unchanged, history, PollHints(freshness: .minutes(5)))) == .hours(1))
        #expect(Self.wait(Self.plan(.unchanged, history, PollHints(freshness: .days(365)))) == .hours(24))
        #expect(Self.wait(Self.plan(.unchanged, history, PollHints(freshness: .seconds(-9)))) == .hours(1))
    }

    @Test(
        "failures back off from 30 minutes to a day",
        arguments: [(0, 30), (1, 60), (2, 120), (5, 960), (6, 1_440), (60, 1_440)])
    func backOff(_ before: Int, _ minutes: Int) {
        let plan = Self.plan(.failed("No."), PollHistory(failures: before, failingSince: Self.now - .days(1)))
        #expect(Self.wait(plan) == .minutes(minutes))
        #expect(plan.reason == "No." && plan.history.failures == before + 1)
    }

    @Test("Retry-After is respected, up to a week")
    func retryAfter() {
        #expect(Self.wait(Self.plan(.failed("Busy."), PollHistory(), PollHints(retryAfter: .hours(5)))) == .hours(5))
        #expect(
            Self.wait(Self.plan(.failed("Busy."), PollHistory(), PollHints(retryAfter: .seconds(1)))) == .minutes(30))
        #expect(Self.wait(Self.plan(.failed("Busy."), PollHistory(), PollHints(retryAfter: .days(999)))) == .days(7))
    }

    @Test("one that succeeds ends the failures")
    func recovered() {
        let history = PollHistory(rhythm: .hours(2), failures: 7, failingSince: Self.now - .days(10))
        #expect(Self.plan(.unchanged, history).history == PollHistory(rhythm: .hours(2)))
        #expect(Self.plan(.changed(rhythm: nil), history).history.failures == 0)
    }

    @Test("two weeks of failures suspend it, with the reason")
    func suspension() {
        let long = PollHistory(failures: 15, failingSince: Self.now - .days(14), failingDays: 14)
        let plan = Self.plan(.failed("There is no feed (404)."), long)
        #expect(plan.state == .suspended)
        #expect(plan.reason == "Nothing has come for two weeks, so it is not asked any more. There is no feed (404).")
        let shorter = PollHistory(failures: 15, failingSince: Self.now - .days(13), failingDays: 13)
        #expect(Self.plan(.failed("No."), shorter).state == .active)
    }

    @Test("two weeks in which the site hardly ran suspend nothing")
    func site() {
        let once = PollHistory(failures: 1, failingSince: Self.now - .days(40), failingDays: 1)
        #expect(Self.plan(.failed("No."), once).state == .active)
        let oneDay = PollHistory(
            failures: 20, failingSince: Self.now - .days(40), failedAt: Self.now - .minutes(30), failingDays: 2)
        #expect(Self.plan(.failed("No."), oneDay).state == .active, "Many tries on one day are one day.")
    }

    @Test("a server that asks to be left alone for a week each time is suspended after two weeks as well")
    func patient() {
        var history = PollHistory()
        var moment = Self.now
        for days in [0, 7, 14] {
            #expect(moment == Self.now + .days(days))
            let plan = PollPlan(
                after: .failed("Busy."), history, hints: PollHints(retryAfter: .days(30)), answeredAt: moment,
                at: moment, jitter: 0.5)
            #expect(plan.state == (days < 14 ? .active : .suspended), "Day \(days)")
            (history, moment) = (plan.history, plan.dueAt)
        }
    }

    @Test(
        "two weeks in which no server answered suspend nothing: the site is cut off",
        arguments: [(nil, SourceState.active), (Span.hours(49), .active), (.hours(47), .suspended)])
    func cutOff(_ ago: Span?, _ state: SourceState) {
        let history = PollHistory(failures: 15, failingSince: Self.now - .days(20), failingDays: 15)
        let plan = Self.plan(.failed("No answer."), history, answeredAt: ago.map { Self.now - $0 })
        #expect(plan.state == state)
        #expect(plan.history.failures == 16)
    }

    @Test("410 ends it")
    func gone() {
        let plan = Self.plan(.gone)
        #expect(plan.state == .gone && plan.reason.contains("410"))
    }

    @Test("a clock that was set back does no harm")
    func clocks() {
        let ahead = Self.now + .days(400)
        let changed = Self.plan(.changed(rhythm: nil), PollHistory(rhythm: .hours(2), changedAt: ahead))
        #expect(changed.history.changedAt == Self.now && changed.history.rhythm == .hours(2))
        #expect(Self.wait(Self.plan(.unchanged, PollHistory(rhythm: .hours(2), changedAt: ahead))) == .hours(1))
        let failed = Self.plan(
            .failed("No."), PollHistory(failures: 20, failingSince: ahead, failedAt: ahead, failingDays: 9))
        #expect(failed.state == .active && failed.history.failingSince == Self.now)
    }
}

@Suite("The rhythm that a feed's dates tell")
struct FeedRhythmTests {
    /// 2026-09-21.
    private static let now = Instant(rawValue: 1_790_000_000_000)

    private static func stated(_ dates: String...) -> Span? {
        FeedRhythm.stated(by: dates.compactMap { PartialDate($0) }, at: now)
    }

    @Test("is the mean time between its days")
    func mean() {
        #expect(Self.stated("2026-09-21", "2026-09-14", "2026-09-07", "2026-09-07") == .days(7))
        #expect(Self.stated("2026-03-01", "2026-02-27") == .days(2), "February had 28 days.")
    }

    @Test("is not told by one day, by months, by days to come or long past")
    func none() {
        #expect(Self.stated() == nil)
        #expect(Self.stated("2026-09-21", "2026-09-21") == nil)
        #expect(Self.stated("2026-09", "2026") == nil)
        #expect(Self.stated("2026-09-21", "2026-09-22", "2027-01-01", "2999-12-31") == nil)
        #expect(Self.stated("2026-09-21", "2019-01-01") == nil)
    }
}
