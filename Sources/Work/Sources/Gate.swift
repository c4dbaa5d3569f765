/// Lets so many in at a time; the others wait in the order they came.
actor Gate {
    private struct Waiting {
        let number: Int
        let entry: CheckedContinuation<Void, any Error>
    }

    /// Nobody left in time.
    struct Full: Error {}

    private var free: Int
    private var waiting: [Waiting] = []
    private var lastNumber = 0

    init(_ places: Int) { free = places }

    /// - Parameter patience: how long to wait for a place; without end when it is nil.
    /// - Throws: `Full`, `CancellationError`, or what `work` throws.
    nonisolated func within<Value>(
        patience: Duration? = nil, _ work: () async throws -> Value
    ) async throws -> Value {
        try await enter(patience)
        do {
            let value = try await work()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter(_ patience: Duration?) async throws {
        try Task.checkCancellation()
        if free > 0 {
            free -= 1
            return
        }
        lastNumber += 1
        let number = lastNumber
        let watch = patience.map { patience in
            Task {
                try await Task.sleep(for: patience)
                turnAway(number, Full())
            }
        }
        defer { watch?.cancel() }
        try await queue(number)
    }

    private func queue(_ number: Int) async throws {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (entry: CheckedContinuation<Void, any Error>) in
                guard !Task.isCancelled else { return entry.resume(throwing: CancellationError()) }
                waiting.append(Waiting(number: number, entry: entry))
            }
        } onCancel: {
            Task { await turnAway(number, CancellationError()) }
        }
    }

    private func turnAway(_ number: Int, _ reason: any Error) {
        guard let index = waiting.firstIndex(where: { $0.number == number }) else { return }
        waiting.remove(at: index).entry.resume(throwing: reason)
    }

    private func leave() {
        if waiting.isEmpty {
            free += 1
        } else {
            waiting.removeFirst().entry.resume()
        }
    }
}
