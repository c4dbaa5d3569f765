import Colloquium
import Outbound

/// Asks the servers of sources, at the pace of each. Few large answers are taken at a time, so that a hundred servers that
/// all send as much as they can do not fill the memory.
struct SourceFetcher: Sendable {
    let fetcher: Fetcher
    let pace: RequestPace
    /// How many answers are read at once.
    let readers: Gate
    private let large = Gate(1)

    /// Nearly every feed is smaller.
    private static let usualBytes = 2_000_000
    /// What is larger than this is no feed that a person follows.
    static let largestBytes = 20_000_000

    private static let accept = """
        application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, \
        text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1
        """

    init(fetcher: Fetcher, pace: RequestPace, readers: Gate) {
        self.fetcher = fetcher
        self.pace = pace
        self.readers = readers
    }

    /// Fetches an address and makes something of the answer, which is not kept longer than that.
    func read<Value: Sendable>(
        _ address: String, headers: [(name: String, value: String)] = [],
        _ reading: @Sendable (FetchAnswer) async throws -> Value
    ) async throws -> Value {
        try await takeTurn(at: address)
        do {
            return try await readers.within {
                try await reading(try await fetch(address, headers, maximumBytes: Self.usualBytes))
            }
        } catch FetchFailure.tooLarge {
            try await takeTurn(at: address)
            return try await large.within {
                try await reading(try await fetch(address, headers, maximumBytes: Self.largestBytes))
            }
        }
    }

    private func takeTurn(at address: String) async throws(FetchFailure) {
        guard let host = WebAddress(address)?.bareHost else { return }
        do { try await pace.turn(at: host) } catch { throw .cancelled }
    }

    private func fetch(
        _ address: String, _ headers: [(name: String, value: String)], maximumBytes: Int
    ) async throws(FetchFailure) -> FetchAnswer {
        try await fetcher.fetch(
            FetchRequest(
                address: address, headers: [(name: "Accept", value: Self.accept)] + headers,
                limits: FetchLimits(maximumBytes: maximumBytes)))
    }
}
