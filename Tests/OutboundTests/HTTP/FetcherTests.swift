import Foundation
import Loopback
import Testing

@testable import Outbound

@Suite("Fetching", .timeLimit(.minutes(5)))
struct FetcherTests {
    @Test("an answer comes with its status, fields and body, whatever the status", arguments: [200, 304, 404, 500])
    func answers(status: Int) async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("hello", type: "text/plain", status: status) }
        let answer = try await fetcher(allowing: server).fetch(server.origin + "/a?b=c#d")
        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == "text/plain")
        #expect(answer.text == (status == 304 ? "" : "hello"))
        #expect(answer.address == server.origin + "/a?b=c")
        #expect(answer.permanentAddress == nil)
    }

    @Test("the request says who asks and what the caller adds, and nothing else of this machine")
    func request() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("") }
        _ = try await fetcher(allowing: server).fetch(
            server.origin + "/a?b=c", headers: [("If-None-Match", "\"7\""), ("Empty", "")])
        let request = try #require(server.requests.first)
        #expect(request.method == "GET" && request.target == "/a?b=c" && request.body.isEmpty)
        #expect(request["User-Agent"] == "Colloquium/test")
        #expect(request["If-None-Match"] == "\"7\"")
        let names = Set(request.headers.map { $0.name.lowercased() })
        #expect(names == ["host", "user-agent", "accept", "accept-encoding", "if-none-match"])
    }

    @Test(
        "a field with a line break could add a request of its own, so none is sent",
        arguments: [
            ("X-Key", "a\r\nHost: other"), ("X-Key", "a\nb"), ("X-Key", "a\0"), ("X\r\nKey", "a"), ("", "a"),
            ("X Key", "a"), ("X:", "a"),
        ])
    func lineBreaks(name: String, value: String) async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("") }
        let failure = await fetcher(allowing: server).failure(server.origin, headers: [(name, value)])
        guard case .notAllowed = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        #expect(server.connections == 0)
    }

    @Test(
        "bodies are decompressed",
        arguments: [
            ("gzip", "H4sIAAAAAAACA8tIzcnJBwCGphA2BQAAAA=="), ("deflate", "eJzLSM3JyQcABiwCFQ=="),
            ("br", "DwKAaGVsbG8D"),
        ])
    func decompressed(coding: String, base64: String) async throws {
        let body = try #require(Data(base64Encoded: base64))
        let server = try LoopbackServer { _ in
            LoopbackAnswer(headers: [("Content-Encoding", coding)], body: Array(body))
        }
        #expect(try await fetcher(allowing: server).fetch(server.origin).text == "hello")
        #expect(server.requests.first?["Accept-Encoding"]?.contains(coding) == true)
    }

    @Test("a body that is not in the coding it names is broken", arguments: ["gzip", "deflate", "br", "unheard-of"])
    func wrongCoding(coding: String) async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer(headers: [("Content-Encoding", coding)], body: [0x11, 0xFF, 0xFF, 0xFF, 0xFF])
        }
        #expect(await fetcher(allowing: server).isBroken(server.origin))
    }

    @Test("a connection serves one request after another")
    func reuse() async throws {
        let server = try LoopbackServer { LoopbackAnswer($0.target) }
        let fetcher = fetcher(allowing: server)
        for number in 0..<20 {
            #expect(try await fetcher.fetch("\(server.origin)/\(number)").text == "/\(number)")
        }
        #expect(server.connections == 1)
    }

    @Test("a kept connection that the server has closed meanwhile is replaced")
    func closedMeanwhile() async throws {
        let server = try LoopbackServer { _ in
            LoopbackAnswer.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")
        }
        let fetcher = fetcher(allowing: server)
        for _ in 0..<5 { #expect(try await fetcher.fetch(server.origin).text == "hi") }
    }

    @Test("500 fetches at once are all answered, each with its own answer, over six connections a host")
    func concurrent() async throws {
        let servers = try (0..<4).map { _ in
            try LoopbackServer { LoopbackAnswer($0.target, delay: .milliseconds(2)) }
        }
        let policy = FetchPolicy(userAgent: "Colloquium/test", allowed: Set(servers.map(\.authority)))
        let fetcher = Fetcher(policy: policy)
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<500 {
                group.addTask {
                    let server = servers[number % servers.count]
                    return try await fetcher.fetch("\(server.origin)/\(number)").text == "/\(number)"
                }
            }
            for try await isOwn in group { #expect(isOwn) }
        }
        #expect(servers.map(\.requests.count) == [125, 125, 125, 125])
        #expect(servers.allSatisfy { $0.mostConnectionsAtOnce <= Switchboard.connectionsPerHost })
    }

    @Test("a host that does not answer holds up no other")
    func slowHost() async throws {
        let slow = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let quick = try LoopbackServer { _ in LoopbackAnswer("quick") }
        let fetcher = fetcher(allowing: slow, quick)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<50 { group.addTask { _ = await fetcher.failure(slow.origin) } }
            while slow.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
            #expect(await fetcher.failure(quick.origin, limits: FetchLimits(timeout: .seconds(10))) == nil)
            group.cancelAll()
        }
    }
}

