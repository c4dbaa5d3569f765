internal import Colloquium

/// Items of JSON Feed go the way of all items of feeds: through `FeedEntry`, under the names that Atom has for the same.
extension FeedEntry {
    init(_ item: JSONFeedDocument.Item, in feed: JSONFeedDocument) {
        titles = Self.said("title", item.title)
        titleIsPlain = true
        guids = Self.said("id", item.id)
        links = [item.url.text, item.externalURL.text].filter { !$0.isEmpty }.prefix(1).map { $0 }
        // Who is named for the whole feed wrote the items that name no one (1.1, "authors").
        let authors =
            [item.authors.all + item.author.all, feed.authors.all + feed.author.all].first { !$0.isEmpty } ?? []
        creators = authors.flatMap { Self.said("author", $0.name) }
        bodies =
            Self.said("content", item.contentHTML)
            + [("content", item.contentText), ("summary", item.summary)].compactMap { element, plain in
                plain.text.isEmpty ? nil : Said(element: element, value: plain.text.asHTMLParagraphs)
            }
        dates = Self.said("published", item.datePublished) + Self.said("updated", item.dateModified)
        subjects = item.tags.lines
        language = item.language.line
    }

    /// The feed itself.
    init(_ feed: JSONFeedDocument) {
        titles = Self.said("title", feed.title)
        titleIsPlain = true
        links = [feed.homePage.text].filter { !$0.isEmpty }
        language = feed.language.line
    }

    private static func said(_ element: String, _ text: LooseText?) -> [Said] {
        text.line.isEmpty ? [] : [Said(element: element, value: text.text)]
    }
}

extension JSONFeedDocument {
    var head: FeedHead {
        var head = FeedHead()
        head.title = title.line
        head.subtitle = description.line
        head.journal = FeedJournal.undecorated(head.title)
        head.page = WebAddress(homePage.text)?.description ?? ""
        head.selfLink = WebAddress(feedURL.text)?.description ?? ""
        head.id = head.selfLink
        head.language = language.line
        return head
    }

    var records: [ArticleRecord] {
        let channel = FeedEntry(self)
        return items.all.map { item in
            var record = FeedTranslation(item: FeedEntry(item, in: self), channel: channel, source: "JSON Feed").record
            if record.sourceKey.isEmpty { record.sourceKey = item.id.line }
            item.addFullText(to: &record)
            return record
        }
    }
}

extension JSONFeedDocument.Item {
    /// What is attached is sound and film, but for a PDF.
    fileprivate func addFullText(to record: inout ArticleRecord) {
        let files = attachments.all.compactMap { attachment -> ArticleRecord.FullTextLink? in
            guard attachment.mimeType.line.lowercased() == "application/pdf" else { return nil }
            return WebAddress(attachment.url.text).map {
                ArticleRecord.FullTextLink(url: $0.description, mediaType: "application/pdf")
            }
        }
        guard let first = files.first, record.fullText.isEmpty else { return }
        record.fullText = files.withoutRepetitions
        record.origins[.fullText] = ArticleRecord.Origin(source: "JSON Feed", element: "attachments", raw: first.url)
    }
}

extension String {
    /// Plain text as HTML that reads the same, an empty line between paragraphs.
    fileprivate var asHTMLParagraphs: String {
        replacing("\r\n", with: "\n").escapedForHTML.replacing("\n\n", with: "<br>")
    }
}
