import Colloquium
import Foundation
import Hummingbird
import Pages
import Store

/// The home page and the search.
struct SearchController: Sendable {
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
            siteName: info.name, tagline: info.tagline, isVisitor: !viewer.isMember,
            open: open.map { DiscussionItem($0, at: site.now, time: time) },
            newest: newest.filter { !shown.contains($0.number) }.prefix(5).map {
                DiscussionItem($0, at: site.now, time: time)
            }, unanswered: unanswered.map { QuestionItem($0, time: time) })
        return try await site.respond(
            page, to: request, context, feeds: [FeedLink(title: "New articles", path: SitePath.feed)])
    }

    func search(_ request: Request, _ context: VisitContext) async throws -> Response {
        let query = String(request.query("q").tidiedLine.prefix(300))
        let kind = SearchKind(rawValue: request.query("in"))
        let slice = Slice(size: 20, page: request.page)
        let hits = try await site.store.search(query, kind, for: context.viewer, slice)
        let path = "\(SitePath.search)?q=\(query.percentEncodedForQuery)" + (kind.map { "&in=\($0.rawValue)" } ?? "")
        let page = SearchPage(
            query: query, kind: kind?.rawValue ?? "",
            results: hits.rows.map { SearchPage.Result($0, context.visit.time) },
            pagination: Pagination(path: path, page: slice.page, hasMore: hits.hasMore))
        return try await site.respond(page, to: request, context)
    }
}

extension SearchPage.Result {
    fileprivate init(_ hit: SearchHit, _ time: ReaderTime) {
        let path =
            switch hit.kind {
            case .article: SitePath.article(Number(rawValue: hit.number), hit.title)
            case .contribution: SitePath.contribution(Number(rawValue: hit.number))
            case .question: SitePath.question(Number(rawValue: hit.number), hit.title)
            case .answer: SitePath.answer(Number(rawValue: hit.number))
            }
        self.init(
            title: hit.title, path: path, kind: hit.kind.rawValue.capitalized, author: hit.author,
            day: time.day(hit.at), notices: hit.notices, snippet: hit.snippet)
    }
}
