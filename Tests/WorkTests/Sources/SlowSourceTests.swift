import Colloquium
import Foundation
import Logging
import Loopback
import Outbound
import ServiceLifecycle
import Store
import Synchronization
import Testing

@testable import Work

/// Nobody's servers may keep the sources of others from being polled, nor the site from stopping.
@Suite("Slow sources")
struct SlowSourceTests {
    private func wait(_ isSo: () async throws -> Bool) async throws {
        let deadline = ContinuousClock.now + .seconds(20)
        while try await !isSo(), .now < deadline { try await Task.sleep(for: .milliseconds(20)) }
        #expect(try await isSo())
    }

    @Test("do not keep others waiting that become due meanwhile")
    func meanwhile() async throws {
        let silent = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let quick = try LoopbackServer(host: "127.0.0.2") { _ in Feed.answer("One") }
        let scene = try await PollingScene()
        try await scene.follow(silent.origin + "/feed")
        let round = Task { try await scene.poller(silent, quick).pollDue() }
        try await wait { silent.requests.count == 1 }
        try await scene.follow(quick.origin + "/feed")
        try await wait { try await scene.titles == ["One"] }
        #expect(silent.openConnections == 1, "Still under way.")
        round.cancel()
        _ = try? await round.value
    }

    @Test("that are large are put off where another large one takes its time, and that is no failure of theirs")
    func large() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(
                headers: [("Content-Length", "5000000")], body: [UInt8](repeating: 0x20, count: 5_000),
                manner: .drip(every: .milliseconds(100)))
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/1", server.origin + "/2")
        let round = Task { try await scene.poller(server).pollDue() }
        try await wait { try await scene.sources.contains { $0.dueAt == scene.clock.now + .minutes(5) } }
        round.cancel()
        _ = try? await round.value
        #expect(try await scene.sources.allSatisfy { $0.reason.isEmpty && $0.failures == 0 })
    }

    @Test("are not asked when their lease ended while they waited")
    func late() async throws {
        let server = try LoopbackServer { _ in Feed.answer("One") }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let leased = try #require(try await scene.store.leaseSources(1, at: scene.clock.now).first)
        scene.clock.advance(by: .minutes(31))
        await scene.poller(server).poll.run(on: leased) { _ in Issue.record("Nothing is known of the source.") }
        #expect(server.requests.isEmpty)
    }

    @Test("are given up when the site stops, and nothing is said of them")
    func stopped() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let group = ServiceGroup(
            configuration: .init(services: [.init(service: scene.poller(server))], logger: logger))
        async let ended: Void = group.run()
        try await wait { server.requests.count == 1 }
        let start = ContinuousClock.now
        await group.triggerGracefulShutdown()
        try await ended
        #expect(start.duration(to: .now) < .seconds(10))
        let source = try await scene.source
        #expect(source.reason.isEmpty && source.failures == 0)
    }
}
