/// Why there is no answer. An answer with a status of 400 or more is an answer, not a failure.
package enum FetchFailure: Error, Hashable, Sendable {
    /// The guard refused the address, or one that it redirected to. Holds the reason.
    case notAllowed(String)
    /// No connection, or none that is secure. Holds the reason, and the cause for an operator.
    case unreachable(String, cause: String)
    case timedOut
    /// More bytes after decompression than the limit, or announced to be.
    case tooLarge(limit: Int)
    case tooManyRedirects
    /// What came is no complete answer. Holds the reason, and the cause for an operator.
    case broken(String, cause: String)
    /// The task was cancelled or the fetcher closed.
    case cancelled

    /// A sentence or two for the person who wants what is at the address: what happened and what to do.
    package var reason: String {
        switch self {
        case .notAllowed(let reason), .unreachable(let reason, _), .broken(let reason, _): reason
        case .timedOut:
            "The server took too long to answer. Try again in a few minutes."
        case .tooLarge(let limit):
            """
            The server sends more than \(Self.inWords(limit)), which is more than is read from one address. \
            Check that the address is that of an article or a feed and not of a large file.
            """
        case .tooManyRedirects:
            """
            The address leads from one address to the next without end. \
            Open it in a browser and use the address that you arrive at.
            """
        case .cancelled: "The request was given up before an answer came. Try again."
        }
    }

    /// What the log is told beside the reason; nil where there is no more to say.
    package var cause: String? {
        switch self {
        case .unreachable(_, let cause), .broken(_, let cause): cause
        default: nil
        }
    }

    private static func inWords(_ bytes: Int) -> String {
        switch bytes {
        case 1_000_000...: "\(bytes / 1_000_000) MB"
        case 1_000...: "\(bytes / 1_000) kB"
        default: "\(bytes) bytes"
        }
    }
}
