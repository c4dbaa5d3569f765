import Colloquium
import Formats
import Hummingbird
import Pages
import Store

/// Posting an article: what is handed in, and the drafts it becomes.
struct PostController: Sendable {
    /// The largest file taken.
    static let fileLimit = 8 << 20
    let site: WebSite

    func form(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await postPage(request.query("url"), request, context)
    }

    private func postPage(
        _ given: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = PostPage(
            given: given, drafts: try await site.store.openDrafts(of: context.member.number), origin: site.origin,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    func receive(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            let (given, file) = (context.form["given"], context.form.file("file"))
            let intake =
                context.form["by"] == "hand"
                ? try Intake(byHand: given, file: file) : try Intake(text: given, file: file)
            try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            let articles = await IntakeDesk(outside: site.outside).drafts(of: intake)
            let draft = try await site.store.saveDraft(
                articles, source: intake.source, by: context.member.number, at: site.now)
            return site.redirect(to: SitePath.draft(draft))
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await postPage(context.form["given"], request, context, refusal)
        }
    }

    func discard(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.discardDraft(
            context.parameters.number("draft", of: ArticleDraft.self), of: context.member.number)
        return site.redirect(to: SitePath.newArticle)
    }
}
