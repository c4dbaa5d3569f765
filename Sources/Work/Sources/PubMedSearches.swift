import Colloquium
import Formats
import Outbound
import Store

/// Repeats searches of PubMed through the E-utilities: esearch tells what was added lately, efetch gives it in full.
///
/// PubMed has feeds of searches, but makes their addresses only for a browser with a cookie and a token of the page. The
/// E-utilities need neither, are meant for programs, and tell DOIs and MeSH headings, which those feeds do not.
struct PubMedSearches: Sendable {
    let settings: ResolutionSettings
    let fetcher: SourceFetcher

    /// What is looked back on; a search that finds more than `mostItems` in this time should be narrower.
    private static let days = 30
    /// Within what NLM allows in one address.
    private static let mostItems = 100

    func report(on source: LeasedSource, _ search: PubMedSearch, at now: Instant) async throws -> PollReport {
        let numbers = try await numbers(search, at: now)
        let validators = PollReport.Validators(
            digest: PollReport.Validators.digest(of: Array(numbers.map(\.value).joined(separator: " ").utf8)))
        if validators.digest == source.digest { return PollReport(source, .unchanged, validators: validators) }
        let reading = try await reading(of: numbers, search, at: now).reading(for: source, at: now)
        return PollReport(source, .read(reading), validators: validators)
    }

    /// What a first poll would bring.
    func reading(_ search: PubMedSearch, at now: Instant) async throws -> FeedReading {
        try await reading(of: try await numbers(search, at: now), search, at: now)
    }

    private func reading(
        of numbers: [Identifier], _ search: PubMedSearch, at now: Instant
    ) async throws -> FeedReading {
        FeedReading(
            title: "PubMed: \(search.term)".excerpt(300), page: search.address,
            records: try await records(numbers, at: now), notice: Self.notice(of: numbers.count))
    }

    private static func notice(of count: Int) -> String {
        guard count >= mostItems else { return "" }
        return """
            PubMed adds \(mostItems) articles or more a month that this search finds; only the newest \(mostItems) are \
            taken. Narrow the search to miss none.
            """
    }

    private func numbers(_ search: PubMedSearch, at now: Instant) async throws -> [Identifier] {
        let request = ServiceRequest(
            utility: "/esearch.fcgi",
            [
                ("retmode", "json"), ("retmax", String(Self.mostItems)), ("sort", "pub_date"), ("datetype", "edat"),
                ("reldate", String(Self.days)), ("term", search.term),
            ], settings)
        return try await fetcher.read(request.wholeAddress) { answer in
            do {
                return try PubMedSearchAnswer.numbers(in: try Self.body(of: answer, at: now))
            } catch FormatError.malformed(let complaint) {
                throw Unreadable("PubMed could not do this search: \(complaint.excerpt(200))")
            } catch is FormatError {
                throw Unreadable("PubMed’s answer could not be read. It is asked again later.")
            }
        }
    }

    private func records(_ numbers: [Identifier], at now: Instant) async throws -> [ArticleRecord] {
        if numbers.isEmpty { return [] }
        let list = numbers.map(\.value).joined(separator: ",")
        let request = ServiceRequest(utility: "/efetch.fcgi", [("retmode", "xml"), ("id", list)], settings)
        return try await fetcher.read(request.wholeAddress) { answer in
            let body = try Self.body(of: answer, at: now)
            guard let read = try? RecordReader.read(body), read.format == .pubMedXML else {
                throw Unreadable("PubMed found articles and then did not show them. It is asked again later.")
            }
            return read.records
        }
    }

    private static func body(of answer: FetchAnswer, at now: Instant) throws -> [UInt8] {
        guard answer.status == 200 else {
            throw Unreadable("PubMed: \(RefusedAnswer.reason(answer.status))", hints: PollHints(answer, at: now))
        }
        return answer.body
    }
}
