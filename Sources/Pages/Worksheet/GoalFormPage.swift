package import Colloquium

/// Where a goal is set or changed.
package struct GoalFormPage: SitePage {
    package static let template = "worksheet/goal"

    package let pageTitle: String
    let tabs = Tab.network(current: SitePath.worksheet)
    let csrf: String
    let problems: [FormProblem]
    let goalAction: String
    let goalKey: String
    let overVersion: String
    let submission: String
    let text: Field
    let measure: Field
    let due: Field
    let state: [Choice]
    let servers: [Server]
    let serversError: String
    let isServersOpen: Bool
    let screening: [ScreenChoice]
    let backPath = SitePath.worksheet
    /// Where it is removed; none for one that is not there yet.
    let removalPath: [String]
    package var meanwhile: [Meanwhile] = []

    /// A tie that may serve it.
    struct Server: Sendable {
        let tieNumber: String
        let tieName: String
        let isServing: Bool
    }

    /// - Parameter version: of the goal as it was read.
    package init(
        _ entry: Worksheet.GoalEntry, among ties: [Tie], changing goal: Number<Worksheet.Goal>? = nil,
        over version: String = "", csrf: String, problems found: [Refusal.Problem] = []
    ) {
        pageTitle = goal == nil ? "Set a goal" : "Change a goal"
        self.csrf = csrf
        problems = FormProblem.list(found)
        goalAction = goal.map { SitePath.goal($0) } ?? SitePath.goals
        goalKey = SitePath.keepKey(ofGoal: goal)
        overVersion = version
        submission = entry.submission
        text = Field(
            "goal-text", "What do you want to reach?", value: entry.text, required: true, in: found)
        measure = Field(
            "measure", "How will you know?", value: entry.measure, hint: "Something you can count or see.",
            required: true, in: found)
        due = .due(entry.due, in: found)
        state =
            goal == nil
            ? []
            : [
                Choice(
                    "state", "How does it stand?",
                    options: Worksheet.Goal.State.allCases.map { ($0.rawValue, $0.name) }, chosen: entry.state,
                    in: found)
            ]
        servers = ties.map {
            Server(
                tieNumber: $0.number.description, tieName: $0.node.name,
                isServing: entry.ties.contains($0.number.description))
        }
        serversError = found.filter { $0.field == "ties" }.map(\.reason).joined(separator: " ")
        isServersOpen = !entry.ties.isEmpty || !serversError.isEmpty
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
        removalPath = goal.map { [SitePath.removal(of: $0)] } ?? []
    }
}

extension GoalFormPage: ChangeForm {
    package var lines: [FormLine] {
        let serving = servers.filter(\.isServing).map(\.tieName).joined(separator: ", ")
        return [text, measure, due].map(FormLine.init) + state.map(FormLine.init) + [FormLine("Served by", serving)]
    }
}

extension Field {
    /// The day something is to be reached or done by.
    static func due(_ typed: String, in problems: [Refusal.Problem]) -> Field {
        .day("due", "By when?", typed, like: "2027-06-30", in: problems)
    }
}
