package import Colloquium

/// Giving an item of an inbox tags.
package struct ItemTagsPage: SitePage {
    package static let template = "sources/tags"

    package let pageTitle = "Tag it"
    let csrf: String
    let problems: [FormProblem]
    let inboxPath: String
    let inboxName: String
    let subject: String
    let tagsAction: String
    let back: String
    let tags: Field
    /// Those that rules give, between commas; empty for none.
    let ruleTagNames: String

    package init(
        _ item: Number<Item>, title: String, in follower: Follower, clubName: String, typed: String, ruleTags: [Tag],
        back: String, csrf: String, problems: [Refusal.Problem] = []
    ) {
        self.csrf = csrf
        self.problems = FormProblem.list(problems)
        inboxPath = SitePath.inbox(follower)
        inboxName = clubName.isEmpty ? "Inbox" : "Inbox of \(clubName)"
        subject = title
        tagsAction = SitePath.tags(item, in: follower)
        self.back = back
        tags = Field(
            "tags", "Tags", value: typed, hint: "Separated by commas, like asthma, to-read.", in: problems)
        ruleTagNames = ruleTags.map(\.rawValue).joined(separator: ", ")
    }
}
