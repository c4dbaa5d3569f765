import Colloquium
import Foundation
import Logging
import Loopback
import Outbound
import Store
import Synchronization

@testable import Work

/// All services at one loopback server, each under a path of its own, and a resolver that asks them. What nobody has
/// prepared an answer for is not there, in each service's own words.
final class ServiceStage: Sendable {
    typealias Answer = @Sendable (LoopbackRequest) async -> LoopbackAnswer

    let server: LoopbackServer
    let store: Store
    let resolver: ArticleResolver
    private let now: ClockHands

    /// - Parameter answers: by the beginning of the target; the longest that fits is used.
    init(_ answers: [String: Answer], mailto: String = "club@test.example", apiKey: String = "") throws {
        server = try LoopbackServer { request in
            let fitting = answers.keys.filter { request.target.hasPrefix($0) }.max { $0.count < $1.count }
            if let fitting, let answer = answers[fitting] { return await answer(request) }
            return ServiceStage.nothing(request)
        }
        var settings = ResolutionSettings()
        settings.pubMed = server.origin + "/pubmed"
        settings.crossref = server.origin + "/crossref"
        settings.dataCite = server.origin + "/datacite"
        settings.arXiv = server.origin + "/arxiv"
        settings.europePMC = server.origin + "/europepmc"
        settings.doiResolver = server.origin + "/doi"
        settings.mailto = mailto
        settings.apiKey = apiKey
        store = try Store.inMemory()
        let hands = ClockHands()
        now = hands
        let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        let rates = settings
        resolver = ArticleResolver(
            settings: settings,
            fetcher: PoliteFetcher(
                fetcher: Fetcher(policy: FetchPolicy(userAgent: "Colloquium/test", allowed: [server.authority])),
                pace: RequestPace { rates.rate(at: $0) }, keeper: AnswerKeeper(store: store, logger: logger),
                clock: { hands.instant }, backOff: .milliseconds(5)),
            logger: logger)
    }

    /// Resolves without haste: hundreds of tests run beside this one.
    func resolve(_ identifiers: Identifier?..., budget: Duration = .seconds(60)) async -> Resolution {
        await resolver.resolve(identifiers.compactMap { $0 }, budget: budget)
    }

    private static func nothing(_ request: LoopbackRequest) -> LoopbackAnswer {
        if request.path.hasPrefix("/pubmed/esearch") { return .file("esearch_nothing.json") }
        if request.path.hasPrefix("/pubmed/efetch") { return .file("efetch_empty.xml") }
        if request.path.hasPrefix("/europepmc") { return .file("europepmc_nothing.json") }
        if request.path.hasPrefix("/arxiv") { return .file("arxiv_not_found.xml") }
        if request.path.hasPrefix("/datacite") { return .file("datacite_not_found.json", status: 404) }
        return .file("crossref_not_found.txt", status: 404)
    }

    func matches(_ citation: String, budget: Duration = .seconds(60)) async -> CitationMatches {
        await resolver.matches(forCitation: citation, budget: budget)
    }

    /// Moves the clock by which answers age.
    func pass(_ span: Span) { now.move(span) }

    /// How often targets with this beginning were asked for.
    func count(_ target: String) -> Int { server.requests.count { $0.target.hasPrefix(target) } }

    func first(_ target: String) -> LoopbackRequest? { server.requests.first { $0.target.hasPrefix(target) } }
}

private final class ClockHands: Sendable {
    private let now = Mutex(Instant(rawValue: 1_800_000_000_000))
    var instant: Instant { now.withLock { $0 } }
    func move(_ span: Span) { now.withLock { $0 = $0 + span } }
}

/// Answers to one question after the other; the last one stays.
final class AnswerSequence: Sendable {
    private let answers: [LoopbackAnswer]
    private let count = Mutex(0)

    init(_ answers: LoopbackAnswer...) { self.answers = answers }

    func next() -> LoopbackAnswer {
        count.withLock { count in
            defer { count += 1 }
            return answers[min(count, answers.count - 1)]
        }
    }
}

extension LoopbackAnswer {
    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Fixtures")

    /// A recorded answer by its name in `Fixtures/services` or `Fixtures/records`.
    static func file(
        _ name: String, status: Int = 200, headers: [(name: String, value: String)] = [], delay: Duration = .zero
    ) -> LoopbackAnswer {
        let places = ["services", "records"].map { fixtures.appending(path: "\($0)/\(name)") }
        guard let bytes = places.lazy.compactMap({ try? Data(contentsOf: $0) }).first else {
            return LoopbackAnswer("no fixture \(name)", status: 599)
        }
        return LoopbackAnswer(status: status, headers: headers, body: [UInt8](bytes), delay: delay)
    }
}

/// One large trial as every service has it.
enum Trial {
    static let doi = Identifier(.doi, "10.1056/nejmoa1715274")
    static let pmid = Identifier(.pmid, "29768149")
    static let crossrefPath = "/crossref/works/10.1056%2Fnejmoa1715274"

    static func answers(after delay: Duration = .zero) -> [String: ServiceStage.Answer] {
        [
            "/pubmed/esearch": { _ in .file("esearch_found.json", delay: delay) },
            "/pubmed/efetch": { _ in .file("pubmed_29768149_nejm.xml", delay: delay) },
            crossrefPath: { _ in .file("crossref_nejm.json", delay: delay) },
            "/europepmc/search": { _ in .file("europepmc_29768149.json", delay: delay) },
            "/page/nejm": { _ in .file("page_nejm.html", delay: delay) },
        ]
    }
}

extension Finding {
    /// The kind of outcome, for tests.
    var kind: String {
        switch outcome {
        case .found: "found"
        case .unknown: "unknown"
        case .refused: "refused"
        case .failed: "failed"
        case .late: "late"
        }
    }
}

extension Resolution {
    func kind(_ service: ResolutionService) -> String? { findings.first { $0.service == service }?.kind }
    func reason(_ service: ResolutionService) -> String { findings.first { $0.service == service }?.reason ?? "" }
    func record(_ service: ResolutionService) -> ArticleRecord? { findings.first { $0.service == service }?.record }
}
