internal import Colloquium

/// JSON Feed.
enum JSONFeed {
    /// By the address that names the version; without it by the shape: items, and nothing that Crossref, DataCite or
    /// JSON-LD would have beside them.
    static func recognises(_ outline: JSONOutline) -> Bool {
        if outline.isList { return false }
        if outline.text("version").contains("jsonfeed.org/version") { return true }
        let items = outline.inside("items")
        return outline.has("items") && items.isList && outline.has("title")
            && ["home_page_url", "feed_url"].contains { outline.has($0) }
    }

    static func read(_ bytes: [UInt8]) throws(FormatError) -> (head: FeedHead, records: [ArticleRecord]) {
        guard let feed = LooseJSON.decode(JSONFeedDocument.self, from: bytes) else { throw .malformed("not JSON") }
        return (feed.head, feed.records)
    }
}
