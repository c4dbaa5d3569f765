import Colloquium
import Hummingbird
import Pages
import Store

/// Pages that all readers of one audience see alike but for their own name and tokens.
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
            let isGuest: Bool
            let clubs: [Number<Club>: Club.Role]
            let hasUnread: Bool
        }
    }

    enum Page: Sendable {
        /// The same for all its readers.
        case whole(WholeBody)
        case slotted(PreparedPage)

        init(_ page: PreparedPage) {
            self = page.isWhole ? .whole(WholeBody(page.buffer { _, _ in "" }, tag: page.tag)) : .slotted(page)
        }

        fileprivate var size: Int {
            switch self {
            case .whole(let body): body.size
            case .slotted(let page): page.size
            }
        }
    }

    private struct Kept: Sendable {
        let page: Page
        let term: PageTerm
        let route: String
    }

    /// In bytes.
    private let cache = BoundedCache<Key, Kept>(limit: 16_000_000)
    private let making = TurnTaking<Key>()

    private func page(_ key: Key, in term: PageTerm) -> Page? {
        guard let kept = cache[key], kept.term == term else { return nil }
        return kept.page
    }

    func standingAnswer(at target: String, in edition: Edition, at now: Instant) -> StandingAnswer? {
        guard let kept = cache[Key(target: target, audience: .visitors)], kept.term.holds(in: edition, at: now),
            case .whole(let body) = kept.page
        else { return nil }
        return StandingAnswer(body: body, route: kept.route)
    }

    /// Made by the first who asks for it; who asks meanwhile waits for that, instead of making the same beside it.
    /// - Parameters:
    ///   - term: as it is before `make` reads anything.
    ///   - route: which leads to the page, for the log.
    func page(
        _ key: Key, in term: PageTerm, route: String, making make: () async throws -> Page
    ) async throws -> Page {
        try await making.value(
            of: key, known: { page(key, in: term) }, latest: { cache[key]?.page },
            make: {
                let made = try await make()
                keep(made, for: key, in: term, route: route)
                return made
            })
    }

    func keep(_ page: Page, for key: Key, in term: PageTerm, route: String) {
        // A page of the site has a short address; whoever asks for others shall not fill the memory with them.
        guard key.target.utf8.count <= 2_000 else { return }
        cache.keep(Kept(page: page, term: term, route: route), for: key, size: page.size + key.target.utf8.count)
    }
}

extension WebSite {
    /// A page in the site's frame that depends on nothing but the address, what the reader may read and the hour.
    /// - Parameter span: how late it may say what the clock changes.
    func respondAlike(
        to request: Request, _ context: some Visiting, feeds: [FeedLink] = [], head: PageHead = PageHead(),
        lasting span: Span = .seconds(1),
        _ page: () async throws -> some SitePage
    ) async throws -> Response {
        let viewer = context.visit.viewer
        let unread = try await store.waitingItems(for: viewer, upTo: Frame.unreadLimit)
        let audience: SharedPages.Audience =
            viewer.isSignedIn
            ? .members(
                .init(
                    zone: context.visit.time.zone, role: viewer.role, isGuest: viewer.isGuest, clubs: viewer.clubs,
                    hasUnread: unread > 0))
            : .visitors
        let term = try term(lasting: span)
        let key = SharedPages.Key(target: request.uri.string, audience: audience)
        let shared = try await sharedPages.page(key, in: term, route: context.endpointPath ?? "-") {
            var frame = Frame.Surroundings(audience, siteName: try await store.site().name, path: request.uri.path)
            frame.feeds = feeds
            frame.head = head
            frame.arrived = request.arrivedForm
            return SharedPages.Page(PreparedPage(templates.render(try await page(), in: frame)))
        }
        switch shared {
        case .whole(let body): return body.response(to: request)
        case .slotted(let page):
            let values = FrameValues(
                context.visit, unread: unread,
                notifications: try await store.unreadNotifications(of: viewer, upTo: Frame.unreadLimit))
            return html(page.buffer { slot, _ in values[slot] })
        }
    }
}

extension WebSite {
    /// - Parameter term: as it was before anything of the page was read.
    func keepForVisitors(_ body: WholeBody, of request: Request, _ context: some Visiting, in term: PageTerm) {
        let key = SharedPages.Key(target: request.uri.string, audience: .visitors)
        sharedPages.keep(.whole(body), for: key, in: term, route: context.endpointPath ?? "-")
    }
}

extension Frame.Surroundings {
    fileprivate init(_ audience: SharedPages.Audience, siteName: String, path: String) {
        switch audience {
        case .visitors: self.init(forVisitorsOf: siteName, path: path)
        case .members(let members):
            self.init(
                forMembers: members.role, isGuest: members.isGuest, siteName: siteName, path: path,
                hasUnread: members.hasUnread)
        }
    }
}

/// What stands in the slots of the frame around a page that many see, for one of them.
struct FrameValues {
    private let formToken: String
    private let memberName: String
    private let memberPath: String
    private let unread: String
    private let notifications: String

    init(_ visit: Visit, unread: Int, notifications: Int) {
        let name = visit.member?.profile.name ?? ""
        formToken = visit.member == nil ? "" : visit.formToken
        memberName = name.escapedForHTML
        memberPath = visit.member.map { SitePath.member($0.number, name) } ?? ""
        self.unread = Frame.unreadText(unread)
        self.notifications = Frame.notificationsHTML(notifications)
    }

    /// Empty for what is not the frame's.
    subscript(slot: PreparedPage.Slot) -> String {
        switch slot {
        case .formToken: formToken
        case .memberName: memberName
        case .memberPath: memberPath
        case .unread: unread
        case .notifications: notifications
        case .submission: Token().text
        default: ""
        }
    }
}
