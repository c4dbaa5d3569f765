/// How far a member has read a discussion: one moment, whatever device they read on. What was written after the end of
/// their last visit is new to them, and stays so while they go on reading.
package struct ReadingMark: Hashable, Sendable {
    /// What was written later is new; nil when it is opened for the first time, when nothing is newer than the rest.
    package let newSince: Instant?
    /// When the member last opened it.
    package let visitedAt: Instant

    /// Who comes back sooner is still on the same visit.
    package static let visit = Span.minutes(30)
    /// A visit is not noted more often than this, since noting it is a write.
    package static let notedEvery = Span.minutes(1)

    package init(newSince: Instant?, visitedAt: Instant) {
        self.newSince = newSince
        self.visitedAt = visitedAt
    }

    /// The mark of somebody who opens the discussion now.
    package static func opened(at now: Instant, after last: ReadingMark?) -> ReadingMark {
        guard let last else { return ReadingMark(newSince: nil, visitedAt: now) }
        let isSameVisit = now < last.visitedAt + visit
        // Who looks in again and again from the first time on has read what stood there then.
        let newSince = isSameVisit ? last.newSince ?? last.visitedAt : last.visitedAt
        return ReadingMark(newSince: newSince, visitedAt: max(now, last.visitedAt))
    }

    /// Whether this mark, made from `last`, says enough more to be noted.
    package func isWorthNoting(after last: ReadingMark?) -> Bool {
        guard let last else { return true }
        return newSince != last.newSince || Self.isVisitWorthNoting(at: visitedAt, after: last.visitedAt)
    }

    /// Whether a visit is to be noted where nothing is but the last.
    package static func isVisitWorthNoting(at now: Instant, after last: Instant?) -> Bool {
        last.map { now >= $0 + notedEvery } ?? true
    }

    /// Whether what `author` wrote at a moment is new to `reader`.
    package func isNew(_ writtenAt: Instant, by author: Number<Member>, to reader: Number<Member>?) -> Bool {
        guard let newSince else { return false }
        return writtenAt > newSince && author != reader
    }
}
