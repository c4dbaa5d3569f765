/// What a member says to "Would this change my practice?", once before the discussion and once after it.
///
/// **The rule.** *Before* is asked from the announcement until the discussion begins to close, and may be changed until
/// then; *after* is asked from closing until the discussion is archived, and may be changed until then. Whoever has said
/// *after* can no longer say *before*, even where a discussion is reopened: it would be said with hindsight.
package struct PracticeAnswer: Hashable, Sendable {
    package let change: Change
    package let why: String

    /// An answer as stored.
    package init(change: Change, why: String) {
        self.change = change
        self.why = why
    }

    package static let limit = 1_000

    package enum Change: String, CaseIterable, Hashable, Sendable, Codable {
        case yes
        case notSure = "not-sure"
        case no

        package var name: String {
            switch self {
            case .yes: "Yes"
            case .notSure: "Not sure"
            case .no: "No"
            }
        }
    }

    package enum Time: String, CaseIterable, Hashable, Sendable, Codable {
        case before, after
    }

    /// The form as typed.
    package struct Entry: Hashable, Sendable {
        package var change = ""
        package var why = ""
        /// What the form asked for; the discussion may have moved on since.
        package var time = ""
        /// "yes" where its author says that what looks like it identifies no patient.
        package var identifiesNobody = ""

        package init() {}
    }

    /// - Throws: every problem at once, by the entry's field names.
    package init(_ entry: Entry) throws(Refusal) {
        var inspection = Inspection()
        let chosen = Change(rawValue: entry.change)
        if chosen == nil { inspection.note("change", "Choose yes, not sure or no.") }
        why = inspection.optionalText(entry.why, "why", called: "why", limit: Self.limit)
        inspection.screen(why, answer: entry.identifiesNobody)
        try inspection.settle()
        change = chosen ?? .notSure
    }
}

extension Stage {
    /// Which of the two answers is asked for; nil once the discussion is archived.
    package var practiceTime: PracticeAnswer.Time? {
        switch self {
        case .announced, .preReading, .open: .before
        case .closing, .synthesis: .after
        case .archived: nil
        }
    }

    /// - Parameter said: what the member has said already.
    /// - Throws: a conflict that says why the answer is not taken now.
    package func admit(_ time: PracticeAnswer.Time, said: Set<PracticeAnswer.Time>) throws(Refusal) {
        guard let practiceTime else {
            throw Refusal(.conflict, "The discussion is archived, so the question is no longer asked.")
        }
        if practiceTime != time {
            let now =
                practiceTime == .after
                ? "The discussion has begun to close: say how you see it now."
                : "This is asked once the discussion begins to close."
            throw Refusal(.conflict, now)
        }
        if time == .before, said.contains(.after) {
            throw Refusal(.conflict, "You have said how you see it after the discussion; what you said before stays.")
        }
    }
}
