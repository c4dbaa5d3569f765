package import Colloquium

/// Where somebody on a panel says what they think of an answer, for the panel.
package struct JudgementPage: SitePage {
    package static let template = "panels/judgement"

    package let pageTitle = "Judge an answer for a panel"
    let questionTitle: String
    let questionPath: String
    let panelTopic: String
    let panelPath: String
    let judgedHTML: String
    let judgedAuthor: String
    let references: [ReferenceCard]
    let judgementAction: String
    let ruleText = PanelVerdict.rule
    let verdict: Choice
    let declares: Choice
    let competingInterest: Field
    let screening: [ScreenChoice]
    /// For who judged it already.
    let judgementRemoval: [String]
    let csrf: String
    let problems: [FormProblem]

    package init(
        _ answer: (number: Number<StoredAnswer>, author: String, html: String), citing references: [ReferenceCard],
        for panel: Panel,
        question: (title: String, path: String), _ entry: PanelJudgement.Entry, isJudged: Bool, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        questionTitle = question.title
        questionPath = question.path
        panelTopic = panel.topic
        panelPath = SitePath.panel(panel.number, panel.topic)
        judgedHTML = answer.html
        judgedAuthor = answer.author
        self.references = references
        let path = SitePath.judgement(answer.number, for: panel.number)
        judgementAction = path
        verdict = Choice(
            "verdict", "Do you endorse this answer?",
            options: [("yes", "I endorse it"), ("no", "I do not endorse it")],
            chosen: entry.verdict, in: problems)
        declares = Choice(
            "declares", "Do you have a competing interest for this answer?",
            options: [("none", "I have none"), ("some", "I have one")], chosen: entry.declares, in: problems)
        competingInterest = Field(
            "competing-interest", "Which one", value: entry.competingInterest,
            hint: "Such as a study of your own that it cites. Readers see it beside your name.", in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        judgementRemoval = isJudged ? ["\(path)/removal"] : []
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
