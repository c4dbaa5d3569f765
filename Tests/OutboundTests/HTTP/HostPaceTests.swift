import Synchronization
import Testing

@testable import Outbound

extension HostPace {
    fileprivate func waiting(at host: String) -> Int { hosts[host]?.waiting.count ?? 0 }
}

@Suite("Pace at hosts", .timeLimit(.minutes(5)))
struct HostPaceTests {
    private let clock = SteppedClock()

    private func pace() -> HostPace {
        HostPace(clock: clock) { $0 == "slow.example" ? .seconds(10) : .seconds(1) }
    }

    @Test("the first turn is free, the next come at the host's interval, others are not held up")
    func spacing() async throws {
        let pace = pace()
        var times: [Duration] = []
        for host in ["a.example", "slow.example", "A.example", "slow.EXAMPLE", "a.example", "b.example"] {
            try await pace.turn(at: host)
            times.append(clock.elapsed)
        }
        #expect(times == [.zero, .zero, .seconds(1), .seconds(10), .seconds(10), .seconds(10)])
    }

    @Test("turns come in the order of asking", .timeLimit(.minutes(1)))
    func order() async throws {
        let pace = pace()
        try await pace.turn(at: "a.example")
        clock.hold()
        var tasks: [Task<Void, any Error>] = []
        for number in 1...20 {
            tasks.append(Task { try await pace.turn(at: "a.example") })
            while await pace.waiting(at: "a.example") < number { try await Task.sleep(for: .milliseconds(1)) }
        }
        for (number, task) in tasks.enumerated() {
            clock.letOneSleepEnd()
            try await task.value
            #expect(await pace.waiting(at: "a.example") == 19 - number)
            #expect(clock.elapsed == .seconds(number + 1))
        }
    }

    @Test("who gives up leaves the turn to the next")
    func cancellation() async throws {
        let pace = pace()
        try await pace.turn(at: "a.example")
        clock.hold()
        let leaving = (0..<10).map { _ in Task { try await pace.turn(at: "a.example") } }
        while await pace.waiting(at: "a.example") < 10 { try await Task.sleep(for: .milliseconds(1)) }
        let staying = Task { try await pace.turn(at: "a.example") }
        while await pace.waiting(at: "a.example") < 11 { try await Task.sleep(for: .milliseconds(1)) }
        for task in leaving { task.cancel() }
        for task in leaving {
            await #expect(throws: CancellationError.self) { try await task.value }
        }
        clock.release()
        try await staying.value
        #expect(clock.elapsed == .seconds(1))
    }

    @Test("a cancelled task gets no turn and takes none")
    func cancelledBefore() async throws {
        let pace = pace()
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            try await pace.turn(at: "a.example")
        }
        await #expect(throws: CancellationError.self) { try await task.value }
        try await pace.turn(at: "a.example")
        #expect(clock.elapsed == .zero)
    }

    @Test("hosts of long ago are forgotten")
    func memory() async throws {
        let pace = pace()
        for number in 0..<10_000 {
            try await pace.turn(at: "\(number).example")
            clock.advance(by: .milliseconds(100))
        }
        #expect(await pace.hosts.count <= 64)
    }

    @Test("a real clock paces in real time")
    func realTime() async throws {
        let pace = HostPace { _ in .milliseconds(30) }
        let time = try await ContinuousClock().measure {
            for _ in 0..<4 { try await pace.turn(at: "a.example") }
        }
        #expect(time >= .milliseconds(90))
    }
}

/// A clock on which sleeping moves the time to the end of the sleep, at once unless it is held.
private final class SteppedClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        let offset: Duration
        func advanced(by duration: Duration) -> Self { Self(offset: offset + duration) }
        func duration(to other: Self) -> Duration { other.offset - offset }
        static func < (one: Self, other: Self) -> Bool { one.offset < other.offset }
    }

    private let state = Mutex((elapsed: Duration.zero, sleepsToEnd: Int.max))

    var elapsed: Duration { state.withLock { $0.elapsed } }
    var now: Instant { Instant(offset: elapsed) }
    var minimumResolution: Duration { .nanoseconds(1) }

    func hold() { state.withLock { $0.sleepsToEnd = 0 } }
    func letOneSleepEnd() { state.withLock { $0.sleepsToEnd += 1 } }
    func release() { state.withLock { $0.sleepsToEnd = Int.max } }
    func advance(by duration: Duration) { state.withLock { $0.elapsed += duration } }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        while !mayEndSleep(deadline) { try await Task.sleep(for: .milliseconds(1)) }
    }

    private func mayEndSleep(_ deadline: Instant) -> Bool {
        state.withLock { state in
            guard state.sleepsToEnd > 0 else { return false }
            if state.sleepsToEnd < Int.max { state.sleepsToEnd -= 1 }
            state.elapsed = max(state.elapsed, deadline.offset)
            return true
        }
    }
}
