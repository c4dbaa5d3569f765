/// How far a discussion's course had come when somebody saw it: what they ask for is meant for that.
package struct CourseMark: Hashable, Sendable {
    package let stage: Stage
    /// How often its course was changed by hand.
    package let version: Int

    package init(stage: Stage, version: Int) {
        self.stage = stage
        self.version = version
    }
}

extension Schedule {
    /// What a facilitator may do to a discussion's course.
    package enum Move: String, CaseIterable, Sendable {
        case preRead = "pre-reading"
        case open
        case beginClosing = "closing"
        case close, archive, reopen

        /// Whether no other move can follow.
        package var isFinal: Bool { self == .archive }
    }

    /// The moves that make sense at a stage.
    package func moves(at now: Instant) -> [Move] {
        switch stage(at: now) {
        case .announced: [.preRead, .open]
        case .preReading: [.open]
        case .open: [.beginClosing, .close]
        case .closing: [.close]
        case .synthesis: [.reopen, .archive]
        case .archived: []
        }
    }

    /// Whether what a move is to bring about is so already: making the same move twice changes nothing more.
    package func has(_ move: Move, at now: Instant) -> Bool {
        switch (move, stage(at: now)) {
        case (.preRead, .preReading), (.open, .open), (.open, .closing), (.reopen, .open), (.reopen, .closing),
            (.beginClosing, .closing), (.close, .synthesis), (.archive, .archived):
            true
        default: false
        }
    }

    /// The schedule after a move made now.
    /// - Parameter zone: of the club, named as IANA does: a discussion keeps its days by these clocks.
    /// - Throws: a conflict when the move does not fit the stage.
    package func after(_ move: Move, in zone: String, at now: Instant) throws(Refusal) -> Schedule {
        if has(move, at: now) { return self }
        guard moves(at: now).contains(move) else {
            throw Refusal(.conflict, "The discussion is \(stage(at: now).name.lowercased()) now; reload the page.")
        }
        switch move {
        case .preRead:
            return Schedule(readingFrom: now, opensAt: opensAt, closesAt: closesAt, archivesAt: archivesAt)
        case .open:
            let length = WallTime(opensAt, in: zone).span(to: WallTime(closesAt, in: zone))
            return try Schedule(opensAt: now, closing: WallTime(now, in: zone).after(length), in: zone)
        case .beginClosing: return closing(at: now + Schedule.closing, in: zone)
        case .close: return closing(at: now, in: zone)
        case .reopen:
            var reopened = closing(at: now + Schedule.window.lowerBound, in: zone)
            reopened.reopenedAt = now
            return reopened
        case .archive:
            return Schedule(
                readingFrom: readingFrom, opensAt: opensAt, closesAt: closesAt, archivesAt: now, reopenedAt: reopenedAt)
        }
    }

    /// The schedule with another end.
    package func closing(at end: Instant, in zone: String) -> Schedule {
        let archiving = WallTime(end, in: zone).after(days: Schedule.synthesisDays).instant(in: zone)
        return Schedule(
            readingFrom: readingFrom, opensAt: opensAt, closesAt: end, archivesAt: max(end, archiving),
            reopenedAt: reopenedAt)
    }
}

/// What somebody did to a discussion's course, as the audit has it.
package enum CourseChange: String, CaseIterable, Sendable {
    case preRead = "discussion pre-reading"
    case open = "discussion open"
    case beginClosing = "discussion closing"
    case close = "discussion close"
    case archive = "discussion archive"
    case reopen = "discussion reopen"
    case dates = "discussion dates changed"
    case callingOff = "discussion called off"

    package init(_ move: Schedule.Move) {
        self =
            switch move {
            case .preRead: .preRead
            case .open: .open
            case .beginClosing: .beginClosing
            case .close: .close
            case .archive: .archive
            case .reopen: .reopen
            }
    }

    /// Said of who did it.
    fileprivate var words: String {
        switch self {
        case .preRead: "began its pre-reading"
        case .open: "opened it"
        case .beginClosing: "began to close it"
        case .close: "closed it"
        case .archive: "archived it"
        case .reopen: "reopened it"
        case .dates: "changed its dates"
        case .callingOff: "called it off"
        }
    }
}

extension Refusal {
    /// For who asks for something that was meant for another course than the discussion has by now.
    /// - Parameters:
    ///   - change: the last that was made, and by whom; nil where the discussion went on by the clock.
    ///   - stage: it has come to.
    package static func overtaken(by change: (CourseChange, name: String)?, at stage: Stage) -> Refusal {
        let cause = change.map { "\($0.name) \($0.0.words)" } ?? "the discussion went on"
        let outcome = change?.0 == .callingOff ? "" : " It is \(stage.words) now."
        return Refusal(
            .conflict, "Meanwhile \(cause).\(outcome) Look at it as it stands, then decide what to do.")
    }
}

extension Stage {
    /// What a discussion is at it.
    fileprivate var words: String {
        switch self {
        case .announced: "announced"
        case .preReading: "at pre-reading"
        case .open: "open"
        case .closing: "closing"
        case .synthesis: "closed, and its synthesis is written"
        case .archived: "archived"
        }
    }
}
