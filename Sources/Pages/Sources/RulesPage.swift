package import Colloquium

/// What happens by itself to new items in an inbox.
package struct RulesPage: SitePage {
    package static let template = "sources/rules"

    package let pageTitle: String
    let csrf: String
    let problems: [FormProblem]
    let inboxPath: String
    let inboxName: String
    let rules: [RuleRow]
    let form: [RuleForm]
    let mayTend: Bool
    let doneText: String

    /// A rule in words.
    package struct RuleRow: Sendable {
        let conditionText: String
        let phrasesText: String
        let actionText: String
        let matchesText: String
        let rulePath: String
        let endPath: String

        /// What came of a rule.
        package struct Effect: Sendable {
            /// The items it holds for.
            let matches: Int
            let proposals: Int
            /// Whether all that is here was asked already.
            let isAsked: Bool

            package init(matches: Int, proposals: Int, isAsked: Bool) {
                self.matches = matches
                self.proposals = proposals
                self.isAsked = isAsked
            }

            fileprivate var articles: String {
                (matches == 1 ? "1 article" : "\(matches) articles") + (isAsked ? "" : " so far")
            }
        }

        package init(
            _ number: Number<InboxRule>, _ rule: InboxRule, of follower: Follower, clubName: String, _ effect: Effect
        ) {
            conditionText = rule.condition.kind.name
            phrasesText = rule.condition.phrases.map { "“\($0)”" }.joined(separator: " or ")
            switch rule.action {
            case .show: actionText = "Show, whatever hides it"
            case .hide: actionText = "Hide"
            case .tag(let tag): actionText = "Tag with \(tag.rawValue)"
            case .propose: actionText = "Propose to \(clubName) what comes from now on"
            }
            if case .propose = rule.action {
                matchesText = "\(effect.proposals) proposed"
            } else {
                matchesText = effect.articles
            }
            rulePath = SitePath.rule(number, of: follower)
            endPath = SitePath.end(number, of: follower)
        }
    }

    package init(
        _ rules: [RuleRow], of follower: Follower, inboxName: String, form: RuleForm?, done: RuleDone? = nil,
        csrf: String, problems: [Refusal.Problem] = []
    ) {
        pageTitle = "Rules"
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        inboxPath = SitePath.inbox(follower)
        self.inboxName = inboxName
        self.rules = rules
        self.form = form.map { [$0] } ?? []
        mayTend = form != nil
        doneText = done?.sentence ?? ""
    }
}

/// Changing one rule.
package struct RulePage: SitePage {
    package static let template = "sources/rule"

    package let pageTitle = "Change the rule"
    let csrf: String
    let problems: [FormProblem]
    let rulesPath: String
    let form: RuleForm

    package init(of follower: Follower, form: RuleForm, csrf: String, problems: [Refusal.Problem] = []) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        rulesPath = SitePath.rules(follower)
        self.form = form
    }
}

/// The form that makes or changes a rule.
package struct RuleForm: Sendable {
    let ruleAction: String
    let ruleKeep: String
    let submitLabel: String
    let kind: Choice
    let phrases: Field
    let action: Choice
    let tag: Field
    let club: Choice

    /// - Parameters:
    ///   - keepKey: what a browser keeps the typed text under until the form has arrived.
    ///   - clubs: those items can be proposed to.
    package init(
        _ entry: InboxRule.Entry, action path: String, keepKey: String, label: String, clubs: [(Number<Club>, String)],
        in problems: [Refusal.Problem] = []
    ) {
        ruleAction = path
        ruleKeep = keepKey
        submitLabel = label
        kind = Choice(
            "kind", "Look at",
            options: [
                ("keyword", "Words in the title, abstract, keywords or journal"), ("author", "Authors"),
                ("mesh", "MeSH headings (PubMed searches have them)"),
            ], chosen: entry.kind.isEmpty ? "keyword" : entry.kind, in: problems)
        phrases = Field(
            "phrases", "For any of these", value: entry.phrases,
            hint: "One a line: whole words, such as sepsis or fluid resuscitation; authors as Smith J or Jane Smith.",
            required: true, in: problems)
        action = Choice(
            "action", "Then",
            options: [
                ("show", "Show it, although another rule hides it"), ("hide", "Hide it"), ("tag", "Tag it"),
                ("propose", "Bring it to a club as a proposal"),
            ], chosen: entry.action.isEmpty ? "tag" : entry.action, in: problems)
        tag = Field("tag", "Tag", value: entry.tag, hint: "For “Tag it”.", in: problems)
        club = Choice(
            "club", "Club", options: clubs.map { ($0.0.description, $0.1) },
            chosen: entry.club.isEmpty ? clubs.first?.0.description ?? "" : entry.club,
            hint: "For “Bring it to a club”.", in: problems)
    }
}

extension RuleForm {
    /// The form that adds a rule to an inbox.
    package static func keepKey(of follower: Follower) -> String { "rules-\(follower.code)" }
    /// The form that changes a rule.
    package static func keepKey(of rule: Number<InboxRule>) -> String { "rule-\(rule)" }
}
