import Foundation
import Synchronization

/// The thread that all transfers run on, and the tray through which tasks hand it their exchanges.
final class FetchLoop: Sendable {
    private struct Tray {
        var isOpen = true
        var isOver = false
        var asked: [(exchange: Exchange, answer: CheckedContinuation<ExchangeOutcome, Never>)] = []
        var givenUp: [Exchange] = []
        var waitingForEnd: [CheckedContinuation<Void, Never>] = []
    }

    private let tray = Mutex(Tray())
    private let multi: CurlMulti

    /// Nil when libcurl cannot be set up.
    init?(stage: LoadedStage) {
        guard let multi = CurlMulti(connections: 2 * Switchboard.connections) else { return nil }
        self.multi = multi
        let thread = Thread { [self] in run(stage) }
        thread.name = "outbound"
        thread.start()
    }

    /// Ends early, with `.cancelled`, when the task is cancelled or the loop is stopped.
    func perform(_ exchange: Exchange) async -> ExchangeOutcome {
        await withTaskCancellationHandler {
            await withCheckedContinuation { ask(exchange, $0) }
        } onCancel: {
            giveUp(exchange)
        }
    }

    /// Ends everything that runs and then the thread; does not wait for it.
    func stop() {
        tray.withLock { $0.isOpen = false }
        multi.wakeUp()
    }

    /// Returns when the thread has nothing more to do.
    func ended() async {
        await withCheckedContinuation { continuation in
            let isOver = tray.withLock { tray in
                if !tray.isOver { tray.waitingForEnd.append(continuation) }
                return tray.isOver
            }
            if isOver { continuation.resume() }
        }
    }
}

extension FetchLoop {
    private func ask(_ exchange: Exchange, _ answer: CheckedContinuation<ExchangeOutcome, Never>) {
        let isTaken = tray.withLock { tray in
            if tray.isOpen { tray.asked.append((exchange, answer)) }
            return tray.isOpen
        }
        if isTaken { multi.wakeUp() } else { answer.resume(returning: .failure(.cancelled)) }
    }

    /// May come before the exchange has been asked: then the mark on it is what ends it.
    private func giveUp(_ exchange: Exchange) {
        exchange.isGivenUp.store(true, ordering: .sequentiallyConsistent)
        tray.withLock { if $0.isOpen { $0.givenUp.append(exchange) } }
        multi.wakeUp()
    }

    private func run(_ stage: LoadedStage) {
        let switchboard = Switchboard(multi: multi, stage: stage)
        while emptyTray(onto: switchboard) {
            switchboard.turn()
            multi.wait(atMost: switchboard.idleMilliseconds)
        }
        switchboard.abandonAll()
        let waiting = tray.withLock { tray in
            tray.isOver = true
            return tray.waitingForEnd
        }
        for continuation in waiting { continuation.resume() }
    }

    /// False when the loop has been stopped.
    private func emptyTray(onto switchboard: Switchboard) -> Bool {
        let (asked, givenUp, isOpen) = tray.withLock { tray in
            defer { (tray.asked, tray.givenUp) = ([], []) }
            return (tray.asked, tray.givenUp, tray.isOpen)
        }
        for (exchange, answer) in asked { switchboard.ask(exchange, answer) }
        for exchange in givenUp { switchboard.abandon(exchange, .cancelled) }
        for (exchange, _) in asked where exchange.isGivenUp.load(ordering: .sequentiallyConsistent) {
            switchboard.abandon(exchange, .cancelled)
        }
        return isOpen
    }
}
