import Colloquium
import Formats
import HTTPTypes
import Hummingbird
import Pages
import Store

/// Feeds of what everybody may read, in each format. A person who opens one in a browser gets a page instead.
struct FeedController: Sendable {
    typealias Handler = @Sendable (Request, VisitContext) async throws -> Response
    typealias Subject = @Sendable (Request, VisitContext) throws -> FeedSubject

    let site: WebSite

    func feed(_ format: FeedFormat, of subject: @escaping Subject) -> Handler {
        { request, context in try await respond(try subject(request, context), format, request, context) }
    }

    /// The addresses that feeds had before, in which some still carry a member's key.
    func former(of subject: @escaping Subject) -> Handler {
        { request, context in
            let key = request.query("key")
            guard !key.isEmpty else { return try await respond(try subject(request, context), .atom, request, context) }
            let feed = RequestedFeed(
                subject: try subject(request, context), format: .atom,
                viewer: try await site.store.viewer(feedKey: key), place: .keyed(key))
            return try await site.respond(feed, to: request, context)
        }
    }

    private func respond(
        _ subject: FeedSubject, _ format: FeedFormat, _ request: Request, _ context: VisitContext
    ) async throws -> Response {
        let feed = RequestedFeed(subject: subject, format: format, viewer: .visitor, place: .open)
        return request.headers.askForPage
            ? try await site.page(of: feed, request, context) : try await site.respond(feed, to: request, context)
    }
}

/// Feeds of what one member may read, each at an address that is a secret.
struct PrivateFeedController: Sendable {
    let site: WebSite

    func feed(_ format: FeedFormat) -> FeedController.Handler {
        { request, context in
            guard let token = Token(context.parameters.get("token") ?? "") else { throw Refusal.noSuchFeed }
            let (feed, viewer) = try await site.store.privateFeed(token, at: site.now)
            let requested = RequestedFeed(
                subject: feed.subject, format: format, viewer: viewer, place: .hidden(token, feed.number))
            var response =
                request.headers.askForPage
                ? try await site.page(of: requested, request, context)
                : try await site.respond(requested, to: request, context)
            response.headers[.referrerPolicy] = "no-referrer"
            return response
        }
    }
}

extension Refusal {
    /// A token that was revoked is as good as one that never was.
    static let noSuchFeed = Refusal(.notFound, "There is no such feed here, or it is not open to you.")
}

extension HTTPFields {
    /// Whether a person asks, who would be shown a file: a browser navigates here, and takes pages. Feed readers that
    /// borrow a browser's `Accept` do not say that they navigate.
    var askForPage: Bool {
        guard self[.fetchMode] == "navigate" || self[.upgradeInsecureRequests] == "1" else { return false }
        let accepted = self[.accept] ?? ""
        return accepted.contains("text/html") && !FeedFormat.allCases.contains { accepted.contains($0.mediaType) }
    }
}

extension WebSite {
    /// Who a calendar is for: the member of its key, else the public. Never the session: programs share addresses.
    func feedViewer(_ request: Request) async throws -> Viewer {
        let key = request.query("key")
        return key.isEmpty ? .visitor : try await store.viewer(feedKey: key)
    }
}
