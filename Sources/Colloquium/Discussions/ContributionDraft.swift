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
    /// Of the draft that form was filled with; nil for none.
    package let over: Instant?

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
        submission = entry.form
        over = entry.draftSavedAt
        self.discussion = discussion
        self.parent = parent
    }

    /// The same words below those of the draft that waits.
    /// - Throws: as for one that is typed, where both together are too long.
    package func below(_ waiting: String, savedAt: Instant) throws(Refusal) -> ContributionDraft {
        var entry = Contribution.Entry()
        entry.kind = kind
        entry.body = "\(waiting)\n\n\(body)"
        entry.disagrees = disagrees ? "yes" : ""
        entry.submission = submission
        entry.draft = "\(savedAt.rawValue)"
        return try ContributionDraft(discussion: discussion, parent: parent, entry)
    }
}

extension Refusal {
    /// For a draft that would replace one its writer has not seen; the form comes back below that one.
    package static let draftedElsewhere = Refusal(
        .conflict,
        "This draft was changed on another device, or in another window. What it says there stands above your text: take over what you need, and save again."
    )
}
