import Colloquium
import Crypto
import Foundation
import NIOCore
import Store

/// Feeds as they were last sent, each right until the next write and for a minute: what opens with the hour is told of
/// within one. A body that was made again and is the same stays the same, with its date and its compressed form.
struct FeedBodies: Sendable {
    /// Up to when a feed is right.
    struct Term: Hashable, Sendable {
        let edition: Int64
        let minute: Int64
    }

    private struct Kept: Sendable {
        let body: WholeBody
        let term: Term
    }

    /// In bytes.
    private let cache = BoundedCache<String, Kept>(limit: 16_000_000)

    /// - Parameters:
    ///   - target: what distinguishes the feed from others.
    ///   - term: as it is before `make` reads anything.
    func body(
        _ target: String, in term: Term, at now: Instant, _ manner: WholeBody.Manner,
        making make: () async throws -> [UInt8]
    ) async throws -> WholeBody {
        let known = cache[target]
        if let known, known.term == term { return known.body }
        let bytes = try await make()
        let tag = Data(SHA256.hash(data: bytes).prefix(12)).base64URL
        let body: WholeBody
        if let known, known.body.tag == tag {
            body = known.body
        } else {
            var manner = manner
            manner.changedAt = max(now.second, known?.body.changedAt.map { $0 + .seconds(1) } ?? now.second)
            body = WholeBody(ByteBuffer(bytes: bytes), tag: tag, manner)
        }
        cache.keep(Kept(body: body, term: term), for: target, size: bytes.count)
        return body
    }
}

extension Instant {
    /// Its whole second, which is all that HTTP knows of a time.
    fileprivate var second: Instant { Instant(rawValue: rawValue / 1_000 * 1_000) }
}

extension WebSite {
    func feedTerm() throws -> FeedBodies.Term {
        FeedBodies.Term(edition: try store.edition(), minute: now.rawValue / 60_000)
    }
}
