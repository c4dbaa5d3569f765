import Colloquium
import Synchronization
import Testing

@testable import Work

@Suite("A gate")
struct GateTests {
    /// Holds a place until it is cancelled.
    private func occupy(_ gate: Gate) async throws -> Task<Void, any Error> {
        let isIn = Mutex(false)
        let task = Task {
            try await gate.within {
                isIn.withLock { $0 = true }
                try await Task.sleep(for: .seconds(600))
            }
        }
        while !isIn.withLock({ $0 }) { try await Task.sleep(for: .milliseconds(1)) }
        return task
    }

    @Test("turns away whoever has no patience left, and lets in the next when a place is free")
    func patience() async throws {
        let gate = Gate(1)
        let occupant = try await occupy(gate)
        await #expect(throws: Gate.Full.self) { try await gate.within(patience: .milliseconds(20)) {} }
        async let next: Int = gate.within(patience: .seconds(60)) { 7 }
        occupant.cancel()
        #expect(try await next == 7)
        #expect(try await gate.within(patience: .milliseconds(20)) { 8 } == 8)
    }

    @Test("is left by whoever is cancelled while waiting")
    func cancelled() async throws {
        let gate = Gate(1)
        let occupant = try await occupy(gate)
        let waiting = Task { try await gate.within { 7 } }
        try await Task.sleep(for: .milliseconds(20))
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        occupant.cancel()
        #expect(try await gate.within { 8 } == 8)
    }

    @Test("lets so many in at a time, also after failures, and everybody in the end")
    func places() async throws {
        let gate = Gate(3)
        let peak = try await withThrowingTaskGroup(of: Int.self) { group in
            let inside = Counter()
            for number in 0..<200 {
                group.addTask {
                    let most = try? await gate.within {
                        let count = await inside.enter()
                        await Task.yield()
                        await inside.leave()
                        if number.isMultiple(of: 3) { throw Refusal(.conflict, "Out.") }
                        return count
                    }
                    return most ?? 0
                }
            }
            return try await group.reduce(0, max)
        }
        #expect((1...3).contains(peak))
    }

    private actor Counter {
        private var inside = 0
        func enter() -> Int {
            inside += 1
            return inside
        }
        func leave() { inside -= 1 }
    }
}
