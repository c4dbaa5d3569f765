/// How one poll of a source ended.
package enum PollOutcome: Hashable, Sendable {
    /// Nothing new since the last one: 304, the same bytes, or nothing in them that was not known.
    case unchanged
    /// New or changed items; `rhythm` is the time between two of the feed's dates, where they tell one.
    case changed(rhythm: Span?)
    /// 410: the publisher ended it.
    case gone
    /// For good, to the address of another source.
    case moved(String)
    /// A reason that a person who follows the source understands.
    case failed(String)
}

/// What a server says of when to come back.
package struct PollHints: Hashable, Sendable {
    /// How long the answer stays fresh (RFC 9111, section 4.2).
    package var freshness: Span?
    /// How long to wait (RFC 9110, section 10.2.3).
    package var retryAfter: Span?

    package init(freshness: Span? = nil, retryAfter: Span? = nil) {
        self.freshness = freshness
        self.retryAfter = retryAfter
    }
}

/// What is remembered of the polls of a source.
package struct PollHistory: Hashable, Sendable {
    /// The typical time between two changes; nil until something tells it.
    package var rhythm: Span?
    /// When a poll last brought something.
    package var changedAt: Instant?
    /// Polls that failed since the last one that did not.
    package var failures = 0
    package var failingSince: Instant?
    /// When a poll last failed, and on how many days polls did, since the last one that did not.
    package var failedAt: Instant?
    package var failingDays = 0

    package init(
        rhythm: Span? = nil, changedAt: Instant? = nil, failures: Int = 0, failingSince: Instant? = nil,
        failedAt: Instant? = nil, failingDays: Int = 0
    ) {
        self.rhythm = rhythm
        self.changedAt = changedAt
        self.failures = failures
        self.failingSince = failingSince
        self.failedAt = failedAt
        self.failingDays = failingDays
    }
}

/// What follows from a poll: whether and when the source is polled next.
package struct PollPlan: Hashable, Sendable {
    package let state: SourceState
    package let dueAt: Instant
    package let history: PollHistory
    /// Why the last poll failed or the source is not polled any more; empty when all is well.
    package let reason: String
}

extension PollPlan {
    package static let shortest = Span.minutes(30)
    package static let longest = Span.hours(24)
    /// The rhythm of a feed of which nothing is known yet.
    package static let assumedRhythm = Span.hours(6)
    /// The longest a server can ask to be left alone; who asks for more is asked again after it.
    package static let longestWait = Span.days(7)
    package static let patience = Span.days(14)
    /// Two weeks in which the site hardly ran say little: polls must have failed on so many days. There are no more of
    /// them where a server asks to be left alone for the longest wait each time.
    package static let failingDaysBeforeSuspension = 3
    /// Where no server at all has answered for so long, it is the site that is cut off.
    package static let isolation = Span.days(2)
    /// How long a source waits that the site itself had no room for.
    package static let breather = Span.minutes(5)

    /// - Parameters:
    ///   - answeredAt: when the server of any source last answered, whatever it said; nil when none ever did.
    ///   - jitter: 0…1, a number drawn for this poll, so that sources followed together drift apart.
    package init(
        after outcome: PollOutcome, _ history: PollHistory, hints: PollHints = PollHints(),
        answeredAt: Instant?, at now: Instant, jitter: Double
    ) {
        switch outcome {
        case .unchanged:
            self.init(history.succeeded, hints, at: now, jitter)
        case .changed(let rhythm):
            self.init(history.succeeded.changed(at: now, stated: rhythm), hints, at: now, jitter)
        case .gone:
            self.init(
                state: .gone, dueAt: now, history: history,
                reason: "The publisher has ended this feed (410). Look for a new one on the journal’s page.")
        case .moved(let address):
            self.init(
                state: .gone, dueAt: now, history: history,
                reason: """
                    The publisher has moved this feed to \(address), which is followed in its place. What it brought \
                    until now stays in the inbox.
                    """)
        case .failed(let reason):
            let failed = history.failed(at: now)
            let isCutOff = answeredAt.map { $0 + Self.isolation < now } ?? true
            let isHopeless = failed.isHopeless(at: now) && !isCutOff
            self.init(
                state: isHopeless ? .suspended : .active, dueAt: now + failed.backOff(hints, jitter), history: failed,
                reason: isHopeless ? "Nothing has come for two weeks, so it is not asked any more. \(reason)" : reason)
        }
    }

    private init(_ history: PollHistory, _ hints: PollHints, at now: Instant, _ jitter: Double) {
        let wait = max(history.interval(at: now).jittered(jitter), (hints.freshness ?? .zero).capped(Self.longest))
        self.init(
            state: .active, dueAt: now + max(wait, (hints.retryAfter ?? .zero).capped(Self.longestWait)),
            history: history, reason: "")
    }
}

extension PollHistory {
    /// Half the typical time between two changes; a silence longer than that counts as a slower rhythm.
    package func interval(at now: Instant) -> Span {
        let silence = changedAt.map { Span.between($0, now) } ?? .zero
        let gap = max(rhythm ?? PollPlan.assumedRhythm, silence)
        return min(max(gap.times(0.5), PollPlan.shortest), PollPlan.longest)
    }

    fileprivate var succeeded: PollHistory { PollHistory(rhythm: rhythm, changedAt: changedAt) }

    /// What was observed counts as much as what was thought before; a clock that was set back tells nothing.
    fileprivate func changed(at now: Instant, stated: Span?) -> PollHistory {
        var history = self
        history.changedAt = now
        guard let changedAt, changedAt < now else {
            history.rhythm = rhythm ?? stated
            return history
        }
        let gap = Span.between(changedAt, now)
        history.rhythm = (rhythm ?? stated).map { gap.plus($0).times(0.5) } ?? gap
        return history
    }

    fileprivate func failed(at now: Instant) -> PollHistory {
        var history = self
        history.failures += 1
        history.failingSince = min(failingSince ?? now, now)
        if failedAt?.day != now.day { history.failingDays += 1 }
        history.failedAt = now
        return history
    }

    fileprivate func isHopeless(at now: Instant) -> Bool {
        guard let failingSince else { return false }
        return failingDays >= PollPlan.failingDaysBeforeSuspension
            && Span.between(failingSince, now) >= PollPlan.patience
    }

    /// 30 minutes, an hour, two, …, a day; longer where the server says so.
    fileprivate func backOff(_ hints: PollHints, _ jitter: Double) -> Span {
        let doublings = min(max(failures - 1, 0), 10)
        let wait = PollPlan.shortest.times(Double(1 << doublings)).capped(PollPlan.longest).jittered(jitter)
        return max(wait, (hints.retryAfter ?? .zero).capped(PollPlan.longestWait))
    }
}

extension Instant {
    /// Its day, in UTC.
    fileprivate var day: Int64 { rawValue / Span.days(1).milliseconds }
}

extension Span {
    fileprivate static let zero = Span.seconds(0)

    /// Between nine and eleven tenths, never under the shortest interval nor above the longest.
    fileprivate func jittered(_ jitter: Double) -> Span {
        max(times(0.9 + 0.2 * min(max(jitter, 0), 1)), min(self, PollPlan.shortest)).capped(PollPlan.longest)
    }

    fileprivate func times(_ factor: Double) -> Span { Span(milliseconds: Int64(Double(milliseconds) * factor)) }
    fileprivate func plus(_ other: Span) -> Span { Span(milliseconds: milliseconds + other.milliseconds) }
    fileprivate func capped(_ most: Span) -> Span { min(self, most) }
}
