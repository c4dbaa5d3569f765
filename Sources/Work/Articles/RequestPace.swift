import Outbound
import Synchronization

/// So many requests, at most, in any stretch of time of the length given.
package struct RequestRate: Hashable, Sendable {
    package let count: Int
    package let period: Duration

    /// - Parameter count: at least 1.
    package init(_ count: Int, in period: Duration) {
        self.count = max(count, 1)
        self.period = period
    }

    package static func perSecond(_ count: Int) -> RequestRate { RequestRate(count, in: .seconds(1)) }
}

/// Keeps to the rate of every host. A rate of three a second is three lanes with a second between the requests of each,
/// taken in turn: so the three may follow each other at once, and no second ever sees a fourth.
package final class RequestPace: Sendable {
    private let rate: @Sendable (String) -> RequestRate?
    private let pace: HostPace
    /// Only hosts with more than one lane, which are the few services that publish a rate.
    private let nextLanes = Mutex<[String: Int]>([:])

    /// - Parameter rate: nil for a host that need not be spared.
    package init(rate: @escaping @Sendable (_ host: String) -> RequestRate?) {
        self.rate = rate
        pace = HostPace { lane in
            rate(String(lane.prefix { $0 != "#" }))?.period ?? .zero
        }
    }

    /// Returns when a request may be sent to the host.
    func turn(at host: String) async throws(CancellationError) {
        guard let rate = rate(host) else { return }
        let lane =
            rate.count == 1
            ? 0
            : nextLanes.withLock { lanes in
                let lane = lanes[host, default: 0]
                lanes[host] = (lane + 1) % rate.count
                return lane
            }
        try await pace.turn(at: "\(host)#\(lane)")
    }
}
