import Synchronization

/// Has what many ask for at once made by the first of them; who asks meanwhile waits for that, instead of making the
/// same beside it.
final class TurnTaking<Key: Hashable & Sendable>: Sendable {
    private let waiting = Mutex<[Key: [CheckedContinuation<Bool, Never>]]>([:])

    /// - Parameters:
    ///   - known: what was made before and may be given.
    ///   - make: makes it, so that it is known from then on; after a fault the next who waits tries.
    func value<Value>(of key: Key, known: () -> Value?, make: () async throws -> Value) async throws -> Value {
        while true {
            if let value = known() { return value }
            if await isFirst(for: key) {
                defer { leave(key) }
                return try await make()
            }
        }
    }

    /// True at once where nobody makes it; false, once they are done, where somebody did.
    private func isFirst(for key: Key) async -> Bool {
        await withCheckedContinuation { continuation in
            let isFirst = waiting.withLock { waiting in
                if waiting[key] == nil {
                    waiting[key] = []
                    return true
                }
                waiting[key]?.append(continuation)
                return false
            }
            if isFirst { continuation.resume(returning: true) }
        }
    }

    private func leave(_ key: Key) {
        let others = waiting.withLock { $0.removeValue(forKey: key) } ?? []
        for other in others { other.resume(returning: false) }
    }
}
