import Colloquium
import Formats

/// arXiv's OAI-PMH interface, which says more of an e-print than the search does: its licence and its journal's DOI.
struct ArXivLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var service: ResolutionService { .arXiv }

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        let request = ServiceRequest(
            settings.arXiv,
            query: [
                ("verb", "GetRecord"), ("metadataPrefix", "arXiv"), ("identifier", "oai:arXiv.org:\(identifier.value)"),
            ])
        let records = try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            // An answer without a record in it says that there is none, and nothing of its format.
            let content = try answer.content()
            return content.map { OAIComplaint.isThere(in: $0) } == true
                ? StatedRecords(records: [], saidAt: answer.saidAt) : try StatedRecords(answer, of: .arxivOAI)
        }
        return outcome(of: records, by: identifier)
    }
}
