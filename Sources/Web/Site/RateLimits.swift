package import Colloquium
import Hummingbird
import Synchronization

/// How often something may be tried from one address, or for one account, in a quarter of an hour. Kept in memory: a
/// restart forgives.
final class RateLimits: Sendable {
    enum Act: Hashable, Sendable {
        case signIn, join, mail, post, signal, draft
        /// What makes the site ask others, or keep what was handed in.
        case lookUp
        /// Failures on one account from anywhere.
        case account
        /// Mails to one address, whoever asks.
        case mailTo
    }

    private struct Key: Hashable {
        let act: Act
        let subject: String
    }

    private struct Window {
        var startedAt: Instant
        var tries: Int
    }

    static let window = Span.minutes(15)
    private let signInTries: Int
    private let windows = Mutex<[Key: Window]>([:])

    init(signInTries: Int) { self.signInTries = signInTries }

    func limit(_ act: Act) -> Int {
        switch act {
        case .signIn: signInTries
        case .join, .mail: max(1, signInTries / 2)
        case .mailTo: max(3, signInTries / 6)
        case .lookUp: signInTries * 2
        case .account: signInTries * 5
        case .post: signInTries * 10
        case .signal, .draft: signInTries * 30
        }
    }

    /// Counts a try.
    /// - Throws: too many.
    func count(_ act: Act, _ subject: String, at now: Instant) throws(Refusal) {
        let tries = windows.withLock { windows in
            // What is over is forgotten before the table grows large.
            if windows.count > 50_000 { windows = windows.filter { $0.value.startedAt + Self.window > now } }
            let key = Key(act: act, subject: subject)
            var window = windows[key] ?? Window(startedAt: now, tries: 0)
            if window.startedAt + Self.window <= now { window = Window(startedAt: now, tries: 0) }
            window.tries += 1
            windows[key] = window
            return window.tries
        }
        if tries > limit(act) { throw Self.tooMany(act) }
    }

    /// Looks without counting.
    /// - Throws: too many.
    func refuseIfSpent(_ act: Act, _ subject: String, at now: Instant) throws(Refusal) {
        let window = windows.withLock { $0[Key(act: act, subject: subject)] }
        guard let window, window.startedAt + Self.window > now, window.tries >= limit(act) else { return }
        throw Self.tooMany(act)
    }

    private static func tooMany(_ act: Act) -> Refusal {
        let what =
            act == .lookUp ? "You had many articles, files and feeds looked up" : "That was tried too often"
        return Refusal(.tooMany, "\(what) in a short time. Wait a quarter of an hour and try again.")
    }
}

extension WebSite {
    /// How much one member may post.
    package var postingLimit: PostingLimit { PostingLimit(posts: limits.limit(.post), in: RateLimits.window) }

    /// The address a request counts for.
    func address(_ request: Request, peer: String) -> String {
        guard trustsProxy, let forwarded = request.headers[.forwardedFor] else { return peer }
        return forwarded.split(separator: ",").last.map { String($0).tidiedLine } ?? peer
    }
}
