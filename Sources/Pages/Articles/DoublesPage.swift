package import Colloquium

/// Pairs of articles that may be one work, for moderators to decide.
package struct DoublesPage: SitePage {
    package static let template = "articles/doubles"

    package let pageTitle = "Articles that may be one work"
    let administrationTabs: [Tabs]
    let csrf: String
    let problems: [FormProblem]
    let doneText: String
    let doublesAction = SitePath.doubles
    let pairs: [Pair]

    struct Tabs: Sendable {
        let tabs = Tab.administration(current: SitePath.doubles)
    }

    struct Pair: Sendable {
        let pairLow: String
        let pairHigh: String
        let pairLabel: String
        let sides: [MergeConfirmationPage.Side]
        let mergePath: String
        let apartReason: Field
    }

    /// The form of one pair as typed.
    package struct Entry: Sendable {
        package var low: Number<Article>
        package var high: Number<Article>
        package var reason: String

        package init(low: Number<Article>, high: Number<Article>, reason: String) {
            self.low = low
            self.high = high
            self.reason = reason
        }

        /// The field in which the reason was typed: every pair has one.
        package var field: String { Self.field(low, high) }

        package static func field(_ low: Number<Article>, _ high: Number<Article>) -> String { "reason-\(low)-\(high)" }
    }

    package init(
        _ pairs: [(MergeConfirmationPage.Side, MergeConfirmationPage.Side)], typed: Entry? = nil,
        isAdministrator: Bool, done: CurationDone? = nil, csrf: String,
        problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        doneText = done?.sentence ?? ""
        let problems = problems.map { problem in
            problem.field == "reason" ? Refusal.Problem(typed?.field ?? "", problem.reason) : problem
        }
        self.problems = FormProblem.list(problems)
        administrationTabs = isAdministrator ? [Tabs()] : []
        self.pairs = pairs.map { one, other in
            let (low, high) = (one.article.number, other.article.number)
            let field = Entry.field(low, high)
            return Pair(
                pairLow: low.description, pairHigh: high.description, pairLabel: "\(low) and \(high)",
                sides: [one, other], mergePath: SitePath.merge(low, with: high),
                apartReason: Field(
                    field, "Why they are two", value: typed?.field == field ? typed?.reason ?? "" : "",
                    required: true, in: problems))
        }
    }
}
