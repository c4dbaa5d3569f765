package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// Writes the digests that are due. Who is to get one is a row in the database, so that nothing is lost when the writer
/// stops and nothing is written twice when two of them run.
package struct DigestWriter: Service {
    let store: Store
    let letterhead: Letterhead
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// How many are written in one transaction; everybody else who writes waits for it.
    static let batch = 250

    package init(
        store: Store, letterhead: Letterhead, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.letterhead = letterhead
        self.logger = logger
        self.clock = clock
    }

    /// Looks again and again until told to stop.
    package func run() async throws {
        await Rhythm.every(.seconds(20)) {
            do {
                try await writeDue()
            } catch {
                logger.error("digests not written", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Writes every digest that is due now and gives back how many mails that made. One that fails is logged and does not
    /// keep the others waiting.
    @discardableResult
    package func writeDue() async throws -> Int {
        let now = clock()
        let composer = DigestComposer(letterhead, site: try await store.site(), at: min(now, .now()))
        let leaving = min(now, .now())
        let batch = MailBatch()
        while try await store.gatherNews(at: leaving) {}
        let members = try await writeAll(
            due: { try await store.dueDigests(at: now) },
            write: {
                try await store.writeDigests(for: $0, at: now, leaving: leaving, in: batch, compose: composer.compose)
            })
        let readers = try await writeAll(
            due: { try await store.dueReaders(at: now) },
            write: {
                try await store.writeDigests(
                    forReaders: $0, at: now, leaving: leaving, in: batch, compose: composer.compose)
            })
        let written = members + readers
        if written > 0 { logger.info("digests written", metadata: ["letter.count": "\(written)"]) }
        return written
    }

    /// Batch by batch, until nobody is due who was not written to in this pass.
    private func writeAll<Recipient: Hashable>(
        due: () async throws -> [Recipient], write: ([Recipient]) async throws -> WrittenDigests
    ) async throws -> Int {
        var count = 0
        var done: Set<Recipient> = []
        while !Task.isShuttingDownGracefully {
            let waiting = try await due().filter { !done.contains($0) }
            if waiting.isEmpty { break }
            done.formUnion(waiting)
            for start in stride(from: 0, to: waiting.count, by: Self.batch) where !Task.isShuttingDownGracefully {
                let written = try await write(Array(waiting[start..<min(start + Self.batch, waiting.count)]))
                count += written.count
                for failure in written.failures { log(failure) }
            }
        }
        return count
    }

    private func log(_ failure: (recipient: NewsRecipient.Who, error: any Error)) {
        logger.error(
            "digest not written",
            metadata: [
                "digest.recipient": "\(failure.recipient)", "error": "\(String(reflecting: failure.error))",
            ])
    }
}
