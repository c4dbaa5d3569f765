/// A feed that a page points to.
package struct DiscoveredFeed: Hashable, Sendable {
    package enum Place: Hashable, Sendable {
        /// Announced to programs in a `<link>`.
        case announced
        /// A link in the text that can only be a feed.
        case linked
    }

    /// An absolute http(s) URL.
    package var address: String
    /// As the page calls it; often empty.
    package var title: String
    /// In lower case without parameters; empty for a link in the text.
    package var mediaType: String
    package var place: Place
}

/// Finds the feeds of a web page (the autodiscovery of RSS and Atom, and JSON Feed's).
package enum FeedDiscovery {
    /// Those announced in document order, then those that are only linked; each address once.
    /// - Parameter base: the address the page was had from; without it relative links are left out.
    package static func feeds(in bytes: [UInt8], base: String) -> [DiscoveredFeed] {
        let page = HTMLPageReader.page(bytes)
        let address = PageAddress(page: base, base: page.base)
        let announced = page.links.filter(isAnnounced).map { ($0, DiscoveredFeed.Place.announced) }
        let linked = page.anchors.filter(isClearlyFeed).map { ($0, DiscoveredFeed.Place.linked) }
        var seen: Set<String> = []
        return (announced + linked).compactMap { link, place in
            guard let target = address.resolve(link.address), seen.insert(target).inserted else { return nil }
            return DiscoveredFeed(
                address: target, title: InlineText(plain: link.title).plain, mediaType: link.type, place: place)
        }
    }

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
    ]
    /// Types that feeds share with much else: then the address or the title has to say it.
    private static let sharedTypes: Set<String> = ["application/json", "application/xml", "text/xml"]

    private static func isAnnounced(_ link: HTMLPage.Link) -> Bool {
        guard link.relations.contains("alternate") || link.relations.contains("feed"),
            !link.relations.contains("stylesheet")
        else { return false }
        if types.contains(link.type) || link.relations.contains("feed") { return true }
        let words = "\(link.title) \(link.address)".lowercased()
        return sharedTypes.contains(link.type) && ["feed", "rss", "atom"].contains { words.contains($0) }
    }

    private static func isClearlyFeed(_ link: HTMLPage.Link) -> Bool {
        if types.contains(link.type) { return true }
        let path = link.address.lowercased().prefix { $0 != "?" && $0 != "#" }
        return [
            ".rss", ".atom", "/rss", "/rss/", "/feed", "/feed/", "/rss.xml", "/feed.xml", "/atom.xml", "/feed.json",
        ]
        .contains { path.hasSuffix($0) } || path.hasPrefix("feed:")
    }
}
