extension Worksheet {
    /// The form for a goal, as typed.
    package struct GoalEntry: Hashable, Sendable {
        package var text = ""
        package var measure = ""
        package var due = ""
        package var state = ""
        /// Numbers of ties.
        package var ties: [String] = []
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}

        package init(_ goal: Goal) {
            text = goal.text
            measure = goal.measure
            due = goal.due
            state = goal.state.rawValue
            ties = goal.ties.map(\.description)
        }
    }

    /// A goal that may be kept.
    package struct GoalDraft: Hashable, Sendable {
        package let text: String
        package let measure: String
        package let due: String
        package let state: Goal.State
        package let ties: [Number<Tie>]
        package let submission: String

        /// - Parameter today: where the member is, for one that is new, whose day is still to come; nil for one that is changed.
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: GoalEntry, newOn today: String? = nil) throws(Refusal) {
            var inspection = Inspection()
            text = inspection.text(
                entry.text.tidiedLine, "goal-text", called: "what you want to reach", limit: Worksheet.lineLength)
            measure = inspection.text(
                entry.measure.tidiedLine, "measure", called: "how you will know", limit: Worksheet.lineLength)
            state = inspection.choice(entry.state, "state", called: "how it stands", unsaid: .open)
            due = inspection.due(entry.due, notBefore: state == .open ? today : nil)
            ties = Set(entry.ties.compactMap { Int64($0) }).sorted().map { Number(rawValue: $0) }
            if ties.count > Worksheet.goalTieLimit {
                inspection.note("ties", "Choose at most \(Worksheet.goalTieLimit) ties.")
            }
            submission = String(entry.submission.tidied.prefix(64))
            inspection.screen(text, measure, answer: entry.identifiesNobody)
            try inspection.settle()
        }

        /// One that is known to be in order.
        package init(text: String, measure: String, due: String) {
            (self.text, self.measure, self.due) = (text, measure, due)
            (state, submission) = (.open, "")
            ties = []
        }
    }

    /// The form for a step, as typed.
    package struct StepEntry: Hashable, Sendable {
        package var strategy = ""
        package var text = ""
        /// The number of a tie; empty for none.
        package var tie = ""
        package var who = ""
        package var due = ""
        package var state = ""
        /// The number of a goal; empty for none.
        package var goal = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}

        package init(_ step: Step) {
            strategy = step.strategy.rawValue
            text = step.text
            tie = step.tie?.description ?? ""
            who = step.who
            due = step.due
            state = step.state.rawValue
            goal = step.goal?.description ?? ""
        }
    }

    /// A step that may be kept.
    package struct StepDraft: Hashable, Sendable {
        package let strategy: Strategy
        package let text: String
        package let tie: Number<Tie>?
        package let who: String
        package let due: String
        package let state: Step.State
        package let goal: Number<Goal>?
        package let submission: String

        /// - Parameter today: where the member is, for one that is new, whose day is still to come unless it is done; nil for one
        ///   that is changed.
        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: StepEntry, newOn today: String? = nil) throws(Refusal) {
            var inspection = Inspection()
            strategy = inspection.choice(entry.strategy, "strategy", called: "a strategy", else: .profile)
            text = inspection.text(
                entry.text.tidiedLine, "step-text", called: "what you will do", limit: Worksheet.lineLength)
            tie = Int64(entry.tie).map { Number(rawValue: $0) }
            who = inspection.optionalText(
                entry.who.tidiedLine, "who", called: "with whom", limit: Worksheet.whoLength)
            if tie != nil, !who.isEmpty {
                inspection.note("who", "Choose one of your ties or write a name, not both.")
            }
            state = inspection.choice(entry.state, "state", called: "how it stands", unsaid: .planned)
            due = inspection.due(
                entry.due, notBefore: state.isOpen ? today : nil, unless: ", or say that it is done")
            goal = Int64(entry.goal).map { Number(rawValue: $0) }
            submission = String(entry.submission.tidied.prefix(64))
            inspection.screen(text, who, answer: entry.identifiesNobody)
            try inspection.settle()
        }

        /// One that is known to be in order.
        package init(_ strategy: Strategy, text: String, due: String, goal: Number<Goal>?) {
            (self.strategy, self.text, self.due, self.goal) = (strategy, text, due, goal)
            (tie, who, state, submission) = (nil, "", .planned, "")
        }
    }

    /// The form for a reflection, as typed.
    package struct ReflectionEntry: Hashable, Sendable {
        package var text = ""
        /// The number of a goal; empty for all of it.
        package var goal = ""
        package var submission = ""
        package var identifiesNobody = ""

        package init() {}
    }

    package struct ReflectionDraft: Hashable, Sendable {
        package let text: String
        package let goal: Number<Goal>?
        package let submission: String

        /// - Throws: every problem at once, by the entry's field names.
        package init(_ entry: ReflectionEntry) throws(Refusal) {
            var inspection = Inspection()
            text = inspection.text(
                entry.text, "reflection", called: "what you think", limit: Worksheet.reflectionLength)
            goal = Int64(entry.goal).map { Number(rawValue: $0) }
            submission = String(entry.submission.tidied.prefix(64))
            inspection.screen(text, answer: entry.identifiesNobody)
            try inspection.settle()
        }
    }
}

extension Inspection {
    /// The day something is to be reached or done by.
    /// - Parameters:
    ///   - today: the first that may be chosen; nil for any.
    ///   - way: what else may be done about a day that has passed.
    fileprivate mutating func due(_ raw: String, notBefore today: String?, unless way: String = "") -> String {
        guard let day = day(raw, "due", like: "2027-06-30") else { return "" }
        if let today, day < today { note("due", "The day has passed; choose today or a later one\(way).") }
        return day
    }

    /// A choice that nothing said means `fallback`.
    fileprivate mutating func choice<Value: RawRepresentable<String>>(
        _ raw: String, _ field: String, called name: String, unsaid fallback: Value
    ) -> Value {
        raw.isEmpty ? fallback : choice(raw, field, called: name, else: fallback)
    }
}
