package import Colloquium
import GRDB

extension Store {
    /// Adds a step to the viewer's plan; the same form sent twice adds one.
    /// - Throws: a conflict where there are as many as there may be, a refusal at its field for a goal or a tie that is not theirs.
    @discardableResult
    package func addStep(
        _ draft: Worksheet.StepDraft, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Worksheet.Step> {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        return try await write { db in try db.addStep(draft, to: owner, at: now) }
    }

    /// Changes a step of the viewer's.
    /// - Parameter version: of the step that the form was filled in from.
    package func change(
        _ number: Number<Worksheet.Step>, to draft: Worksheet.StepDraft, over version: Int?, by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            guard try db.step(number, of: owner).version == version else {
                throw Refusal.changedMeanwhile("This step")
            }
            try db.requireEnds(of: draft, of: owner)
            try db.run(
                """
                UPDATE steps SET strategy = \(draft.strategy), text = \(draft.text), tie = \(draft.tie),
                    who = \(draft.who), due = \(draft.due), state = \(draft.state), goal = \(draft.goal),
                    version = version + 1
                WHERE number = \(number)
                """)
        }
    }

    /// Notes how a step of the viewer's stands now; that it stands so already is noted once.
    /// - Parameter version: of the step that the viewer read.
    /// - Throws: a conflict where it says something else by now.
    package func note(
        _ state: Worksheet.Step.State, of number: Number<Worksheet.Step>, over version: Int?, by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            let step = try db.step(number, of: owner)
            if step.state == state { return }
            guard step.version == version else { throw Refusal.changedMeanwhile("This step") }
            try db.run("UPDATE steps SET state = \(state), version = version + 1 WHERE number = \(number)")
        }
    }

    /// Removes a step; one that is gone stays gone.
    package func removeStep(_ number: Number<Worksheet.Step>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { try $0.run("DELETE FROM steps WHERE number = \(number) AND owner = \(owner)") }
    }
}

extension Database {
    func addStep(
        _ draft: Worksheet.StepDraft, to owner: Number<Member>, at now: Instant
    ) throws -> Number<Worksheet.Step> {
        let form = SentForm(
            table: "steps", isSenders: "owner = \(owner)", submission: draft.submission, counted: "owner = \(owner)",
            limit: Worksheet.stepLimit, isFull: "A plan holds \(Worksheet.stepLimit) steps. Remove one that is over.")
        return try once(form) {
            try step($0, of: owner).says(draft)
        } add: { submission in
            try requireEnds(of: draft, of: owner)
            try run(
                """
                INSERT INTO steps (owner, strategy, text, tie, who, due, state, goal, added_at, submission)
                VALUES (\(owner), \(draft.strategy), \(draft.text), \(draft.tie), \(draft.who), \(draft.due),
                    \(draft.state), \(draft.goal), \(now), \(submission))
                """)
        }
    }

    fileprivate func requireEnds(of draft: Worksheet.StepDraft, of owner: Number<Member>) throws {
        if let tie = draft.tie { try requireTie(tie, of: owner, at: "tie") }
        try requireGoal(draft.goal, of: owner, at: "goal")
    }
}

extension Worksheet.Step {
    /// Whether it is as a form says that adds one, however far it is meanwhile.
    fileprivate func says(_ draft: Worksheet.StepDraft) -> Bool {
        strategy == draft.strategy && text == draft.text && tie == draft.tie && who == draft.who && due == draft.due
            && goal == draft.goal
    }
}
