import Colloquium

/// Atom 1.0 (RFC 4287) with the threading extension (RFC 4685).
struct AtomWriting {
    let feed: FeedDocument

    var text: String {
        var text = """
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0">

            """
        text += FeedElement.line("title", [:], feed.title, indent: 1)
        if !feed.subtitle.isEmpty { text += FeedElement.line("subtitle", [:], feed.subtitle, indent: 1) }
        text += FeedElement.line("id", [:], feed.id, indent: 1)
        let own = feed.addresses[.atom] ?? ""
        text += link("self", FeedFormat.atom.mediaType, own, indent: 1)
        text += link("alternate", "text/html", feed.page, indent: 1)
        text += FeedElement.line("updated", [:], feed.updatedAt.inFeeds, indent: 1)
        text += FeedElement.line("generator", [:], "Colloquium", indent: 1)
        for entry in feed.entries { text += self.entry(entry) }
        return text + "</feed>\n"
    }

    private func entry(_ entry: FeedDocument.Entry) -> String {
        var text = "  <entry>\n"
        text += FeedElement.line("title", [:], entry.title, indent: 2)
        text += FeedElement.line("id", [:], entry.id, indent: 2)
        text += link("alternate", "text/html", entry.page, indent: 2)
        if let related = entry.related {
            text += FeedElement.line("link", ["rel": "related", "href": related], indent: 2)
        }
        if let replies = entry.replies { text += link("replies", FeedFormat.atom.mediaType, replies, indent: 2) }
        if let reply = entry.repliesTo {
            text += FeedElement.line(
                "thr:in-reply-to", ["ref": reply.id, "href": reply.page, "type": "text/html"], indent: 2)
        }
        text += FeedElement.line("published", [:], entry.publishedAt.inFeeds, indent: 2)
        text += FeedElement.line("updated", [:], entry.updatedAt.inFeeds, indent: 2)
        text += "    <author>\n" + FeedElement.line("name", [:], entry.author.name, indent: 3)
        if !entry.author.page.isEmpty { text += FeedElement.line("uri", [:], entry.author.page, indent: 3) }
        text += "    </author>\n"
        for category in entry.categories { text += FeedElement.line("category", ["term": category], indent: 2) }
        return text + FeedElement.line("content", ["type": "html"], entry.html, indent: 2) + "  </entry>\n"
    }

    private func link(_ relation: String, _ type: String, _ address: String, indent: Int) -> String {
        FeedElement.line("link", ["rel": relation, "type": type, "href": address], indent: indent)
    }
}
