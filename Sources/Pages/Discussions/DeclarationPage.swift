package import Colloquium

/// What a member declared, in the list of a discussion.
package struct DeclarationItem: Sendable {
    let declarerName: String
    let declarationText: String

    package init(name: String, _ declaration: Declaration) {
        declarerName = name
        declarationText =
            declaration.isNone ? "no competing interests, no use of AI" : declaration.lines.joined(separator: ". ")
    }
}

/// Declaring competing interests and the use of AI, once for a discussion.
package struct DeclarationPage: SitePage {
    package static let template = "discussions/declaration"

    package let pageTitle = "What you declare"
    let discussionTitle: String
    let discussionPath: String
    let declarationAction: String
    let declarationKeepKey: String
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
        declarationKeepKey = SitePath.keepKey(ofDeclarationIn: number)
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        competingInterests = .competingInterests(entry, in: problems)
        aiUse = .aiUse(entry, in: problems)
        screening = ScreenChoice.list(entry.identifiesNobody, in: problems)
    }
}

/// Asking, in the form for a contribution, what its author has not declared yet in the discussion.
struct DeclarationAsked: Sendable {
    let declaresNone: Bool
    let declaredInterests: Field
    let declaredAIUse: Field
    /// Something stands in the fields.
    let isDeclaring: Bool

    init(_ entry: Declaration.Entry, in problems: [Refusal.Problem]) {
        declaresNone = entry.declaresNone == "yes"
        declaredInterests = .competingInterests(entry, in: problems)
        declaredAIUse = .aiUse(entry, in: problems)
        isDeclaring = !entry.competingInterests.isEmpty || !entry.aiUse.isEmpty
    }
}

extension Field {
    fileprivate static func competingInterests(_ entry: Declaration.Entry, in problems: [Refusal.Problem]) -> Field {
        Field(
            "competing-interests", "Competing interests", value: entry.competingInterests,
            hint: "In this article, its drug, device or authors. Leave it empty if there are none.", in: problems)
    }

    fileprivate static func aiUse(_ entry: Declaration.Entry, in problems: [Refusal.Problem]) -> Field {
        Field(
            "ai-use", "What you used AI for", value: entry.aiUse,
            hint: "Like “to check my English”. Leave it empty if you used none.", in: problems)
    }
}
