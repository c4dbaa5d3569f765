package import Colloquium
package import Logging
import ServiceLifecycle
package import Store

/// Asks the services again that did not answer while a member waited, and adds to articles and drafts what they say. What
/// is due is a row in the database, taken with a lease, so that a crash loses nothing and two of these do nothing twice.
package struct ResolutionWorker: Service {
    let store: Store
    let resolver: ArticleResolver
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// Articles, or drafts, that are resolved side by side: the services set the pace, not this machine.
    private static let atOnce = 8
    /// Longer than a member would wait, and far shorter than a lease.
    private static let budget = Duration.seconds(60)

    package init(
        store: Store, resolver: ArticleResolver, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        self.resolver = resolver
        self.logger = logger
        self.clock = clock
    }

    /// Looks every five seconds until told to stop; then what is under way is given up, and taken again after its lease.
    /// Articles do not wait for drafts.
    package func run() async throws {
        async let articles: Void = repeating("pending articles") { try await resolveDue() }
        async let drafts: Void = repeating("pending drafts") { try await resolveDueDrafts() }
        _ = await (articles, drafts)
    }

    private func repeating(_ what: String, _ look: @escaping @Sendable () async throws -> Int) async {
        await Rhythm.every(.seconds(5)) {
            do {
                _ = try await look()
            } catch {
                logger.error("\(what) not read", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Asks for every article that is due, and gives back how many tries were written down.
    @discardableResult
    package func resolveDue() async throws -> Int {
        try await all {
            try await store.leaseResolutions($0, at: clock())
        } resolved: {
            await resolve($0)
        }
    }

    /// The same for every draft that is due.
    @discardableResult
    package func resolveDueDrafts() async throws -> Int {
        try await all {
            try await store.leaseDrafts($0, at: clock())
        } resolved: {
            await resolve($0)
        }
    }

    private func all<Lease: Sendable>(
        _ lease: (Int) async throws -> [Lease], resolved resolve: @escaping @Sendable (Lease) async -> Bool
    ) async throws -> Int {
        var settled = 0
        while !Task.isShuttingDownGracefully {
            let leases = try await lease(Self.atOnce)
            if leases.isEmpty { break }
            settled += await withTaskGroup(of: Bool.self) { group in
                for lease in leases { group.addTask { await resolve(lease) } }
                return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
            }
        }
        return settled
    }

    private func resolve(_ lease: DraftLease) async -> Bool {
        guard let articles = await untilShutdown({ await resolved(lease.articles) }) else { return false }
        let facts: Logger.Metadata = ["draft.number": "\(lease.draft)"]
        do {
            if try await store.settle(lease, articles, at: clock()) { logger.info("draft resolved", metadata: facts) }
            return true
        } catch {
            logger.error(
                "draft not resolved", metadata: facts.merging(["error": "\(String(reflecting: error))"]) { $1 })
            return false
        }
    }

    /// All side by side, so that it takes no longer than one of them.
    private func resolved(_ articles: [DraftedArticle]) async -> [DraftedArticle] {
        await withTaskGroup(of: (Int, DraftedArticle).self) { group in
            for (index, article) in articles.enumerated() where !article.unanswered.isEmpty {
                group.addTask {
                    let resolution = await resolver.resolve(article.record.identifiers, budget: Self.budget)
                    // Two names of two works are for its member to part.
                    guard (try? resolution.requireOneWork()) != nil else { return (index, article) }
                    return (index, article.resolved(resolution))
                }
            }
            return await group.reduce(into: articles) { $0[$1.0] = $1.1 }
        }
    }

    private func resolve(_ lease: ResolutionLease) async -> Bool {
        let facts: Logger.Metadata = ["article.number": "\(lease.article)"]
        let resolution = await untilShutdown {
            await resolver.resolve(lease.identifiers, asking: Set(lease.services), budget: Self.budget)
        }
        guard let resolution else { return false }
        do {
            let outcome = try await store.settle(lease, resolution.findings, at: clock())
            if outcome?.effect == .taken { logger.info("article resolved", metadata: facts) }
            return outcome != nil
        } catch {
            logger.error(
                "article not resolved", metadata: facts.merging(["error": "\(String(reflecting: error))"]) { $1 })
            return false
        }
    }
}

/// Runs what only asks and changes nothing, and ends it when the process is told to stop; nil then, as what was asked is
/// not all answered.
func untilShutdown<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async -> Value? {
    let value = await cancelWhenGracefulShutdown { await work() }
    return Task.isShuttingDownGracefully || Task.isCancelled ? nil : value
}
