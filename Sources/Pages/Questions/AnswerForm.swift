package import Colloquium

/// The form for an answer.
package struct AnswerForm: Sendable {
    let answerAction: String
    let keepKey: String
    let body: Field
    let references: Field
    let worksMeant: [WorkQuestion]
    let evidenceFields: [EvidenceFields]
    let submission: String
    /// The revision that is edited; none where it is a new answer.
    let editedRevision: [String]
    let screening: [ScreenChoice]
    let previewHTML: [String]
    let submitLabel: String

    package init(
        action: String, keepKey: String, entry: Answer.Entry, worksMeant: [WorkQuestion] = [],
        evidence: [EvidenceFields] = [], editing revision: String = "", previewHTML: String = "",
        label: String = "Answer",
        in problems: [Refusal.Problem] = []
    ) {
        answerAction = action
        self.keepKey = keepKey
        body = Field("body", "Your answer", value: entry.body, hint: "Markdown.", required: true, in: problems)
        references = Field(
            "references", "References", value: entry.references,
            hint:
                "At least one: a DOI, PMID, PMCID, ISBN or web address, or a citation in words, one a line; a list from a paper is taken apart. Behind each you may say what in it supports you. Preview shows what was recognised, and asks for pages and levels of evidence.",
            required: true, in: problems)
        self.worksMeant = worksMeant
        evidenceFields = evidence
        submission = entry.submission
        editedRevision = revision.isEmpty ? [] : [revision]
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        self.previewHTML = previewHTML.isEmpty ? [] : [previewHTML]
        submitLabel = label
    }
}
