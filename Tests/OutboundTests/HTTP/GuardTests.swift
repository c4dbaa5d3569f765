import Foundation
import Loopback
import Testing

@testable import Outbound

/// The servers here listen on the loopback, so all that keeps a fetch from them is the guard.
@Suite("Outbound is guarded")
struct GuardTests {
    @Test(
        "addresses of this machine and of private networks are not asked",
        arguments: [
            "http://127.0.0.1/", "https://127.0.0.1/", "http://127.8.9.10/", "http://localhost/", "http://LOCALHOST/",
            "http://[::1]/", "http://[::]/", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/",
            "http://[::127.0.0.1]/", "http://[64:ff9b::127.0.0.1]/", "http://[2002:7f00:1::]/", "http://[fe80::1]/",
            "http://[fe80::1%25lo]/", "http://[fd00:ec2::254]/", "http://[ff02::1]/", "http://0.0.0.0/",
            "http://10.0.0.1/", "http://172.16.0.1/", "http://192.168.1.1/", "http://100.64.0.1/",
            "http://169.254.169.254/latest/meta-data/", "http://168.63.129.16/", "http://224.0.0.1/",
            "http://255.255.255.255/", "http://240.0.0.1/", "http://192.0.2.1/", "http://198.18.0.1/",
        ])
    func privateAddresses(address: String) async {
        #expect(await fetcher().refuses(address))
    }

    @Test(
        "odd spellings of an address are not asked, whatever they mean",
        arguments: [
            "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "127.1", "127.0.1", "0", "017700000001",
            "127.0.0.1.", "127.0.0.01", "%31%32%37.0.0.1", "127%2e0.0.1", "134744072", "0x8.8.8.8", "8.8.2056",
            "256.256.256.256", "1.2.3.4.5", "127。0。0。1", "①②⑦.0.0.1",
        ])
    func oddSpellings(host: String) async {
        #expect(await fetcher().refuses("http://\(host)/"))
        #expect(await fetcher().refuses("HTTP:/\(host)"))
    }

