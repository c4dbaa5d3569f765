package import Colloquium

/// Which article is the same work, for a moderator who means to merge.
package struct MergePage: SitePage {
    package static let template = "articles/merge"

    package let pageTitle = "Merge with another article"
    let csrf: String
    let problems: [FormProblem]
    let articleTitle: String
    let articlePath: String
    let mergeAction: String
    let alike: [Choice]
    let other: Field
    let reason: Field

    /// The form as typed.
    package struct Entry: Sendable {
        /// A number, an address or an identifier.
        package var other = ""
        /// The number of one of those that look alike, or nothing.
        package var alike = ""
        package var reason = ""

        package init() {}

        package init(other: String, alike: String, reason: String) {
            self.other = other
            self.alike = alike
            self.reason = reason
        }
    }

    package init(
        _ article: Article, entry: Entry, alike: [Article], csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        articleTitle = article.heading
        articlePath = article.path
        mergeAction = SitePath.merge(article.number)
        let options = alike.map { (value: $0.number.description, label: "\($0.number): \($0.heading)") }
        self.alike =
            alike.isEmpty
            ? []
            : [
                Choice(
                    "alike", "These look like it", options: options + [("", "Another one")], chosen: entry.alike,
                    in: problems)
            ]
        other = Field(
            "other", "The other article", value: entry.other,
            hint: "Its number or address here, or its DOI, PMID or PMCID.",
            required: alike.isEmpty, in: problems)
        reason = Field(
            "reason", "Why they are one work", value: entry.reason, hint: "It stays in the audit.", required: true,
            in: problems)
    }
}

/// Both articles side by side, before they become one.
package struct MergeConfirmationPage: SitePage {
    package static let template = "articles/merge-confirmation"

    package let pageTitle = "Are these one work?"
    let csrf: String
    let articleTitle: String
    let articlePath: String
    let mergeAction: String
    let typedOther: String
    let typedReason: String
    let warnings: [String]
    let sides: [Side]

    /// One of the two.
    package struct Side: Sendable {
        let article: Article
        let sideNumber: String
        let sideTitle: String
        let sideButton: String
        let sidePath: String
        let citation: Citation
        let identifiers: [ShownIdentifier]
        let flags: [ArticleFlag]
        let discussionsText: String

        package init(_ article: Article, notices: [EditorialNotice.Kind], discussions: Int) {
            self.article = article
            sideNumber = article.number.description
            sideTitle = article.heading
            sideButton = "Merge; number \(article.number) stays: \(article.heading.excerpt(60))"
            sidePath = article.path
            citation = Citation(article.record)
            identifiers = article.record.identifiers.map(ShownIdentifier.init)
            flags = ArticleFlag.list(notices)
            discussionsText =
                discussions == 0 ? "no discussion" : discussions == 1 ? "1 discussion" : "\(discussions) discussions"
        }
    }

    /// - Parameter sharedClubs: those that discuss both now, by name where the reader may know of them.
    package init(
        _ one: Side, _ other: Side, typed: MergePage.Entry, sharedClubs: [String?] = [],
        csrf: String
    ) {
        self.csrf = csrf
        articleTitle = one.sideTitle
        articlePath = one.sidePath
        mergeAction = SitePath.merge(one.article.number)
        typedOther = other.sideNumber
        typedReason = typed.reason
        sides = [one, other]
        warnings =
            sharedClubs.map {
                "\($0 ?? "A club you are not in") discusses both now: both discussions stay, side by side, on the one article."
            } + Self.warnings(one.article.record.likeness(to: other.article.record))
    }

    private static func warnings(_ likeness: Likeness) -> [String] {
        switch likeness {
        case .same, .unclear: []
        case .versions:
            ["Sources say that these are two versions of one work. Versions share a page without being merged."]
        case .different: ["Nothing that sources say makes these one work; their identifiers or titles differ."]
        }
    }
}
