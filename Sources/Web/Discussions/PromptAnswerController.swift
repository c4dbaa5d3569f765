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
        begun.draft = draft.map { "\($0.savedAt.rawValue)" } ?? ""
        begun.submission = Token().text
        return try await page(prompt, begun, request, context)
    }

    /// Puts the prompt to what was typed into the form of the discussion. It is kept before anything else: the discussion may
    /// have closed meanwhile.
    func goOn(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let prompt = try await prompt(context)
        let begun = Contribution.Entry(context.form)
        let isKept = try await keep(begun, in: prompt.discussion, context)
        return try await page(prompt, begun, draft: isKept ? .kept : .none, request, context)
    }

    /// What cannot be kept, since it is too long or another form saved a draft since, goes on in the form.
    private func keep(
        _ begun: Contribution.Entry, in discussion: Number<Discussion>, _ context: ParticipantContext
    ) async throws -> Bool {
        do {
            try site.limits.count(.draft, "member \(context.member.number)", at: site.now)
            let draft = try ContributionDraft(discussion: discussion, parent: nil, begun)
            // A form in which nothing stands takes no draft away.
            if draft.body.isEmpty { return false }
            return try await site.store.save(draft, by: context.viewer, at: site.now)
        } catch let refusal as Refusal where refusal.returnsText {
            return false
        }
    }

    private func prompt(_ context: ParticipantContext) async throws -> Prompt {
        try await site.store.prompt(context.parameters.number("prompt"), for: context.viewer, at: site.now)
    }

    private func page(
        _ prompt: Prompt, _ begun: Contribution.Entry, draft outcome: DraftOutcome = .none,
        _ request: Request, _ context: ParticipantContext
    ) async throws -> Response {
        let isLate = try await site.isWrittenLate(in: prompt.discussion, by: context.viewer)
        let title = try await site.store.title(of: prompt.discussion, for: context.viewer)
        var entry = begun
        entry.body = prompt.answer(begunWith: begun.body)
        entry.late = isLate ? "yes" : ""
        let form = ContributionForm(
            action: SitePath.contributions(prompt.discussion), keepKey: SitePath.keepKey(prompt.discussion),
            entry: entry, declarationPath: SitePath.declaration(prompt.discussion),
            asksDeclaration: try await !site.store.state(of: prompt.discussion, for: context.viewer).hasDeclared,
            label: "Post")
        let page = ContributePage(
            "Answer a question of the facilitators",
            discussion: (title, SitePath.discussion(prompt.discussion, title)), parentHTML: "", form: form,
            draft: outcome,
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }
}
