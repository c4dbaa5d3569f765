import Colloquium
import Formats

/// Europe PMC's search, which knows the open full texts and which DOI, PMID and PMCID belong together.
struct EuropePMCLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var service: ResolutionService { .europePMC }

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        var request = ServiceRequest(
            settings.europePMC, path: "/search",
            query: [
                ("query", Self.query(identifier)), ("resultType", "core"), ("format", "json"), ("pageSize", "5"),
            ])
        request.introduction = [("email", settings.mailto)]
        let records = try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            try StatedRecords(answer, of: .europePMCJSON)
        }
        return outcome(of: records, by: identifier)
    }

    private static func query(_ identifier: Identifier) -> String {
        switch identifier.scheme {
        case .pmid: "EXT_ID:\(identifier.value) AND SRC:MED"
        case .pmcid: "PMCID:\(identifier.value)"
        default: "DOI:\"\(identifier.value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        }
    }
}
