import Colloquium
import Outbound

/// The site has too much to read at the moment, which says nothing of the source.
struct Crowded: Error {
    /// For the person who wants it read.
    let reason: String
}

/// Asks the servers of sources, at the pace of each. Few large answers are taken at a time, so that a hundred servers that
/// all send as much as they can do not fill the memory.
struct SourceFetcher: Sendable {
    let fetcher: Fetcher
    let pace: RequestPace
    /// How many answers are read at once.
    let readers: Gate
    /// How long somebody waits to be read; without end when it is nil.
    private let patience: Duration?
    private let largeReaders = Gate(1)
    private var isWanted: @Sendable () -> Bool = { true }

    /// Nearly every feed is smaller.
    private static let usualBytes = 2_000_000
    /// What is larger than this is no feed that a person follows.
    static let largestBytes = 20_000_000

    /// Somebody whose servers send large answers slowly must not keep the others from being polled.
    private static let patienceForLarge = Duration.seconds(5)

    private static let accept = """
        application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, \
        text/xml;q=0.9, application/json;q=0.8, text/html;q=0.5, */*;q=0.1
        """

    init(fetcher: Fetcher, pace: RequestPace, readers: Gate, patience: Duration? = nil) {
        self.fetcher = fetcher
        self.pace = pace
        self.readers = readers
        self.patience = patience
    }

    /// The same, but what is not wanted any more when its turn comes is not asked.
    func asking(while isWanted: @escaping @Sendable () -> Bool) -> SourceFetcher {
        var fetcher = self
        fetcher.isWanted = isWanted
        return fetcher
    }

    /// Fetches an address and makes something of the answer, which is not kept longer than that.
    func read<Value: Sendable>(
        _ address: String, headers: [(name: String, value: String)] = [],
        _ reading: @Sendable (FetchAnswer) async throws -> Value
    ) async throws -> Value {
        do {
            return try await usual(address, headers, reading)
        } catch is CancellationError {
            throw FetchFailure.cancelled
        } catch is Gate.Full {
            throw Crowded(reason: "Many sources are being looked at just now. Try again in a minute.")
        } catch FetchFailure.tooLarge {
            return try await large(address, headers, reading)
        }
    }

    private func usual<Value: Sendable>(
        _ address: String, _ headers: [(name: String, value: String)],
        _ reading: @Sendable (FetchAnswer) async throws -> Value
    ) async throws -> Value {
        try await readers.within(patience: patience) {
            try await reading(try await fetch(address, headers, maximumBytes: Self.usualBytes))
        }
    }

    private func large<Value: Sendable>(
        _ address: String, _ headers: [(name: String, value: String)],
        _ reading: @Sendable (FetchAnswer) async throws -> Value
    ) async throws -> Value {
        do {
            return try await largeReaders.within(patience: Self.patienceForLarge) {
                try await reading(try await fetch(address, headers, maximumBytes: Self.largestBytes))
            }
        } catch is CancellationError {
            throw FetchFailure.cancelled
        } catch is Gate.Full {
            throw Crowded(
                reason:
                    "The feed is too large to be read beside other large ones at the moment. Try again in some minutes."
            )
        }
    }

    private func fetch(
        _ address: String, _ headers: [(name: String, value: String)], maximumBytes: Int
    ) async throws(FetchFailure) -> FetchAnswer {
        try await fetcher.fetch(
            FetchRequest(
                address: address, headers: [(name: "Accept", value: Self.accept)] + headers,
                limits: FetchLimits(maximumBytes: maximumBytes),
                beforeHop: { (host: String) async throws(FetchFailure) in
                    do { try await pace.turn(at: host) } catch { throw .cancelled }
                    guard isWanted() else { throw .cancelled }
                }))
    }
}
