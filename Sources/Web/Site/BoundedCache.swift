import Synchronization

/// What was made before, up to a size; what was asked for longest ago goes first.
final class BoundedCache<Key: Hashable & Sendable, Value: Sendable>: Sendable {
    private struct Kept {
        let value: Value
        let size: Int
        var usedAt: Int
    }

    private struct State {
        var kept: [Key: Kept] = [:]
        var size = 0
        var uses = 0
    }

    private let limit: Int
    private let state = Mutex(State())

    /// - Parameter limit: in the unit in which `keep` is told sizes.
    init(limit: Int) { self.limit = limit }

    subscript(key: Key) -> Value? {
        state.withLock { state in
            guard let index = state.kept.index(forKey: key) else { return nil }
            state.uses += 1
            state.kept.values[index].usedAt = state.uses
            return state.kept.values[index].value
        }
    }

    /// What is larger than a quarter of the limit is not kept: it would drive out everything else.
    func keep(_ value: Value, for key: Key, size: Int) {
        guard size <= limit / 4 else { return }
        state.withLock { state in
            state.uses += 1
            if let old = state.kept.updateValue(Kept(value: value, size: size, usedAt: state.uses), forKey: key) {
                state.size -= old.size
            }
            state.size += size
            if state.size > limit { Self.makeRoom(in: &state, downTo: limit * 3 / 4) }
        }
    }

    private static func makeRoom(in state: inout State, downTo size: Int) {
        for (key, kept) in state.kept.sorted(by: { $0.value.usedAt < $1.value.usedAt }) where state.size > size {
            state.kept[key] = nil
            state.size -= kept.size
        }
    }
}
