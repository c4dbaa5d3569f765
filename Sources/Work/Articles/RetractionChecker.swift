package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// Looks up every day whether the articles that are discussed, or that answers rest on, were retracted, corrected or
/// doubted. Each article has its own time of the day; those of some minutes go to the registries in one batch.
package struct RetractionChecker: Service {
    let store: Store
    let resolver: ArticleResolver
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// One question to PubMed.
    private static let batch = 200

    package init(
        store: Store, resolver: ArticleResolver, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.resolver = resolver
        self.logger = logger
        self.clock = clock
    }

    /// Looks every five minutes until told to stop; then a batch under way is given up, and taken again after its lease.
    package func run() async throws {
        await Rhythm.every(.seconds(300)) {
            do {
                try await checkDue()
            } catch {
                logger.error("articles not checked", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Checks every article that is due, and gives back how many were.
    @discardableResult
    package func checkDue() async throws -> Int {
        var checked = 0
        while !Task.isShuttingDownGracefully {
            let leases = try await store.leaseRechecks(Self.batch, at: clock())
            if leases.isEmpty { break }
            guard let standings = await untilShutdown({ await resolver.standings(of: leases.map(\.identifiers)) })
            else { break }
            for (lease, standing) in zip(leases, standings) { checked += await settle(lease, standing) ? 1 : 0 }
        }
        if checked > 0 { logger.info("articles checked", metadata: ["article.count": "\(checked)"]) }
        return checked
    }

    /// One that cannot be written down does not keep the others waiting.
    private func settle(_ lease: RecheckLease, _ standing: Resolution) async -> Bool {
        do {
            return try await store.settle(lease, standing.findings, at: clock()) != nil
        } catch {
            logger.error(
                "article not checked",
                metadata: ["article.number": "\(lease.article)", "error": "\(String(reflecting: error))"])
            return false
        }
    }
}
