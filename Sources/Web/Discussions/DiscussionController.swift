import Colloquium
import Hummingbird
import Pages
import Store

/// Discussions: the list of them, and each one's page.
struct DiscussionController: Sendable {
    let site: WebSite

    func list(_ request: Request, _ context: VisitContext) async throws -> Response {
        let head = site.head(at: SitePath.discussions, page: request.page)
        return try await site.respondAlike(to: request, context, head: head) { try await page(request, context) }
    }

    private func page(_ request: Request, _ context: VisitContext) async throws -> DiscussionsPage {
        let slice = Slice(size: 20, page: request.page)
        let all = Slice(size: 100)
        let open = try await site.store.discussions(.open, for: context.viewer, all, at: site.now)
        let coming = try await site.store.discussions(.coming, for: context.viewer, all, at: site.now)
        let closed = try await site.store.discussions(.closed, for: context.viewer, slice, at: site.now)
        func items(_ rows: [DiscussionSummary]) -> [DiscussionItem] {
            rows.map { DiscussionItem($0, at: site.now, time: context.visit.time) }
        }
        return DiscussionsPage(
            open: items(open.rows), coming: items(coming.rows), closed: items(closed.rows),
            pagination: Pagination(path: SitePath.discussions, page: slice.page, hasMore: closed.hasMore),
            isMember: context.viewer.isMember)
    }

    func show(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("discussion", of: Discussion.self)
        let term = try site.term()
        let told = try await site.unread(in: .discussion(number), request, context)
        let state = try await site.store.state(of: number, for: context.viewer)
        let canonical = SitePath.discussion(number, state.title)
        if request.uri.path != canonical {
            let query = request.uri.query.map { "?\($0)" } ?? ""
            return site.moved(to: canonical + query)
        }
        return try await DiscussionDesk(
            site: site, number: number, state: state, told: told, request: request, context: context, term: term
        ).respond()
    }
}
