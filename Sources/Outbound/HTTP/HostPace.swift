/// Spaces the requests to each host, so that no server is asked more often than its rules or good manners allow.
///
/// At one host the turns come in the order of asking. A host is forgotten when nobody waits for it and its interval has
/// passed, so that memory is bound by the hosts asked within one interval.
package actor HostPace {
    struct Host {
        /// When the next turn may be, since the pace was made.
        var nextTurn: Duration
        var waiting: [Waiting] = []
        /// Whether a task of the pace's own watches over those who wait.
        var isWatched = false
    }

    struct Waiting {
        let number: Int
        let turn: CheckedContinuation<Bool, Never>
    }

    private let interval: @Sendable (String) -> Duration
    private let now: @Sendable () -> Duration
    private let sleep: @Sendable (Duration) async throws -> Void
    private(set) var hosts: [String: Host] = [:]
    private var lastNumber = 0
    private var sizeToTidyAt = 64

    /// - Parameter interval: the time from one request to a host to the next, by its name in lower case; asked each time.
    package init(
        clock: some Clock<Duration> = ContinuousClock(), interval: @escaping @Sendable (_ host: String) -> Duration
    ) {
        let start = clock.now
        now = { start.duration(to: clock.now) }
        sleep = { try await clock.sleep(for: $0) }
        self.interval = interval
    }

    /// Returns when the caller may send its request to `host`. Throws when its task is cancelled; its turn is then the
    /// next one's.
    package func turn(at host: String) async throws(CancellationError) {
        let host = host.lowercased()
        guard !Task.isCancelled else { throw CancellationError() }
        let moment = now()
        if let entry = hosts[host], !entry.waiting.isEmpty || entry.nextTurn > moment {
            guard await queued(at: host) else { throw CancellationError() }
        } else {
            tidy(moment)
            hosts[host, default: Host(nextTurn: moment)].nextTurn = moment + interval(host)
        }
    }
}

extension HostPace {
    private func queued(at host: String) async -> Bool {
        lastNumber += 1
        let number = lastNumber
        return await withTaskCancellationHandler {
            await withCheckedContinuation { turn in
                guard !Task.isCancelled else { return turn.resume(returning: false) }
                hosts[host]?.waiting.append(Waiting(number: number, turn: turn))
                watch(host)
            }
        } onCancel: {
            Task { await leave(number, host) }
        }
    }

    private func watch(_ host: String) {
        guard hosts[host]?.isWatched == false else { return }
        hosts[host]?.isWatched = true
        Task { await giveTurns(at: host) }
    }

    private func giveTurns(at host: String) async {
        while let entry = hosts[host], !entry.waiting.isEmpty {
            let moment = now()
            if entry.nextTurn > moment {
                // Nobody cancels this task, and a clock that cannot sleep leaves only going on.
                try? await sleep(entry.nextTurn - moment)
            } else {
                hosts[host]?.nextTurn = moment + interval(host)
                hosts[host]?.waiting.removeFirst().turn.resume(returning: true)
            }
        }
        hosts[host]?.isWatched = false
    }

    private func leave(_ number: Int, _ host: String) {
        guard let index = hosts[host]?.waiting.firstIndex(where: { $0.number == number }) else { return }
        hosts[host]?.waiting.remove(at: index).turn.resume(returning: false)
    }

    /// Looks through all hosts only when they have doubled, so that a turn costs the same on average however many.
    private func tidy(_ moment: Duration) {
        guard hosts.count >= sizeToTidyAt else { return }
        hosts = hosts.filter { $0.value.isWatched || $0.value.nextTurn > moment }
        sizeToTidyAt = max(64, hosts.count * 2)
    }
}
