/// What a member sets out to do with their network: goals that are measured and dated, a plan of steps, and what they
/// thought of it since.
package struct Worksheet: Hashable, Sendable {
    /// Open ones first, then by their day.
    package var goals: [Goal]
    /// By their day.
    package var steps: [Step]
    /// Newest first.
    package var reflections: [Reflection]

    package init(goals: [Goal] = [], steps: [Step] = [], reflections: [Reflection] = []) {
        self.goals = goals
        self.steps = steps
        self.reflections = reflections
    }

    package var isEmpty: Bool { goals.isEmpty && steps.isEmpty && reflections.isEmpty }

    package static let goalLimit = 20
    package static let stepLimit = 100
    package static let reflectionLimit = 500
    /// Of a goal, a measure or a step, in characters.
    package static let lineLength = 300
    package static let whoLength = 120
    package static let reflectionLength = 4_000
    /// How many ties serve one goal at most.
    package static let goalTieLimit = 50

    /// How far the steps that serve a goal are.
    package func progress(of goal: Number<Goal>) -> Progress { Progress(steps.filter { $0.goal == goal }) }

    package var progress: Progress { Progress(steps) }
}

extension Worksheet {
    /// What a member wants to reach.
    package struct Goal: Hashable, Sendable {
        package enum State: String, CaseIterable, Hashable, Sendable, Codable {
            case open, reached
            case letGo = "let-go"

            package var name: String {
                switch self {
                case .open: "Open"
                case .reached: "Reached"
                case .letGo: "Let go"
                }
            }
        }

        package let number: Number<Goal>
        package let text: String
        /// By what the member will know that it is reached.
        package let measure: String
        /// The day it is to be reached by, as "2026-11-28".
        package let due: String
        package let state: State
        /// Ties that serve it.
        package let ties: [Number<Tie>]
        /// Counted up with each change.
        package let version: Int

        package init(
            number: Number<Goal>, text: String, measure: String, due: String, state: State = .open,
            ties: [Number<Tie>] = [], version: Int = 1
        ) {
            self.number = number
            self.text = text
            self.measure = measure
            self.due = due
            self.state = state
            self.ties = ties
            self.version = version
        }
    }

    /// One thing to do on the way.
    package struct Step: Hashable, Sendable {
        package enum State: String, CaseIterable, Hashable, Sendable, Codable {
            case planned, doing, done, dropped

            package var name: String {
                switch self {
                case .planned: "Planned"
                case .doing: "Doing"
                case .done: "Done"
                case .dropped: "Dropped"
                }
            }

            /// Whether there is something left to do.
            package var isOpen: Bool { self == .planned || self == .doing }
        }

        package let number: Number<Step>
        package let strategy: Strategy
        package let text: String
        /// With whom: one of the member's ties, or else `who`.
        package let tie: Number<Tie>?
        /// With whom, in words; empty for nobody else.
        package let who: String
        /// As "2026-11-28".
        package let due: String
        package let state: State
        /// The goal it serves.
        package let goal: Number<Goal>?
        package let version: Int

        package init(
            number: Number<Step>, strategy: Strategy, text: String, tie: Number<Tie>? = nil, who: String = "",
            due: String, state: State = .planned, goal: Number<Goal>? = nil, version: Int = 1
        ) {
            self.number = number
            self.strategy = strategy
            self.text = text
            self.tie = tie
            self.who = who
            self.due = due
            self.state = state
            self.goal = goal
            self.version = version
        }
    }

    /// What the member thought at a time; it stays as it was written.
    package struct Reflection: Hashable, Sendable {
        package let number: Number<Reflection>
        /// Nil for all of it.
        package let goal: Number<Goal>?
        package let text: String
        package let writtenAt: Instant

        package init(number: Number<Reflection>, goal: Number<Goal>?, text: String, writtenAt: Instant) {
            self.number = number
            self.goal = goal
            self.text = text
            self.writtenAt = writtenAt
        }
    }

    /// How many steps are done, of those that were not dropped.
    package struct Progress: Hashable, Sendable {
        package let done: Int
        package let all: Int

        package init(_ steps: [Step]) {
            let kept = steps.filter { $0.state != .dropped }
            done = kept.count { $0.state == .done }
            all = kept.count
        }

        /// "3 of 5 steps done"
        package var words: String {
            all == 0 ? "No steps yet" : "\(done) of \(all) \(all == 1 ? "step" : "steps") done"
        }
    }
}
