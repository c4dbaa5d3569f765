import Colloquium
import Hummingbird
import Pages
import Store

/// What a member began to write and has not posted. Drafts are saved with the form they are typed into.
struct ContributionDraftController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let drafts = try await site.store.contributionDrafts(of: context.viewer)
        let items = drafts.map { draft in
            ContributionDraftsPage.Item(
                in: draft.discussion, title: draft.title, inReplyTo: draft.repliesTo, text: draft.body,
                savedAt: draft.savedAt, time: context.visit.time)
        }
        let syntheses = try await site.store.synthesisDrafts(by: context.viewer).map { draft in
            ContributionDraftsPage.Item(
                ofSynthesisOf: draft.discussion, title: draft.title, text: draft.body, savedAt: draft.savedAt,
                time: context.visit.time)
        }
        return try await site.respond(
            ContributionDraftsPage(syntheses + items, discarded: discarded(request), csrf: context.visit.formToken),
            to: request,
            context)
    }

    func discard(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        guard let discussion = Int64(context.form["discussion"]) else {
            throw Refusal(.invalid, "Choose the draft to discard.")
        }
        if context.form["of"] == "synthesis" {
            let number = Number<Discussion>(rawValue: discussion)
            try await site.store.discardDraft(ofSynthesisOf: number, by: context.viewer)
            let forgotten = SitePath.keepKey(ofSynthesisOf: number)
            return site.redirect(to: "\(SitePath.contributionDrafts)?discarded=\(forgotten)")
        }
        try await site.store.discardDraft(
            of: context.viewer, in: Number(rawValue: discussion),
            inReplyTo: Int64(context.form["parent"]).map(Number.init(rawValue:)))
        let parent = Int64(context.form["parent"])
        let name = parent.map { "reply-\($0)" } ?? "discussion-\(discussion)"
        return site.redirect(to: "\(SitePath.contributionDrafts)?discarded=\(name)")
    }

    /// What the browser kept of what was discarded.
    private func discarded(_ request: Request) -> String {
        let name = request.query("discarded")
        guard let match = name.wholeMatch(of: /(reply|discussion|synthesis)-([0-9]{1,18})/), let number = Int64(match.2)
        else { return "" }
        return switch match.1 {
        case "reply": SitePath.reply(Number(rawValue: number))
        case "synthesis": SitePath.keepKey(ofSynthesisOf: Number(rawValue: number))
        default: SitePath.keepKey(Number(rawValue: number))
        }
    }
}
