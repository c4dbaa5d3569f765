import Synchronization

/// One request to one address and the answer to it, redirect or not: a hop of a fetch, as handed to the loop.
final class Exchange: Sendable {
    let address: FetchAddress
    let passage: Passage
    /// `Name: value` lines.
    let fields: [String]
    let limits: FetchLimits
    /// When the whole fetch must be over.
    let deadline: ContinuousClock.Instant
    /// Set by the asking task when nobody waits for the answer any more.
    let isGivenUp = Atomic<Bool>(false)

    init(
        address: FetchAddress, passage: Passage, fields: [String], limits: FetchLimits,
        deadline: ContinuousClock.Instant
    ) {
        self.address = address
        self.passage = passage
        self.fields = fields
        self.limits = limits
        self.deadline = deadline
    }
}

/// What one server answered to one request.
struct Reply: Sendable {
    var status = 0
    var headers = FetchHeaders()
    var body: [UInt8] = []
}

typealias ExchangeOutcome = Result<Reply, FetchFailure>
