/// Who says what a claim says. The raw values are stored.
package enum ClaimSource: String, CaseIterable, Hashable, Sendable, Codable {
    /// A person who corrected the record here.
    case hand
    /// The publisher's own record of the article (JATS).
    case publisherRecord
    case pubMed, crossref, dataCite, arXiv, europePMC
    /// What the article's page says of itself.
    case landingPage
    /// A file or text somebody handed in: RIS, BibTeX, nbib, CSL-JSON, and a registry's format, a feed or a page that came
    /// by any other way than from the registry, the feed or the page, since anybody can write one.
    case citationFile
    case feed
    /// Identifiers and text that somebody pasted.
    case pasted
}

extension ClaimSource {
    /// As a person would name it.
    package var name: String {
        switch self {
        case .hand: "Entered by hand"
        case .publisherRecord: "Publisher"
        case .pubMed: "PubMed"
        case .crossref: "Crossref"
        case .dataCite: "DataCite"
        case .arXiv: "arXiv"
        case .europePMC: "Europe PMC"
        case .landingPage: "Article’s page"
        case .citationFile: "Citation file"
        case .feed: "Feed"
        case .pasted: "What was pasted"
        }
    }

    /// Whether it can be believed of more than the article it was given for: that two articles are one work, that one is
    /// a version of another, that one was retracted. What members hand in cannot, or one member could put the
    /// discussions of others together or call their articles retracted.
    package var isRegistry: Bool {
        switch self {
        case .publisherRecord, .pubMed, .crossref, .dataCite, .arXiv, .europePMC: true
        case .hand, .landingPage, .citationFile, .feed, .pasted: false
        }
    }

    /// Whether what it says later stands in place of what it said before. What members hand in stands beside it, and the
    /// first is believed: nobody changes by posting what others posted.
    package var speaksAgain: Bool { self != .citationFile && self != .pasted }

    /// Which source a record came from, told by the origins of its values. Only for records that were read on this site's
    /// behalf; of a file that somebody handed in nothing but `citationFile` or `publisherRecord` can be said.
    package init(origins: [ArticleRecord.Field: ArticleRecord.Origin]) {
        let told =
            origins[.title] ?? origins[.identifiers]
            ?? origins.sorted { $0.key.rawValue < $1.key.rawValue }.first?.value
        self = told.map { Self(originName: $0.source) } ?? .pasted
    }

    private init(originName: String) {
        switch originName {
        case "Entered by hand": self = .hand
        case "JATS": self = .publisherRecord
        case "PubMed": self = .pubMed
        case "Crossref": self = .crossref
        case "DataCite": self = .dataCite
        case "arXiv": self = .arXiv
        case "Europe PMC": self = .europePMC
        case "Web page", "schema.org": self = .landingPage
        case "RIS", "BibTeX", "CSL-JSON", "Dublin Core": self = .citationFile
        case _ where originName.hasPrefix("RSS") || originName.hasPrefix("Atom") || originName == "JSON Feed":
            self = .feed
        default: self = .pasted
        }
    }
}

extension ResolutionService {
    /// The source of what this service says.
    package var source: ClaimSource {
        switch self {
        case .pubMed: .pubMed
        case .crossref: .crossref
        case .dataCite: .dataCite
        case .arXiv: .arXiv
        case .europePMC: .europePMC
        case .landingPage: .landingPage
        }
    }
}
