import Colloquium
import NIOPosix
import Store
import Synchronization

/// Hashes and checks passwords off the event loop, two at a time: each takes a core and 32 MB for a while, and a crowd
/// at the door must not keep readers waiting.
final class PasswordDesk: Sendable {
    private let hash: PasswordHash
    private let threads: NIOThreadPool
    private let waiting = Mutex(0)
    /// How many may wait before the next is told to come back.
    private static let patience = 40

    init(_ hash: PasswordHash) {
        self.hash = hash
        threads = NIOThreadPool(numberOfThreads: 2)
        threads.start()
    }

    deinit { threads.shutdownGracefully { _ in } }

    func hash(_ password: String) async throws -> String {
        try await queued { [hash] in try hash.hash(password) }
    }

    func verify(_ password: String, against stored: String?) async throws -> Bool {
        try await queued { [hash] in try hash.verify(password, against: stored) }
    }

    private func queued<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        let ahead = waiting.withLock { count in
            count += 1
            return count
        }
        defer { waiting.withLock { $0 -= 1 } }
        if ahead > Self.patience {
            throw Refusal(.tooMany, "Many people are signing in just now. Try again in a minute.")
        }
        return try await threads.runIfActive(work)
    }
}
