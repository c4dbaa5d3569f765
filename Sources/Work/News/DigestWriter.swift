package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// Writes the digests that are due. Whether one is due is a row in the database, so nothing is lost when this stops and
/// nothing is written twice when two of them run.
package struct DigestWriter: Service {
    let store: Store
    let letterhead: Letterhead
    let logger: Logger
    let clock: @Sendable () -> Instant

    package init(
        store: Store, letterhead: Letterhead, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.letterhead = letterhead
        self.logger = logger
        self.clock = clock
    }

    /// Looks every 20 seconds until told to stop.
    package func run() async throws {
        await Rhythm.every(.seconds(20)) {
            do {
                try await writeDue()
            } catch {
                logger.error("digests not written", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Writes every digest that is due now and gives back how many mails that made. One that fails is logged and does
    /// not keep the others waiting.
    @discardableResult
    package func writeDue() async throws -> Int {
        let now = clock()
        let composer = DigestComposer(letterhead, site: try await store.site())
        var written = 0
        for due in try await store.dueDigests(at: now) {
            do {
                if try await store.writeDigest(
                    due, at: now, leaving: min(now, .now()), compose: { composer.compose($0, at: now) })
                {
                    written += 1
                }
            } catch {
                logger.error(
                    "digest not written",
                    metadata: ["digest.member": "\(due.member)", "error": "\(String(reflecting: error))"])
            }
        }
        if written > 0 { logger.info("digests written", metadata: ["digest.count": "\(written)"]) }
        return written
    }
}

/// Work done again and again until the process is told to stop.
enum Rhythm {
    /// Runs `work`, waits, runs it again; a stop ends the waiting, never the work.
    static func every(_ pause: Duration, _ work: () async -> Void) async {
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            await work()
            try? await cancelWhenGracefulShutdown { try await Task.sleep(for: pause) }
        }
    }
}
