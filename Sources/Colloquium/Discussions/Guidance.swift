/// What the facilitators of a discussion give its readers: a note to read before it, and prompts. What of it is shown
/// follows from the clock, as the stage does.
package struct Guidance: Hashable, Sendable {
    /// To read before the discussion; empty for none.
    package let note: Prose
    /// Counted up with each change.
    package let noteVersion: Int
    /// The first to open first.
    package let prompts: [Prompt]
    package let days: DiscussionDays
    private let schedule: Schedule

    /// - Parameter zone: of the club.
    package init(note: Prose, noteVersion: Int = 0, prompts: [Prompt], schedule: Schedule, zone: String) {
        self.note = note
        self.noteVersion = noteVersion
        self.prompts = prompts.sorted { ($0.day, $0.number.rawValue) < ($1.day, $1.number.rawValue) }
        self.schedule = schedule
        days = DiscussionDays(of: schedule, in: zone)
    }

    /// The note once readers see it: from pre-reading on, and for good.
    package func note(at now: Instant) -> Prose? {
        note.source.isEmpty || schedule.stage(at: now) == .announced ? nil : note
    }

    /// The prompts whose day has begun, the newest first.
    package func open(at now: Instant) -> [Prompt] {
        prompts.filter { days.hasBegun($0.day, at: now) }.reversed()
    }

    /// The prompts that only facilitators see.
    package func closed(at now: Instant) -> [Prompt] { prompts.filter { !days.hasBegun($0.day, at: now) } }

    /// The prompts whose day is still to come.
    package func coming(at now: Instant) -> [Prompt] {
        closed(at: now).filter { days.beginning(of: $0.day) != nil }
    }

    /// The prompts whose day comes after the end: as things stand they are never asked.
    package var unasked: [Prompt] { prompts.filter { days.beginning(of: $0.day) == nil } }

    /// Whether it is one of the prompts already.
    package func asks(_ draft: Prompt.Draft) -> Bool {
        prompts.contains { $0.day == draft.day && $0.question.source == draft.question.source }
    }

    /// - Throws: why a prompt cannot be added.
    package func admit(_ draft: Prompt.Draft, at now: Instant) throws(Refusal) {
        if isOver(at: now) { throw .isOver }
        if prompts.count >= Prompt.limit {
            throw Refusal(.conflict, "A discussion has at most \(Prompt.limit) prompts. Remove or change one.")
        }
        try refuseUnfit(draft, at: now)
    }

    /// - Throws: why a prompt cannot be put in the place of another.
    package func admit(_ draft: Prompt.Draft, inPlaceOf old: Prompt, at now: Instant) throws(Refusal) {
        try refuseToChange(old, at: now)
        try refuseUnfit(draft, at: now)
    }

    /// - Throws: why a prompt stays as it is. Once it is open, its words are what members answer.
    package func refuseToChange(_ prompt: Prompt, at now: Instant) throws(Refusal) {
        if isOver(at: now) { throw .isOver }
        if days.hasBegun(prompt.day, at: now) {
            throw Refusal(
                .conflict, "This prompt is open: it stays as members answer it. Add another one, or remove it.")
        }
    }

    /// - Throws: why the note cannot be changed.
    package func admit(_ note: Prose, at now: Instant) throws(Refusal) {
        if isOver(at: now), !note.source.isEmpty { throw .isOver }
    }

    /// Whether what there is can only be removed.
    package func isOver(at now: Instant) -> Bool { schedule.stage(at: now).isOver }

    private func refuseUnfit(_ draft: Prompt.Draft, at now: Instant) throws(Refusal) {
        guard days.beginning(of: draft.day) != nil else {
            throw .invalid("day", "Choose a day of the discussion, from 1 to \(days.last).")
        }
        // It would open at once, and for good.
        if let begun = draft.begun, draft.day > begun, days.hasBegun(draft.day, at: now) {
            throw .invalid(
                "day", "Day \(draft.day) began while you wrote. Choose a later day, or save again to open it at once.")
        }
        if asks(draft) { throw .invalid("question", "This question is asked on that day already.") }
    }
}

extension Refusal {
    fileprivate static let isOver = Refusal(
        .conflict, "The discussion has closed: its pre-reading note and prompts can only be removed now.")
}
