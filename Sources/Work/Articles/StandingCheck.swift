package import Colloquium

extension ArticleResolver {
    /// What PubMed and Crossref say now of many works, for the daily look for retractions, concerns and corrections: the
    /// newest record of each, with notices from either side. Asks in batches, and never takes an old answer.
    /// - Parameter works: the identifiers of each; those without PMID and DOI are asked of nobody.
    /// - Returns: one resolution for each work, in their order.
    package func standings(of works: [[Identifier]], budget: Duration = .seconds(60)) async -> [Resolution] {
        let deadline = ContinuousClock.now + budget
        let known = works.joined()
        let numbers = Array(Set(known.filter { $0.scheme == .pmid })).sorted { $0.value < $1.value }
        let names = Array(Set(known.filter { $0.scheme == .doi })).sorted { $0.value < $1.value }
        async let citations = pubMedStandings(of: numbers, until: deadline)
        async let deposits = crossrefStandings(of: names, until: deadline)
        let (pubMed, crossref) = await (citations, deposits)
        return works.map { identifiers in
            let findings = identifiers.compactMap { pubMed[$0] ?? crossref[$0] }
            return Resolution(asked: identifiers, findings: findings)
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

    private func crossrefStandings(
        of names: [Identifier], until deadline: ContinuousClock.Instant
    ) async -> [Identifier: Finding] {
        let crossref = CrossrefLookup(settings: settings, fetcher: fetcher)
        var findings: [Identifier: Finding] = [:]
        // A comma parts the terms of a filter, so that a DOI with one is asked for by itself.
        for batch in names.filter({ !$0.value.contains(",") }).batches(ofFilters: 40) {
            do {
                let records = try await crossref.standings(of: batch, until: deadline)
                for name in batch { findings[name] = crossref.finding(of: records, by: name) }
            } catch {
                for name in batch { findings[name] = crossref.finding(name, silent: error) }
            }
        }
        for name in names where name.value.contains(",") {
            do {
                let records = try await crossref.work(name, keeping: .never, until: deadline)
                findings[name] = crossref.finding(of: records, by: name)
            } catch {
                findings[name] = crossref.finding(name, silent: error)
            }
        }
        return findings
    }
}

extension CrossrefLookup {
    /// The works of these DOIs, each with the notices that Crossref has about it, whoever of the two depositors said so.
    fileprivate func standings(
        of names: [Identifier], until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> [ArticleRecord] {
        let filter = { (name: String) in names.map { "\(name):\($0.value)" }.joined(separator: ",") }
        let works = try await works(
            [("filter", filter("doi")), ("rows", String(names.count))], keeping: .never, until: deadline)
        let notices = try await self.works(
            [("filter", filter("updates")), ("rows", "1000"), ("select", "DOI,type,title,update-to")], keeping: .never,
            until: deadline)
        return works.map { $0.withNotices(among: notices) }
    }
}

extension ArticleRecord {
    /// With what notices say of this work and it does not say itself.
    func withNotices(among notices: [ArticleRecord]) -> ArticleRecord {
        var record = self
        for notice in notices {
            guard let name = notice.identifier(.doi) else { continue }
            for relation in notice.relations where identifiers.contains(relation.target) {
                guard let kind = relation.kind.fromTheOtherSide,
                    !record.relations.contains(where: { $0.kind == kind && $0.target == name })
                else { continue }
                record.relations.append(Relation(kind: kind, target: name, asserter: relation.asserter))
                if record.origins[.relations] == nil {
                    record.origins[.relations] = Origin(source: "Crossref", element: "update-to", raw: name.value)
                }
            }
        }
        return record
    }
}

extension ArticleRecord.Relation.Kind {
    /// The same relation as the target of a notice has it; nil for what is no notice.
    fileprivate var fromTheOtherSide: Self? {
        switch self {
        case .retractionOf: .retractedBy
        case .concernAbout: .concernedBy
        case .correctionOf: .correctedBy
        case .updateOf: .updatedBy
        default: nil
        }
    }
}

extension Lookup {
    fileprivate func finding(of records: [ArticleRecord], by identifier: Identifier) -> Finding {
        Finding(service, by: identifier, outcome(of: records, by: identifier))
    }

    fileprivate func finding(_ identifier: Identifier, silent silence: Silence) -> Finding {
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
