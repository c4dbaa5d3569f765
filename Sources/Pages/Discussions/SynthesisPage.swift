package import Colloquium

/// Writing what a discussion came to.
package struct SynthesisPage: SitePage {
    package static let template = "discussions/synthesis"

    package let pageTitle = "Synthesis"
    let csrf: String
    let problems: [FormProblem]
    let discussionTitle: String
    let discussionPath: String
    let synthesisAction: String
    let synthesis: Field
    let previewHTML: [String]

    package init(
        _ number: Number<Discussion>, title: String, text: String, previewHTML: String = "", csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        discussionTitle = title
        discussionPath = SitePath.discussion(number, title)
        synthesisAction = SitePath.synthesis(number)
        synthesis = Field(
            "synthesis", "What the discussion came to", value: text,
            hint: "Bottom line, strengths, limitations, implications, open questions. Markdown.", required: true,
            in: problems)
        self.previewHTML = previewHTML.isEmpty ? [] : [previewHTML]
    }
}
