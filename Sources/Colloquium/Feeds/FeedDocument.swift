/// A feed, whole: what each of its formats says in its own words. Texts are plain but for `html`; addresses are absolute.
package struct FeedDocument: Hashable, Sendable {
    /// A URI that never changes.
    package let id: String
    package let title: String
    package let subtitle: String
    /// The page that people read instead.
    package let page: String
    /// Where the feed itself is, in each format.
    package let addresses: [FeedFormat: String]
    /// When anything that its entries say changed last.
    package let updatedAt: Instant
    /// What changed last first.
    package let entries: [Entry]

    package struct Entry: Hashable, Sendable {
        package let id: String
        package let title: String
        /// Where it can be read and answered on this site.
        package let page: String
        package let publishedAt: Instant
        /// When what it says changed last; a reaction to it is no change.
        package let updatedAt: Instant
        package let author: Author
        /// Fit to stand in any page: no scripts, no relative addresses.
        package let html: String
        package var categories: [String] = []
        /// What it answers.
        package var repliesTo: Reply?
        /// Its own feed, where what answers it comes.
        package var replies: String?
        /// The address of the article it is about, at its publisher.
        package var related: String?

        package init(
            id: String, title: String, page: String, publishedAt: Instant, updatedAt: Instant, author: Author,
            html: String
        ) {
            self.id = id
            self.title = title
            self.page = page
            self.publishedAt = publishedAt
            self.updatedAt = updatedAt
            self.author = author
            self.html = html
        }
    }

    package struct Author: Hashable, Sendable {
        package let name: String
        /// Their page here; empty where they have none.
        package let page: String

        package init(name: String, page: String) {
            self.name = name
            self.page = page
        }
    }

    package struct Reply: Hashable, Sendable {
        package let id: String
        package let page: String

        package init(id: String, page: String) {
            self.id = id
            self.page = page
        }
    }

    /// How many entries a feed holds.
    package static let limit = 50

    package init(
        id: String, title: String, subtitle: String, page: String, addresses: [FeedFormat: String], updatedAt: Instant,
        entries: [Entry]
    ) {
        self.id = id
        self.title = title
        self.subtitle = subtitle
        self.page = page
        self.addresses = addresses
        self.updatedAt = updatedAt
        self.entries = entries
    }
}
