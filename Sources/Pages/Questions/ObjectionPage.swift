package import Colloquium

/// Saying what is wrong with the evidence of an answer.
package struct ObjectionPage: SitePage {
    package static let template = "questions/objection"

    package let pageTitle: String
    let csrf: String
    let questionTitle: String
    let questionPath: String
    let objectionAction: String
    let objectionHint: String
    let problems: [FormProblem]
    /// What its reader said of references of the answer before.
    let saidBefore: [String]
    /// The references of the answer to choose from, where one of them is doubted.
    let doubted: [Choice]
    /// The better reference.
    let named: [Field]
    let worksMeant: [WorkQuestion]
    let reason: Field
    let screening: [ScreenChoice]

    package init(
        _ kind: Objection.Kind, of answer: Number<StoredAnswer>, _ references: [(key: String, title: String)],
        _ entry: Objection.Entry, worksMeant: [WorkQuestion] = [], saidBefore: [(title: String, reason: String)] = [],
        question: (title: String, path: String), csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.saidBefore = saidBefore.map { "Of “\($0.title)”: \($0.reason)" }
        (questionTitle, questionPath) = question
        objectionAction = SitePath.objections(kind, of: answer)
        self.problems = FormProblem.list(problems)
        self.worksMeant = kind == .betterEvidence ? worksMeant : []
        reason = Field("reason", "Why", value: entry.reason, required: true, in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        switch kind {
        case .doubt:
            pageTitle = "A reference does not support this answer"
            objectionHint = "Your reason stands beside the reference, with your name, and the author is told."
            doubted = [
                Choice(
                    "reference", "Which reference", options: references.map { ($0.key, $0.title) },
                    chosen: entry.reference, in: problems)
            ]
            named = []
        case .betterEvidence:
            pageTitle = "Better evidence exists"
            objectionHint = "It stands under the answer, with your name, and the author is told."
            doubted = []
            named = [
                Field(
                    "reference", "The better reference", value: entry.reference,
                    hint: "A DOI, PMID, PMCID, ISBN or web address, or a citation in words.", required: true,
                    in: problems)
            ]
        }
    }
}
