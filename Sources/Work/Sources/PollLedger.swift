import Colloquium
import Logging
import Store

/// Has the store write down what polls brought. While it writes, the next reports gather and are written together: one
/// transaction waits for the disk, however many polls are in it.
actor PollLedger {
    private let store: Store
    private let logger: Logger
    private let clock: @Sendable () -> Instant
    private var waiting: [(report: PollReport, isWritten: CheckedContinuation<Void, Never>)] = []
    private var isWriting = false
    private(set) var tally = PollTally()

    /// More would keep the one writer from others for too long.
    private static let mostReports = 100
    private static let mostItems = 1_500

    init(store: Store, logger: Logger, clock: @escaping @Sendable () -> Instant) {
        self.store = store
        self.logger = logger
        self.clock = clock
    }

    /// Returns when the report is written down, so that no more of them are in memory than polls are under way.
    func write(_ report: PollReport) async {
        await withCheckedContinuation { isWritten in
            waiting.append((report, isWritten))
            if !isWriting {
                isWriting = true
                Task { await writeAll() }
            }
        }
    }

    private func writeAll() async {
        while !waiting.isEmpty {
            let batch = nextBatch()
            do {
                note(try await store.settle(batch.map(\.report), at: clock()))
            } catch {
                // Their leases end by time, and they are polled again.
                logger.error(
                    "polls not written",
                    metadata: ["poll.count": "\(batch.count)", "error": "\(String(reflecting: error))"])
            }
            for entry in batch { entry.isWritten.resume() }
        }
        isWriting = false
    }

    private func nextBatch() -> [(report: PollReport, isWritten: CheckedContinuation<Void, Never>)] {
        var items = 0
        var count = 0
        for entry in waiting.prefix(Self.mostReports) {
            items += entry.report.itemCount
            if count > 0, items > Self.mostItems { break }
            count += 1
        }
        let batch = Array(waiting.prefix(count))
        waiting.removeFirst(count)
        return batch
    }

    private func note(_ settled: [SettledPoll]) {
        for poll in settled {
            tally.polls += 1
            tally.added += poll.added
            tally.changed += poll.changed
            if let fault = poll.fault {
                logger.error(
                    "poll not kept", metadata: ["source.number": "\(poll.source)", "error": "\(fault)"])
            }
            if poll.state != .active {
                logger.notice(
                    "source stopped", metadata: ["source.number": "\(poll.source)", "source.state": "\(poll.state)"])
            }
        }
    }
}

/// What a round of polls came to.
package struct PollTally: Hashable, Sendable {
    package var polls = 0
    /// Items that were not known from their source.
    package var added = 0
    package var changed = 0
}

extension PollReport {
    fileprivate var itemCount: Int {
        if case .read(let reading) = result { reading.items.count } else { 0 }
    }
}
