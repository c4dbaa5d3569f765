package import Colloquium
package import Logging
package import Outbound
package import Store

/// Asks all services at once for the work that identifiers name, and those that only an answer opens, as soon as it is
/// there.
package struct ArticleResolver: Sendable {
    let settings: ResolutionSettings
    let fetcher: PoliteFetcher
    let logger: Logger

    /// How long a person waits; what has not come by then is resolved later.
    package static let patience = Duration.seconds(4)

    /// - Parameter pace: shared by all that ask the same servers.
    package init(
        settings: ResolutionSettings, fetcher: Fetcher, pace: RequestPace, store: Store, logger: Logger,
        clock: @escaping @Sendable () -> Instant = { .now() }
    ) {
        self.init(
            settings: settings,
            fetcher: PoliteFetcher(
                fetcher: fetcher, pace: pace,
                keeper: AnswerKeeper(store: store, logger: logger), clock: clock),
            logger: logger)
    }

    init(settings: ResolutionSettings, fetcher: PoliteFetcher, logger: Logger) {
        self.settings = settings
        self.fetcher = fetcher
        self.logger = logger
    }

    /// - Parameters:
    ///   - identifiers: names of one work.
    ///   - services: those that are still to be asked, where the others have answered before; they are asked again only
    ///     for what is new. Nil for all.
    ///   - budget: for everything together; what has not answered then is late.
    package func resolve(
        _ identifiers: [Identifier], asking services: Set<ResolutionService>? = nil, budget: Duration = patience
    ) async -> Resolution {
        let deadline = ContinuousClock.now + budget
        let findings = await withTaskGroup(of: Finding?.self) { group in
            group.addTask {
                try? await Task.sleep(until: deadline)
                return nil
            }
            var round = ResolutionRound(identifiers, asking: services)
            while true {
                for inquiry in round.begin() {
                    let lookup = lookup(inquiry.service)
                    group.addTask {
                        await lookup.finding(by: inquiry.identifier, until: deadline) { log($0, of: inquiry.service) }
                    }
                }
                guard !round.isOver, let finding = await group.next() ?? nil else { break }
                round.take(finding)
            }
            group.cancelAll()
            return round.findings
        }
        return Resolution(asked: identifiers, findings: findings)
    }

    private func lookup(_ service: ResolutionService) -> any Lookup {
        switch service {
        case .pubMed: PubMedLookup(settings: settings, fetcher: fetcher)
        case .crossref: CrossrefLookup(settings: settings, fetcher: fetcher)
        case .dataCite: DataCiteLookup(settings: settings, fetcher: fetcher)
        case .arXiv: ArXivLookup(settings: settings, fetcher: fetcher)
        case .europePMC: EuropePMCLookup(settings: settings, fetcher: fetcher)
        case .landingPage: LandingPageLookup(settings: settings, fetcher: fetcher)
        }
    }

    private func log(_ silence: Silence, of service: ResolutionService) {
        var facts: Logger.Metadata = [
            "service": "\(service.rawValue)", "reason": "\(silence.reason(of: service.name))",
        ]
        if case .failure(let failure) = silence, let cause = failure.cause { facts["cause"] = "\(cause)" }
        logger.notice("service did not answer", metadata: facts)
    }
}

/// What is known, asked and answered while one work is resolved.
private struct ResolutionRound {
    private let expected: Set<ResolutionService>
    /// Questions that were answered before.
    private let settled: [Inquiry]
    private var known: [Identifier]
    private var underWay: [Inquiry] = []
    private var answered: [Finding] = []

    init(_ identifiers: [Identifier], asking services: Set<ResolutionService>?) {
        known = identifiers
        expected = services ?? []
        settled =
            services.map { services in
                Inquiry.first(of: identifiers).filter { !services.contains($0.service) }
            } ?? []
    }

    var isOver: Bool { underWay.isEmpty }

    /// What has come, and for what is still under way that it is late.
    var findings: [Finding] { answered + underWay.map { Finding($0.service, by: $0.identifier, .late) } }

    /// The questions to put now.
    mutating func begin() -> [Inquiry] {
        let next = Inquiry.next(of: known, findings: answered, underWay: underWay, expected: expected)
            .filter { !settled.contains($0) }
        underWay += next
        return next
    }

    mutating func take(_ finding: Finding) {
        underWay.removeAll { $0.service == finding.service }
        answered.append(finding)
        // The address of a page that some record names is no other name of the work.
        let learnt = finding.record?.identifiers.filter { $0.scheme != .url } ?? []
        known += learnt.filter { !known.contains($0) }
    }
}
