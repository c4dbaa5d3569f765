import Colloquium
import Foundation

/// RSS 2.0 as the RSS Advisory Board's profile has it: the whole text in `content:encoded`, the author in `dc:creator`,
/// since `author` asks for an e-mail address, and the feed's own address as in Atom.
struct RSSWriting {
    let feed: FeedDocument

    var text: String {
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
            xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
              <channel>

            """
        text += FeedElement.line("title", [:], feed.title, indent: 2)
        text += FeedElement.line("link", [:], feed.page, indent: 2)
        // The element must be there and may not be empty.
        text += FeedElement.line("description", [:], feed.subtitle.isEmpty ? feed.title : feed.subtitle, indent: 2)
        text += FeedElement.line(
            "atom:link", ["rel": "self", "type": FeedFormat.rss.mediaType, "href": feed.addresses[.rss] ?? ""],
            indent: 2)
        text += FeedElement.line("lastBuildDate", [:], InternetMessage.timestamp(feed.updatedAt.date), indent: 2)
        text += FeedElement.line("generator", [:], "Colloquium", indent: 2)
        for entry in feed.entries { text += item(entry) }
        return text + "  </channel>\n</rss>\n"
    }

    private func item(_ entry: FeedDocument.Entry) -> String {
        var text = "    <item>\n"
        text += FeedElement.line("title", [:], entry.title, indent: 3)
        text += FeedElement.line("link", [:], entry.page, indent: 3)
        text += FeedElement.line("guid", ["isPermaLink": "false"], entry.id, indent: 3)
        text += FeedElement.line("pubDate", [:], InternetMessage.timestamp(entry.publishedAt.date), indent: 3)
        text += FeedElement.line("dc:creator", [:], entry.author.name, indent: 3)
        for category in entry.categories { text += FeedElement.line("category", [:], category, indent: 3) }
        // HTML, so that a sign is escaped once for it and once for XML.
        let words = Prose(source: "", html: entry.html).words.excerpt(280)
        text += FeedElement.line("description", [:], words.escapedForHTML, indent: 3)
        text += FeedElement.line("content:encoded", [:], entry.html, indent: 3)
        if let related = entry.related {
            text += FeedElement.line("atom:link", ["rel": "related", "href": related], indent: 3)
        }
        return text + "    </item>\n"
    }
}
