package import Colloquium
package import Foundation
package import Outbound
import Synchronization

/// How mails leave the site.
package enum MailTransport: Sendable {
    case smtp(SMTPRelay)
    /// Nobody has configured a server: each mail becomes a file in this directory, named by its Message-ID.
    case files(URL)

    /// A way out for several mails, one after the other.
    package func line() -> MailLine {
        switch self {
        case .smtp(let relay): .smtp(relay.connection())
        case .files(let directory): .files(directory)
        }
    }
}

/// One way out of the site, on which one mail goes at a time; where there is a server it keeps its connection.
package enum MailLine: Sendable {
    case smtp(SMTPConnection)
    case files(URL)

    /// Hands one message over. Takes up to minutes and blocks a thread of its own, never the pool that serves readers.
    package func deliver(
        _ message: Data, id: String, from: EmailAddress, to: EmailAddress,
        handingOver: @escaping @Sendable () async throws -> Void
    ) async throws {
        try await Self.onThreadOfItsOwn {
            try deliverNow(message, id: id, from: from, to: to) { try Self.wait(for: handingOver) }
        }
    }

    /// Says goodbye to the server, which may take its time to answer.
    package func close() async {
        guard case .smtp(let connection) = self else { return }
        try? await Self.onThreadOfItsOwn { connection.close() }
    }

    private func deliverNow(
        _ message: Data, id: String, from: EmailAddress, to: EmailAddress, handingOver: () throws -> Void
    ) throws {
        switch self {
        case .smtp(let connection):
            try connection.deliver(Array(message), from: from, to: to, handingOver: handingOver)
        case .files(let directory):
            try handingOver()
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            // Written whole or not at all; the same mail twice is the same file.
            let name = id.filter { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
            try message.write(to: directory.appending(path: "\(name).eml"), options: .atomic)
        }
    }

    private static func onThreadOfItsOwn(_ work: @escaping @Sendable () throws -> Void) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread { done.resume(with: Result(catching: work)) }
        }
    }

    /// For the thread of a delivery alone: the pool goes on meanwhile.
    private static func wait(for work: @escaping @Sendable () async throws -> Void) throws {
        let outcome = Outcome()
        let isDone = DispatchSemaphore(value: 0)
        Task {
            do { try await work() } catch { outcome.failure.withLock { $0 = error } }
            isDone.signal()
        }
        isDone.wait()
        if let failure = outcome.failure.withLock({ $0 }) { throw failure }
    }

    private final class Outcome: Sendable {
        let failure = Mutex<(any Error)?>(nil)
    }
}