    @Test("the same holds where the port would be allowed", arguments: ["127.0.0.1", "::1"])
    func noneIsAsked(host: String) async throws {
        let server = try LoopbackServer(host: host) { _ in LoopbackAnswer("secret") }
        let fetcher = fetcher(
            stage: FetchStage(ports: [server.port], names: ["inside.example:\(server.port):\(host)"]))
        let spellings =
            host == "::1"
            ? ["[::1]", "[0:0:0:0:0:0:0:1]", "inside.example"]
            : ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "inside.example"]
        for spelling in spellings {
            #expect(await fetcher.refuses("http://\(spelling):\(server.port)/"), "\(spelling)")
        }
        #expect(server.connections == 0)
    }

    @Test("a name whose addresses are all private is not asked, however many they are")
    func manyAddresses() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("secret") }
        let fetcher = fetcher(
            stage: FetchStage(
                ports: [server.port], names: ["feeds.example:\(server.port):10.0.0.1,[::1],192.0.2.1,127.0.0.1"]))
        #expect(await fetcher.refuses("http://feeds.example:\(server.port)/"))
        #expect(server.connections == 0)
    }

    @Test("a redirect into a private network is not followed", arguments: [301, 302, 303, 307, 308])
    func redirectInside(status: Int) async throws {
        let inside = try LoopbackServer { _ in LoopbackAnswer("secret") }
        let outside = try LoopbackServer { request in
            .redirect(status, to: "http://\(request.target.dropFirst(2)):\(inside.port)/")
        }
        let fetcher = fetcher(
            allowing: outside,
            stage: FetchStage(ports: [inside.port], names: ["inside.example:\(inside.port):127.0.0.1"]))
        for host in ["127.0.0.1", "localhost", "inside.example", "[::ffff:127.0.0.1]", "2130706433", "127.0.0.1:0"] {
            #expect(await fetcher.refuses("\(outside.origin)/?\(host)"), "\(host)")
        }
        #expect(outside.requests.count == 6)
        #expect(inside.connections == 0)
    }

    @Test(
        "a redirect to anything but http and https is not followed",
        arguments: [
            "file:///etc/passwd", "FILE:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:25/_HELO",
            "dict://127.0.0.1:11211/stats", "ldap://127.0.0.1/", "smtp://127.0.0.1/", "telnet://127.0.0.1/",
            "tftp://127.0.0.1/a", "smb://127.0.0.1/a", "javascript:alert(1)", "data:text/plain,hello", "mailto:a@b.c",
            "unix:/run/x.sock", "http://", "https:///", "http://user@127.0.0.1/", "//user:secret@www.example.org/",
        ])
    func redirectElsewhere(location: String) async throws {
        let server = try LoopbackServer { _ in .redirect(to: location) }
        let fetcher = fetcher(allowing: server)
        #expect(await fetcher.refuses(server.origin))
        #expect(await fetcher.refuses(location))
        #expect(server.requests.count == 1)
    }

    @Test("a name that leads somewhere else after it was allowed once is looked at again, kept connections or not")
    func rebinding() async throws {
        let server = try LoopbackServer { LoopbackAnswer($0["Host"] ?? "") }
        let port = server.port
        let policy = FetchPolicy(userAgent: "Colloquium/test", allowed: ["trusted.example:\(port)"])
        let fetcher = Fetcher(
            policy: policy,
            stage: FetchStage(
                ports: [port], names: ["trusted.example:\(port):127.0.0.1", "other.example:\(port):127.0.0.1"]))
        #expect(try await fetcher.fetch("http://trusted.example:\(port)/").text == "trusted.example:\(port)")
        // The connection to 127.0.0.1 is still open and would do, if only the address counted.
        #expect(await fetcher.refuses("http://other.example:\(port)/"))
        #expect(await fetcher.refuses("http://127.0.0.1:\(port)/"))
        #expect(try await fetcher.fetch("http://TRUSTED.example:\(port)/").status == 200)
        #expect(server.connections == 1)
        #expect(server.requests.count == 2)
    }

    @Test("a kept connection is judged again before each request")
    func keptConnection() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("secret") }
        let loop = try #require(FetchLoop(stage: LoadedStage(FetchStage())))
        defer { loop.stop() }
        let address = try FetchAddress(server.origin)
        func ask(_ passage: Passage) async -> ExchangeOutcome {
            await loop.perform(
                Exchange(
                    address: address, passage: passage, fields: [], limits: FetchLimits(),
                    deadline: .now + .seconds(10)))
        }
        await #expect(throws: Never.self) { try await ask(.named).get() }
        await #expect(throws: Passage.refusal(of: "127.0.0.1")) { try await ask(.global(ports: [server.port])).get() }
        #expect(server.connections == 1)
        #expect(server.requests.count == 1)
    }

    @Test("every socket is judged by the address that it connects to")
    func sockets() throws {
        let passage = Passage.global(ports: Passage.webPorts)
        let good = try #require(IPAddress("93.184.215.14"))
        let goodToo = try #require(IPAddress("2606:2800:220:1:248:1893:25c8:1946"))
        let bad = try #require(IPAddress("10.0.0.1"))
        for port in [80, 443] {
            #expect(passage.leads(to: Peer(address: good, port: port)))
            #expect(passage.leads(to: Peer(address: goodToo, port: port)))
            #expect(!passage.leads(to: Peer(address: bad, port: port)))
        }
        #expect(!passage.leads(to: Peer(address: good, port: 8080)))
        #expect(Passage.named.leads(to: Peer(address: bad, port: 8080)))
    }

    @Test(
        "ports but 80 and 443 are not asked, before any look-up", arguments: [1, 22, 25, 81, 3306, 6379, 8080, 65_535])
    func ports(port: Int) async throws {
        #expect(await fetcher().refuses("http://www.example.org:\(port)/"))
        #expect(await fetcher().refuses("https://www.example.org:\(port)/"))
        let server = try LoopbackServer { _ in .redirect(to: "http://www.example.org:\(port)/") }
        #expect(await fetcher(allowing: server).refuses(server.origin))
    }

    @Test("what is allowed is a host and a port together")
    func allowedTogether() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("hello") }
        let neighbour = try LoopbackServer { _ in LoopbackAnswer("secret") }
        let fetcher = fetcher(allowing: server)
        #expect(await fetcher.failure(server.origin) == nil)
        #expect(await fetcher.refuses("http://localhost:\(server.port)/"))
        #expect(await fetcher.refuses("http://127.0.0.2:\(server.port)/"))
        #expect(await fetcher.refuses(neighbour.origin))
        #expect(neighbour.connections == 0)
    }

    @Test("an allowed host in IPv6 is written in brackets")
    func allowedIPv6() async throws {
        let server = try LoopbackServer(host: "::1") { _ in LoopbackAnswer("hello") }
        #expect(try await fetcher(allowing: server).fetch(server.origin).text == "hello")
    }

    @Test("a proxy that the environment names is not used")
    func proxy() async throws {
        // In a process of its own: the environment is shared with every test that runs beside this one.
        await #expect(processExitsWith: .success) {
            let proxy = try LoopbackServer { _ in LoopbackAnswer("proxied") }
            for name in ["http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"] {
                setenv(name, proxy.origin, 1)
            }
            let server = try LoopbackServer { _ in LoopbackAnswer("direct") }
            #expect(try await fetcher(allowing: server).fetch(server.origin).text == "direct")
            #expect(await fetcher().refuses("http://127.0.0.1/"))
            #expect(proxy.connections == 0)
        }
    }
}
