package import Colloquium
import GRDB

extension Store {
    /// Adds the goals and steps of a template to what is in the viewer's worksheet, whose own stay as they are; those that
    /// came of it before are not added again, however they were changed.
    /// - Parameter today: where the member is.
    /// - Throws: a conflict where not all of it fits.
    package func begin(
        from template: WorksheetTemplate, on today: WallTime, by viewer: Viewer, at now: Instant
    ) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            let name = "template-\(template.stage.rawValue)"
            let goals = try template.goals.enumerated().map { index, goal in
                try db.addGoal(
                    Worksheet.GoalDraft(
                        text: goal.text, measure: goal.measure, due: goal.due(from: today),
                        submission: "\(name)-goal-\(index)"), to: owner, at: now)
            }
            for (index, step) in template.steps.enumerated() {
                _ = try db.addStep(
                    Worksheet.StepDraft(
                        step.strategy, text: step.text, due: step.due(from: today), goal: goals[step.goal],
                        submission: "\(name)-step-\(index)"), to: owner, at: now)
            }
        }
    }
}
