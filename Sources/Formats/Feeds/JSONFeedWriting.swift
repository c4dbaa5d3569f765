import Colloquium
import Foundation

/// JSON Feed 1.1. What it has no word for is an extension of our own, `_thread`, as the standard allows.
enum JSONFeedWriting {
    static func bytes(of feed: FeedDocument) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
        return Array(try encoder.encode(Document(feed)))
    }

    private struct Document: Encodable {
        let version = "https://jsonfeed.org/version/1.1"
        let title: String
        let description: String?
        let homePageURL: String
        let feedURL: String?
        let items: [Item]

        init(_ feed: FeedDocument) {
            title = feed.title.withoutForbiddenCharacters
            description = feed.subtitle.isEmpty ? nil : feed.subtitle.withoutForbiddenCharacters
            homePageURL = feed.page
            feedURL = feed.addresses[.json]
            items = feed.entries.map(Item.init)
        }

        private enum CodingKeys: String, CodingKey {
            case version, title, description, items
            case homePageURL = "home_page_url"
            case feedURL = "feed_url"
        }
    }

    private struct Item: Encodable {
        let id: String
        let url: String
        let externalURL: String?
        let title: String
        let contentHTML: String
        let datePublished: String
        let dateModified: String
        let authors: [Author]
        let tags: [String]?
        let thread: Thread?

        init(_ entry: FeedDocument.Entry) {
            id = entry.id
            url = entry.page
            externalURL = entry.related
            title = entry.title.withoutForbiddenCharacters
            contentHTML = entry.html.withoutForbiddenCharacters
            datePublished = entry.publishedAt.inFeeds
            dateModified = entry.updatedAt.inFeeds
            authors = [Author(entry.author)]
            tags = entry.categories.isEmpty ? nil : entry.categories.map(\.withoutForbiddenCharacters)
            thread = entry.repliesTo.map(Thread.init)
        }

        private enum CodingKeys: String, CodingKey {
            case id, url, title, authors, tags
            case externalURL = "external_url"
            case contentHTML = "content_html"
            case datePublished = "date_published"
            case dateModified = "date_modified"
            case thread = "_thread"
        }
    }

    private struct Author: Encodable {
        let name: String
        let url: String?

        init(_ author: FeedDocument.Author) {
            name = author.name.withoutForbiddenCharacters
            url = author.page.isEmpty ? nil : author.page
        }
    }

    /// What an item answers.
    private struct Thread: Encodable {
        let inReplyTo: String
        let url: String

        init(_ reply: FeedDocument.Reply) {
            inReplyTo = reply.id
            url = reply.page
        }

        private enum CodingKeys: String, CodingKey {
            case inReplyTo = "in_reply_to"
            case url
        }
    }
}
