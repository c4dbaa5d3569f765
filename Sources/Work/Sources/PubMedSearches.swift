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
        let numbers = try await numbers(search)
        let validators = PollReport.Validators(
            digest: PollReport.Validators.digest(of: Array(numbers.map(\.value).joined(separator: " ").utf8)))
        if validators.digest == source.digest { return PollReport(source, .unchanged, validators: validators) }
        let reading = try await reading(of: numbers, search).reading(for: source, at: now)
        return PollReport(source, .read(reading), validators: validators)
    }

    /// What a first poll would bring.
    func reading(_ search: PubMedSearch) async throws -> FeedReading {
        try await reading(of: try await numbers(search), search)
    }

    private func reading(of numbers: [Identifier], _ search: PubMedSearch) async throws -> FeedReading {
        FeedReading(
            title: "PubMed: \(search.term)".excerpt(300), page: search.address,
            records: try await records(numbers), notice: Self.notice(of: numbers.count))
    }

    private static func notice(of count: Int) -> String {
        guard count >= mostItems else { return "" }
        return """
            PubMed adds \(mostItems) articles or more a month that this search finds; only the newest \(mostItems) are \
            taken. Narrow the search to miss none.
            """
    }

    private func numbers(_ search: PubMedSearch) async throws -> [Identifier] {
        let address = address(
            "/esearch.fcgi",
            [
                ("retmode", "json"), ("retmax", String(Self.mostItems)), ("sort", "pub_date"), ("datetype", "edat"),
                ("reldate", String(Self.days)), ("term", search.term),
            ])
        return try await fetcher.read(address) { answer in
            do {
                return try PubMedSearchAnswer.numbers(in: try Self.body(of: answer))
            } catch FormatError.malformed(let complaint) {
                throw Unreadable("PubMed could not do this search: \(complaint.excerpt(200))")
            } catch is FormatError {
                throw Unreadable("PubMed’s answer could not be read. It is asked again later.")
            }
        }
    }

    private func records(_ numbers: [Identifier]) async throws -> [ArticleRecord] {
        if numbers.isEmpty { return [] }
        let list = numbers.map(\.value).joined(separator: ",")
        return try await fetcher.read(address("/efetch.fcgi", [("retmode", "xml"), ("id", list)])) { answer in
            guard let read = try? RecordReader.read(try Self.body(of: answer)), read.format == .pubMedXML else {
                throw Unreadable("PubMed found articles and then did not show them. It is asked again later.")
            }
            return read.records
        }
    }

    private static func body(of answer: FetchAnswer) throws -> [UInt8] {
        guard answer.status == 200 else { throw Unreadable("PubMed: \(RefusedAnswer.reason(answer.status))") }
        return answer.body
    }

    private func address(_ path: String, _ query: [(name: String, value: String)]) -> String {
        let introduction = [("tool", settings.tool), ("email", settings.mailto), ("api_key", settings.apiKey)]
        let all = [("db", "pubmed")] + query + introduction.filter { !$0.1.isEmpty }
        return settings.pubMed + path + "?"
            + all.map { "\($0.0)=\(PercentCoding.encoded($0.1, keeping: "-._~,"))" }.joined(separator: "&")
    }
}
