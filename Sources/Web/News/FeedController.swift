import Colloquium
import Hummingbird
import Pages
import Store

/// Atom feeds of new articles: of the site, a club, a tag.
struct FeedController: Sendable {
    let site: WebSite

    func articles(_ request: Request, _ context: VisitContext) async throws -> Response {
        let name = try await site.store.site().name
        return try await feed(
            .newestArticles, name: "\(name): new articles", path: SitePath.feed, alternate: SitePath.articles, request)
    }

    func club(_ request: Request, _ context: VisitContext) async throws -> Response {
        let number = try context.parameters.number("club", of: Club.self)
        let club = try await site.store.club(number, for: site.feedViewer(request))
        return try await feed(
            .club(number), name: club.name, path: SitePath.feed(number), alternate: SitePath.club(number, club.name),
            request)
    }

    func tag(_ request: Request, _ context: VisitContext) async throws -> Response {
        guard let tag = Tag(rawValue: context.parameters.get("tag") ?? "") else {
            throw Refusal(.notFound, "There is no such tag.")
        }
        return try await feed(
            .tag(tag), name: "#\(tag.rawValue)", path: SitePath.feed(tag), alternate: SitePath.tag(tag), request)
    }

    private func feed(
        _ filter: DiscussionFilter, name: String, path: String, alternate: String, _ request: Request
    ) async throws -> Response {
        let rows = try await site.store.news(filter, for: site.feedViewer(request), at: site.now)
        let entries = rows.map {
            AtomFeed.Entry(
                $0.number, title: $0.title, notices: $0.notices, poster: $0.posterName, postedAt: $0.postedAt,
                updatedAt: $0.updatedAt,
                citation: Citation(
                    family: $0.firstAuthor, given: $0.firstGiven, authors: $0.authors, journal: $0.container,
                    year: $0.published),
                whyHTML: $0.whyHtml, club: $0.clubName, origin: site.origin)
        }
        let newest = rows.map(\.updatedAt).max() ?? Instant(rawValue: 0)
        let feed = AtomFeed(
            name: name, path: path, alternate: alternate, origin: site.origin, updated: newest, entries: entries)
        return Response(
            status: .ok,
            headers: [
                .contentType: "application/atom+xml; charset=utf-8",
                .cacheControl: "\(request.query("key").isEmpty ? "public" : "private"), max-age=300",
            ],
            body: .init(byteBuffer: ByteBuffer(string: site.templates.render(feed))))
    }
}

extension WebSite {
    /// Who a feed is for: the member of its key, else the public. Never the session: readers share addresses.
    func feedViewer(_ request: Request) async throws -> Viewer {
        let key = request.query("key")
        return key.isEmpty ? .visitor : try await store.viewer(feedKey: key)
    }
}
