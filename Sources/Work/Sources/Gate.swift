/// Lets so many in at a time; the others wait in the order they came.
actor Gate {
    private var free: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []
    private var next = 0

    init(_ places: Int) { free = places }

    nonisolated func within<Value>(_ work: () async throws -> Value) async rethrows -> Value {
        await enter()
        do {
            let value = try await work()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async {
        if free > 0 {
            free -= 1
        } else {
            await withCheckedContinuation { waiting.append($0) }
        }
    }

    private func leave() {
        if next < waiting.count {
            waiting[next].resume()
            next += 1
            if next == waiting.count { (waiting, next) = ([], 0) }
        } else {
            free += 1
        }
    }
}
