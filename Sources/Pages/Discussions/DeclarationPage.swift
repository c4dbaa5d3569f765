package import Colloquium

/// What a member declared, in the list of a discussion.
package struct DeclarationItem: Sendable {
    let declarerName: String
    let declarationText: String

    package init(name: String, _ declaration: Declaration) {
        declarerName = name
        let lines = declaration.lines
        declarationText = lines.isEmpty ? "no competing interests, no use of AI" : lines.joined(separator: ". ")
    }
}

/// Declaring competing interests and the use of AI, once for a discussion.
package struct DeclarationPage: SitePage {
    package static let template = "discussions/declaration"

    package let pageTitle = "What you declare"
    let discussionTitle: String
    let discussionPath: String
    let declarationAction: String
    let csrf: String
    let problems: [FormProblem]
    let competingInterests: Field
    let aiUse: Field
    let screening: [ScreenChoice]

    package init(
        _ number: Number<Discussion>, title: String, whileReplyingTo parent: Number<Contribution>? = nil,
        _ entry: Declaration.Entry, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        discussionTitle = title
        discussionPath = SitePath.discussion(number, title)
        declarationAction = SitePath.declaration(number, whileReplyingTo: parent)
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        competingInterests = Field(
            "competing-interests", "Competing interests", value: entry.competingInterests,
            hint: "In this article, its drug, device or authors. Leave it empty if there are none.", in: problems)
        aiUse = Field(
            "ai-use", "What you used AI for", value: entry.aiUse,
            hint: "Like “to check my English”. Leave it empty if you used none.", in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }
}
