import Colloquium
import GRDB

private struct GoalRow: ReadRow {
    let number: Number<Worksheet.Goal>
    let text: String
    let measure: String
    let due: String
    let state: Worksheet.Goal.State
    let version: Int
}

private struct StepRow: ReadRow {
    let number: Number<Worksheet.Step>
    let strategy: Worksheet.Strategy
    let text: String
    let tie: Number<Tie>?
    let who: String
    let due: String
    let state: Worksheet.Step.State
    let goal: Number<Worksheet.Goal>?
    let version: Int

    var step: Worksheet.Step {
        Worksheet.Step(
            number: number, strategy: strategy, text: text, tie: tie, who: who, due: due, state: state, goal: goal,
            version: version)
    }
}

private struct ReflectionRow: ReadRow {
    let number: Number<Worksheet.Reflection>
    let goal: Number<Worksheet.Goal>?
    let text: String
    let writtenAt: Instant
}

private struct WorksheetSharingRow: ReadRow {
    let goalsAudience: Audience
    let planAudience: Audience
    let reflectionAudience: Audience
}

extension Database {
    func worksheet(of owner: Number<Member>) throws -> Worksheet {
        Worksheet(
            goals: try goals("owner = \(owner)"), steps: try steps("owner = \(owner)"),
            reflections: try ReflectionRow.all(
                self, "SELECT * FROM reflections WHERE owner = \(owner) ORDER BY written_at DESC, number DESC"
            ).map { .init(number: $0.number, goal: $0.goal, text: $0.text, writtenAt: $0.writtenAt) })
    }

    /// - Parameter condition: on `goals`.
    func goals(_ condition: SQL) throws -> [Worksheet.Goal] {
        let rows = try GoalRow.all(
            self, "SELECT * FROM goals WHERE \(condition) ORDER BY state <> 'open', due, number")
        if rows.isEmpty { return [] }
        var ties: [Number<Worksheet.Goal>: [Number<Tie>]] = [:]
        for row in try Row.all(
            self, "SELECT goal, tie FROM goal_ties WHERE goal IN \(SQL.list(rows.map(\.number.rawValue))) ORDER BY tie")
        {
            ties[row["goal"], default: []].append(row["tie"])
        }
        return rows.map {
            Worksheet.Goal(
                number: $0.number, text: $0.text, measure: $0.measure, due: $0.due, state: $0.state,
                ties: ties[$0.number] ?? [], version: $0.version)
        }
    }

    /// - Parameter condition: on `steps`.
    func steps(_ condition: SQL) throws -> [Worksheet.Step] {
        try StepRow.all(self, "SELECT * FROM steps WHERE \(condition) ORDER BY due, number").map(\.step)
    }

    func goal(_ number: Number<Worksheet.Goal>, of owner: Number<Member>) throws -> Worksheet.Goal {
        guard let goal = try goals("number = \(number) AND owner = \(owner)").first else {
            throw Refusal.noSuch("goal")
        }
        return goal
    }

    func step(_ number: Number<Worksheet.Step>, of owner: Number<Member>) throws -> Worksheet.Step {
        guard let step = try steps("number = \(number) AND owner = \(owner)").first else {
            throw Refusal.noSuch("step")
        }
        return step
    }

    func worksheetSharing(of owner: Number<Member>) throws -> Worksheet.Sharing {
        let row = try WorksheetSharingRow.first(self, "SELECT * FROM worksheets WHERE owner = \(owner)")
        guard let row else { return Worksheet.Sharing() }
        let named = try Number<Member>.all(self, "SELECT member FROM worksheet_readers WHERE owner = \(owner)")
        return Worksheet.Sharing(
            [.goals: row.goalsAudience, .plan: row.planAudience, .reflection: row.reflectionAudience],
            named: Set(named))
    }
}

extension Database {
    /// The worksheet of `owner` as far as it is shared with `viewer`.
    func shownWorksheet(of owner: Number<Member>, for viewer: Viewer) throws -> Worksheet {
        let reader = try networkReader(viewer, of: owner)
        if reader.standing == .outsider { return Worksheet() }
        let sharing = try worksheetSharing(of: owner)
        return sharing.audiences.isEmpty && reader.standing != .owner
            ? Worksheet() : try worksheet(of: owner).shown(to: reader, sharing)
    }
}
