import Loopback
import Testing

@testable import Outbound

/// What the name server says is judged anew each time.
@Suite("Looking up names")
struct LookUpTests {
    /// In global space, and nobody answers at the ports that are asked here.
    private static let elsewhere = "93.184.215.14"
    private let limits = FetchLimits(connectTimeout: .milliseconds(200), timeout: .seconds(5))

    @Test("a name that leads to the Internet first and to this machine at the second request is not asked there")
    func rebinding() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("secret") }
        let name = "feeds.example:\(server.port)"
        let fetcher = fetcher(
            stage: FetchStage(
                ports: [server.port], names: ["\(name):\(Self.elsewhere)"], laterNames: ["\(name):127.0.0.1"]))
        let first = await fetcher.failure("http://\(name)/", limits: limits)
        #expect(first != nil && first != Passage.refusal(of: "feeds.example"))
        #expect(await fetcher.failure("http://\(name)/", limits: limits) == Passage.refusal(of: "feeds.example"))
        #expect(server.connections == 0)
    }

    @Test("one private address of several does not make a failure of the others a refusal")
    func mixed() async throws {
        for addresses in ["10.0.0.1,\(Self.elsewhere)", "\(Self.elsewhere),10.0.0.1"] {
            let fetcher = fetcher(stage: FetchStage(ports: [47_777], names: ["mixed.example:47777:\(addresses)"]))
            let failure = await fetcher.failure("http://mixed.example:47777/", limits: limits)
            if case .notAllowed(let reason) = failure { Issue.record("\(addresses): \(reason)") }
            #expect(failure != nil)
        }
    }
}
