import Foundation
import Loopback
import Testing

@testable import Outbound

/// Without the limits, each of these would take longer than a test may.
@Suite("Limits of time", .timeLimit(.minutes(5)))
struct TimeLimitTests {
    private let limits = FetchLimits(timeout: .milliseconds(400))

    @Test(
        "a server that is too slow is given up, whichever part is slow",
        arguments: [
            LoopbackAnswer(manner: .silence), LoopbackAnswer("late", delay: .seconds(90)),
            .raw("HTTP/1.1 200 OK\r\nX-Padding: " + String(repeating: "x", count: 9_000), every: .milliseconds(10)),
            LoopbackAnswer(body: [UInt8](repeating: 0x78, count: 9_000), manner: .drip(every: .milliseconds(10))),
        ])
    func slow(answer: LoopbackAnswer) async throws {
        let server = try LoopbackServer { _ in answer }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .timedOut)
        #expect(server.requests.count == 1)
    }

    @Test("redirects share the time of the whole")
    func slowRedirects() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(status: 302, headers: [("Location", "/again")], delay: .milliseconds(150))
        }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .timedOut)
        #expect(server.requests.count <= 3)
    }

    @Test("waiting for a connection counts")
    func waiting() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let fetcher = fetcher(allowing: server)
        try await withThrowingTaskGroup(of: FetchFailure?.self) { group in
            for number in 0..<30 {
                let limits = FetchLimits(timeout: number < Switchboard.connectionsPerHost ? .seconds(300) : .seconds(1))
                group.addTask { await fetcher.failure(server.origin, limits: limits) }
                while number < Switchboard.connectionsPerHost, server.requests.count <= number {
                    try await Task.sleep(for: .milliseconds(1))
                }
            }
            for try await failure in group.prefix(24) { #expect(failure == .timedOut) }
            group.cancelAll()
        }
        #expect(server.requests.count == Switchboard.connectionsPerHost)
    }

    @Test("a connection that is not accepted is given up after the time for connecting")
    func connecting() async throws {
        let listener = try FullListener()
        defer { listener.close() }
        let fetcher = Fetcher(
            policy: FetchPolicy(userAgent: "Colloquium/test", allowed: ["127.0.0.1:\(listener.port)"]))
        let limits = FetchLimits(connectTimeout: .milliseconds(200), timeout: .seconds(300))
        #expect(await fetcher.failure("http://127.0.0.1:\(listener.port)/", limits: limits) == .timedOut)
    }

    @Test("nobody there is said at once")
    func nobody() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("") }
        let origin = server.origin
        let fetcher = fetcher(allowing: server)
        server.stop()
        while await fetcher.failure(origin) == nil { try await Task.sleep(for: .milliseconds(5)) }
        guard case .unreachable = await fetcher.failure(origin) else {
            Issue.record("something was there")
            return
        }
    }

    @Test("a name that no name server knows is said to be unknown")
    func unknownName() async throws {
        // No name may have a part of more than 63 letters, so no name server is asked (RFC 1035 §2.3.4).
        let name = String(repeating: "x", count: 64) + ".example"
        let failure = await fetcher().failure("http://\(name)/")
        guard case .unreachable(let reason, _) = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(reason.contains(name))
    }
}

@Suite("Limits of size")
struct SizeLimitTests {
    private let limits = FetchLimits(maximumBytes: 100_000, timeout: .seconds(20))

    @Test("a body may be as large as the limit and no larger", arguments: [0, 1, 99_999, 100_000, 100_001])
    func exact(count: Int) async throws {
        let body = [UInt8](repeating: 0x78, count: count)
        let server = try LoopbackServer { _ in LoopbackAnswer(body: body) }
        let fetcher = fetcher(allowing: server)
        if count <= 100_000 {
            #expect(try await fetcher.fetch(server.origin, limits: limits).body == body)
        } else {
            #expect(await fetcher.failure(server.origin, limits: limits) == .tooLarge(limit: 100_000))
        }
    }

    @Test("a body announced as too large is not waited for")
    func announced() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(headers: [("Content-Length", "2000000000")], body: [0x78], manner: .drip(every: .seconds(1)))
        }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .tooLarge(limit: 100_000))
    }

    @Test("a body without end is left at the limit")
    func endless() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(body: [UInt8](repeating: 0x78, count: 4_096), manner: .endless)
        }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .tooLarge(limit: 100_000))
    }

    @Test("the body of a redirect is limited too")
    func endlessRedirect() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(
                status: 302, headers: [("Location", "/")], body: [UInt8](repeating: 0x78, count: 4_096),
                manner: .endless)
        }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .tooLarge(limit: 100_000))
    }

    @Test("much in a few bytes is left at the limit", arguments: Bomb.all)
    func bomb(_ bomb: Bomb) async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(headers: [("Content-Encoding", bomb.coding)], body: bomb.bytes)
        }
        #expect(await fetcher(allowing: server).failure(server.origin, limits: limits) == .tooLarge(limit: 100_000))
        #expect(bomb.bytes.count < limits.maximumBytes)
    }

    @Test(
        "a header without measure is not kept",
        arguments: [
            "X-Padding: " + String(repeating: "x", count: 90_000) + "\r\n",
            String(repeating: "X: y\r\n", count: 20_000),
            String(repeating: "\r\nHTTP/1.1 100 Continue\r\n", count: 20_000),
        ])
    func header(fields: String) async throws {
        let server = try LoopbackServer { _ in
            .raw("HTTP/1.1 \(fields.hasPrefix("\r\n") ? "100 Continue" : "200 OK\r\n")\(fields)\r\n")
        }
        #expect(await fetcher(allowing: server).isBroken(server.origin, limits: limits))
    }

    @Test(
        "an answer that breaks off or is none is not taken for whole",
        arguments: [
            LoopbackAnswer(body: [UInt8](repeating: 0x78, count: 1_000), manner: .cut(after: 500)),
            LoopbackAnswer(body: [UInt8](repeating: 0x78, count: 1_000), manner: .cut(after: 0)),
            .raw(""), .raw("HTTP/1.1 200"), .raw("HTTP/1.1 200 OK\r\nContent-"),
            .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel"), .raw("hello, I speak no HTTP"),
            .raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n"),
            .raw("HTTP/1.1 200 OK\r\nContent-Length: minus one\r\n\r\nhello"),
        ])
    func broken(answer: LoopbackAnswer) async throws {
        let server = try LoopbackServer { _ in answer }
        #expect(await fetcher(allowing: server).isBroken(server.origin, limits: limits))
    }
}
