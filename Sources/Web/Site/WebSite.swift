package import Colloquium
import Formats
import Foundation
import Hummingbird
package import Pages
package import Store

/// The parts a request may use, put together once at start.
package struct WebSite: Sendable {
    package let store: Store
    package let templates: Templates
    let discussionPages = DiscussionPages()
    let sharedPages = SharedPages()
    let feedBodies = FeedBodies()
    /// Of the fragments of contributions.
    let fragmentEdition: String
    package let clock: @Sendable () -> Instant
    /// Scheme and authority under which readers reach the site, without a slash at the end.
    package let origin: String
    /// What lies beyond the site: PubMed, Crossref and their like.
    let outside: OutsideWorld
    /// Whether the site would ever ask a source, as far as its address tells.
    let mayAsk: @Sendable (SourceAddress) -> Bool
    /// The journals offered to whoever looks for one to follow.
    let journals: JournalCatalogue
    let passwords: PasswordDesk
    let limits: RateLimits
    package let mailRoute: MailRoute
    package let sender: EmailAddress
    /// For how long a page waits for what becomes of what was asked for, before it says to look again.
    let patience: Duration
    /// Where style, script and icons are.
    let publicDirectory: String
    /// Whether the address in `X-Forwarded-For` is believed, because a proxy of the operator sets it.
    let trustsProxy: Bool

    /// How mail leaves, for the administrator to see.
    package enum MailRoute: Sendable {
        case smtp(String)
        case files(directory: String)
    }

    package init(
        store: Store, templates: Templates, origin: String, mailRoute: MailRoute, sender: EmailAddress,
        publicDirectory: String, journals: JournalCatalogue, outside: OutsideWorld = .none,
        mayAsk: @escaping @Sendable (SourceAddress) -> Bool = { _ in true },
        passwordHash: PasswordHash = .standard, signInTries: Int = 30,
        trustsProxy: Bool = false, patience: Duration = .seconds(2),
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.templates = templates
        self.origin = origin
        self.mailRoute = mailRoute
        self.sender = sender
        self.publicDirectory = publicDirectory
        self.trustsProxy = trustsProxy
        self.patience = patience
        self.outside = outside
        self.mayAsk = mayAsk
        self.journals = journals
        self.clock = clock
        fragmentEdition = templates.fragmentEdition()
        passwords = PasswordDesk(passwordHash)
        limits = RateLimits(signInTries: signInTries)
    }

    var now: Instant { clock() }
    var isSecure: Bool { origin.hasPrefix("https://") }

    /// Footnotes get anchors of their own in each text, since many texts stand on one page.
    func markdown(_ source: String) -> String { markdown(source, headingsFrom: 4) }

    func markdown(_ source: String, headingsFrom level: Int) -> String {
        Markdown.safeHTML(source, scope: "n\(Token().text.prefix(8))", headingsFrom: level)
    }
}

extension WebSite {
    /// A page in the site's frame.
    func respond(
        _ page: some SitePage, to request: Request, _ context: some Visiting, status: HTTPResponse.Status = .ok,
        feeds: [FeedLink] = [], head: PageHead = PageHead()
    ) async throws -> Response {
        let site = try await store.site()
        let unread = try await store.waitingItems(for: context.visit.viewer, upTo: Frame.unreadLimit)
        let told = try await store.unreadNotifications(of: context.visit.viewer, upTo: Frame.unreadLimit)
        var frame = Frame.Surroundings(
            context.visit, siteName: site.name, path: request.uri.path, unreadItems: unread, notifications: told)
        frame.feeds = feeds
        frame.head = head
        frame.arrived = request.arrivedForm
        return html(templates.render(page, in: frame), status: status)
    }

    /// The head of a page that is read at other addresses, too: with parameters that change nothing, or on paper.
    /// - Parameters:
    ///   - path: where it should be found.
    ///   - page: of a list.
    func head(at path: String, page: Int = 1) -> PageHead {
        var head = PageHead()
        head.canonical = origin + path
        if page > 1 { head.canonical += "\(path.contains("?") ? "&" : "?")page=\(page)" }
        return head
    }

    private func html(_ text: String, status: HTTPResponse.Status) -> Response {
        html(ByteBuffer(string: text), status: status)
    }

    func html(_ body: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8", .cacheControl: "no-store"],
            body: .init(byteBuffer: body))
    }

    /// After a write: 303, so that reloading the next page writes nothing.
    func redirect(to path: String) -> Response {
        Response(status: .seeOther, headers: [.location: path])
    }

    /// The readable address of something that was asked for by its number, or under an old title.
    func moved(to path: String) -> Response {
        Response(status: .movedPermanently, headers: [.location: path, .cacheControl: "no-cache"])
    }

    /// A path inside the site that somebody asked to come back to; anything else leads elsewhere: home, if not said.
    func localPath(_ asked: String, else elsewhere: String = SitePath.home) -> String {
        guard asked.hasPrefix("/"), !asked.hasPrefix("//"), !asked.contains("\\"), asked.utf8.count < 2_000,
            asked.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return elsewhere }
        return asked
    }
}

extension Frame.Surroundings {
    init(_ visit: Visit, siteName: String, path: String, unreadItems: Int, notifications: Int) {
        let member = visit.member
        self.init(
            siteName: siteName, memberName: member?.profile.name ?? "",
            memberPath: member.map { SitePath.member($0.number, $0.profile.name) } ?? "",
            isModerator: visit.viewer.isModerator, isAdministrator: visit.viewer.isAdministrator,
            formToken: member == nil ? "" : visit.formToken, path: path, unreadItems: unreadItems,
            notifications: notifications)
        isGuest = visit.viewer.isGuest
    }
}

extension Refusal {
    /// Whether the form should come back with what was typed: the input is wrong, or the world changed meanwhile.
    var isAboutInput: Bool { kind == .invalid || kind == .conflict }
}

extension Parameters {
    /// The number at the head of a path component like `12-a-readable-slug`.
    func number<Entity>(_ name: String, of _: Entity.Type = Entity.self) throws -> Number<Entity> {
        let text = get(name) ?? ""
        guard let number = Int64(text.prefix { $0 != "-" }), number > 0 else {
            throw Refusal(.notFound, "There is no such page here.")
        }
        return Number(rawValue: number)
    }
}

extension Request {
    /// A query parameter, decoded.
    func query(_ name: String) -> String { FormData(urlEncoded: Array((uri.query ?? "").utf8))[name] }

    /// The page of a list, from 1.
    var page: Int { Int(query("page")) ?? 1 }

    /// Which form arrived with the request before this one, for the browser to forget what it kept of it; empty for none.
    var arrivedForm: String {
        let name = query("sent")
        // Compiling the pattern takes longer than most pages.
        if name.isEmpty { return name }
        // What was kept, and of which thing or of the reader: in general, so that no form can be forgotten here.
        return name.wholeMatch(of: /[a-z][a-z-]{0,30}-([0-9]{1,19}|me)/) == nil ? "" : name
    }
}
