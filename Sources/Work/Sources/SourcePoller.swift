package import Colloquium
package import Logging
package import Outbound
import ServiceLifecycle
package import Store

/// Polls the sources that are due, many at once and each host at its pace. Whether a source is due, and that only one poll
/// of it runs, is a row in the database: so nothing is lost when this stops in the middle.
package struct SourcePoller: Service {
    let store: Store
    let poll: SourcePoll
    let logger: Logger
    let clock: @Sendable () -> Instant

    /// Sources taken at a time: most of them wait for the turn of their host.
    private static let underWay = 400
    /// Answers read at a time.
    private static let reading = 48
    /// Transactions in which rules are asked of what was there, before it is time to poll again.
    private static let matchings = 25
    /// A host with thousands of sources must not keep the others waiting: each takes a place while it waits for its turn.
    private static let perHost = 4

    package init(
        store: Store, fetcher: Fetcher, pace: RequestPace, settings: ResolutionSettings, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.store = store
        let fetcher = SourceFetcher(fetcher: fetcher, pace: pace, readers: Gate(Self.reading))
        poll = SourcePoll(fetcher: fetcher, settings: settings, logger: logger, clock: clock)
        self.logger = logger
        self.clock = clock
    }

    /// Looks every 10 seconds until told to stop; polls under way are given up. Forgets once a day what is old.
    package func run() async throws {
        var lastForgetting: Instant?
        await Rhythm.every(.seconds(10)) {
            do {
                try await pollDue()
                try await cancelWhenGracefulShutdown { _ = try await store.matchRules(Self.matchings) }
                try await cancelWhenGracefulShutdown { try await store.proposeWaiting(at: clock()) }
                if lastForgetting.map({ clock() > $0 + .days(1) }) ?? true {
                    try await cancelWhenGracefulShutdown { try await store.forgetOldItems(at: clock()) }
                    lastForgetting = clock()
                }
            } catch is CancellationError {
                // The site is stopping; what is left is done when it starts again.
            } catch {
                logger.error("sources not polled", metadata: ["error": "\(String(reflecting: error))"])
            }
        }
    }

    /// Polls every source that is due now, and gives back what that came to.
    @discardableResult
    package func pollDue() async throws -> PollTally {
        let ledger = PollLedger(store: store, logger: logger, clock: clock)
        try await withThrowingTaskGroup(of: Event.self) { group in
            var busy: [String: Int] = [:]
            var count = 0
            var isTimed = false
            while true {
                let sources = try await lease(Self.underWay - count, busy)
                for source in sources {
                    busy[source.address.host, default: 0] += 1
                    count += 1
                    group.addTask { await run(source, ledger) }
                }
                guard count > 0 else { return group.cancelAll() }
                if !isTimed { group.addTask { await Self.moment() } }
                isTimed = true
                // To ask the database for each one that is done would cost more than the poll; to wait for slow ones
                // would keep those waiting that are quick.
                var awaited = max(1, count / 4)
                while awaited > 0, let event = try await group.next() {
                    guard case .polled(let host) = event else {
                        isTimed = false
                        break
                    }
                    busy[host] = busy[host].flatMap { $0 > 1 ? $0 - 1 : nil }
                    count -= 1
                    awaited -= 1
                }
            }
        }
        let tally = await ledger.tally
        if tally.polls > 0 {
            logger.info(
                "sources polled",
                metadata: [
                    "poll.count": "\(tally.polls)", "item.added": "\(tally.added)", "item.changed": "\(tally.changed)",
                ])
        }
        return tally
    }

    private enum Event {
        case polled(host: String)
        /// It is time to look for what is due.
        case moment
    }

    private static func moment() async -> Event {
        try? await Task.sleep(for: .seconds(1))
        return .moment
    }

    /// Given up when the site stops: the lease of the source ends, and it is asked again.
    private func run(_ source: LeasedSource, _ ledger: PollLedger) async -> Event {
        _ = await untilShutdown { await poll.run(on: source) { await ledger.write($0) } }
        return .polled(host: source.address.host)
    }

    private func lease(_ limit: Int, _ busy: [String: Int]) async throws -> [LeasedSource] {
        if limit <= 0 || Task.isShuttingDownGracefully || Task.isCancelled { return [] }
        return try await store.leaseSources(limit, busy: busy, perHost: Self.perHost, at: clock())
    }
}
