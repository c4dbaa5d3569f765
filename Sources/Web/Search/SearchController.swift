import Colloquium
import Hummingbird
import Pages
import Store

/// The search of everything that was written here.
struct SearchController: Sendable {
    let site: WebSite

    /// Visitors share what was found, as they do lists; a member's page has the searches they keep.
    func search(_ request: Request, _ context: VisitContext) async throws -> Response {
        let asked = request.query("q")
        let typed = String(asked.tidiedLine.prefix(SearchQuery.limit))
        let query = SearchQuery(asked)
        let feeds = query.isEmpty ? [] : FeedLink.all("Search: \(query.text)", .search(query))
        guard context.viewer.isSignedIn else {
            return try await site.respondAlike(to: request, context, feeds: feeds) {
                try await page(typed, query, request, context)
            }
        }
        return try await site.respond(
            try await page(typed, query, request, context), to: request, context, feeds: feeds)
    }

    private func page(
        _ typed: String, _ query: SearchQuery, _ request: Request, _ context: VisitContext
    ) async throws -> SearchPage {
        var content = SearchPage.Content()
        content.typed = typed
        content.query = query
        let slice = Slice(size: 20, page: request.page)
        let found = try await site.store.search(query, for: context.viewer, slice, at: site.now)
        content.results = found.hits.rows.map { SearchPage.Result($0, context.visit.time) }
        content.count = found.count
        content.isMore = found.isMore
        content.isByBeginning = found.isByBeginning
        content.facets = SearchPage.Facet.list(found, query)
        if let member = context.viewer.member {
            content.saved = try await site.store.savedSearches(of: member)
        }
        return SearchPage(
            content,
            pagination: Pagination(
                path: SitePath.search(query), page: slice.page, hasMore: found.hits.hasMore, .mostWantedFirst),
            csrf: context.viewer.isMember ? context.visit.formToken : nil)
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
            case .synthesis: SitePath.discussion(Number(rawValue: hit.number), hit.title) + "#synthesis"
            case .appraisal: SitePath.appraisal(Number(rawValue: hit.number))
            }
        self.init(
            title: hit.title, path: path, kind: hit.kind.name, author: hit.author,
            day: time.day(hit.at), notices: hit.notices,
            versionNotices: hit.versionNotices, citedNotices: hit.citedNotices, snippet: hit.snippet)
    }
}
