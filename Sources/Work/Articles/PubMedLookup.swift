import Colloquium
import Formats

/// The E-utilities of the National Library of Medicine: esearch finds the PMID of another identifier, efetch gives the
/// citations of PMIDs.
struct PubMedLookup: Lookup {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    var service: ResolutionService { .pubMed }

    /// NLM asks for POST beyond this number.
    static let mostAtOnce = 200

    func outcome(
        by identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> Finding.Outcome {
        let numbers = identifier.scheme == .pmid ? [identifier] : try await search(identifier, until: deadline)
        guard !numbers.isEmpty else { return .unknown(reason: "PubMed has no citation with \(identifier.label).") }
        let answer = try await citations(numbers, keeping: .whileFresh, until: deadline)
        let outcome = outcome(of: answer, by: identifier)
        guard case .unknown = outcome, identifier.scheme == .pmid else { return outcome }
        return .unknown(reason: Self.retired(identifier, insteadOf: answer.records.first?.identifier(.pmid)))
    }

    /// NLM deletes citations and merges those that describe one article.
    private static func retired(_ number: Identifier, insteadOf other: Identifier?) -> String {
        guard let other else {
            return """
                PubMed has no citation with \(number.label). Check the number; it may also have been deleted or merged \
                with another.
                """
        }
        return """
            PubMed answers \(number.label) with another citation, \(other.label): the number was probably merged with it. \
            Enter \(other.label) if that is the article you mean.
            """
    }

    /// The citations of up to `mostAtOnce` PMIDs, in any order; those that do not exist are missing.
    func citations(
        _ numbers: [Identifier], keeping: ServiceRequest.Keeping, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> StatedRecords {
        var request = ServiceRequest(
            utility: "/efetch.fcgi", [("retmode", "xml"), ("id", numbers.map(\.value).joined(separator: ","))], settings
        )
        request.keeping = keeping
        request.maximumBytes = 20_000_000
        return try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            if let complaint = try answer.content().flatMap(PubMedComplaint.words) {
                if PubMedComplaint.isAboutTheNumber(complaint) {
                    return StatedRecords(records: [], saidAt: answer.saidAt)
                }
                throw .unreadable("an error, “\(complaint.excerpt(120))”")
            }
            return try StatedRecords(answer, of: .pubMedXML)
        }
    }

    private func search(
        _ identifier: Identifier, until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> [Identifier] {
        let field = identifier.scheme == .pmcid ? "pmcid" : "doi"
        // A quotation mark would end the phrase.
        let phrase = identifier.value.replacing("\"", with: " ")
        let request = ServiceRequest(
            utility: "/esearch.fcgi", [("retmode", "json"), ("retmax", "5"), ("term", "\"\(phrase)\"[\(field)]")],
            settings)
        return try await fetcher.read(request, until: deadline) { answer throws(Silence) in
            guard let bytes = try answer.content() else { return [] }
            do throws(FormatError) {
                return try PubMedSearchAnswer.numbers(in: bytes)
            } catch .malformed(let complaint) {
                throw .unreadable("an error, “\(complaint.excerpt(120))”")
            } catch {
                throw .unreadable("something else")
            }
        }
    }
}

extension ServiceRequest {
    /// A question to one of the E-utilities, as NLM wants to be asked: with who asks.
    init(utility path: String, _ query: [(name: String, value: String)], _ settings: ResolutionSettings) {
        self.init(settings.pubMed, path: path, query: [("db", "pubmed")] + query)
        introduction = [("tool", settings.tool), ("email", settings.mailto), ("api_key", settings.apiKey)]
    }
}