@Suite("Giving up a fetch", .timeLimit(.minutes(5)))
struct FetchCancellationTests {
    @Test("cancelling the task ends the transfer and its connection")
    func whileRunning() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let fetcher = fetcher(allowing: server)
        let task = Task { await fetcher.failure(server.origin) }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        task.cancel()
        #expect(await task.value == .cancelled)
        while server.openConnections > 0 { try await Task.sleep(for: .milliseconds(1)) }
    }

    @Test("a task cancelled before it asks does not ask")
    func before() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("") }
        let fetcher = fetcher(allowing: server)
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            return await fetcher.failure(server.origin)
        }
        #expect(await task.value == .cancelled)
        #expect(server.connections == 0)
    }

    @Test("one that waits for a connection can be given up, and those behind it are served")
    func whileWaiting() async throws {
        let server = try LoopbackServer { request in
            request.path == "/slow" ? LoopbackAnswer(manner: .silence) : LoopbackAnswer("quick")
        }
        let fetcher = fetcher(allowing: server)
        let slow = (0..<20).map { _ in Task { await fetcher.failure(server.origin + "/slow") } }
        while server.requests.count < Switchboard.connectionsPerHost { try await Task.sleep(for: .milliseconds(1)) }
        let quick = Task { await fetcher.failure(server.origin + "/quick") }
        for task in slow { task.cancel() }
        #expect(await quick.value == nil)
        for task in slow { #expect(await task.value == .cancelled) }
    }

    @Test("closing ends what runs, what waits and what comes later")
    func closing() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer(manner: .silence) }
        let fetcher = fetcher(allowing: server)
        let running = (0..<20).map { _ in Task { await fetcher.failure(server.origin) } }
        while server.requests.isEmpty { try await Task.sleep(for: .milliseconds(1)) }
        await fetcher.close()
        for task in running { #expect(await task.value == .cancelled) }
        #expect(await fetcher.failure(server.origin) == .cancelled)
        await fetcher.close()
    }

    @Test("giving up and answering at the same moment ends each fetch once")
    func race() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("answer") }
        let fetcher = fetcher(allowing: server)
        var outcomes: [FetchFailure?] = []
        for round in 0..<200 {
            let task = Task { await fetcher.failure(server.origin) }
            try await Task.sleep(for: .microseconds(round * 5))
            task.cancel()
            outcomes.append(await task.value)
        }
        #expect(outcomes.allSatisfy { $0 == nil || $0 == .cancelled })
        #expect(await fetcher.failure(server.origin) == nil)
    }

    @Test("a fetcher that is forgotten leaves no thread behind")
    func forgotten() async throws {
        weak var loop: FetchLoop?
        let server = try LoopbackServer { _ in LoopbackAnswer("answer") }
        do {
            let fetcher = fetcher(allowing: server)
            loop = fetcher.loop
            #expect(loop != nil)
            #expect(await fetcher.failure(server.origin) == nil)
        }
        for _ in 0..<400 where loop != nil { try await Task.sleep(for: .milliseconds(5)) }
        #expect(loop == nil)
    }
}
