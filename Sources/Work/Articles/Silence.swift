import Formats
import Outbound

/// Why a service gave no answer that could be read.
enum Silence: Error, Hashable, Sendable {
    case failure(FetchFailure)
    /// A status that is neither an answer nor "no such thing".
    case status(Int)
    /// Status 200 with something else than was asked for; says what, as it stands in a sentence: "a web page".
    case unreadable(String)
    case cancelled

    init(_ error: FormatError) {
        let found =
            switch error {
            case .empty: "nothing at all"
            case .tooLarge(let limit): "more than \(limit / 1_000_000) MB"
            case .unrecognised: "something else"
            case .notARecord(let found): found
            case .malformed, .damaged: "something damaged or cut off"
            }
        self = .unreadable(found)
    }

    /// Whether the same question may be answered a moment later.
    var isPassing: Bool {
        switch self {
        case .failure(.timedOut), .failure(.unreachable), .failure(.broken), .unreadable: true
        case .status(let status): [408, 425, 429].contains(status) || status >= 500
        case .failure, .cancelled: false
        }
    }

    /// What happened, as a sentence for a clinician.
    /// - Parameter service: as it stands inside a sentence.
    func reason(of service: String) -> String {
        let sentence =
            switch self {
            case .failure(.timedOut), .cancelled: "\(service) did not answer."
            case .failure(.unreachable): "\(service) could not be reached."
            case .failure(.broken): "\(service) broke off in the middle of its answer."
            case .failure(let failure): "\(service) could not be read. \(failure.reason)"
            case .status(429): "\(service) has too many questions to answer at the moment."
            case .status(let status) where status >= 500: "\(service) is out of order at the moment (\(status))."
            case .status(let status): "\(service) does not answer this site (\(status))."
            case .unreadable(let found): "\(service) did not answer with a record but with \(found)."
            }
        return sentence.hasPrefix("the ") ? "T" + sentence.dropFirst() : sentence
    }
}
