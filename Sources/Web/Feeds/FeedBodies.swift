import Colloquium
import Crypto
import Foundation
import NIOCore
import Store

/// Feeds as they were last sent, each right until the next write and for a minute: what opens with the hour is told of
/// within one. A body that was made again and is the same stays the same, with its date and its compressed form.
struct FeedBodies: Sendable {
    private struct Kept: Sendable {
        let body: WholeBody
        let term: PageTerm
        /// Whether everybody may have it who knows its address, and the address is no secret.
        let isOpen: Bool
        /// For the log.
        let route: String
    }

    /// In bytes.
    private let cache = BoundedCache<String, Kept>(limit: 16_000_000)
    private let making = TurnTaking<String>()

    /// - Parameters:
    ///   - target: what distinguishes the feed from others; its address, where that is no secret.
    ///   - term: as it is before `make` reads anything.
    ///   - route: which leads to the feed, for the log.
    func body(
        _ target: String, in term: PageTerm, at now: Instant, _ manner: WholeBody.Manner, isOpen: Bool, route: String,
        making make: () async throws -> [UInt8]
    ) async throws -> WholeBody {
        try await making.value(
            of: target, known: { body(target, in: term) }, latest: { cache[target]?.body },
            make: {
                let body = body(of: try await make(), after: cache[target]?.body, at: now, manner)
                cache.keep(
                    Kept(body: body, term: term, isOpen: isOpen, route: route), for: target,
                    size: body.size + target.utf8.count)
                return body
            })
    }

    private func body(_ target: String, in term: PageTerm) -> WholeBody? {
        guard let kept = cache[target], kept.term == term else { return nil }
        return kept.body
    }

    /// - Parameter former: what was sent before, which stays where nothing changed.
    private func body(
        of bytes: [UInt8], after former: WholeBody?, at now: Instant, _ manner: WholeBody.Manner
    ) -> WholeBody {
        let tag = Data(SHA256.hash(data: bytes).prefix(12)).base64URL
        if let former, former.tag == tag { return former }
        var manner = manner
        manner.changedAt = max(now.second, former?.changedAt.map { $0 + .seconds(1) } ?? now.second)
        return WholeBody(ByteBuffer(bytes: bytes), tag: tag, manner)
    }

    func standingAnswer(at target: String, in edition: Edition, at now: Instant) -> StandingAnswer? {
        guard let kept = cache[target], kept.isOpen, kept.term.holds(in: edition, at: now) else { return nil }
        return StandingAnswer(body: kept.body, route: kept.route)
    }
}

extension Instant {
    /// Its whole second, which is all that HTTP knows of a time.
    fileprivate var second: Instant { Instant(rawValue: rawValue / 1_000 * 1_000) }
}
