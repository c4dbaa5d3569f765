import Colloquium
import Hummingbird
import Synchronization

/// How often something may be tried from one address, or for one account, in a quarter of an hour. Kept in memory: a
/// restart forgives.
final class RateLimits: Sendable {
    enum Act: Hashable, Sendable { case signIn, join, mail, post }

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

    private func limit(_ act: Act) -> Int {
        switch act {
        case .signIn: signInTries
        case .join, .mail: max(1, signInTries / 2)
        case .post: signInTries * 10
        }
    }

    /// Counts a try.
    /// - Throws: too many.
    func count(_ act: Act, _ subject: String, at now: Instant) throws(Refusal) {
        let allowed = limit(act)
        let tries = windows.withLock { windows in
            // What is over is forgotten before the table grows large.
            if windows.count > 50_000 { windows = windows.filter { $0.value.startedAt + Self.window > now } }
            var window = windows[Key(act: act, subject: subject)] ?? Window(startedAt: now, tries: 0)
            if window.startedAt + Self.window <= now { window = Window(startedAt: now, tries: 0) }
            window.tries += 1
            windows[Key(act: act, subject: subject)] = window
            return window.tries
        }
        if tries > allowed {
            throw Refusal(
                .tooMany, "That was tried too often in a short time. Wait a quarter of an hour and try again.")
        }
    }
}

extension WebSite {
    /// The address a request counts for.
    func address(_ request: Request, peer: String) -> String {
        guard trustsProxy, let forwarded = request.headers[.forwardedFor] else { return peer }
        return forwarded.split(separator: ",").last.map { String($0).tidiedLine } ?? peer
    }
}
