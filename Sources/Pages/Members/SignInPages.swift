package import Colloquium

/// Signing in, with a password or with a link by e-mail.
package struct SignInPage: SitePage {
    package static let template = "members/sign-in"

    package let pageTitle = "Sign in"
    let csrf: String
    let problems: [FormProblem]
    let email: Field
    let password: Field
    let isTrusting: Bool
    /// The path to go to afterwards.
    let next: String
    /// What was being sent when the session ended, as a form body.
    let keptBody: String
    let hasKept: Bool

    package init(
        email: String = "", trusting: Bool = true, next: String = "", kept: String = "", csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.email = Field(
            "email", "E-mail address", value: email, type: "email", autocomplete: "email", required: true,
            in: problems)
        password = Field(
            "password", "Password", hint: "Leave it empty to get a sign-in link by e-mail instead.", type: "password",
            autocomplete: "current-password", in: problems)
        isTrusting = trusting
        self.next = next
        keptBody = kept
        hasKept = !kept.isEmpty
    }
}

/// Making an account: openly, by application or with an invitation.
package struct JoinPage: SitePage {
    package static let template = "members/join"

    package let pageTitle: String
    let csrf: String
    let joinAction: String
    let explanation: String
    let problems: [FormProblem]
    let fields: [Field]
    let noteField: [Field]
    let timeZone: Choice
    let joinLabel: String

    package init(
        title: String, explanation: String, action: String, label: String, asksNote: Bool, entry: JoiningEntry,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        pageTitle = title
        self.explanation = explanation
        joinAction = action
        joinLabel = label
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        fields = [
            Field("name", "Your name", value: entry.name, autocomplete: "name", required: true, in: problems),
            Field(
                "email", "E-mail address", value: entry.email, type: "email", autocomplete: "email", required: true,
                in: problems),
            Field(
                "password", "Password", hint: "At least 10 characters; a few words are good.", type: "password",
                autocomplete: "new-password", required: true, in: problems),
        ]
        noteField =
            asksNote
            ? [
                Field(
                    "note", "Who you are", value: entry.note,
                    hint: "A line or two for the administrator who reads this: your work, and what brings you here.",
                    required: true, in: problems)
            ] : []
        timeZone = .timeZone(entry.timeZone.isEmpty ? "UTC" : entry.timeZone, in: problems)
    }
}

/// Asking for a link by e-mail: to sign in, or to choose a new password.
package struct LinkRequestPage: SitePage {
    package static let template = "members/link-request"

    package let pageTitle: String
    let explanation: String
    let requestAction: String
    let csrf: String
    let problems: [FormProblem]
    let email: Field

    package init(
        _ title: String, explanation: String, action: String, email: String = "", csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        pageTitle = title
        self.explanation = explanation
        requestAction = action
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.email = Field(
            "email", "E-mail address", value: email, type: "email", autocomplete: "email", required: true,
            in: problems)
    }
}

/// Choosing a new password after following a link.
package struct NewPasswordPage: SitePage {
    package static let template = "members/new-password"

    package let pageTitle = "Choose a new password"
    let newPasswordAction: String
    let csrf: String
    let problems: [FormProblem]
    let password: Field

    package init(action: String, csrf: String, problems: [Refusal.Problem] = []) {
        newPasswordAction = action
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        password = Field(
            "password", "New password", hint: "At least 10 characters; a few words are good.", type: "password",
            autocomplete: "new-password", required: true, in: problems)
    }
}
