import Colloquium
import Hummingbird
import Pages
import Store

/// Beginning a contribution that answers a prompt.
struct PromptAnswerController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let prompt = try await prompt(context)
        let draft = try await site.store.contributionDraft(of: context.viewer, in: prompt.discussion, inReplyTo: nil)
        var begun = Contribution.Entry()
        begun.kind = draft?.kind ?? Contribution.Kind.comment.rawValue
        begun.body = draft?.body ?? ""
        begun.submission = Token().text
        return try await page(prompt, begun, request, context)
    }

    /// Puts the prompt to what was typed, and not saved, into the form of the discussion.
    func goOn(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        try await page(prompt(context), Contribution.Entry(context.form), request, context)
    }

    private func prompt(_ context: ParticipantContext) async throws -> Prompt {
        try await site.store.prompt(context.parameters.number("prompt"), for: context.viewer, at: site.now)
    }

    private func page(
        _ prompt: Prompt, _ begun: Contribution.Entry, _ request: Request, _ context: ParticipantContext
    ) async throws -> Response {
        let isLate = try await site.isWrittenLate(in: prompt.discussion, by: context.viewer)
        let title = try await site.store.title(of: prompt.discussion, for: context.viewer)
        var entry = begun
        entry.body = prompt.answer(begunWith: begun.body)
        entry.late = isLate ? "yes" : ""
        let form = ContributionForm(
            action: SitePath.contributions(prompt.discussion), keepKey: SitePath.keepKey(prompt.discussion),
            entry: entry, declarationPath: SitePath.declaration(prompt.discussion),
            label: "Post")
        let page = ContributePage(
            "Answer a question of the facilitators",
            discussion: (title, SitePath.discussion(prompt.discussion, title)), parentHTML: "", form: form,
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }
}
