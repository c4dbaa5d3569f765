import Colloquium
import Formats

/// What a line says of one item: the facts most asked for, under names that scripts can rely on, and the whole record.
/// `file`, `item`, `n_items` and `format` are put before it when they are known.
struct MetadataLine: Encodable {
    var title = ""
    var doi = ""
    var pmid = ""
    var pmcid = ""
    /// "Family, Given Suffix", or a group's name.
    var authors: [String] = []
    var journal = ""
    /// The earliest publication, "YYYY[-MM[-DD]]".
    var date = ""
    /// Whether there is a real abstract: not a teaser, a digest or a notice.
    var abstract = false
    /// "type:identifier"
    var relations: [String] = []
    var record: ArticleRecord?
    /// For OPML, whose items are feeds.
    var subscription: FeedSubscription?

    /// A file that is valid and empty.
    init() {}

    init(_ record: ArticleRecord) {
        title = record.title
        doi = record.identifier(.doi)?.value ?? ""
        pmid = record.identifier(.pmid)?.value ?? ""
        pmcid = record.identifier(.pmcid)?.value ?? ""
        authors = record.contributors.map(\.indexName)
        journal = record.container.title
        date = record.published?.description ?? ""
        abstract = !record.abstract.isEmpty
        relations = record.relations.map { "\($0.kind.rawValue):\($0.target.value)" }
        self.record = record
    }

    init(_ subscription: FeedSubscription) {
        title = subscription.title
        self.subscription = subscription
    }
}
