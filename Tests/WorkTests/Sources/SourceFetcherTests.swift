import Colloquium
import Loopback
import Outbound
import Store
import Synchronization
import Testing

@testable import Work

@Suite("Asking the servers of sources")
struct SourceFetcherTests {
    private static let interval = Duration.milliseconds(300)

    /// One request in an interval at 127.0.0.1, the others as they come.
    private static func fetcher(_ servers: LoopbackServer..., readers: Gate) -> SourceFetcher {
        SourceFetcher(
            fetcher: PollingScene.fetcher(servers),
            pace: RequestPace { $0 == "127.0.0.1" ? RequestRate(1, in: interval) : nil }, readers: readers)
    }

    @Test("takes a turn for every redirect")
    func redirects() async throws {
        let server = try LoopbackServer { request in
            request.path == "/feed" ? .redirect(to: "/new") : Feed.answer("One")
        }
        let start = ContinuousClock.now
        let status = try await Self.fetcher(server, readers: Gate(1)).read(server.origin + "/feed") { $0.status }
        #expect(status == 200)
        #expect(start.duration(to: .now) >= Self.interval)
    }

    @Test("keeps no turns for later while nobody can be read")
    func banked() async throws {
        let moments = Mutex<[ContinuousClock.Instant]>([])
        let paced = try LoopbackServer { _ in
            moments.withLock { $0.append(.now) }
            return Feed.answer("One")
        }
        let gate = Gate(1)
        let fetcher = Self.fetcher(paced, readers: gate)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await gate.within { try await Task.sleep(for: Self.interval * 4) } }
            try await Task.sleep(for: .milliseconds(50))
            for number in 0..<3 {
                group.addTask { _ = try await fetcher.read("\(paced.origin)/\(number)") { $0.status } }
            }
            try await group.waitForAll()
        }
        let (first, last) = moments.withLock { ($0.min() ?? .now, $0.max() ?? .now) }
        // Three turns are two intervals apart; a request takes a moment from its turn to the server, each another one.
        #expect(first.duration(to: last) > Self.interval)
    }

    @Test(
        "sends no validator back that would break the request",
        arguments: ["\"\u{1}\"", "\"" + String(repeating: "e", count: 60_000) + "\""])
    func validators(entityTag: String) async throws {
        let server = try LoopbackServer { request in
            request["If-None-Match"] == nil
                ? Feed.answer("One", headers: [("ETag", entityTag)]) : LoopbackAnswer(status: 400)
        }
        let scene = try await PollingScene()
        try await scene.follow(server.origin + "/feed")
        for _ in 0..<2 {
            _ = try await scene.poller(server).pollDue()
            #expect(try await scene.source.reason.isEmpty)
            scene.clock.advance(by: .days(1))
        }
        #expect(server.requests.count == 2)
    }
}
