import Colloquium
import Hummingbird
import Pages
import Store

/// Declaring competing interests and the use of AI, once for a discussion.
struct DeclarationController: Sendable {
    let site: WebSite

    func form(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let declared = try await site.store.declarations(in: number, for: context.viewer)
        var entry = Declaration.Entry()
        if let own = declared.first(where: { $0.member == context.member.number }) {
            entry.competingInterests = own.competingInterests
            entry.aiUse = own.aiUse
        }
        return try await page(number, entry, request, context)
    }

    func declare(_ request: Request, _ context: ParticipantContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let entry = Declaration.Entry(context.form)
        do {
            try site.limits.count(.post, "member \(context.member.number)", at: site.now)
            try await site.store.declare(Declaration(entry), in: number, by: context.viewer, at: site.now)
            let writing = parent(request).map { SitePath.reply($0) } ?? SitePath.discussion(number)
            return site.redirect(to: "\(writing)?sent=\(SitePath.keepKey(ofDeclarationIn: number))#contribute")
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await page(number, entry, request, context, refusal)
        }
    }

    /// What one was replying to, to go on with afterwards.
    private func parent(_ request: Request) -> Number<Contribution>? {
        Int64(request.query("reply")).map(Number.init(rawValue:))
    }

    private func page(
        _ number: Number<Discussion>, _ entry: Declaration.Entry, _ request: Request, _ context: ParticipantContext,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let title = try await site.store.title(of: number, for: context.viewer)
        let page = DeclarationPage(
            number, title: title, whileReplyingTo: parent(request), entry, csrf: context.visit.formToken,
            problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}
