import Loopback
import Synchronization
import Testing

@testable import Outbound

@Suite("Redirects")
struct RedirectTests {
    /// A server on which `/301-302-…` redirects with the first of the numbers to the rest of them, and `/end` ends.
    private func server() throws -> LoopbackServer {
        try LoopbackServer { request in
            var steps = request.path.dropFirst().split(separator: "-")
            guard let status = Int(steps.removeFirst()) else { return LoopbackAnswer("the end") }
            return .redirect(status, to: steps.isEmpty ? "/end" : "/" + steps.joined(separator: "-"))
        }
    }

    @Test("every kind of redirect is followed", arguments: [301, 302, 303, 307, 308])
    func kinds(status: Int) async throws {
        let server = try server()
        let answer = try await fetcher(allowing: server).fetch("\(server.origin)/\(status)")
        #expect(answer.text == "the end")
        #expect(answer.address == server.origin + "/end")
        #expect(server.requests.map(\.method) == ["GET", "GET"])
    }

    @Test(
        "the address to keep is where permanent redirects alone lead",
        arguments: [
            ("/301", "/end"), ("/308", "/end"), ("/301-302", "/302"), ("/308-301", "/end"),
            ("/301-308-307-301", "/307-301"), ("/302", nil), ("/302-301", nil), ("/307-308", nil), ("/303", nil),
            ("/end", nil),
        ] as [(String, String?)])
    func permanent(start: String, kept: String?) async throws {
        let server = try server()
        let answer = try await fetcher(allowing: server).fetch(server.origin + start)
        #expect(answer.permanentAddress == kept.map { server.origin + $0 })
        #expect(answer.address == server.origin + "/end")
    }

    @Test("every hop waits for its turn, and what waits is not counted as the server's time")
    func turns() async throws {
        let hosts = Mutex<[String]>([])
        let end = try LoopbackServer(host: "127.0.0.2") { _ in LoopbackAnswer("the end") }
        let start = try LoopbackServer { request in
            request.path == "/a" ? .redirect(301, to: "/b") : .redirect(302, to: end.origin)
        }
        let request = FetchRequest(address: start.origin + "/a", limits: FetchLimits(timeout: .seconds(5))) {
            (host: String) async throws(FetchFailure) in
            hosts.withLock { $0.append(host) }
            // Longer in all than the fetch may take.
            do { try await Task.sleep(for: .seconds(2)) } catch { throw .cancelled }
        }
        #expect(try await fetcher(allowing: start, end).fetch(request).text == "the end")
        #expect(hosts.withLock { $0 } == ["127.0.0.1", "127.0.0.1", "127.0.0.2"])
    }

    @Test("a hop whose turn does not come ends the fetch, and one that the guard refuses takes no turn")
    func refusedTurns() async throws {
        let hosts = Mutex<[String]>([])
        let server = try LoopbackServer { request in
            .redirect(to: request.path == "/in" ? "http://127.0.0.1:1/" : "/more")
        }
        let fetcher = fetcher(allowing: server)
        func ask(_ path: String, turns: Int) async -> FetchFailure? {
            hosts.withLock { $0 = [] }
            do throws(FetchFailure) {
                _ = try await fetcher.fetch(
                    FetchRequest(address: server.origin + path) { (host: String) throws(FetchFailure) in
                        let count = hosts.withLock { hosts in
                            hosts.append(host)
                            return hosts.count
                        }
                        if count > turns { throw .cancelled }
                    })
                return nil
            } catch {
                return error
            }
        }
        #expect(await ask("/on", turns: 2) == .cancelled)
        #expect(server.requests.count == 2)
        #expect(await ask("/in", turns: 9) != .cancelled)
        #expect(hosts.withLock { $0 } == ["127.0.0.1"])
    }

