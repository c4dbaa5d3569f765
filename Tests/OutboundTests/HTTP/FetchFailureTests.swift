import CCurl
import Loopback
import Testing

@testable import Outbound

@Suite("Why there is no answer")
struct FetchFailureTests {
    @Test(
        "each reason is whole sentences that say what to do",
        arguments: [
            .timedOut, .tooLarge(limit: 20_000_000), .tooManyRedirects, .cancelled, Passage.refusal(of: "a.example"),
            FetchFailure(CURLE_COULDNT_RESOLVE_HOST, at: "a.example", limit: 0),
            FetchFailure(CURLE_COULDNT_CONNECT, at: "a.example", limit: 0),
            FetchFailure(CURLE_PEER_FAILED_VERIFICATION, at: "a.example", limit: 0),
            FetchFailure(CURLE_SSL_CONNECT_ERROR, at: "a.example", limit: 0),
            FetchFailure(CURLE_SSL_CACERT_BADFILE, at: "a.example", limit: 0),
            FetchFailure(CURLE_FAILED_INIT, at: "a.example", limit: 0),
            FetchFailure(CURLE_RECV_ERROR, at: "a.example", limit: 0),
        ] as [FetchFailure])
    func reasons(failure: FetchFailure) {
        #expect(failure.reason.first?.isUppercase == true || failure.reason.hasPrefix("a.example"))
        #expect(failure.reason.hasSuffix("."))
        #expect(["Try", "Check", "Open", "Tell"].contains { failure.reason.contains($0) }, "\(failure.reason)")
        #expect(!failure.reason.contains("\n") && !failure.reason.contains("curl"))
    }

    @Test(
        "sizes are in units that people know",
        arguments: [(20_000_000, "20 MB"), (500_000, "500 kB"), (10, "10 bytes")])
    func sizes(limit: Int, words: String) {
        #expect(FetchFailure.tooLarge(limit: limit).reason.contains(words))
    }

    @Test("only a bad certificate is called one, and what is this site's fault is not the server's")
    func blame() {
        func reason(_ code: CURLcode) -> String { FetchFailure(code, at: "a.example", limit: 0).reason }
        #expect(reason(CURLE_PEER_FAILED_VERIFICATION).contains("certificate"))
        for code in [CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CACERT_BADFILE, CURLE_FAILED_INIT] {
            #expect(!reason(code).contains("certificate"))
        }
        for code in [CURLE_SSL_CACERT_BADFILE, CURLE_FAILED_INIT] {
            #expect(reason(code).contains("administrator") && !reason(code).contains("a.example"))
        }
        #expect(reason(CURLE_COULDNT_RESOLVE_HOST).contains("this site has no network"))
    }

    @Test("an operator is told the cause")
    func cause() async throws {
        let server = try LoopbackServer { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nshort") }
        let failure = await fetcher(allowing: server).failure(server.origin)
        #expect(failure?.cause?.contains("bytes remaining") == true, "\(String(describing: failure?.cause))")
        #expect(FetchFailure.timedOut.cause == nil)
    }
}
