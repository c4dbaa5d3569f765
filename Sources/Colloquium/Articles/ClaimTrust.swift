extension ArticleRecord.Field {
    /// Identifiers and relations are those of all claims together; of every other field one claim is shown.
    package var isUnited: Bool { self == .identifiers || self == .relations }

    /// The sources in the order in which they are believed for this field, each once. A person comes first everywhere.
    /// The table of docs/articles.md, with the reasons.
    package var trust: [ClaimSource] {
        let first: [ClaimSource] =
            switch self {
            case .meshTerms, .publicationTypes: [.pubMed, .europePMC]
            case .abstract: [.publisherRecord, .pubMed, .europePMC, .arXiv, .dataCite, .crossref]
            case .kind, .publisher, .licence: [.publisherRecord, .crossref, .dataCite, .arXiv]
            case .identifiers: [.publisherRecord, .crossref, .dataCite, .pubMed]
            case .version: [.arXiv]
            case .fullText: [.europePMC, .publisherRecord, .arXiv]
            case .links: [.publisherRecord, .crossref, .dataCite, .landingPage]
            case .title, .subtitle, .originalTitle, .language, .contributors, .otherContributors, .container, .volume,
                .issue, .pages, .published, .dates, .keywords, .relations:
                []
            }
        let ahead = [.hand] + first
        return ahead + ClaimSource.allCases.filter { !ahead.contains($0) }
    }

    private static let ranks: [[ClaimSource: Int]] = allCases.map { field in
        Dictionary(uniqueKeysWithValues: field.trust.enumerated().map { ($1, $0) })
    }

    /// 0 for who is believed first.
    func rank(of source: ClaimSource) -> Int { Self.ranks[rawValue][source] ?? ClaimSource.allCases.count }
}

extension Claim {
    /// Whether this claim is believed rather than another in a field: a person before all; then who has the whole before
    /// who has a part; then the order of trust; then what was said of the article itself, before what came to it by a
    /// merge; then the newer.
    func precedes(_ other: Claim, in field: ArticleRecord.Field) -> Bool {
        func standing(_ claim: Claim) -> (Int, Int, Int, Int, Int64, Int64) {
            let age = claim.source.speaksAgain ? -1 : 1 as Int64
            return (
                claim.source == .hand ? 0 : 1, claim.record.isPartial(field) ? 1 : 0, field.rank(of: claim.source),
                claim.home == nil ? 0 : 1, age * claim.claimedAt.rawValue, age * claim.number.rawValue
            )
        }
        return standing(self) < standing(other)
    }
}

extension ArticleRecord {
    /// Whether the record itself says that there is more: a by-line cut at "et al.", a teaser in place of an abstract.
    fileprivate func isPartial(_ field: Field) -> Bool {
        switch field {
        case .contributors: contributorsAreComplete == false
        case .abstract: abstract.isEmpty
        default: false
        }
    }
}