    @Test("five redirects are followed, six are not")
    func count() async throws {
        let server = try server()
        let fetcher = fetcher(allowing: server)
        #expect(try await fetcher.fetch(server.origin + "/302-302-302-302-302").text == "the end")
        #expect(await fetcher.failure(server.origin + "/302-302-302-302-302-302") == .tooManyRedirects)
        #expect(server.requests.count == 6 + 6)
        #expect(
            await fetcher.failure(server.origin + "/302", limits: FetchLimits(maximumRedirects: 0)) == .tooManyRedirects
        )
    }

    @Test("a circle is left after five rounds", arguments: ["/self", "/there", "?again"])
    func circle(location: String) async throws {
        let server = try LoopbackServer { request in
            .redirect(301, to: request.path == "/there" ? "/back" : location)
        }
        #expect(await fetcher(allowing: server).failure(server.origin + "/self") == .tooManyRedirects)
        #expect(server.requests.count == 6)
    }

    @Test("a location is read relative to where it was found, and letters that need it are encoded")
    func relative() async throws {
        let server = try LoopbackServer { request in
            switch request.target {
            case "/a/b?c": LoopbackAnswer(status: 302, headers: [("location", "../d e/é?f=ü#part")])
            case "/d%20e/%c3%a9?f=%c3%bc": .redirect(302, to: "?query")
            case "/d%20e/%c3%a9?query": LoopbackAnswer("the end")
            default: LoopbackAnswer(request.target, status: 404)
            }
        }
        let answer = try await fetcher(allowing: server).fetch(server.origin + "/a/b?c")
        #expect(answer.text == "the end")
        #expect(answer.address == server.origin + "/d%20e/%c3%a9?query")
    }

    @Test("an answer that sends nowhere is an answer", arguments: [300, 301, 302, 304, 305, 306])
    func nowhere(status: Int) async throws {
        let server = try LoopbackServer { request in
            [301, 302].contains(status)
                ? LoopbackAnswer(status: status) : LoopbackAnswer(status: status, headers: [("Location", "/other")])
        }
        #expect(try await fetcher(allowing: server).fetch(server.origin).status == status)
        #expect(server.requests.count == 1)
    }

    @Test("credentials stay with the origin they are meant for, validators may go on")
    func credentials() async throws {
        let other = try LoopbackServer { _ in LoopbackAnswer("the end") }
        let first = try LoopbackServer { request in
            .redirect(301, to: request.path == "/start" ? "/middle" : other.origin)
        }
        let secret = [
            ("Authorization", "Bearer secret"), ("authorization", "Basic secret"), ("Cookie", "session=secret"),
            ("Crossref-Plus-API-Token", "secret"), ("X-Api-Key", "secret"),
        ]
        _ = try await fetcher(allowing: first, other).fetch(
            first.origin + "/start",
            headers: secret + [("If-None-Match", "\"7\""), ("Accept", "application/json"), ("accept-language", "de")])
        #expect(first.requests.count == 2)
        for request in first.requests {
            for (name, _) in secret { #expect(request[name] != nil) }
        }
        let received = try #require(other.requests.first)
        #expect(!received.headers.contains { $0.value.contains("secret") })
        #expect(received["If-None-Match"] == "\"7\"")
        #expect(received["Accept"] == "application/json")
        #expect(received["Accept-Language"] == "de")
    }

    @Test("credentials do not return to the first origin when another has sent there, however far it goes on")
    func credentialsAfterDetour() async throws {
        let first = try LoopbackServer { request in
            switch request.path {
            case "/start": .redirect(302, to: String(request.target.drop { $0 != "?" }.dropFirst()))
            case "/target": .redirect(302, to: "/end")
            default: LoopbackAnswer("the end")
            }
        }
        let other = try LoopbackServer { _ in .redirect(302, to: first.origin + "/target") }
        _ = try await fetcher(allowing: first, other).fetch(
            "\(first.origin)/start?\(other.origin)", headers: [("X-Api-Key", "secret")])
        #expect(first.requests.map(\.path) == ["/start", "/target", "/end"])
        #expect(first.requests.map { $0["X-Api-Key"] } == ["secret", nil, nil])
    }

    @Test("cookies are not kept, neither along redirects nor from fetch to fetch")
    func cookies() async throws {
        let server = try LoopbackServer { request in
            LoopbackAnswer(
                status: request.path == "/start" ? 302 : 200,
                headers: [("Location", "/end"), ("Set-Cookie", "session=1; Path=/")])
        }
        let fetcher = fetcher(allowing: server)
        for _ in 0..<2 { _ = try await fetcher.fetch(server.origin + "/start") }
        #expect(server.requests.count == 4)
        #expect(server.requests.allSatisfy { $0["Cookie"] == nil })
    }
}
