import Colloquium

extension CrossrefLookup {
    /// What Crossref says of these DOIs, a finding for each. It refuses a whole batch for one name that its filter does not
    /// take: then the batch is halved, and at last that name is asked for by itself, without notices that others
    /// deposited.
    func standings(of names: [Identifier], until deadline: ContinuousClock.Instant) async -> [Finding] {
        // A comma parts the terms of a filter.
        if names.contains(where: { $0.value.contains(",") }) { return [await single(names[0], until: deadline)] }
        do {
            let records = try await batch(names, until: deadline)
            return names.map { finding(of: records, by: $0) }
        } catch .status(400) where names.count > 1 {
            let half = names.count / 2
            return await standings(of: Array(names[..<half]), until: deadline)
                + standings(of: Array(names[half...]), until: deadline)
        } catch .status(400) {
            return [await single(names[0], until: deadline)]
        } catch {
            return names.map { finding($0, silent: error) }
        }
    }

    private func single(_ name: Identifier, until deadline: ContinuousClock.Instant) async -> Finding {
        do {
            return finding(of: try await work(name, keeping: .never, until: deadline), by: name)
        } catch {
            return finding(name, silent: error)
        }
    }

    /// The works of these DOIs, each with the notices that Crossref has about it, whoever of the two depositors said so.
    private func batch(
        _ names: [Identifier], until deadline: ContinuousClock.Instant
    ) async throws(Silence) -> StatedRecords {
        let filter = { (name: String) in names.map { "\(name):\($0.value)" }.joined(separator: ",") }
        var works = try await works(
            [("filter", filter("doi")), ("rows", String(names.count))], keeping: .never, until: deadline)
        let notices = try await self.works(
            [("filter", filter("updates")), ("rows", "1000"), ("select", "DOI,type,title,update-to")], keeping: .never,
            until: deadline)
        works.records = works.records.map { $0.withNotices(among: notices.records) }
        return works
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
