import Colloquium
import Formats

/// One service, as it is asked for one work.
protocol Lookup: Sendable {
    var service: ResolutionService { get }
    /// What the service has under the identifier, of a scheme that the service knows.
    func outcome(by identifier: Identifier, until deadline: ContinuousClock.Instant) async throws(Silence)
        -> Finding.Outcome
}

extension Lookup {
    /// The same, with every silence put into words.
    /// - Parameter note: is told of a silence, for the log.
    func finding(
        by identifier: Identifier, until deadline: ContinuousClock.Instant,
        noting note: @Sendable (Silence) -> Void = { _ in }
    ) async -> Finding {
        do {
            return Finding(service, by: identifier, try await outcome(by: identifier, until: deadline))
        } catch .cancelled {
            return Finding(service, by: identifier, .late)
        } catch {
            note(error)
            return Finding(service, by: identifier, .failed(reason: error.reason(of: service.name)))
        }
    }

    /// The record among `records` that is the work asked for; an answer about another work is no answer.
    func outcome(of answer: StatedRecords, by identifier: Identifier) -> Finding.Outcome {
        if let record = answer.records.first(where: { $0.identifiers.contains(identifier) }) {
            return .found(record, saidAt: answer.saidAt)
        }
        let name = service.name
        guard let other = answer.records.first?.identifiers.first(where: { $0.scheme == identifier.scheme }) else {
            return .unknown(reason: "\(name) has nothing under \(identifier.label).")
        }
        return .unknown(
            reason: "\(name) answered with another work, \(other.label), when asked for \(identifier.label).")
    }
}

/// The records of an answer, and when the service gave it.
struct StatedRecords: Utterance, Sendable {
    var records: [ArticleRecord]
    let saidAt: Instant
    var saysNothing: Bool { records.isEmpty }
}

extension StatedRecords {
    /// Reads an answer as records of one format; none for "no such thing".
    init(_ answer: ServiceAnswer, of format: RecordFormat) throws(Silence) {
        guard let bytes = try answer.content() else {
            self.init(records: [], saidAt: answer.saidAt)
            return
        }
        let read: ReadRecords
        do throws(FormatError) { read = try RecordReader.read(bytes) } catch { throw Silence(error) }
        guard read.format == format else { throw .unreadable("\(read.format.displayName)") }
        self.init(records: read.records, saidAt: answer.saidAt)
    }
}
