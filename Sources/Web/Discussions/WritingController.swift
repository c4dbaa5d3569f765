import Colloquium
import Hummingbird
import Pages
import Store

/// Writing something new: a contribution, or a reply to one.
struct WritingController: Sendable {
    let site: WebSite

    func contribute(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await WritingDesk(
            site: site, request: request, context: context, discussion: context.parameters.number("discussion"),
            parent: nil, entry: Contribution.Entry(context.form)
        ).respond()
    }

    func replyForm(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let parent = try await parent(context)
        var entry = Contribution.Entry()
        entry.kind = Contribution.Kind.comment.rawValue
        entry.submission = Token().text
        if let draft = try await site.store.contributionDraft(
            of: context.viewer, in: parent.discussion, inReplyTo: parent.number)
        {
            entry.kind = draft.kind
            entry.body = draft.body
            entry.draft = "\(draft.savedAt.rawValue)"
            entry.disagrees = draft.disagrees ? "yes" : ""
        }
        entry.late =
            try await site.isWrittenLate(
                in: parent.discussion, inReplyTo: parent.number, by: context.viewer) ? "yes" : ""
        if request.query("stance") == "disagree" { entry.disagrees = "yes" }
        return try await desk(parent, entry, request, context).page(
            request.query("draft") == "saved" ? .draftSaved : .beginning)
    }

    func reply(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await desk(try await parent(context), Contribution.Entry(context.form), request, context).respond()
    }

    private func parent(_ context: ParticipantContext) async throws -> ContributionReading {
        try await site.store.contribution(context.parameters.number("contribution"), for: context.viewer)
    }

    private func desk(
        _ parent: ContributionReading, _ entry: Contribution.Entry, _ request: Request, _ context: ParticipantContext
    ) -> WritingDesk {
        WritingDesk(
            site: site, request: request, context: context, discussion: parent.discussion, parent: parent, entry: entry)
    }
}
