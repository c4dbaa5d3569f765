package import Colloquium

/// What a member began to write in discussions and has not posted.
package struct ContributionDraftsPage: SitePage {
    package static let template = "discussions/drafts"

    package let pageTitle = "Your drafts"
    let csrf: String
    let removalAction = SitePath.contributionDraftRemoval
    let begun: [Item]
    /// What was discarded a moment ago, for the browser to forget it too.
    let discarded: [String]

    package struct Item: Sendable {
        let draftTitle: String
        /// None where its author may read the discussion no more.
        let draftPath: [String]
        let draftText: String
        /// All of it where the text above is cut.
        let draftWhole: [String]
        let draftTime: String
        let draftDiscussion: String
        let draftParent: String

        package init(
            in discussion: Number<Discussion>, title: String?, inReplyTo parent: Number<Contribution>?, text: String,
            savedAt: Instant, time: ReaderTime
        ) {
            draftTitle = title ?? "In a discussion that is not open to you any more"
            draftPath =
                title.map { [parent.map(SitePath.reply) ?? "\(SitePath.discussion(discussion, $0))#contribute"] } ?? []
            draftText = text.tidiedLine.excerpt(200)
            draftWhole = draftText == text.tidiedLine && !text.contains("\n") ? [] : [text]
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = parent?.description ?? ""
        }
    }

    package init(_ begun: [Item], discarded: String = "", csrf: String) {
        self.discarded = discarded.isEmpty ? [] : [discarded]
        self.begun = begun
        self.csrf = csrf
    }
}
