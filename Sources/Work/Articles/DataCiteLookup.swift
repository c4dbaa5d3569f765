import Colloquium
import Formats

/// DataCite's REST interface.
struct DataCiteLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var keeping = ServiceRequest.Keeping.whileFresh
    var service: ResolutionService { .dataCite }

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        var request = ServiceRequest(
            settings.dataCite, path: "/dois/\(PercentCoding.encoded(identifier.value, keeping: "-._~"))")
        request.keeping = keeping
        request.accept = "application/vnd.api+json"
        let records = try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            try StatedRecords(answer, of: .dataCiteJSON)
        }
        return outcome(of: records, by: identifier)
    }
}
