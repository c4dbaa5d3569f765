import Foundation
import Loopback
import Testing

@testable import Outbound

@Suite("Fetching over TLS")
struct SecureFetchTests {
    @Test("a certificate that nobody vouches for is not believed; one that somebody does is, for its own name only")
    func certificates() async throws {
        try await withSecureServer { port, certificate in
            let policy = FetchPolicy(
                userAgent: "Colloquium/test", allowed: ["127.0.0.1:\(port)", "other.example:\(port)"])
            let names = ["other.example:\(port):127.0.0.1"]
            let strict = Fetcher(policy: policy, stage: FetchStage(names: names))
            let trusting = Fetcher(policy: policy, stage: FetchStage(names: names, authorities: certificate))
            #expect(await trusting.failure("https://127.0.0.1:\(port)/") == nil)
            for (fetcher, host) in [(strict, "127.0.0.1"), (trusting, "other.example")] {
                let failure = await fetcher.failure("https://\(host):\(port)/")
                guard case .unreachable(let reason, _) = failure, reason.contains("certificate") else {
                    Issue.record("\(String(describing: failure))")
                    continue
                }
            }
        }
    }

    @Test("a server that speaks no TLS is not spoken to without")
    func clearText() async throws {
        let server = try LoopbackServer { _ in LoopbackAnswer("in the clear") }
        let limits = FetchLimits(connectTimeout: .milliseconds(300))
        #expect(await fetcher(allowing: server).failure("https://\(server.authority)/", limits: limits) == .timedOut)
        #expect(server.requests.isEmpty)
    }

    /// Runs `body` with a server of openssl's that answers every request over TLS with a page of its own.
    private func withSecureServer(_ body: (_ port: Int, _ certificate: String) async -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = try ScriptedRelay.makeCertificate(in: folder)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "openssl", "s_server", "-accept", "127.0.0.1:0", "-cert", certificate, "-key", key, "-www",
        ]
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput) = (input, output)
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            // It inherits a mask of signals that a request to end does not get past.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }
        await body(try port(announcedIn: output.fileHandleForReading), certificate)
    }

    /// From the line `ACCEPT 127.0.0.1:port`.
    private func port(announcedIn output: FileHandle) throws -> Int {
        var text = ""
        while !text.hasSuffix("\n") || !text.contains("ACCEPT ") {
            let byte = try #require(try output.read(upToCount: 1))
            text += String(decoding: byte, as: UTF8.self)
        }
        return try #require(text.split(separator: ":").last.flatMap { Int($0.dropLast()) })
    }
}
