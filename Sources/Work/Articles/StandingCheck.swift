package import Colloquium

extension ArticleResolver {
    /// What registries say now of many works, for the daily look for retractions, concerns and corrections: the newest
    /// record of each, with notices from either side. PubMed and Crossref are asked in batches, and never answer with
    /// what they said before. DataCite is asked for DOIs that Crossref does not have; works that go by no PMID and no DOI
    /// are looked up like new ones.
    /// - Parameters:
    ///   - works: the identifiers of each.
    ///   - budget: for PubMed, Crossref and those that are asked one by one; then DataCite has as much again, so that it
    ///     keeps none of them waiting.
    /// - Returns: one resolution for each work, in their order; without findings where there is nobody to ask.
    package func standings(of works: [[Identifier]], budget: Duration = .seconds(60)) async -> [Resolution] {
        let deadline = ContinuousClock.now + budget
        let known = works.joined()
        async let citations = pubMedStandings(of: known.named(by: .pmid), until: deadline)
        async let deposits = depositStandings(of: known.named(by: .doi), budget: budget)
        async let others = unbatchedStandings(of: works, until: deadline)
        let (pubMed, deposited, single) = await (citations, deposits, others)
        return works.enumerated().map { index, identifiers in
            if let resolution = single[index] { return resolution }
            let findings = identifiers.flatMap { (pubMed[$0].map { [$0] } ?? []) + (deposited[$0] ?? []) }
            return Resolution(asked: identifiers, findings: findings.oneForEachService)
        }
    }

    private func pubMedStandings(
        of numbers: [Identifier], until deadline: ContinuousClock.Instant
    ) async -> [Identifier: Finding] {
        let pubMed = PubMedLookup(settings: settings, fetcher: fetcher)
        var findings: [Identifier: Finding] = [:]
        for batch in numbers.batches(of: PubMedLookup.mostAtOnce) {
            do {
                let records = try await pubMed.citations(batch, keeping: .never, until: deadline)
                for number in batch { findings[number] = pubMed.finding(of: records, by: number) }
            } catch {
                for number in batch { findings[number] = pubMed.finding(number, silent: error) }
            }
        }
        return findings
    }

    /// What the registries of DOIs say: of each Crossref, and DataCite where Crossref has no such work.
    private func depositStandings(of names: [Identifier], budget: Duration) async -> [Identifier: [Finding]] {
        let crossref = await crossrefStandings(of: names, until: .now + budget)
        let unknown = crossref.filter { if case .unknown = $0.outcome { true } else { false } }.map(\.identifier)
        let dataCite = await dataCiteStandings(of: unknown, until: .now + budget)
        return Dictionary(grouping: crossref + dataCite, by: \.identifier)
    }

    private func crossrefStandings(
        of names: [Identifier], until deadline: ContinuousClock.Instant
    ) async -> [Finding] {
        let crossref = CrossrefLookup(settings: settings, fetcher: fetcher)
        // A comma parts the terms of a filter, so that a DOI with one is asked for by itself.
        let batches = names.filter { !$0.value.contains(",") }.batches(ofFilters: 40)
        var findings: [Finding] = []
        for batch in batches + names.filter({ $0.value.contains(",") }).map({ [$0] }) {
            findings += await crossref.standings(of: batch, until: deadline)
        }
        return findings
    }

    /// All at once, at the pace that DataCite asks for.
    private func dataCiteStandings(
        of names: [Identifier], until deadline: ContinuousClock.Instant
    ) async -> [Finding] {
        let dataCite = DataCiteLookup(settings: settings, fetcher: fetcher, keeping: .never)
        return await withTaskGroup(of: Finding.self) { group in
            for name in names { group.addTask { await dataCite.finding(by: name, until: deadline) } }
            return await group.reduce(into: []) { $0.append($1) }
        }
    }

    /// Those of works that no batch can ask for, by their place.
    private func unbatchedStandings(
        of works: [[Identifier]], until deadline: ContinuousClock.Instant
    ) async -> [Int: Resolution] {
        var standings: [Int: Resolution] = [:]
        for (index, identifiers) in works.enumerated() where !identifiers.contains(where: \.isAskedForInBatches) {
            let registries = Set(Inquiry.first(of: identifiers).map(\.service)).subtracting([.landingPage])
            if registries.isEmpty { continue }
            standings[index] = await resolve(
                identifiers.filter { $0.scheme != .url }, asking: registries,
                budget: ContinuousClock.now.duration(to: deadline))
        }
        return standings
    }
}

extension Identifier {
    fileprivate var isAskedForInBatches: Bool { scheme == .pmid || scheme == .doi }
}

extension Sequence<Identifier> {
    /// Those of a scheme, each once.
    fileprivate func named(by scheme: Identifier.Scheme) -> [Identifier] {
        Set(filter { $0.scheme == scheme }).sorted { $0.value < $1.value }
    }
}

extension [Finding] {
    /// What each service says of a work under all its names together. Where one of its answers is missing, so is the
    /// whole: a notice that stands under that name must not be taken for gone.
    fileprivate var oneForEachService: [Finding] {
        ResolutionService.allCases.compactMap { service in
            let own = filter { $0.service == service }
            guard let first = own.first(where: \.isPending) ?? own.first(where: { $0.record != nil }) ?? own.first,
                var record = first.record
            else { return own.first(where: \.isPending) ?? own.first }
            for other in own.compactMap(\.record) {
                record.identifiers = record.identifiers.including(other.identifiers)
                record.relations += other.relations.filter { !record.relations.contains($0) }
                record.publicationTypes += other.publicationTypes.filter { !record.publicationTypes.contains($0) }
            }
            return Finding(service, by: first.identifier, .found(record, saidAt: first.saidAt))
        }
    }
}

extension Lookup {
    func finding(of records: StatedRecords, by identifier: Identifier) -> Finding {
        Finding(service, by: identifier, outcome(of: records, by: identifier))
    }

    func finding(_ identifier: Identifier, silent silence: Silence) -> Finding {
        let outcome: Finding.Outcome =
            silence == .cancelled ? .late : .failed(reason: silence.reason(of: service.name))
        return Finding(service, by: identifier, outcome)
    }
}

extension [Identifier] {
    fileprivate func batches(of size: Int) -> [[Identifier]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }

    /// As many as `size`, and fewer where they are long: servers take addresses of a few thousand bytes.
    fileprivate func batches(ofFilters size: Int) -> [[Identifier]] {
        var batches: [[Identifier]] = []
        var length = 0
        for identifier in self {
            // Every sign may take three bytes when it is encoded.
            let own = identifier.value.utf8.count * 2 + "updates:".utf8.count
            if batches.isEmpty || length + own > 4_000 || batches[batches.count - 1].count == size {
                batches.append([])
                length = 0
            }
            batches[batches.count - 1].append(identifier)
            length += own
        }
        return batches
    }
}
