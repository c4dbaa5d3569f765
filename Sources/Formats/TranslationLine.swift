internal import Colloquium
internal import Dispatch

/// Translates the stretches of a document into records on a second core while the parser cuts the next ones, which is
/// where most of the time goes. Records come out in the order of the document.
final class TranslationLine {
    /// What turns one stretch into records, and adds them; called on any thread, for one batch at a time.
    typealias Translation = (XMLTree.Element, inout RecordUnit.Read) -> Void

    /// Stretches that go together: one alone is less work than handing it over.
    private struct Batch: @unchecked Sendable {
        var units: [XMLTree] = []
        var bytes = 0
        var translate: Translation

        /// Nothing else refers to the units while a batch is away, and names in them are never changed.
        func read() -> RecordUnit.Read {
            var read = RecordUnit.Read()
            read.records.reserveCapacity(units.count)
            for unit in units {
                if let root = unit.root { translate(root, &read) }
            }
            return read
        }
    }

    private final class Outcome: @unchecked Sendable {
        let isDone = DispatchSemaphore(value: 0)
        var read = RecordUnit.Read()
        let units: [XMLTree]

        init(units: [XMLTree]) { self.units = units }
    }

    private static let batchBytes = 200_000
    private static let batchUnits = 100
    /// Batches that one other core can have before it; the next is translated here, so that neither core waits.
    private static let elsewhere = 2
    /// Batches whose records may wait for those before them, so that memory stays bounded.
    private static let maximumAway = 8

    private var batch: Batch?
    private var away: [Outcome] = []
    private var spare: [XMLTree] = []

    /// A tree to fill.
    func unit() -> XMLTree {
        guard let used = spare.popLast() else { return XMLTree() }
        used.removeAll()
        return used
    }

    /// Takes a filled tree. `translation` makes what a whole batch shares.
    func add(_ unit: XMLTree, _ translation: () -> Translation) {
        if batch == nil { batch = Batch(translate: translation()) }
        batch?.units.append(unit)
        batch?.bytes += unit.filling.byteCount
    }

    var isFull: Bool {
        guard let batch else { return false }
        return batch.bytes >= Self.batchBytes || batch.units.count >= Self.batchUnits
    }

    /// Has the batch translated, and hands over what is done.
    func advance(_ deliver: (inout RecordUnit.Read) -> Void) {
        collect(deliver)
        guard let batch else { return }
        self.batch = nil
        let outcome = Outcome(units: batch.units)
        let translate: @Sendable () -> Void = {
            outcome.read = batch.read()
            outcome.isDone.signal()
        }
        if away.count < Self.elsewhere { DispatchQueue.global().async(execute: translate) } else { translate() }
        away.append(outcome)
        while away.count > Self.maximumAway { handOverFirst(deliver) }
    }

    /// Translates what is left here, and hands over the rest.
    func finish(_ deliver: (inout RecordUnit.Read) -> Void) {
        var last = batch?.read() ?? RecordUnit.Read()
        batch = nil
        while !away.isEmpty { handOverFirst(deliver) }
        deliver(&last)
    }

    private func collect(_ deliver: (inout RecordUnit.Read) -> Void) {
        while let first = away.first, first.isDone.wait(timeout: .now()) == .success {
            first.isDone.signal()
            handOverFirst(deliver)
        }
    }

    private func handOverFirst(_ deliver: (inout RecordUnit.Read) -> Void) {
        let first = away.removeFirst()
        first.isDone.wait()
        deliver(&first.read)
        spare += first.units
    }
}
