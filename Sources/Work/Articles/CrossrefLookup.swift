import Colloquium
import Formats

/// Crossref's REST interface.
struct CrossrefLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var service: ResolutionService { .crossref }

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        switch identifier.scheme {
        case .isbn:
            let books = try await works([("filter", "isbn:\(identifier.value)"), ("rows", "10")], until: deadline)
            return outcome(of: books, by: identifier)
        case .pii:
            return Self.only(
                try await works(
                    [("filter", "alternative-id:\(identifier.alternative)"), ("rows", "2")], until: deadline),
                by: identifier)
        default:
            let records = try await work(identifier, keeping: .whileFresh, until: deadline)
            if !records.saysNothing { return outcome(of: records, by: identifier) }
            return .unknown(
                reason: "Crossref has no work with the DOI \(identifier.value). Check it for a typing error.")
        }
    }

    /// The works of one DOI: one or none.
    func work(
        _ doi: Identifier, keeping: ServiceRequest.Keeping, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> StatedRecords {
        try await read("/works/\(PercentCoding.encoded(doi.value, keeping: "-._~"))", [], keeping, until: deadline)
    }

    /// A list of works.
    func works(
        _ query: [(name: String, value: String)], keeping: ServiceRequest.Keeping = .whileFresh,
        until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> StatedRecords {
        try await read("/works", query, keeping, until: deadline)
    }

    private func read(
        _ path: String, _ query: [(name: String, value: String)], _ keeping: ServiceRequest.Keeping,
        until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> StatedRecords {
        var request = ServiceRequest(settings.crossref, path: path, query: query)
        request.introduction = [("mailto", settings.mailto)]
        request.accept = "application/json"
        request.keeping = keeping
        // A list of works with all their references.
        request.maximumBytes = 20_000_000
        return try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            try StatedRecords(answer, of: .crossrefJSON)
        }
    }

    /// Crossref's records do not repeat a publisher's item number: that the search found one work alone has to do.
    private static func only(_ works: StatedRecords, by identifier: Identifier) -> Finding.Outcome {
        guard let work = works.records.first else {
            return .unknown(reason: "Crossref has nothing under \(identifier.label).")
        }
        if works.records.count == 1 { return .found(work, saidAt: works.saidAt) }
        return .unknown(reason: "Crossref has several works under \(identifier.label). Enter the DOI instead.")
    }
}

extension Identifier {
    /// Publishers deposit their item numbers without the marks: "S0140673620301835" for "S0140-6736(20)30183-5".
    fileprivate var alternative: String { value.filter { $0.isLetter || $0.isNumber } }
}
