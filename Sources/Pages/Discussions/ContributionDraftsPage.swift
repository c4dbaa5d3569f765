package import Colloquium

/// Whether what was begun in a discussion can be gone on with.
package enum DraftPlace: Sendable {
    case open
    /// The time to write comes.
    case awaited
    /// It is over, and what was begun is its author's to copy.
    case closed
    /// The same, where the discussion does not take place.
    case calledOff
    /// The same, where others go on and its author is let in no more.
    case shut
}

/// What a member began to write in discussions, and to appraise, and has not posted.
package struct ContributionDraftsPage: SitePage {
    package static let template = "discussions/drafts"

    package let pageTitle = "Your drafts"
    let csrf: String
    let begun: [Item]
    let isDiscarded: Bool

    package struct Item: Sendable {
        let draftTitle: String
        /// Where it is written, or would have been; none where its author may read the discussion no more.
        let draftPath: [String]
        /// Where it can be gone on with.
        let goOnPath: [String]
        /// Why it cannot.
        let draftNote: [String]
        /// The beginning; empty where all of it stands open.
        let draftText: String
        /// All of it where the text above is cut, or is to be copied.
        let draftWhole: [String]
        let isToCopy: Bool
        let draftTime: String
        let draftDiscussion: String
        let draftParent: String
        /// What it is of where it is no contribution.
        let draftKind: String
        let removalAction: String

        /// - Parameter lines: what was typed of an appraisal.
        package init(
            ofAppraisalIn discussion: Number<Discussion>, title: String?, lines: [String],
            in place: DraftPlace = .open, savedAt: Instant, time: ReaderTime
        ) {
            draftTitle = title.map { "Appraisal: \($0)" } ?? "An appraisal of what is not open to you any more"
            let ways = Ways(to: title.map { _ in SitePath.appraise(discussion) }, in: discussion, place)
            draftPath = ways.path
            goOnPath = ways.goOn
            draftNote = ways.note
            isToCopy = ways.isToCopy
            draftText = isToCopy ? "" : lines.joined(separator: " · ").excerpt(200)
            draftWhole = lines.isEmpty ? [] : [lines.joined(separator: "\n")]
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = ""
            draftKind = ""
            removalAction = SitePath.appraisalDraftRemoval(discussion)
        }

        package init(
            in discussion: Number<Discussion>, title: String?, inReplyTo parent: Number<Contribution>?, text: String,
            in place: DraftPlace = .open, savedAt: Instant, time: ReaderTime
        ) {
            self.init(
                in: discussion, title: title, text: text, place, savedAt: savedAt, time: time,
                path: title.map { parent.map(SitePath.reply) ?? "\(SitePath.discussion(discussion, $0))#contribute" },
                parent: parent?.description ?? "", kind: "")
        }

        package init(
            ofSynthesisOf discussion: Number<Discussion>, title: String?, text: String, in place: DraftPlace = .open,
            savedAt: Instant, time: ReaderTime
        ) {
            self.init(
                in: discussion, title: title.map { "Synthesis: \($0)" }, text: text, place, savedAt: savedAt,
                time: time,
                path: title.map { _ in SitePath.synthesis(discussion) }, parent: "", kind: "synthesis")
        }

        private init(
            in discussion: Number<Discussion>, title: String?, text: String, _ place: DraftPlace, savedAt: Instant,
            time: ReaderTime, path: String?, parent: String, kind: String
        ) {
            draftTitle = title ?? "In a discussion that is not open to you any more"
            let ways = Ways(to: path, in: discussion, place)
            draftPath = ways.path
            goOnPath = ways.goOn
            draftNote = ways.note
            isToCopy = ways.isToCopy
            let beginning = text.tidiedLine.excerpt(200)
            draftText = isToCopy ? "" : beginning
            draftWhole = !isToCopy && beginning == text.tidiedLine && !text.contains("\n") ? [] : [text]
            draftTime = time.moment(savedAt)
            draftDiscussion = discussion.description
            draftParent = parent
            draftKind = kind
            removalAction = SitePath.contributionDraftRemoval
        }

        /// Where an item leads.
        private struct Ways {
            let path: [String]
            let goOn: [String]
            let note: [String]
            let isToCopy: Bool

            /// - Parameter form: where it is written; nil where its author may read the discussion no more.
            init(to form: String?, in discussion: Number<Discussion>, _ place: DraftPlace) {
                guard let form else {
                    path = []
                    goOn = []
                    note = []
                    isToCopy = false
                    return
                }
                path = [place == .open ? form : SitePath.discussion(discussion)]
                goOn = place == .open ? [form] : []
                isToCopy = place != .open && place != .awaited
                note =
                    switch place {
                    case .open: []
                    case .awaited: ["The discussion does not take it yet. It waits here until then."]
                    case .closed:
                        ["The discussion has closed, so this cannot be posted any more. Your text stays to copy."]
                    case .calledOff: ["The discussion was called off. Your text stays to copy."]
                    case .shut: ["You cannot post there any more. Your text stays to copy."]
                    }
            }
        }
    }

    /// - Parameter isDiscarded: another one was discarded a moment ago.
    package init(_ begun: [Item], isDiscarded: Bool = false, csrf: String) {
        self.isDiscarded = isDiscarded
        self.begun = begun
        self.csrf = csrf
    }
}
