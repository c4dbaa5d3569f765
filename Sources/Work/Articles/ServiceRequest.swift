import Colloquium

/// One question to a service outside.
struct ServiceRequest: Sendable {
    /// Whether the answer may be an old one.
    enum Keeping: Sendable {
        /// An answer that is still fresh will do, and a new one is kept.
        case whileFresh
        /// What the service says now, kept by nobody.
        case never
    }

    /// Without anything that says who asks: the name under which the answer is kept.
    let address: String
    /// Parameters that say who asks, of which some are secret; they are sent and neither kept nor logged.
    var introduction: [(name: String, value: String)] = []
    var accept = "*/*"
    var keeping = Keeping.whileFresh
    /// Bytes of the answer; records are far smaller.
    var maximumBytes = 5_000_000

    /// - Parameter path: percent-encoded, with its slash; may be empty.
    init(_ base: String, path: String = "", query: [(name: String, value: String)] = []) {
        address = base + path + (query.isEmpty ? "" : "?" + Self.encoded(query))
    }

    /// The address as it is sent.
    var wholeAddress: String {
        let own = introduction.filter { !$0.value.isEmpty }
        if own.isEmpty { return address }
        return address + (address.contains("?") ? "&" : "?") + Self.encoded(own)
    }

    private static func encoded(_ query: [(name: String, value: String)]) -> String {
        query.map { "\($0.name)=\(PercentCoding.encoded($0.value, keeping: "-._~:,"))" }.joined(separator: "&")
    }
}

/// What the service answered, or had answered before.
struct ServiceAnswer: Sendable {
    let status: Int
    /// Where redirects led.
    let address: String
    let body: [UInt8]
    /// When the service said so, or last said that it still holds.
    let saidAt: Instant

    /// The body of an answer that has one; nil for "no such thing".
    func content() throws(Silence) -> [UInt8]? {
        switch status {
        case 200: body
        case 404, 410: nil
        default: throw .status(status)
        }
    }
}
