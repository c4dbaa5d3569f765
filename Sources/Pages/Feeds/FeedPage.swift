package import Colloquium

/// A feed as a person sees it who opened its address in a browser: what it is for, how to follow it, and what is in it.
package struct FeedPage: SitePage {
    package static let template = "feeds/feed"

    package let pageTitle: String
    let feedName: String
    let about: String
    let subjectPath: String
    let isPrivate: Bool
    let followNote: String
    /// Where members make an address for what only they may read.
    let privateFormPath: [String]
    let addresses: [FeedAddress]
    let items: [Item]

    struct Item: Sendable {
        let itemTitle: String
        let itemPath: String
        let itemAuthor: String
        let itemMoment: String
        let itemMachine: String
        let itemText: String
    }

    package init(
        _ feed: FeedDocument, of subject: FeedSubject, at format: FeedFormat, isPrivate: Bool, for viewer: Viewer,
        time: ReaderTime
    ) {
        pageTitle = "Feed: \(feed.title)"
        feedName = feed.title
        about = feed.subtitle
        subjectPath = feed.page
        self.isPrivate = isPrivate
        followNote = isPrivate ? "With what only you and other members may read" : "Without an account, without e-mail"
        privateFormPath = viewer.isMember && !isPrivate ? [SitePath.privateFeedForm(subject)] : []
        addresses = FeedAddress.list(feed.addresses, first: format)
        items = feed.entries.map { entry in
            Item(
                itemTitle: entry.title, itemPath: entry.page, itemAuthor: entry.author.name,
                itemMoment: time.moment(entry.publishedAt), itemMachine: ReaderTime.machine(entry.publishedAt),
                itemText: Prose(source: "", html: entry.html).words.excerpt(280))
        }
    }
}

/// Where a feed is, in one format, to be copied.
struct FeedAddress: Sendable {
    let formatName: String
    let formatID: String
    let address: String

    /// - Parameter first: the format that stands first.
    static func list(_ addresses: [FeedFormat: String], first: FeedFormat) -> [FeedAddress] {
        let formats = [first] + FeedFormat.allCases.filter { $0 != first }
        return formats.compactMap { format in
            addresses[format].map {
                FeedAddress(formatName: format.name, formatID: "address-\(format.rawValue)", address: $0)
            }
        }
    }
}
