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
        try await postPage(Self.handedOver(request), request, context)
    }

    /// The address that a link hands over. One that was put there as it is, by a person, goes to the end of the query.
    private static func handedOver(_ request: Request) -> String {
        let (query, name) = (request.uri.query ?? "", "url=")
        if query.hasPrefix(name), query.contains("://") { return String(query.dropFirst(name.count)) }
        return request.query("url")
    }

    private func postPage(
        _ given: String, _ request: Request, _ context: MemberContext, _ refusal: Refusal? = nil
    ) async throws -> Response {
        let (member, time) = (context.member.number, context.visit.time)
        let drafts = try await site.store.openDrafts(of: member).map {
            PostPage.SavedDraft($0.number, title: $0.title, source: $0.source, day: time.day($0.madeAt))
        }
        let page = PostPage(
            given: given, drafts: drafts, discarded: try await discarded(request.query("discarded"), of: member),
            origin: site.origin, csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }

    private func discarded(
        _ number: String, of member: Number<Member>
    ) async throws -> PostPage.DiscardedDraft? {
        guard let number = Int64(number) else { return nil }
        return try await site.store.discardedDraft(Number(rawValue: number), of: member).map {
            PostPage.DiscardedDraft($0.number, title: $0.title)
        }
    }

    /// Where only a form is sent to: whoever comes by a link, or back from signing in, finds the form.
    func goBack(_ request: Request, _ context: MemberContext) async throws -> Response {
        site.redirect(to: SitePath.newArticle)
    }

    func receive(_ request: Request, _ context: MemberContext) async throws -> Response {
        do {
            let (given, file) = (context.form["given"], context.form.file("file"))
            if let path = site.ownPath(given) { return site.redirect(to: path) }
            let intake =
                context.form["by"] == "hand"
                ? try Intake(byHand: given, file: file) : try Intake(text: given, file: file)
            if intake.asksOutside {
                try site.limits.count(.lookUp, "member \(context.member.number)", at: site.now)
            }
            let articles = await IntakeDesk(outside: site.outside).drafts(of: intake)
            let draft = try await site.store.saveDraft(
                articles, source: intake.source, by: context.member.number, at: site.now)
            return site.redirect(to: SitePath.draft(draft))
        } catch let refusal as Refusal where refusal.isAboutInput || refusal.kind == .tooMany {
            return try await postPage(context.form["given"], request, context, refusal)
        }
    }

    func discard(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try context.parameters.number("draft", of: ArticleDraft.self)
        try await site.store.discardDraft(draft, of: context.member.number, at: site.now)
        return site.redirect(to: SitePath.discarded(draft))
    }

    func restore(_ request: Request, _ context: MemberContext) async throws -> Response {
        let draft = try context.parameters.number("draft", of: ArticleDraft.self)
        try await site.store.restoreDraft(draft, of: context.member.number, at: site.now)
        return site.redirect(to: SitePath.draft(draft))
    }
}

extension WebSite {
    /// The path of an article or a discussion of this site whose address somebody pasted; nil for anything else.
    func ownPath(_ address: String) -> String? {
        guard let page = WebAddress(address.tidied), page.description.hasPrefix("\(origin)/") else { return nil }
        let path = String(page.description.dropFirst(origin.count))
        let isOfArticle = path.wholeMatch(of: /\/(articles|discussions)\/[0-9].*/) != nil
        return isOfArticle ? localPath(path, else: SitePath.articles) : nil
    }
}
