package import Colloquium

/// The form for a contribution, on the discussion's page or on one of its own.
package struct ContributionForm: Sendable {
    let contributionAction: String
    let keepKey: String
    let kind: Choice
    let body: Field
    let submission: String
    /// When the draft was saved that it is filled with; empty for none.
    let draftTime: String
    let revision: String
    /// What it was begun over, where something newer stands above it.
    let overtaken: [KeptField]
    let disagreement: [Disagreement]
    /// Where what is replied to was withdrawn.
    let underWithdrawn: [UnderWithdrawn]
    let screening: [ScreenChoice]
    let isLateForm: Bool
    /// Whether what is typed can wait on the site.
    let keepsDraft: Bool
    let declarationPath: String
    /// Where its author has declared nothing yet in the discussion.
    let asked: [DeclarationAsked]
    /// Where buttons beside contributions belong to the form.
    let readAs: [ReadAs]
    let previewHTML: [String]
    let submitLabel: String
    /// Not where what is typed can only be kept.
    let mayPost: Bool

    struct Disagreement: Sendable {
        let isDisagreeing: Bool
        let disagreementError: String
    }

    struct UnderWithdrawn: Sendable {
        let repliesAllTheSame: Bool
        let withdrawnError: String
    }

    /// - Parameters:
    ///   - asksDeclaration: its author has declared nothing yet in the discussion.
    ///   - mayDisagree: it is a reply to somebody else.
    ///   - isUnderWithdrawn: what it replies to was withdrawn.
    ///   - mayPost: the discussion takes it now.
    ///   - readAs: of a page whose buttons beside contributions belong to the form.
    package init(
        action: String, keepKey: String, entry: Contribution.Entry, declarationPath: String,
        asksDeclaration: Bool = false, mayDisagree: Bool = false, isUnderWithdrawn: Bool = false,
        readAs: (kind: Contribution.Kind?, order: ReadingOrder)? = nil,
        previewHTML: String = "", label: String = "Post", mayPost: Bool = true,
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
        draftTime = entry.draft
        isLateForm = entry.late == "yes"
        keepsDraft = entry.revision.isEmpty
        self.declarationPath = declarationPath
        asked = asksDeclaration ? [DeclarationAsked(entry.declaration, in: problems)] : []
        revision = entry.revision
        let begun = entry.revision.isEmpty ? "begun-draft" : "begun-revision"
        overtaken = entry.begunOver.map { [KeptField(keptName: begun, keptValue: $0)] } ?? []
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        let withdrawnError = problems.filter { $0.field == "under-withdrawn" }.map(\.reason).joined(separator: " ")
        underWithdrawn =
            isUnderWithdrawn
            ? [UnderWithdrawn(repliesAllTheSame: entry.underWithdrawn == "yes", withdrawnError: withdrawnError)] : []
        let error = problems.filter { $0.field == "disagrees" }.map(\.reason).joined(separator: " ")
        disagreement =
            mayDisagree || !error.isEmpty
            ? [Disagreement(isDisagreeing: entry.disagrees == "yes", disagreementError: error)] : []
        self.readAs =
            readAs.map {
                [ReadAs(readKind: $0.kind?.rawValue ?? "", readOrder: $0.order.rawValue, givenText: entry.body)]
            } ?? []
        self.previewHTML = previewHTML.isEmpty ? [] : [previewHTML]
        self.mayPost = mayPost
        submitLabel = isLateForm ? "Post late" : label
    }
}

/// What became of the draft of a form.
package enum DraftOutcome: Sendable {
    case none, saved
    /// What could not be posted was kept as one.
    case kept
}

/// Replying, editing, or looking at a preview: a form on a page of its own, with what it replies to above it.
package struct ContributePage: SitePage {
    package static let template = "discussions/contribute"

    package let pageTitle: String
    let discussionTitle: String
    let discussionPath: String
    let problems: [FormProblem]
    /// What is replied to.
    let parentHTML: [String]
    /// What is replied to, to be quoted above what was typed.
    let quoting: [Quoting]
    /// What another form saved of it meanwhile.
    let newer: [NewerText]
    let isDraftSaved: Bool
    /// What takes the draft away.
    let draftUntil = "post it"
    /// What could not be posted was kept.
    let isDraftKept: Bool
    let form: ContributionForm
    let csrf: String

    struct Quoting: Sendable {
        let quoteAction: String
        let quotation: String
    }

    package init(
        _ title: String, discussion: (title: String, path: String), parentHTML: String, form: ContributionForm,
        newer: NewerText? = nil, draft: DraftOutcome = .none, quotation: String? = nil, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        pageTitle = title
        self.newer = newer.map { [$0] } ?? []
        isDraftSaved = draft == .saved
        isDraftKept = draft == .kept
        quoting = quotation.map { [Quoting(quoteAction: form.contributionAction, quotation: $0)] } ?? []
        discussionTitle = discussion.title
        discussionPath = discussion.path
        self.parentHTML = parentHTML.isEmpty ? [] : [parentHTML]
        self.form = form
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
