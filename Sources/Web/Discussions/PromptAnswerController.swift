import Colloquium
import Hummingbird
import Pages
import Store

/// Beginning a contribution that answers a prompt.
struct PromptAnswerController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        let prompt = try await site.store.prompt(
            context.parameters.number("prompt"), for: context.viewer, at: site.now)
        let isLate = try await site.isWrittenLate(in: prompt.discussion, by: context.viewer)
        let title = try await site.store.title(of: prompt.discussion, for: context.viewer)
        let form = ContributionForm(
            action: SitePath.contributions(prompt.discussion), keepKey: SitePath.keepKey(prompt.discussion),
            entry: try await entry(answering: prompt, isLate: isLate, context),
            declarationPath: SitePath.declaration(prompt.discussion), label: isLate ? "Post late" : "Post")
        let page = ContributePage(
            "Answer a question of the facilitators",
            discussion: (title, SitePath.discussion(prompt.discussion, title)), parentHTML: "", form: form,
            csrf: context.visit.formToken)
        return try await site.respond(page, to: request, context)
    }

    /// The prompt quoted above what the member began to write in the discussion.
    private func entry(
        answering prompt: Prompt, isLate: Bool, _ context: MemberContext
    ) async throws -> Contribution.Entry {
        let draft = try await site.store.contributionDraft(of: context.viewer, in: prompt.discussion, inReplyTo: nil)
        let begun = draft?.body ?? ""
        let quotation = prompt.question.source.quoted
        var entry = Contribution.Entry()
        entry.kind = draft?.kind ?? Contribution.Kind.comment.rawValue
        entry.body = begun.hasPrefix(quotation.tidied) ? begun : quotation + begun
        entry.submission = Token().text
        entry.late = isLate ? "yes" : ""
        return entry
    }
}
