package import Colloquium

/// Correcting what was posted with an article.
package struct PostedWordsPage: SitePage {
    package static let template = "discussions/posted-words"

    package let pageTitle = "Correct what was posted"
    let discussionTitle: String
    let discussionPath: String
    let correctionAction: String
    let correctionKey: String
    let overVersion: String
    let newer: [NewerText]
    let why: Field
    let studyDesign: Choice
    let isHiding: Bool
    let screening: [ScreenChoice]
    let csrf: String
    let problems: [FormProblem]

    /// - Parameters:
    ///   - version: the newest there is.
    ///   - over: the version that the form was made of; nil for what stands.
    ///   - appraisals: how many members wrote.
    package init(
        _ discussion: Discussion, title: String, _ entry: Discussion.Correction.Entry, version: Int,
        formOf over: Int? = nil, appraisals: Int, csrf: String, problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(discussion.number, title)
        correctionAction = SitePath.correction(discussion.number)
        correctionKey = SitePath.keepKey(ofCorrectionOf: discussion.number)
        overVersion = version.description
        newer = NewerText.list(
            Prose(
                source: discussion.why.source,
                html: "\(discussion.why.html)<p>Study design: \(discussion.studyDesign.name.escapedForHTML)</p>"),
            version: version, formOf: over)
        why = Field(
            "why", "Why it may change practice", value: entry.why, hint: "What it says now stays in its history.",
            required: true, in: problems)
        studyDesign = .studyDesign(
            entry.studyDesign,
            hint: appraisals == 0
                ? "" : "Appraisals that are written stay with the design their authors read the article as.",
            in: problems)
        isHiding = entry.hidesEarlier == "yes"
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
    }
}
