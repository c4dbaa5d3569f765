/// One feed in a list of feeds.
package struct FeedSubscription: Hashable, Sendable, Codable {
    package var title: String
    /// Address of the feed: an absolute http(s) URL; empty for a page that is searched.
    package var feed: String
    /// Address of the page it belongs to; empty when not stated.
    package var page: String
    /// Names of the folders it stands in, outermost first.
    package var folders: [String]

    package init(title: String, feed: String, page: String = "", folders: [String] = []) {
        self.title = title
        self.feed = feed
        self.page = page
        self.folders = folders
    }
}
