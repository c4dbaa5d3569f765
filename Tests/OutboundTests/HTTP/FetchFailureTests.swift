import CCurl
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
}
