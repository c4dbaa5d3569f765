import Colloquium
import Hummingbird
import Pages
import Store

/// The searches a member keeps.
struct SavedSearchController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await page(request, context)
    }

    func save(_ request: Request, _ context: MemberContext) async throws -> Response {
        let entry = SavedSearch.Entry(context.form)
        do {
            try await site.store.save(try SavedSearch.Draft(entry), by: context.member.number, at: site.now)
            return site.redirect(to: SitePath.savedSearches)
        } catch let refusal as Refusal where refusal.isAboutInput {
            return try await page(request, context, refused: entry, refusal)
        }
    }

    func remove(_ request: Request, _ context: MemberContext) async throws -> Response {
        try await site.store.remove(
            context.parameters.number("search", of: SavedSearch.self), of: context.member.number)
        return site.redirect(to: SitePath.savedSearches)
    }

    private func page(
        _ request: Request, _ context: MemberContext, refused entry: SavedSearch.Entry? = nil,
        _ refusal: Refusal? = nil
    ) async throws -> Response {
        let page = SavedSearchesPage(
            try await site.store.savedSearches(of: context.member.number), refused: entry,
            csrf: context.visit.formToken, problems: refusal?.problems ?? [])
        return try await site.respond(page, to: request, context, status: refusal?.status ?? .ok)
    }
}

extension SavedSearch.Entry {
    fileprivate init(_ form: FormData) {
        self.init()
        name = form["name"]
        query = form["query"]
    }
}
