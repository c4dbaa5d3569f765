import Colloquium
import Hummingbird

/// What leaves the site for feed readers.
extension Routes {
    static func feeds(_ router: Router<VisitContext>, _ site: WebSite) {
        let feeds = FeedController(site: site)
        let hidden = PrivateFeedController(site: site)
        // What these were before there was more than one format.
        router.get("/articles/feed.atom", use: feeds.former { _, _ in .site })
        router.get("/clubs/:club/feed.atom", use: feeds.former { .club(try $1.parameters.number("club")) })
        router.get("/tags/:tag/feed.atom", use: feeds.former { .tag(try $1.parameters.tag()) })
        for format in FeedFormat.allCases {
            let file = format.fileName
            router.get("/\(file)", use: feeds.feed(format) { _, _ in .site })
            if format != .atom {
                router.get("/clubs/:club/\(file)", use: feeds.feed(format) { .club(try $1.parameters.number("club")) })
                router.get("/tags/:tag/\(file)", use: feeds.feed(format) { .tag(try $1.parameters.tag()) })
            }
            router.get("/journals/:journal/\(file)", use: feeds.feed(format) { .journal(try $1.parameters.journal()) })
            router.get(
                "/members/:member/\(file)", use: feeds.feed(format) { .member(try $1.parameters.number("member")) })
            router.get(
                "/discussions/:discussion/\(file)",
                use: feeds.feed(format) { .discussion(try $1.parameters.number("discussion")) })
            router.get(
                "/questions/:question/\(file)",
                use: feeds.feed(format) { .question(try $1.parameters.number("question")) })
            router.get("/search/\(file)", use: feeds.feed(format) { request, _ in .search(try request.searched()) })
            router.get("/feeds/:token/\(file)", use: hidden.feed(format))
        }
    }

    static func privateFeeds(_ router: RouterGroup<MemberContext>, _ site: WebSite) {
        let feeds = PrivateFeedsController(site: site)
        router.get("/settings/feeds", use: feeds.list)
        router.post("/settings/feeds", use: feeds.make)
        router.get("/settings/feeds/export.opml", use: feeds.export)
        router.post("/settings/feeds/:feed/revocation", use: feeds.revoke)
    }
}

extension Parameters {
    fileprivate func tag() throws -> Tag {
        guard let tag = Tag(rawValue: get("tag") ?? "") else { throw Refusal(.notFound, "There is no such tag.") }
        return tag
    }

    fileprivate func journal() throws -> JournalSlug {
        guard let journal = JournalSlug(rawValue: get("journal") ?? "") else {
            throw Refusal(.notFound, "There is no such journal here.")
        }
        return journal
    }
}

extension Request {
    fileprivate func searched() throws -> SearchQuery {
        let query = SearchQuery(query("q"))
        if query.isEmpty { throw Refusal(.notFound, "This address asks for nothing; search for something first.") }
        return query
    }
}
