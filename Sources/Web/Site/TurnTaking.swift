import Synchronization

/// Has what many ask for at once made by the first of them; who asks meanwhile waits for that, instead of making the
/// same beside it.
final class TurnTaking<Key: Hashable & Sendable>: Sendable {
    /// Those who wait for what somebody makes; they are told whether it was made.
    private let waiting = Mutex<[Key: [CheckedContinuation<Bool?, Never>]]>([:])

    /// - Parameters:
    ///   - known: what was made before and is still right.
    ///   - latest: what was made last, right or not. What somebody began to make after one asked for it is as good as made
    ///     for oneself: without that, each of many who wait beside many writes would make it, one after the other.
    ///   - make: makes it, so that it is the latest from then on; after a fault the next who waits tries.
    func value<Value>(
        of key: Key, known: () -> Value?, latest: () -> Value?, make: () async throws -> Value
    ) async throws -> Value {
        var hasWaited = false
        while true {
            if let value = known() { return value }
            switch await turn(for: key) {
            case .mine:
                var isMade = false
                defer { leave(key, isMade: isMade) }
                let value = try await make()
                isMade = true
                return value
            case .over(let isMade):
                if hasWaited, isMade, let value = latest() { return value }
                hasWaited = true
            }
        }
    }

    private enum Turn {
        case mine
        case over(isMade: Bool)
    }

    /// At once where nobody makes it; once they are done, where somebody did.
    private func turn(for key: Key) async -> Turn {
        let isMade: Bool? = await withCheckedContinuation { continuation in
            let isFirst = waiting.withLock { waiting in
                if waiting[key] == nil {
                    waiting[key] = []
                    return true
                }
                waiting[key]?.append(continuation)
                return false
            }
            if isFirst { continuation.resume(returning: nil) }
        }
        return isMade.map(Turn.over) ?? .mine
    }

    private func leave(_ key: Key, isMade: Bool) {
        let others = waiting.withLock { $0.removeValue(forKey: key) } ?? []
        for other in others { other.resume(returning: isMade) }
    }
}
