import Colloquium
import Hummingbird
import Pages
import Store

/// The home page.
struct HomeController: Sendable {
    let site: WebSite

    func home(_ request: Request, _ context: VisitContext) async throws -> Response {
        let info = try await site.store.site()
        if !info.isSetUp {
            let page = MessagePage(
                "This site is not set up yet",
                ["Open the set-up link that was printed when the server started. It works once."], next: [])
            return try await site.respond(page, to: request, context)
        }
        let viewer = context.viewer
        let time = context.visit.time
        let open = try await site.store.discussions(.open, for: viewer, Slice(size: 10), at: site.now).rows
        let newest = try await site.store.discussions(.newestArticles, for: viewer, Slice(size: 10), at: site.now).rows
        let unanswered = try await site.store.questions(.unanswered, for: viewer, Slice(size: 5)).rows
        let shown = Set(open.map(\.number))
        let page = HomePage(
            siteName: info.name, tagline: info.tagline, for: viewer,
            open: open.map { DiscussionItem($0, at: site.now, time: time) },
            newest: newest.filter { !shown.contains($0.number) }.prefix(5).map {
                DiscussionItem($0, at: site.now, time: time)
            }, unanswered: unanswered.map { QuestionItem($0, time: time) })
        return try await site.respond(
            page, to: request, context, feeds: FeedLink.all(info.name, .site))
    }
}
