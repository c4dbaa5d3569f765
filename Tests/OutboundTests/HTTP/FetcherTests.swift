import Loopback
import Testing

@testable import Outbound

@Suite("Fetching")
struct FetcherTests {
    @Test("an answer comes with its status, fields and body, whatever the status", arguments: [200, 304, 404, 500])
    func answers(status: Int) async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("hello", type: "text/plain", status: status) }
        let fetcher = Fetcher(policy: FetchPolicy(userAgent: "Colloquium/test", allowed: [server.authority]))
        let answer = try await fetcher.fetch(FetchRequest(address: server.origin + "/a?b=c"))
        #expect(answer.status == status)
        #expect(answer.headers["content-type"] == "text/plain")
        #expect(answer.body == (status == 304 ? [] : Array("hello".utf8)))
        #expect(answer.address == server.origin + "/a?b=c")
        #expect(answer.permanentAddress == nil)
        let request = try #require(server.requests.first)
        #expect(request.method == "GET" && request.target == "/a?b=c")
        #expect(request["User-Agent"] == "Colloquium/test")
        await fetcher.close()
    }
}
