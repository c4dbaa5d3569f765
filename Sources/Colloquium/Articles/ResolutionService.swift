/// A place outside that is asked for the record of a work.
package enum ResolutionService: String, CaseIterable, Hashable, Sendable, Codable {
    case pubMed, crossref, dataCite, arXiv, europePMC, landingPage

    /// As it stands inside a sentence.
    package var name: String {
        switch self {
        case .pubMed: "PubMed"
        case .crossref: "Crossref"
        case .dataCite: "DataCite"
        case .arXiv: "arXiv"
        case .europePMC: "Europe PMC"
        case .landingPage: "the article’s page"
        }
    }

    /// The schemes by which the service finds a work, the surest first.
    package var schemes: [Identifier.Scheme] {
        switch self {
        case .pubMed: [.pmid, .doi, .pmcid]
        case .crossref: [.doi, .isbn, .pii]
        case .dataCite: [.doi]
        case .arXiv: [.arxiv]
        case .europePMC: [.doi, .pmid, .pmcid]
        case .landingPage: [.url, .doi]
        }
    }
}

extension Identifier {
    /// The e-print that arXiv's own DOI names (10.48550/arXiv.…); nil for every other identifier.
    package var ePrint: Identifier? {
        scheme == .doi ? value.dropping(prefix: "10.48550/arxiv.").flatMap { Identifier(.arxiv, $0) } : nil
    }
}
