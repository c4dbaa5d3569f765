import Colloquium
import Hummingbird
import Pages
import Store

/// What a member began to write and has not posted. Drafts are saved with the form they are typed into.
struct ContributionDraftController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let (viewer, now, time) = (context.viewer, site.now, context.visit.time)
        let drafts = try await site.store.contributionDrafts(of: viewer)
        let appraisalDrafts = try await site.store.appraisalDrafts(of: viewer)
        let synthesisDrafts = try await site.store.synthesisDrafts(by: viewer)
        let readable =
            drafts.filter { $0.title != nil }.map(\.discussion)
            + appraisalDrafts.filter { $0.title != nil }.map(\.discussion)
            + synthesisDrafts.filter { $0.title != nil }.map(\.discussion)
        let states = try await states(of: Set(readable), for: viewer)
        let appraisals = appraisalDrafts.map { draft in
            ContributionDraftsPage.Item(
                ofAppraisalIn: draft.discussion, title: draft.title, lines: draft.entry.lines,
                in: states[draft.discussion]?.appraisalDraftPlace(of: viewer, at: now) ?? .open, savedAt: draft.savedAt,
                time: time)
        }
        let items = drafts.map { draft in
            ContributionDraftsPage.Item(
                in: draft.discussion, title: draft.title, inReplyTo: draft.repliesTo, text: draft.body,
                in: states[draft.discussion]?.draftPlace(of: viewer, in: draft.discussion, at: now) ?? .open,
                savedAt: draft.savedAt, time: time)
        }
        let syntheses = synthesisDrafts.map { draft in
            ContributionDraftsPage.Item(
                ofSynthesisOf: draft.discussion, title: draft.title, text: draft.body,
                in: states[draft.discussion]?.synthesisDraftPlace(of: viewer, over: draft.over, at: now) ?? .open,
                savedAt: draft.savedAt, time: time)
        }
        return try await site.respond(
            ContributionDraftsPage(
                syntheses + items + appraisals, isDiscarded: !request.arrivedForm.isEmpty,
                csrf: context.visit.formToken),
            to: request,
            context)
    }

    private func states(
        of discussions: Set<Number<Discussion>>, for viewer: Viewer
    ) async throws -> [Number<Discussion>: DiscussionState] {
        var states: [Number<Discussion>: DiscussionState] = [:]
        for number in discussions { states[number] = try await site.store.state(of: number, for: viewer) }
        return states
    }

    func discard(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        guard let discussion = Int64(context.form["discussion"]) else {
            throw Refusal(.invalid, "Choose the draft to discard.")
        }
        if context.form["of"] == "synthesis" {
            let number = Number<Discussion>(rawValue: discussion)
            try await site.store.discardDraft(ofSynthesisOf: number, by: context.viewer)
            let forgotten = SitePath.keepKey(ofSynthesisOf: number)
            return site.redirect(to: "\(SitePath.contributionDrafts)?sent=\(forgotten)")
        }
        try await site.store.discardDraft(
            of: context.viewer, in: Number(rawValue: discussion),
            inReplyTo: Int64(context.form["parent"]).map(Number.init(rawValue:)))
        let parent = Int64(context.form["parent"]).map(Number<Contribution>.init(rawValue:))
        let discarded = parent.map(SitePath.keepKey(ofReplyTo:)) ?? SitePath.keepKey(Number(rawValue: discussion))
        return site.redirect(to: "\(SitePath.contributionDrafts)?sent=\(discarded)")
    }
}
