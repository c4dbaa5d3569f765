package import Colloquium

/// The form for a contribution, on the discussion's page or on one of its own.
package struct ContributionForm: Sendable {
    let contributionAction: String
    let keepKey: String
    let kind: Choice
    let body: Field
    let submission: String
    let revision: String
    let previewHTML: [String]
    let submitLabel: String

    package init(
        action: String, keepKey: String, entry: Contribution.Entry, previewHTML: String = "", label: String = "Post",
        in problems: [Refusal.Problem] = []
    ) {
        contributionAction = action
        self.keepKey = keepKey
        kind = .contributionKind(entry.kind, in: problems)
        body = Field(
            "body", "Your text", value: entry.body,
            hint: "One point a contribution is easiest to answer. Markdown. No patient details, please.",
            required: true, in: problems)
        submission = entry.submission
        revision = entry.revision
        self.previewHTML = previewHTML.isEmpty ? [] : [previewHTML]
        submitLabel = label
    }
}

/// Replying, editing, or looking at a preview: a form on a page of its own, with what it is about above it.
package struct ContributePage: SitePage {
    package static let template = "discussions/contribute"

    package let pageTitle: String
    let discussionTitle: String
    let discussionPath: String
    let problems: [FormProblem]
    let parentHTML: [String]
    let aboveTitle: String
    let form: ContributionForm
    let csrf: String

    package init(
        _ title: String, discussion: (title: String, path: String), parentHTML: String, form: ContributionForm,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        pageTitle = title
        discussionTitle = discussion.title
        discussionPath = discussion.path
        self.parentHTML = parentHTML.isEmpty ? [] : [parentHTML]
        aboveTitle = form.revision.isEmpty ? "What you reply to" : "What it says now"
        self.form = form
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
