package import Colloquium

/// The formats that records are read from. Each has the name that the command prints.
package enum RecordFormat: String, CaseIterable, Hashable, Sendable, Codable {
    case pubMedXML = "pubmed-xml"
    case crossrefXML = "crossref-xml"
    case crossrefJSON = "crossref-json"
    case dataCiteXML = "datacite-xml"
    case dataCiteJSON = "datacite-json"
    case europePMCJSON = "europepmc-json"
    case jats
    case arxivOAI = "oai-arxiv"
    case oaiDublinCore = "oai-dc"
    case rss09 = "rss0.9"
    case rss1
    case rss2
    case atom
    case jsonFeed = "json-feed"
    case ris
    case bibTeX = "bibtex"
    case nbib
    case cslJSON = "csl-json"
    case linkedData = "json-ld"
    case landingPage = "html"
    case opml

    /// The name people know the format by.
    package var displayName: String {
        switch self {
        case .pubMedXML: "PubMed XML"
        case .crossrefXML: "Crossref XML"
        case .crossrefJSON: "Crossref JSON"
        case .dataCiteXML: "DataCite XML"
        case .dataCiteJSON: "DataCite JSON"
        case .europePMCJSON: "Europe PMC JSON"
        case .jats: "JATS XML"
        case .arxivOAI: "arXiv XML"
        case .oaiDublinCore: "Dublin Core XML"
        case .rss09: "RSS 0.9"
        case .rss1: "RSS 1.0"
        case .rss2: "RSS 2.0"
        case .atom: "Atom"
        case .jsonFeed: "JSON Feed"
        case .ris: "RIS"
        case .bibTeX: "BibTeX"
        case .nbib: "PubMed citation (nbib)"
        case .cslJSON: "CSL-JSON"
        case .linkedData: "schema.org JSON-LD"
        case .landingPage: "web page"
        case .opml: "OPML"
        }
    }

    package var isFeed: Bool {
        switch self {
        case .rss09, .rss1, .rss2, .atom, .jsonFeed: true
        default: false
        }
    }
}

/// What one file or answer held.
package struct ReadRecords: Hashable, Sendable {
    package var format: RecordFormat
    package var records: [ArticleRecord]
    /// What a feed says of itself; nil for what is not a feed.
    package var feed: FeedHead?
    /// The feeds that an OPML file lists; empty for every other format.
    package var subscriptions: [FeedSubscription] = []
    /// Those it lists whose address is none, as it is written.
    package var unusable: [FeedSubscription] = []

    package init(
        format: RecordFormat, records: [ArticleRecord], feed: FeedHead? = nil, subscriptions: [FeedSubscription] = [],
        unusable: [FeedSubscription] = []
    ) {
        self.format = format
        self.records = records
        self.feed = feed
        self.subscriptions = subscriptions
        self.unusable = unusable
    }
}

/// What a feed says of itself.
package struct FeedHead: Hashable, Sendable, Codable {
    /// Plain text, as decorated as the platform made it.
    package var title = ""
    package var subtitle = ""
    /// The journal's name without the platform's decorations; empty where the feed is no journal's.
    package var journal = ""
    /// The feed's own id; RSS has none.
    package var id = ""
    /// The page the feed belongs to, an absolute http(s) URL.
    package var page = ""
    /// Where the feed says it stands itself (`rel="self"`, `feed_url`), an absolute http(s) URL.
    package var selfLink = ""
    package var language = ""
    package var updated: PartialDate?

    package init() {}
}
