/// A worksheet to begin from: goals and steps that fit where somebody is in their career, for them to change.
package struct WorksheetTemplate: Sendable {
    package let stage: CareerStage
    package let goals: [Goal]
    /// At least one of each strategy.
    package let steps: [Step]

    package struct Goal: Sendable {
        package let text: String
        package let measure: String
        let days: Int

        init(_ text: String, measure: String, days: Int) {
            (self.text, self.measure, self.days) = (text, measure, days)
        }

        /// The day it is to be reached by, where it is begun on `today`.
        package func due(from today: WallTime) -> String { today.after(days: days).day }
    }

    package struct Step: Sendable {
        package let strategy: Worksheet.Strategy
        package let text: String
        /// Which of the goals it serves, from 0.
        package let goal: Int
        let days: Int

        init(_ strategy: Worksheet.Strategy, _ text: String, goal: Int, days: Int) {
            (self.strategy, self.text, self.goal, self.days) = (strategy, text, goal, days)
        }

        package func due(from today: WallTime) -> String { today.after(days: days).day }
    }

    package static func of(_ stage: CareerStage) -> WorksheetTemplate {
        switch stage {
        case .student: student
        case .resident: resident
        case .fellow: fellow
        case .faculty: faculty
        case .other: other
        }
    }
}
