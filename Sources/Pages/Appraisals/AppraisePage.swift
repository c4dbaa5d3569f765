package import Colloquium

/// Writing one's appraisal or changing it.
package struct AppraisePage: SitePage {
    package static let template = "appraisals/appraise"

    package let pageTitle: String
    let articleTitle: String
    let discussionPath: String
    let problems: [FormProblem]
    let appraisalForm: AppraisalForm
    /// What was saved since the form was opened.
    let storedBody: [AppraisalBody]
    /// What another form kept of it meanwhile.
    let newer: [NewerText]
    /// Its author took back what they saved.
    let isTakenBack: Bool
    let isDraftSaved: Bool
    /// What takes the draft away.
    let draftUntil = "save your appraisal"
    let isDraftKept: Bool
    let csrf: String

    /// What became of the reader's appraisal until now.
    package enum Past: Sendable {
        case unwritten, standing, takenBack
    }

    package init(
        discussion: (number: Number<Discussion>, articleTitle: String), form: AppraisalForm, past: Past = .unwritten,
        savedMeanwhile: Appraisal? = nil, newer: NewerText? = nil, draft: DraftOutcome = .none, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        pageTitle = past == .standing ? "Change your appraisal" : "Appraise this article"
        isTakenBack = past == .takenBack
        articleTitle = discussion.articleTitle
        discussionPath = SitePath.discussion(discussion.number, discussion.articleTitle)
        self.problems = FormProblem.list(problems)
        appraisalForm = form
        storedBody = savedMeanwhile.map { [AppraisalBody($0)] } ?? []
        self.newer = newer.map { [$0] } ?? []
        isDraftSaved = draft == .saved
        isDraftKept = draft == .kept
        self.csrf = csrf
    }
}
