/// That a discussion does not take place. It is over since, and keeps the hours it was to have.
package struct CallingOff: Hashable, Sendable {
    package let at: Instant
    package let opening: Instant
    package let closing: Instant

    package init(at moment: Instant, opening: Instant, closing: Instant) {
        at = moment
        self.opening = opening
        self.closing = closing
    }
}

extension Discussion {
    /// - Throws: a conflict once it has opened, or somebody wrote in it.
    package func refuseToCallOff(contributions: Int, at now: Instant) throws(Refusal) {
        guard schedule.stage(at: now).awaitsMembers else {
            throw Refusal(.conflict, "Only a discussion that has not opened yet can be called off.")
        }
        if contributions > 0 { throw Refusal(.conflict, "Members wrote in this discussion; it cannot be called off.") }
    }
}

extension Schedule {
    /// The schedule of a discussion that is called off now: over, so that nothing opens and nobody is reminded.
    package func calledOff(at now: Instant) -> Schedule {
        Schedule(readingFrom: min(readingFrom, now), opensAt: now, closesAt: now, archivesAt: now)
    }
}
