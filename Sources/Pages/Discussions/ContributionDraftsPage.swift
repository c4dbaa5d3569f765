package import Colloquium

/// What a member began to write in discussions, and to appraise, and has not posted.
package struct ContributionDraftsPage: SitePage {
    package static let template = "discussions/drafts"

    package let pageTitle = "Your drafts"
    let csrf: String
    let begun: [Item]
    let isDiscarded: Bool

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
        let removalAction: String

        /// - Parameter lines: what was typed of an appraisal.
        package init(
            ofAppraisalIn discussion: Number<Discussion>, title: String?, lines: [String], savedAt: Instant,
            time: ReaderTime
        ) {
            draftTitle = title.map { "Appraisal: \($0)" } ?? "An appraisal of what is not open to you any more"
            draftPath = title.map { _ in [SitePath.appraise(discussion)] } ?? []
            draftText = lines.joined(separator: " · ").excerpt(200)
            draftWhole = lines.isEmpty ? [] : [lines.joined(separator: "\n")]
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = ""
            draftKind = ""
            removalAction = SitePath.appraisalDraftRemoval(discussion)
        }

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
            removalAction = SitePath.contributionDraftRemoval
        }
    }

    /// - Parameter isDiscarded: another one was discarded a moment ago.
    package init(_ begun: [Item], isDiscarded: Bool = false, csrf: String) {
        self.isDiscarded = isDiscarded
        self.begun = begun
        self.csrf = csrf
    }
}
