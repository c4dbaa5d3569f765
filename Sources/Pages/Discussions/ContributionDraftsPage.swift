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
        /// What it is of where it is no contribution.
        let draftKind: String

        package init(
            in discussion: Number<Discussion>, title: String?, inReplyTo parent: Number<Contribution>?, text: String,
            savedAt: Instant, time: ReaderTime
        ) {
            self.init(
                in: discussion, title: title, text: text, savedAt: savedAt, time: time,
                path: title.map { parent.map(SitePath.reply) ?? "\(SitePath.discussion(discussion, $0))#contribute" },
                parent: parent?.description ?? "", kind: "")
        }

        package init(
            ofSynthesisOf discussion: Number<Discussion>, title: String?, text: String, savedAt: Instant,
            time: ReaderTime
        ) {
            self.init(
                in: discussion, title: title.map { "Synthesis: \($0)" }, text: text, savedAt: savedAt, time: time,
                path: title.map { _ in SitePath.synthesis(discussion) }, parent: "", kind: "synthesis")
        }

        private init(
            in discussion: Number<Discussion>, title: String?, text: String, savedAt: Instant, time: ReaderTime,
            path: String?, parent: String, kind: String
        ) {
            draftTitle = title ?? "In a discussion that is not open to you any more"
            draftPath = path.map { [$0] } ?? []
            draftText = text.tidiedLine.excerpt(200)
            draftWhole = draftText == text.tidiedLine && !text.contains("\n") ? [] : [text]
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = parent
            draftKind = kind
        }
    }

    package init(_ begun: [Item], discarded: String = "", csrf: String) {
        self.discarded = discarded.isEmpty ? [] : [discarded]
        self.begun = begun
        self.csrf = csrf
    }
}
