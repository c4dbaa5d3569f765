/// Something that can be followed: a line of an OPML file or of the catalogue, or a feed that a page announces.
package struct SourceOffer: Hashable, Sendable {
    package let address: SourceAddress
    /// What whoever offers it calls it; its address where they call it nothing.
    package let title: String
    /// The page it belongs to, an absolute http(s) URL; empty when not known.
    package let page: String
    /// Names of the folders it stands in, outermost first.
    package let folders: [String]

    package init(address: SourceAddress, title: String, page: String = "", folders: [String] = []) {
        self.address = address
        self.title = title.tidiedLine.isEmpty ? address.description : title.tidiedLine.excerpt(300)
        self.page = WebAddress(page)?.description ?? ""
        self.folders = folders.map { $0.tidiedLine.excerpt(100) }.filter { !$0.isEmpty }.prefix(5).map { $0 }
    }
}

/// What following several sources at once came to.
package struct FollowOutcome: Hashable, Sendable {
    /// Followed from now on.
    package let followed: Int
    /// Followed already.
    package let known: Int

    package init(followed: Int, known: Int) {
        self.followed = followed
        self.known = known
    }
}
