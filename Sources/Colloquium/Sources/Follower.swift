/// Whose inbox new items of a source go to: a member's own, or the one all members of a club read.
package enum Follower: Hashable, Sendable {
    case member(Number<Member>)
    case club(Number<Club>)

    /// What a new follower finds unread of a source that was polled before: the last two weeks of it.
    package static let firstGlance = Span.days(14)

    /// What a new follower is shown as new of what a source has already.
    package enum Beginning: String, CaseIterable, Hashable, Sendable {
        /// Nothing: only what comes from now on.
        case now
        /// What it has now; of one that was polled before, the last two weeks.
        case backlog
    }

    /// How many sources can be followed; polling them costs the publishers too.
    package var limit: Int {
        switch self {
        case .member: 300
        case .club: 1_000
        }
    }
}

extension Viewer {
    /// A member reads their own inbox and those of the clubs they belong to.
    package func mayReadInbox(of follower: Follower) -> Bool {
        switch follower {
        case .member(let owner): member == owner
        case .club(let club): isMember && (clubs[club] != nil || facilitates(club))
        }
    }

    /// Sources and rules of a club are its facilitators' business.
    package func mayTendInbox(of follower: Follower) -> Bool {
        switch follower {
        case .member(let owner): member == owner
        case .club(let club): facilitates(club)
        }
    }
}
