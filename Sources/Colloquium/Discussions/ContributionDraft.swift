/// What somebody began to write in a discussion, kept on the site until it is posted or discarded.
package struct ContributionDraft: Hashable, Sendable {
    package let discussion: Number<Discussion>
    package let parent: Number<Contribution>?
    package let kind: String
    package let body: String
    /// Whether it says why its author disagrees.
    package let disagrees: Bool
    /// Of the form it is typed into.
    package let submission: String

    /// Drafts a member keeps at most; the oldest make room.
    package static let limit = 100

    /// - Throws: a problem at `body` for what is too long to be posted.
    package init(
        discussion: Number<Discussion>, parent: Number<Contribution>?, _ entry: Contribution.Entry
    ) throws(Refusal) {
        var inspection = Inspection()
        body = inspection.optionalText(entry.body, "body", called: "what you want to say", limit: Prose.limit)
        try inspection.settle()
        kind = Contribution.Kind(rawValue: entry.kind)?.rawValue ?? Contribution.Kind.comment.rawValue
        disagrees = entry.disagrees == "yes"
        submission = entry.submission
        self.discussion = discussion
        self.parent = parent
    }
}
