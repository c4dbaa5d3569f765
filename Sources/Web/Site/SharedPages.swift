import Colloquium
import Hummingbird
import Pages
import Store

/// Pages that all readers of one audience see alike but for their own name and tokens, each right until the next write
/// and for a second: its words depend on the hour.
struct SharedPages: Sendable {
    struct Key: Hashable, Sendable {
        /// Path and query.
        let target: String
        let audience: Audience
    }

    /// Readers who see the same.
    enum Audience: Hashable, Sendable {
        case visitors
        case members(Members)

        struct Members: Hashable, Sendable {
            let zone: String
            let role: Member.Role
            let clubs: [Number<Club>: Club.Role]
            let hasUnread: Bool
        }
    }

    /// Up to when a page is right.
    struct Term: Hashable, Sendable {
        let edition: Int64
        let second: Int64
    }

    struct Prepared: Sendable {
        let page: PreparedPage
        let term: Term
        /// The page itself where it is the same for all its readers.
        let whole: WholeBody?

        init(_ page: PreparedPage, _ term: Term) {
            self.page = page
            self.term = term
            whole = page.isWhole ? WholeBody(page.buffer { _, _ in "" }, tag: page.tag) : nil
        }
    }

    /// In bytes.
    private let cache = BoundedCache<Key, Prepared>(limit: 16_000_000)

    func page(_ key: Key, _ term: Term, making make: () async throws -> PreparedPage) async throws -> Prepared {
        if let known = cache[key], known.term == term { return known }
        let made = Prepared(try await make(), term)
        cache.keep(made, for: key, size: made.page.size)
        return made
    }
}

extension WebSite {
    /// A page in the site's frame that depends on nothing but the address, what the reader may read and the hour.
    func respondAlike(
        to request: Request, _ context: some Visiting, feeds: [FeedLink] = [], _ page: () async throws -> some SitePage
    ) async throws -> Response {
        let viewer = context.visit.viewer
        let unread = try await store.waitingItems(for: viewer, upTo: Frame.unreadLimit)
        let audience: SharedPages.Audience =
            viewer.isMember
            ? .members(
                .init(zone: context.visit.time.zone, role: viewer.role, clubs: viewer.clubs, hasUnread: unread > 0))
            : .visitors
        let term = SharedPages.Term(edition: try await store.edition(), second: now.rawValue / 1_000)
        let key = SharedPages.Key(target: request.uri.string, audience: audience)
        let prepared = try await sharedPages.page(key, term) {
            let name = try await store.site().name
            var frame = Frame.Surroundings(audience, siteName: name, path: request.uri.path)
            frame.feeds = feeds
            frame.arrived = request.arrivedForm
            return PreparedPage(templates.render(try await page(), in: frame))
        }
        if let whole = prepared.whole { return whole.response(to: request) }
        let values = FrameValues(context.visit, unread: unread)
        return html(prepared.page.buffer { slot, _ in values[slot] })
    }
}

extension Frame.Surroundings {
    fileprivate init(_ audience: SharedPages.Audience, siteName: String, path: String) {
        switch audience {
        case .visitors: self.init(forVisitorsOf: siteName, path: path)
        case .members(let members):
            self.init(forMembers: members.role, siteName: siteName, path: path, hasUnread: members.hasUnread)
        }
    }
}

/// What stands in the slots of the frame around a page that many see, for one of them.
struct FrameValues {
    private let formToken: String
    private let memberName: String
    private let memberPath: String
    private let unread: String

    init(_ visit: Visit, unread: Int) {
        let name = visit.member?.profile.name ?? ""
        formToken = visit.member == nil ? "" : visit.formToken
        memberName = name.escapedForHTML
        memberPath = visit.member.map { SitePath.member($0.number, name) } ?? ""
        self.unread = Frame.unreadText(unread)
    }

    /// Empty for what is not the frame's.
    subscript(slot: PreparedPage.Slot) -> String {
        switch slot {
        case .formToken: formToken
        case .memberName: memberName
        case .memberPath: memberPath
        case .unread: unread
        default: ""
        }
    }
}
