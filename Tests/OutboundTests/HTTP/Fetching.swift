import Loopback
import Testing

@testable import Outbound

/// A fetcher that may ask these servers, on the loopback though they are.
func fetcher(allowing servers: LoopbackServer..., stage: FetchStage = FetchStage()) -> Fetcher {
    Fetcher(policy: FetchPolicy(userAgent: "Colloquium/test", allowed: Set(servers.map(\.authority))), stage: stage)
}

extension Fetcher {
    func fetch(
        _ address: String, headers: [(name: String, value: String)] = [], limits: FetchLimits = FetchLimits()
    ) async throws(FetchFailure) -> FetchAnswer {
        try await fetch(FetchRequest(address: address, headers: headers, limits: limits))
    }

    /// Why there is no answer; nil when there is one.
    func failure(
        _ address: String, headers: [(name: String, value: String)] = [], limits: FetchLimits = FetchLimits()
    ) async -> FetchFailure? {
        do throws(FetchFailure) {
            _ = try await fetch(address, headers: headers, limits: limits)
            return nil
        } catch {
            return error
        }
    }

    func isBroken(_ address: String, limits: FetchLimits = FetchLimits()) async -> Bool {
        if case .broken = await failure(address, limits: limits) { true } else { false }
    }

    /// Whether the guard refuses the address, or one that it leads to.
    func refuses(_ address: String) async -> Bool {
        if case .notAllowed = await failure(address) { true } else { false }
    }
}

extension FetchAnswer {
    var text: String { String(decoding: body, as: UTF8.self) }
}
