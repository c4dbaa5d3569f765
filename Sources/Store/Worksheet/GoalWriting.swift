package import Colloquium
import GRDB

extension Store {
    /// Adds a goal to the viewer's worksheet; the same form sent twice adds one.
    /// - Throws: a conflict where there are as many as there may be, not found for a tie that is not theirs.
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
        let submission = draft.submission.isEmpty ? Token().text : draft.submission
        if let sent = try Number<Worksheet.Goal>.first(
            self, "SELECT number FROM goals WHERE owner = \(owner) AND submission = \(submission)")
        {
            return sent
        }
        let kept = try Int.first(self, "SELECT count(*) FROM goals WHERE owner = \(owner)") ?? 0
        guard kept < Worksheet.goalLimit else {
            throw Refusal(.conflict, "A worksheet holds \(Worksheet.goalLimit) goals. Remove one that is over.")
        }
        try run(
            """
            INSERT INTO goals (owner, text, measure, due, state, added_at, submission)
            VALUES (\(owner), \(draft.text), \(draft.measure), \(draft.due), \(draft.state), \(now), \(submission))
            """)
        let number = insertedNumber(of: Worksheet.Goal.self)
        try setTies(draft.ties, of: number, owner)
        return number
    }

    fileprivate func setTies(
        _ ties: [Number<Tie>], of goal: Number<Worksheet.Goal>, _ owner: Number<Member>
    ) throws {
        for tie in ties {
            try requireTie(tie, of: owner)
            try run("INSERT INTO goal_ties (goal, tie) VALUES (\(goal), \(tie))")
        }
    }

    /// - Throws: not found where it is nobody's, or somebody else's.
    func requireTie(_ tie: Number<Tie>, of owner: Number<Member>) throws {
        let found = try Bool.first(self, "SELECT 1 FROM ties WHERE number = \(tie) AND owner = \(owner)")
        if found == nil { throw Refusal.noSuch("tie") }
    }
}
