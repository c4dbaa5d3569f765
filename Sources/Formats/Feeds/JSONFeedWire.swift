/// JSON Feed, versions 1.0 and 1.1 (jsonfeed.org/version/1.1): what a record is made of.
struct JSONFeedDocument: Decodable {
    struct Author: Decodable {
        var name: LooseText?
        var url: LooseText?
    }

    struct Attachment: Decodable {
        var url: LooseText?
        var mimeType: LooseText?
        enum CodingKeys: String, CodingKey {
            case url
            case mimeType = "mime_type"
        }
    }

    struct Item: Decodable {
        /// A text by the standard; a number in feeds that never read it.
        var id: LooseText?
        var url: LooseText?
        var externalURL: LooseText?
        var title: LooseText?
        var contentHTML: LooseText?
        var contentText: LooseText?
        var summary: LooseText?
        var datePublished: LooseText?
        var dateModified: LooseText?
        var author: LooseList<Author>?
        var authors: LooseList<Author>?
        var tags: LooseList<LooseText>?
        var language: LooseText?
        var attachments: LooseList<Attachment>?

        enum CodingKeys: String, CodingKey {
            case id, url, title, summary, author, authors, tags, language, attachments
            case externalURL = "external_url"
            case contentHTML = "content_html"
            case contentText = "content_text"
            case datePublished = "date_published"
            case dateModified = "date_modified"
        }
    }

    var title: LooseText?
    var description: LooseText?
    var homePage: LooseText?
    var feedURL: LooseText?
    var language: LooseText?
    var author: LooseList<Author>?
    var authors: LooseList<Author>?
    var items: LooseList<Item>?

    enum CodingKeys: String, CodingKey {
        case title, description, language, author, authors, items
        case homePage = "home_page_url"
        case feedURL = "feed_url"
    }
}
