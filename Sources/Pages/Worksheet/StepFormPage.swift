package import Colloquium

/// Where a step of the plan is added or changed.
package struct StepFormPage: SitePage {
    package static let template = "worksheet/step-form"

    package let pageTitle: String
    let tabs = Tab.network(current: SitePath.worksheet)
    let csrf: String
    let problems: [FormProblem]
    let stepAction: String
    let stepKey: String
    let overVersion: String
    let submission: String
    let strategy: Choice
    let text: Field
    let tie: Choice
    let who: Field
    let due: Field
    let state: Choice
    let goal: Choice
    let screening: [ScreenChoice]
    let backPath = SitePath.worksheet
    /// Where it is removed; none for one that is not there yet.
    let removalPath: [String]
    package var meanwhile: [Meanwhile] = []

    /// - Parameter version: of the step as it was read.
    package init(
        _ entry: Worksheet.StepEntry, among ties: [Tie], for goals: [Worksheet.Goal],
        changing step: Number<Worksheet.Step>? = nil, over version: String = "", csrf: String,
        problems found: [Refusal.Problem] = []
    ) {
        pageTitle = step == nil ? "Plan a step" : "Change a step"
        self.csrf = csrf
        problems = FormProblem.list(found)
        stepAction = step.map { SitePath.step($0) } ?? SitePath.steps
        stepKey = SitePath.keepKey(ofStep: step)
        overVersion = version
        submission = entry.submission
        strategy = Choice(
            "strategy", "Strategy",
            options: [("", "Choose…")] + Worksheet.Strategy.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.strategy, required: true, in: found)
        text = Field("step-text", "What will you do?", value: entry.text, required: true, in: found)
        tie = Choice(
            "tie", "With whom?",
            options: [("", "Nobody of my network")] + ties.map { ($0.number.description, $0.node.name) },
            chosen: entry.tie, in: found)
        who = Field("who", "Or somebody else", value: entry.who, hint: "A name or a role.", in: found)
        due = .due(entry.due, in: found)
        state = Choice(
            "state", "How does it stand?", options: Worksheet.Step.State.allCases.map { ($0.rawValue, $0.name) },
            chosen: entry.state, in: found)
        goal = Choice(
            "goal", "For which goal?",
            options: [("", "None in particular")] + goals.map { ($0.number.description, $0.text.excerpt(80)) },
            chosen: entry.goal, in: found)
        screening = ScreenChoice.list(entry.identifiesNobody, in: found)
        removalPath = step.map { [SitePath.removal(of: $0)] } ?? []
    }
}

extension StepFormPage: ChangeForm {
    package var lines: [FormLine] {
        [
            FormLine(strategy), FormLine(text), FormLine(tie), FormLine(who), FormLine(due), FormLine(state),
            FormLine(goal),
        ]
    }
}
