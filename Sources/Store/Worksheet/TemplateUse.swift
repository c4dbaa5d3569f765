package import Colloquium
import GRDB

extension Store {
    /// Adds the goals and steps of a template to what is in the viewer's worksheet, whose own stay as they are; what came of
    /// it before is not added again, changed or removed, unless there is nothing left on the worksheet.
    /// - Parameter today: where the member is.
    /// - Throws: a conflict where not all of it fits.
    package func begin(
        from template: WorksheetTemplate, on today: WallTime, by viewer: Viewer, at now: Instant
    ) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            try db.run(
                "INSERT INTO begun_templates (owner, stage) VALUES (\(owner), \(template.stage)) ON CONFLICT DO NOTHING"
            )
            if try db.changesCount == 0 && !db.worksheet(of: owner).isEmpty { return }
            let goals = try template.goals.map { goal in
                try db.addGoal(
                    Worksheet.GoalDraft(text: goal.text, measure: goal.measure, due: goal.due(from: today)),
                    to: owner, at: now)
            }
            for step in template.steps {
                _ = try db.addStep(
                    Worksheet.StepDraft(
                        step.strategy, text: step.text, due: step.due(from: today), goal: goals[step.goal]),
                    to: owner, at: now)
            }
        }
    }
}
