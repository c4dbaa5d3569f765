package import Colloquium

/// A member's access tokens: the form for a new one, the one just made, and those there are.
package struct AccessTokensPage: SitePage {
    package static let template = "members/tokens"

    package let pageTitle = "Access tokens"
    let tabs = Tab.settings(current: SitePath.accessTokens)
    let csrf: String
    let problems: [FormProblem]
    let made: [Made]
    let nameField: Field
    let scopeChoice: Choice
    let submission: String
    let tokens: [Row]
    let descriptionPath = SitePath.apiDescription
    let tokenLimit = AccessToken.limit

    /// A token that was made a moment ago and is shown this once.
    struct Made: Sendable {
        let madeName: String
        let secret: String
    }

    struct Row: Sendable {
        let rowName: String
        let rowScope: String
        let madeOn: String
        let usedOn: String
        let revocationPath: String
    }

    /// - Parameter made: the name and the secret of the one just made.
    package init(
        _ tokens: [AccessToken], entry: AccessToken.Entry, made: (name: String, secret: String)?, time: ReaderTime,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        self.made = made.map { [Made(madeName: $0.name, secret: $0.secret)] } ?? []
        nameField = Field(
            "name", "Name", value: entry.name, hint: "Which program it is for, so that you know it again.",
            required: true, in: problems)
        scopeChoice = Choice(
            "scope", "What the program may do", options: AccessToken.Scope.allCases.map { ($0.rawValue, $0.words) },
            chosen: entry.scope, in: problems)
        submission = entry.submission
        self.tokens = tokens.map { token in
            Row(
                rowName: token.name, rowScope: token.scope.words, madeOn: time.day(token.madeAt),
                usedOn: token.usedAt.map(time.day) ?? "never", revocationPath: SitePath.revocation(of: token.number))
        }
    }
}

extension AccessToken.Scope {
    fileprivate var words: String {
        switch self {
        case .read: "Read what I may read"
        case .write: "Read, and write in my name"
        }
    }
}
