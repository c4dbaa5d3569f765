import Colloquium
import Hummingbird
import Pages
import Store
import Synchronization

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
            let isGuest: Bool
            let clubs: [Number<Club>: Club.Role]
            let hasUnread: Bool
        }
    }

    /// Up to when a page is right.
    struct Term: Hashable, Sendable {
        let edition: Int64
        /// How many of its spans have passed since 1970: what depends on the clock is so until the next.
        let moment: Int64
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
        let term: Term
    }

    /// In bytes.
    private let cache = BoundedCache<Key, Kept>(limit: 16_000_000)
    private let queue = Queue()

    /// Who makes which page, and who waits for it.
    private final class Queue: Sendable {
        private let waiting = Mutex<[Key: [CheckedContinuation<Bool, Never>]]>([:])

        /// True at once where nobody makes the page; false, once they are done, where somebody did.
        func isFirst(for key: Key) async -> Bool {
            await withCheckedContinuation { continuation in
                let isFirst = waiting.withLock { waiting in
                    if waiting[key] == nil {
                        waiting[key] = []
                        return true
                    }
                    waiting[key]?.append(continuation)
                    return false
                }
                if isFirst { continuation.resume(returning: true) }
            }
        }

        func leave(_ key: Key) {
            let others = waiting.withLock { $0.removeValue(forKey: key) } ?? []
            for other in others { other.resume(returning: false) }
        }
    }

    func page(_ key: Key, in term: Term) -> Page? {
        guard let kept = cache[key], kept.term == term else { return nil }
        return kept.page
    }

    /// Made by the first who asks for it; who asks meanwhile waits for that, instead of making the same beside it.
    /// - Parameter term: as it is before `make` reads anything.
    func page(_ key: Key, in term: Term, making make: () async throws -> Page) async throws -> Page {
        while true {
            if let known = page(key, in: term) { return known }
            if await queue.isFirst(for: key) {
                defer { queue.leave(key) }
                let made = try await make()
                keep(made, for: key, in: term)
                return made
            }
        }
    }

    func keep(_ page: Page, for key: Key, in term: Term) {
        cache.keep(Kept(page: page, term: term), for: key, size: page.size)
    }
}

extension WebSite {
    /// - Parameter span: how late a page may say what the clock changes.
    func sharedTerm(lasting span: Span = .seconds(1)) throws -> SharedPages.Term {
        SharedPages.Term(edition: try store.edition(), moment: now.rawValue / span.milliseconds)
    }

    /// A page in the site's frame that depends on nothing but the address, what the reader may read and the hour.
    /// - Parameter span: how late it may say what the clock changes.
    func respondAlike(
        to request: Request, _ context: some Visiting, feeds: [FeedLink] = [], lasting span: Span = .seconds(1),
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
        let term = try sharedTerm(lasting: span)
        let key = SharedPages.Key(target: request.uri.string, audience: audience)
        let shared = try await sharedPages.page(key, in: term) {
            var frame = Frame.Surroundings(audience, siteName: try await store.site().name, path: request.uri.path)
            frame.feeds = feeds
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
    /// What visitors were given at an address, where it is still so.
    func bodyForVisitors(of request: Request, in term: SharedPages.Term) -> WholeBody? {
        let key = SharedPages.Key(target: request.uri.string, audience: .visitors)
        guard case .whole(let body) = sharedPages.page(key, in: term) else { return nil }
        return body
    }

    /// - Parameter term: as it was before anything of the page was read.
    func keepForVisitors(_ body: WholeBody, of request: Request, in term: SharedPages.Term) {
        sharedPages.keep(.whole(body), for: SharedPages.Key(target: request.uri.string, audience: .visitors), in: term)
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
