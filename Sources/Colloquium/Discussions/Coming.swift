extension Stage {
    /// Whether members may say that they will come; once it is open they say what they think instead.
    package var awaitsMembers: Bool { self == .announced || self == .preReading }

    /// - Throws: a conflict when the discussion has opened.
    package func refuseUnlessAwaiting() throws(Refusal) {
        if awaitsMembers { return }
        throw Refusal(
            .conflict, isOver ? "The discussion is over." : "The discussion is open: say what you think in it.")
    }
}

/// What members who said that they will come to a discussion are reminded of.
package enum ComingOccasion: String, CaseIterable, Hashable, Sendable, Codable {
    case opening
    /// Only for those who have written nothing yet.
    case closing

    /// What there is to be reminded of at a stage; a letter about anything else comes too early or too late.
    package init?(at stage: Stage) {
        switch stage {
        case .open: self = .opening
        case .closing: self = .closing
        case .announced, .preReading, .synthesis, .archived: return nil
        }
    }

    /// When a letter about it is of no use any more.
    package func end(in schedule: Schedule) -> Instant {
        switch self {
        case .opening: schedule.closesAt - Schedule.closing
        case .closing: schedule.closesAt
        }
    }
}
