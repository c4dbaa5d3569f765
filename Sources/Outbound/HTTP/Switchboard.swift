import CCurl

/// The exchanges that wait and that run, and their way through libcurl. Lives on the loop's thread.
final class Switchboard {
    /// Connections in use at once; as many again may stand idle for the next request.
    static let connections = 128
    /// As browsers do over HTTP/1.1.
    static let connectionsPerHost = 6

    private let multi: CurlMulti
    private let stage: LoadedStage
    private var admission = Admission<Exchange>(limit: connections, limitPerHost: connectionsPerHost)
    private var askers: [ObjectIdentifier: (exchange: Exchange, answer: CheckedContinuation<ExchangeOutcome, Never>)] =
        [:]
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]
    private var nextRoundOfDeadlines = ContinuousClock.now

    init(multi: CurlMulti, stage: LoadedStage) {
        self.multi = multi
        self.stage = stage
    }

    func ask(_ exchange: Exchange, _ answer: CheckedContinuation<ExchangeOutcome, Never>) {
        askers[ObjectIdentifier(exchange)] = (exchange, answer)
        admission.enter(exchange, at: exchange.address.authority)
    }

    /// Does everything that can be done without waiting.
    func turn() {
        dropOverdue()
        repeat {
            while let exchange = admission.next() { start(exchange) }
            multi.perform()
        } while finishEnded()
    }

    /// How long nothing can happen unless libcurl or an asker says so.
    var idleMilliseconds: Int { askers.count == transfers.count ? 60_000 : 100 }

    func abandonAll() {
        for (exchange, _) in askers.values { abandon(exchange, .cancelled) }
    }

    /// Ends an exchange in whatever state it is; nothing happens when it has ended already.
    func abandon(_ exchange: Exchange, _ failure: FetchFailure) {
        guard let asker = askers.removeValue(forKey: ObjectIdentifier(exchange)) else { return }
        if let (easy, transfer) = transfers.first(where: { $0.value.exchange === exchange }) {
            end(transfer, easy)
        }
        asker.answer.resume(returning: .failure(failure))
    }
}

extension Switchboard {
    private func start(_ exchange: Exchange) {
        // Given up while it waited: its place is free again.
        guard askers[ObjectIdentifier(exchange)] != nil else {
            return admission.leave(exchange.address.authority)
        }
        guard let transfer = Transfer(exchange, stage: stage), multi.add(transfer.handle) else {
            admission.leave(exchange.address.authority)
            return abandon(exchange, FetchFailure(CURLE_FAILED_INIT, at: exchange.address.host, limit: 0))
        }
        transfers[transfer.handle.easy] = transfer
    }

    /// Whether there was any.
    private func finishEnded() -> Bool {
        var hasEnded = false
        while let (easy, result) = multi.nextEnded() {
            guard let transfer = transfers[easy] else { continue }
            let outcome = transfer.outcome(result)
            end(transfer, easy)
            askers.removeValue(forKey: ObjectIdentifier(transfer.exchange))?.answer.resume(returning: outcome)
            hasEnded = true
        }
        return hasEnded
    }

    private func end(_ transfer: Transfer, _ easy: UnsafeMutableRawPointer) {
        multi.remove(transfer.handle)
        transfers[easy] = nil
        admission.leave(transfer.exchange.address.authority)
    }

    /// libcurl watches the time of those that run; those that wait are looked through now and then.
    private func dropOverdue() {
        let now = ContinuousClock.now
        guard askers.count > transfers.count, now >= nextRoundOfDeadlines else { return }
        nextRoundOfDeadlines = now + .milliseconds(100)
        let running = Set(transfers.values.map { ObjectIdentifier($0.exchange) })
        for (id, asker) in askers where asker.exchange.deadline <= now && !running.contains(id) {
            abandon(asker.exchange, .timedOut)
        }
    }
}
