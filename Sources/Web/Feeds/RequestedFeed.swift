import Colloquium
import Formats
import Foundation
import HTTPTypes
import Hummingbird
import Pages
import Store

/// A feed as somebody asks for it.
struct RequestedFeed: Sendable {
    let subject: FeedSubject
    let format: FeedFormat
    let viewer: Viewer
    let place: Place

    /// At which kind of address.
    enum Place: Sendable {
        /// Everybody's.
        case open
        /// One that is a secret.
        case hidden(Token, Number<PrivateFeed>)
        /// An everybody's with a member's key, as it was given out once.
        case keyed(String)
    }

    var isPrivate: Bool {
        if case .open = place { false } else { true }
    }

    func path(_ format: FeedFormat) -> String {
        switch place {
        case .open: SitePath.feed(subject, format)
        case .hidden(let token, _): SitePath.privateFeed(token.text, format)
        case .keyed(let key): "\(SitePath.feed(subject, format))?key=\(key)"
        }
    }

    /// Unique in the site, the same for ever, and no secret.
    var name: String {
        switch place {
        case .open: subject.name
        case .hidden(_, let number): "feeds/private/\(number)"
        case .keyed: "\(subject.name)/of/\(viewer.member?.description ?? "")"
        }
    }

    fileprivate var manner: WholeBody.Manner {
        WholeBody.Manner(
            contentType: "\(format.mediaType); charset=utf-8",
            cacheControl: isPrivate ? "private, no-cache" : "public, max-age=300", vary: Self.vary)
    }

    static let vary = "Accept, Accept-Encoding, Sec-Fetch-Mode, Upgrade-Insecure-Requests"
}

extension WebSite {
    /// The feed's bytes, or 304.
    func respond(_ feed: RequestedFeed, to request: Request, _ context: VisitContext) async throws -> Response {
        let term = try term(lasting: .minutes(1))
        let target = feed.isPrivate ? "\(feed.name).\(feed.format)" : feed.path(feed.format)
        let body = try await feedBodies.body(
            target, in: term, at: now, feed.manner, isOpen: !feed.isPrivate, route: context.endpointPath ?? "-"
        ) {
            try await document(feed).bytes(as: feed.format)
        }
        return body.response(to: request)
    }

    /// The feed as a page of the site, in the reader's own frame.
    func page(of feed: RequestedFeed, _ request: Request, _ context: VisitContext) async throws -> Response {
        let document = try await document(feed)
        let page = FeedPage(
            document, of: feed.subject, at: feed.format, isPrivate: feed.isPrivate, for: context.viewer,
            time: context.visit.time)
        let links = FeedFormat.allCases.map {
            FeedLink(document.title, $0, path: feed.path($0))
        }
        var response = try await respond(page, to: request, context, feeds: links)
        response.headers[.vary] = "\(RequestedFeed.vary), Cookie"
        return response
    }

    private func document(_ feed: RequestedFeed) async throws -> FeedDocument {
        let reading = try await store.feed(of: feed.subject, for: feed.viewer, at: now)
        let host = URL(string: origin)?.host() ?? ""
        let writing = FeedComposer(
            origin: origin, siteName: try await store.site().name,
            authority: try await store.namingAuthority(host: host, at: now))
        return writing.document(reading, for: feed)
    }
}

extension HTTPField.Name {
    // Both are names that HTTP allows.
    static let fetchMode = HTTPField.Name("Sec-Fetch-Mode")!
    static let upgradeInsecureRequests = HTTPField.Name("Upgrade-Insecure-Requests")!
}
