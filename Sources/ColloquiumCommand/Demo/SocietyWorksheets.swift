import Colloquium
import Store

extension Society {
    struct Sheet: Decodable {
        let owner: String
        /// A career stage; none to begin from nothing.
        let template: String?
        /// Of goals and plan.
        let audience: String?
        let goals: [Goal]
        let steps: [Step]
        let reflections: [Reflection]
        /// Who guides them, by handle.
        let guides: [String]
        let comments: [Comment]

        struct Goal: Decodable {
            let text: String
            let measure: String
            let inDays: Int
            let state: String?
            /// By name or handle.
            let ties: [String]
        }

        struct Step: Decodable {
            let strategy: String
            let text: String
            /// One of their ties, by name or handle.
            let with: String?
            let inDays: Int
            let state: String
            /// Which of the goals, from 0.
            let goal: Int
        }

        struct Reflection: Decodable {
            let daysAgo: Double
            let text: String
            let goal: Int?
        }

        struct Comment: Decodable {
            let by: String
            let daysAgo: Double
            let text: String
            let goal: Int?
        }
    }
}

/// The worksheets of the example society.
extension SocietyLoader {
    func add(_ told: Society.Sheet) async throws {
        let owner = try await viewer(told.owner)
        if let stage = told.template.flatMap(CareerStage.init) {
            try await store.begin(from: .of(stage), on: WallTime(anchor, in: "UTC"), by: owner, at: ago(days: 30))
        }
        let ties = try await tieNumbers(of: owner)
        for goal in told.goals {
            try await store.addGoal(Worksheet.GoalDraft(entry(goal, ties)), by: owner, at: ago(days: 60))
        }
        let goals = try await store.worksheet(of: owner).reading.worksheet.goals.map(\.number).sorted()
        for step in told.steps {
            try await store.addStep(Worksheet.StepDraft(entry(step, ties, goals)), by: owner, at: ago(days: 60))
        }
        for reflection in told.reflections {
            var entry = Worksheet.ReflectionEntry()
            (entry.text, entry.submission) = (reflection.text, reflection.text)
            entry.goal = reflection.goal.map { goals[$0].description } ?? ""
            try await store.reflect(
                Worksheet.ReflectionDraft(entry), by: owner, at: ago(days: reflection.daysAgo))
        }
        if let audience = told.audience.flatMap(Audience.init) {
            try await store.shareWorksheet([.goals: audience, .plan: audience], named: [], by: owner)
        }
        for guide in told.guides { try await store.letGuide(number(guide), by: owner, at: ago(days: 20)) }
        for comment in told.comments { try await add(comment, of: owner, goals) }
    }

    private func entry(_ goal: Society.Sheet.Goal, _ ties: [String: Number<Tie>]) -> Worksheet.GoalEntry {
        var entry = Worksheet.GoalEntry()
        (entry.text, entry.measure, entry.state) = (goal.text, goal.measure, goal.state ?? "")
        entry.due = WallTime(anchor, in: "UTC").after(days: goal.inDays).day
        entry.ties = goal.ties.compactMap { ties[$0]?.description }
        entry.submission = goal.text
        return entry
    }

    private func entry(
        _ step: Society.Sheet.Step, _ ties: [String: Number<Tie>], _ goals: [Number<Worksheet.Goal>]
    ) -> Worksheet.StepEntry {
        var entry = Worksheet.StepEntry()
        (entry.strategy, entry.text, entry.state) = (step.strategy, step.text, step.state)
        entry.due = WallTime(anchor, in: "UTC").after(days: step.inDays).day
        entry.tie = step.with.flatMap { ties[$0]?.description } ?? ""
        entry.goal = goals[step.goal].description
        entry.submission = step.text
        return entry
    }

    private func add(
        _ comment: Society.Sheet.Comment, of owner: Viewer, _ goals: [Number<Worksheet.Goal>]
    ) async throws {
        var entry = Worksheet.CommentEntry()
        (entry.text, entry.submission) = (comment.text, comment.text)
        entry.goal = comment.goal.map { goals[$0].description } ?? ""
        let author = try await viewer(comment.by)
        let guiding = try await store.guidings(of: author).trainees.first { $0.guiding.other.number == owner.member }
        try await store.comment(
            Worksheet.CommentDraft(entry), on: guiding?.guiding.number, by: author, at: ago(days: comment.daysAgo))
    }

    /// By the handle of a member, or by name.
    private func tieNumbers(of owner: Viewer) async throws -> [String: Number<Tie>] {
        let handles = try Dictionary(
            society.members.map { (try number($0.handle), $0.handle) }, uniquingKeysWith: { one, _ in one })
        return try await store.network(of: owner).ties.reduce(into: [:]) { numbers, tie in
            numbers[tie.node.member.flatMap { handles[$0] } ?? tie.node.name] = tie.number
        }
    }
}
