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
        let today = WallTime(anchor, in: "UTC")
        if let stage = told.template.flatMap(CareerStage.init) {
            try await store.begin(from: .of(stage), on: today, by: owner, at: ago(days: 30))
        }
        let ties = try await tieNumbers(of: owner)
        for goal in told.goals {
            var entry = Worksheet.GoalEntry()
            (entry.text, entry.measure, entry.state) = (goal.text, goal.measure, goal.state ?? "")
            entry.due = today.after(days: goal.inDays).day
            entry.ties = goal.ties.compactMap { ties[$0]?.description }
            entry.submission = goal.text
            try await store.addGoal(Worksheet.GoalDraft(entry), by: owner, at: ago(days: 60))
        }
        let goals = try await store.worksheet(of: owner).reading.worksheet.goals.sorted { $0.number < $1.number }
        func number(ofGoal index: Int?) -> String {
            index.flatMap { goals.indices.contains($0) ? goals[$0].number.description : nil } ?? ""
        }
        for step in told.steps {
            var entry = Worksheet.StepEntry()
            (entry.strategy, entry.text, entry.state) = (step.strategy, step.text, step.state)
            entry.due = today.after(days: step.inDays).day
            entry.tie = step.with.flatMap { ties[$0]?.description } ?? ""
            entry.goal = number(ofGoal: step.goal)
            entry.submission = step.text
            try await store.addStep(Worksheet.StepDraft(entry), by: owner, at: ago(days: 60))
        }
        for reflection in told.reflections {
            var entry = Worksheet.ReflectionEntry()
            (entry.text, entry.goal, entry.submission) = (
                reflection.text, number(ofGoal: reflection.goal), reflection.text
            )
            try await store.reflect(
                Worksheet.ReflectionDraft(entry), by: owner, at: ago(days: reflection.daysAgo))
        }
        if let audience = told.audience.flatMap(Audience.init) {
            try await store.shareWorksheet([.goals: audience, .plan: audience], named: [], by: owner)
        }
        for guide in told.guides {
            try await store.letGuide(self.number(guide), by: owner, at: ago(days: 20))
        }
        for comment in told.comments {
            var entry = Worksheet.CommentEntry()
            (entry.text, entry.goal, entry.submission) = (comment.text, number(ofGoal: comment.goal), comment.text)
            let author = try await viewer(comment.by)
            let guiding = try await store.guidings(of: author).trainees.first {
                $0.guiding.other.number == owner.member
            }
            try await store.comment(
                Worksheet.CommentDraft(entry), on: guiding?.guiding.number, by: author, at: ago(days: comment.daysAgo))
        }
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
