package import Colloquium

/// A member's own worksheet: goals, the plan by strategy, and reflection.
package struct WorksheetPage: SitePage {
    package static let template = "worksheet/worksheet"

    package let pageTitle = "Your worksheet"
    let tabs = Tab.network(current: SitePath.worksheet)
    let csrf: String
    let problems: [FormProblem]
    let summaryText: String
    let isBegun: Bool
    let goals: [GoalLine]
    let plan: [StrategyPart]
    let reflections: [ReflectionLine]
    let reflectionKey = SitePath.reflectionKeepKey
    let reflectionAction = SitePath.reflections
    let submission: String
    let reflectionGoal: Choice
    let reflectionText: Field
    let screening: [ScreenChoice]
    let templateAction = SitePath.worksheetTemplate
    let stageChoice: Choice
    let newGoalPath = SitePath.newGoal
    let printPath = SitePath.worksheetPrint
    let sharingPath = SitePath.worksheetSharing
    let guidingPath = SitePath.guiding
    let sharingText: String
    let remindersText: String
    let remindersAction: String
    let remindersLabel: String
    /// None where nobody guides the member and nobody ever commented.
    let comments: [CommentsPart]

    /// All that the page is made of, but for what is typed on it.
    package struct Content: Sendable {
        package let worksheet: Worksheet
        package let names: [Number<Tie>: String]
        package let logged: Set<Worksheet.Piece>
        package let comments: [Worksheet.Comment]
        /// Whether somebody guides them.
        package let isGuided: Bool
        package let sharing: Worksheet.Sharing
        package let reminds: Bool
        package let owner: Number<Member>
        /// Whose template is offered first.
        package let stage: CareerStage

        package init(
            _ worksheet: Worksheet, _ names: [Number<Tie>: String], logged: Set<Worksheet.Piece>,
            comments: [Worksheet.Comment], isGuided: Bool, sharing: Worksheet.Sharing, reminds: Bool,
            owner: Number<Member>,
            stage: CareerStage
        ) {
            self.worksheet = worksheet
            self.names = names
            self.logged = logged
            self.comments = comments
            self.isGuided = isGuided
            self.sharing = sharing
            self.reminds = reminds
            self.owner = owner
            self.stage = stage
        }
    }

    /// What is typed on the page.
    package struct Typed: Sendable {
        package var reflection = Worksheet.ReflectionEntry()
        package var comment = Worksheet.CommentEntry()

        package init() {}
    }

    /// - Parameter today: where the member is, as "2026-11-28".
    package init(
        _ content: Content, _ typed: Typed, today: String, time: ReaderTime, csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        let (worksheet, names, sharing, entry) = (
            content.worksheet, content.names, content.sharing, typed.reflection
        )
        self.csrf = csrf
        problems = FormProblem.list(found)
        isBegun = !worksheet.isEmpty
        let open = worksheet.goals.count { $0.state == .open }
        summaryText = "\(open) \(open == 1 ? "goal" : "goals") open. \(worksheet.progress.words)."
        goals = worksheet.goals.map { GoalLine($0, in: worksheet, names, today: today) }
        plan = StrategyPart.all(worksheet, names, logged: content.logged, today: today)
        reflections = worksheet.reflections.map {
            ReflectionLine($0, in: worksheet, logged: content.logged, time: time)
        }
        submission = entry.submission
        reflectionGoal = Choice(
            "goal", "On",
            options: [("", "All of it")] + worksheet.goals.map { ($0.number.description, $0.text.excerpt(80)) },
            chosen: entry.goal, in: found)
        reflectionText = Field(
            "reflection", "What went well, what did not, what next?", value: entry.text,
            hint: "It stays as you write it. No patient’s name or number.", required: true, in: found)
        // The page has two forms that may be asked whether they identify anybody.
        let isComment = !typed.comment.text.isEmpty || found.contains { $0.field == "comment" }
        screening = isComment ? [] : ScreenChoice.list(entry.identifiesNobody, in: found)
        let talk = CommentsPart(
            content.comments, on: worksheet, of: nil, for: content.owner, typed.comment, time: time,
            in: isComment ? found : [])
        comments = content.isGuided || isComment || !content.comments.isEmpty ? [talk] : []
        stageChoice = Choice(
            "stage", "Template for", options: CareerStage.allCases.map { ($0.rawValue, $0.name) },
            chosen: content.stage.rawValue, in: found)
        let shared = Worksheet.Part.allCases.filter { sharing[$0] != .onlyMe }
        sharingText =
            shared.isEmpty
            ? "Only you read it, and those who guide you."
            : "Others may read: \(shared.map { "\($0.name.lowercased()) (\(sharing[$0].words))" }.joined(separator: ", "))."
        remindersText =
            content.reminds
            ? "Your digest reminds you of steps that are due soon or overdue, each once."
            : "Your digest does not remind you of steps."
        remindersAction = content.reminds ? SitePath.worksheetRemindersRemoval : SitePath.worksheetReminders
        remindersLabel = content.reminds ? "Remind me no more" : "Remind me in my digest"
    }
}
