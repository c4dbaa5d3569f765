package import Colloquium

extension OPML {
    /// A list of feeds as OPML 2.0, each in its folders; a folder stands where its first feed does.
    package static func text(of subscriptions: [FeedSubscription], title: String) -> String {
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <opml version="2.0">
          <head>
            <title>\(escaped(title))</title>
          </head>
          <body>
        \(outlines(of: subscriptions, depth: 0))\
          </body>
        </opml>

        """
    }

    /// Those below `depth` folders, all of which are in the same ones so far.
    private static func outlines(of subscriptions: [FeedSubscription], depth: Int) -> String {
        let indent = String(repeating: "  ", count: depth + 2)
        func folder(_ subscription: FeedSubscription) -> String? {
            depth < min(subscription.folders.count, maximumDepth) ? subscription.folders[depth] : nil
        }
        let inside = Dictionary(grouping: subscriptions, by: folder)
        var written: Set<String> = []
        var text = ""
        for subscription in subscriptions {
            if let name = folder(subscription) {
                guard written.insert(name).inserted else { continue }
                text += "\(indent)<outline text=\"\(escaped(name))\">\n"
                text += outlines(of: inside[name] ?? [], depth: depth + 1) + "\(indent)</outline>\n"
            } else {
                text += indent + outline(of: subscription) + "\n"
            }
        }
        return text
    }

    /// Deeper folders are flattened: no reader of these lists shows more.
    private static let maximumDepth = 20

    private static func outline(of subscription: FeedSubscription) -> String {
        let title = escaped(subscription.title)
        if subscription.feed.isEmpty {
            return "<outline type=\"link\" text=\"\(title)\" title=\"\(title)\" url=\"\(escaped(subscription.page))\"/>"
        }
        var attributes = "type=\"rss\" text=\"\(title)\" title=\"\(title)\" xmlUrl=\"\(escaped(subscription.feed))\""
        if !subscription.page.isEmpty { attributes += " htmlUrl=\"\(escaped(subscription.page))\"" }
        return "<outline \(attributes)/>"
    }

    /// Fit for an attribute or an element, without the characters that XML forbids.
    private static func escaped(_ text: String) -> String { InlineText(plain: text).plain.escapedForHTML }
}
