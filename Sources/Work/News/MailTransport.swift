package import Colloquium
package import Foundation
package import Outbound

/// How mails leave the site.
package enum MailTransport: Sendable {
    case smtp(SMTPRelay)
    /// Nobody has configured a server: each mail becomes a file in this directory, named by its Message-ID.
    case files(URL)

    /// Hands one message over. Takes up to minutes and blocks a thread of its own, never the pool that serves readers.
    package func deliver(
        _ message: Data, id: String, from: EmailAddress, to: EmailAddress,
        handingOver: @escaping @Sendable () throws -> Void
    ) async throws {
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            Thread.detachNewThread {
                done.resume(
                    with: Result {
                        try deliverNow(message, id: id, from: from, to: to, handingOver: handingOver)
                    })
            }
        }
    }

    private func deliverNow(
        _ message: Data, id: String, from: EmailAddress, to: EmailAddress, handingOver: () throws -> Void
    ) throws {
        switch self {
        case .smtp(let relay):
            try relay.deliver(Array(message), from: from, to: to, handingOver: handingOver)
        case .files(let directory):
            try handingOver()
            try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
            // Written whole or not at all; the same mail twice is the same file.
            let name = id.filter { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
            try message.write(to: directory.appending(path: "\(name).eml"), options: .atomic)
        }
    }
}
