import Foundation
import Synchronization

/// A web server on the loopback and a free port that answers what a test says, over real sockets: HTTP/1.1, connections
/// kept, one thread a connection. Gone when it is stopped or forgotten.
package final class LoopbackServer: Sendable {
    package typealias Answering = @Sendable (LoopbackRequest) async -> LoopbackAnswer

    package let host: String
    package let port: Int
    private let listener: LoopbackListener

    /// - Parameter host: 127.0.0.0/8 or `::1`.
    package init(host: String = "127.0.0.1", _ answer: @escaping Answering) throws {
        listener = try LoopbackListener(host: host, answer)
        self.host = host
        port = listener.port
        listener.start()
    }

    deinit {
        listener.stop()
    }

    /// `http://host:port`, without a slash at the end.
    package var origin: String { "http://\(authority)" }
    /// `host:port`, as a policy allows it.
    package var authority: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }

    /// Every request that has come so far.
    package var requests: [LoopbackRequest] { listener.state.withLock { $0.requests } }
    /// How many connections have been opened so far, with a request or without.
    package var connections: Int { listener.state.withLock { $0.connections } }
    /// How many of them are open now.
    package var openConnections: Int { listener.state.withLock { $0.open.count } }
    /// The most that were open at once.
    package var mostConnectionsAtOnce: Int { listener.state.withLock { $0.mostAtOnce } }

    /// Closes the port and every connection.
    package func stop() {
        listener.stop()
    }
}
