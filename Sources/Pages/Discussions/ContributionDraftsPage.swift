package import Colloquium

/// What a member began to write in discussions and has not posted.
package struct ContributionDraftsPage: SitePage {
    package static let template = "discussions/drafts"

    package let pageTitle = "Your drafts"
    let csrf: String
    let begun: [Item]

    package struct Item: Sendable {
        let draftTitle: String
        let draftPath: String
        let draftText: String
        let draftTime: String
        let draftDiscussion: String
        let draftParent: String

        package init(
            in discussion: Number<Discussion>, title: String, inReplyTo parent: Number<Contribution>?, text: String,
            savedAt: Instant, time: ReaderTime
        ) {
            draftTitle = title
            draftPath = parent.map(SitePath.reply) ?? "\(SitePath.discussion(discussion, title))#contribute"
            draftText = text.tidiedLine.excerpt(200)
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = parent?.description ?? ""
        }
    }

    package init(_ begun: [Item], csrf: String) {
        self.begun = begun
        self.csrf = csrf
    }
}
