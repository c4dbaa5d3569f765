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
    func finding(by identifier: Identifier, until deadline: ContinuousClock.Instant) async -> Finding {
        do {
            return Finding(service, by: identifier, try await outcome(by: identifier, until: deadline))
        } catch .cancelled {
            return Finding(service, by: identifier, .late)
        } catch {
            return Finding(service, by: identifier, .failed(reason: error.reason(of: service.name)))
        }
    }

    /// The record among `records` that is the work asked for; an answer about another work is no answer.
    func outcome(of records: [ArticleRecord], by identifier: Identifier) -> Finding.Outcome {
        if let record = records.first(where: { $0.identifiers.contains(identifier) }) { return .found(record) }
        let name = service.name
        guard let other = records.first?.identifiers.first(where: { $0.scheme == identifier.scheme }) else {
            return .unknown(reason: "\(name) has nothing under \(identifier.label).")
        }
        return .unknown(
            reason: "\(name) answered with another work, \(other.label), when asked for \(identifier.label).")
    }
}

/// Reads an answer as records of one format.
enum RecordAnswer {
    /// Empty for "no such thing".
    static func records(_ answer: ServiceAnswer, of format: RecordFormat) throws(Silence) -> [ArticleRecord] {
        guard let bytes = try answer.content() else { return [] }
        let read: ReadRecords
        do throws(FormatError) { read = try RecordReader.read(bytes) } catch { throw Silence(error) }
        guard read.format == format else { throw .unreadable("\(read.format.displayName)") }
        return read.records
    }
}
