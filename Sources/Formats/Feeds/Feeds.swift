internal import Colloquium

/// Feeds of journals, of search results and of news: RSS in its three families, and Atom.
enum Feeds {
    /// Nil where the document is not a feed.
    static func format(of root: XMLTree.Element) -> RecordFormat? {
        switch root.name {
        case "rss": root.attribute("version").hasPrefix("0.9") ? .rss09 : .rss2
        case "RDF":
            switch root.children.first(where: { $0.isNamed("channel") || $0.isNamed("item") })?.namespace {
            case "http://purl.org/rss/1.0/"?: .rss1
            case .some(let namespace) where namespace.contains("netscape.com"): .rss09
            case .some: .rss1
            case nil: nil
            }
        case "feed": FeedVocabulary(root) == .atom ? .atom : nil
        default: nil
        }
    }

    static func records(in root: XMLTree.Element, format: RecordFormat) -> [ArticleRecord] {
        let channel = root.child("channel") ?? root
        let items =
            switch format {
            case .atom: Array(root.children("entry").prefix(RecordReader.maximumRecords))
            default:
                Array(
                    (Array(channel.children("item")) + Array(root.children("item"))).prefix(RecordReader.maximumRecords)
                )
            }
        let head = FeedEntry(channel)
        let source = format == .atom ? "Atom feed" : "RSS feed"
        return items.map { FeedTranslation(item: FeedEntry($0), channel: head, source: source).record }
    }
}
