import Colloquium
import HTTPTypes
import Hummingbird
import Store

/// What is the same for everybody who asks, was asked for before and is still so.
struct StandingAnswer: Sendable {
    let body: WholeBody
    /// For the log.
    let route: String
}

extension WebSite {
    /// What can be answered without looking into the request any further: pages as visitors see them, and open feeds.
    /// Nil where nothing stands, and where the answer is the reader's own, does something, or is not theirs to have.
    func standingAnswer(to request: HTTPRequest) -> StandingAnswer? {
        guard request.method == .get, request.hasNoBody, let target = request.path,
            let edition = try? store.edition()
        else { return nil }
        if let page = sharedPages.standingAnswer(at: target, in: edition, at: now) {
            return request.carriesSession ? nil : page
        }
        if let feed = feedBodies.standingAnswer(at: target, in: edition, at: now) {
            return request.headerFields.askForPage ? nil : feed
        }
        return nil
    }
}

extension HTTPRequest {
    fileprivate var hasNoBody: Bool {
        headerFields[.transferEncoding] == nil && (headerFields[.contentLength] ?? "0") == "0"
    }

    /// Whether somebody may be signed in; whether they are is found out elsewhere.
    fileprivate var carriesSession: Bool {
        headerFields[.cookie]?.contains(SessionMiddleware.sessionCookie) ?? false
    }
}
