package import Colloquium
import GRDB

extension Store {
    /// Adds a goal to the viewer's worksheet; the same form sent twice adds one.
    /// - Throws: a conflict where there are as many as there may be, a refusal at "ties" for one that is not theirs.
    @discardableResult
    package func addGoal(
        _ draft: Worksheet.GoalDraft, by viewer: Viewer, at now: Instant
    ) async throws -> Number<Worksheet.Goal> {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        return try await write { db in try db.addGoal(draft, to: owner, at: now) }
    }

    /// Changes a goal of the viewer's.
    /// - Parameter version: of the goal that the form was filled in from.
    package func change(
        _ number: Number<Worksheet.Goal>, to draft: Worksheet.GoalDraft, over version: Int?, by viewer: Viewer
    ) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { db in
            guard try db.goal(number, of: owner).version == version else {
                throw Refusal.changedMeanwhile("This goal")
            }
            try db.run(
                """
                UPDATE goals SET text = \(draft.text), measure = \(draft.measure), due = \(draft.due),
                    state = \(draft.state), version = version + 1
                WHERE number = \(number)
                """)
            try db.run("DELETE FROM goal_ties WHERE goal = \(number)")
            try db.setTies(draft.ties, of: number, owner)
        }
    }

    /// Removes a goal; its steps and reflections stay. One that is gone stays gone.
    package func removeGoal(_ number: Number<Worksheet.Goal>, by viewer: Viewer) async throws {
        let owner = try viewer.signedIn(to: "keep a worksheet")
        try await write { try $0.run("DELETE FROM goals WHERE number = \(number) AND owner = \(owner)") }
    }
}

extension Database {
    func addGoal(
        _ draft: Worksheet.GoalDraft, to owner: Number<Member>, at now: Instant
    ) throws -> Number<Worksheet.Goal> {
        let form = SentForm(
            table: "goals", isSenders: "owner = \(owner)", submission: draft.submission, counted: "owner = \(owner)",
            limit: Worksheet.goalLimit,
            isFull: "A worksheet holds \(Worksheet.goalLimit) goals. Remove one that is over.")
        var isNew = false
        let number = try once(form) {
            try goal($0, of: owner).says(draft)
        } add: { submission in
            try run(
                """
                INSERT INTO goals (owner, text, measure, due, state, added_at, submission)
                VALUES (\(owner), \(draft.text), \(draft.measure), \(draft.due), \(draft.state), \(now),
                    \(submission))
                """)
            isNew = true
        }
        if isNew { try setTies(draft.ties, of: number, owner) }
        return number
    }

    fileprivate func setTies(
        _ ties: [Number<Tie>], of goal: Number<Worksheet.Goal>, _ owner: Number<Member>
    ) throws {
        for tie in ties {
            try requireTie(tie, of: owner, at: "ties")
            try run("INSERT INTO goal_ties (goal, tie) VALUES (\(goal), \(tie))")
        }
    }

    /// - Throws: a refusal at `field` where it is nobody's any more, or somebody else's.
    func requireTie(_ tie: Number<Tie>, of owner: Number<Member>, at field: String) throws {
        let found = try Bool.first(self, "SELECT 1 FROM ties WHERE number = \(tie) AND owner = \(owner)")
        if found == nil {
            throw Refusal.invalid(field, "Who was chosen here is not in your network any more. Look again, and save.")
        }
    }

    /// - Throws: a refusal at `field` where it is nobody's any more, or somebody else's.
    func requireGoal(_ goal: Number<Worksheet.Goal>?, of owner: Number<Member>, at field: String) throws {
        guard let goal else { return }
        let found = try Bool.first(self, "SELECT 1 FROM goals WHERE number = \(goal) AND owner = \(owner)")
        if found == nil {
            throw Refusal.invalid(field, "The goal that was chosen here was removed meanwhile. Look again, and save.")
        }
    }
}

extension Worksheet.Goal {
    /// Whether it is as a form says that adds one.
    fileprivate func says(_ draft: Worksheet.GoalDraft) -> Bool {
        text == draft.text && measure == draft.measure && due == draft.due && ties == draft.ties
    }
}
