/// The feeds that a list of feeds offers, and why some of its lines cannot be followed.
package struct OfferedSources: Sendable {
    /// As many as a form sends back.
    package static let limit = 1_000

    /// Each address once.
    package let offers: [SourceOffer]
    /// Lines that cannot be followed, at most a hundred of them.
    package let refused: [(title: String, reason: String)]
    /// How many there are, with those beyond the hundred.
    package let refusedCount: Int
    /// Lines beyond the limit.
    package let leftOut: Int

    package init(_ listed: [FeedSubscription]) {
        var seen: Set<SourceAddress> = []
        var offers: [SourceOffer] = []
        var refused: [(title: String, reason: String)] = []
        for line in listed {
            guard let address = SourceAddress(line.feed) else {
                refused.append((line.title.excerpt(200), Self.reason(line.feed)))
                continue
            }
            guard seen.insert(address).inserted else { continue }
            offers.append(SourceOffer(address: address, title: line.title, page: line.page, folders: line.folders))
        }
        self.offers = Array(offers.prefix(Self.limit))
        self.refused = Array(refused.prefix(100))
        refusedCount = refused.count
        leftOut = max(0, offers.count - Self.limit)
    }

    package var isEmpty: Bool { offers.isEmpty && refused.isEmpty }

    private static func reason(_ address: String) -> String {
        switch WebAddress(address).flatMap(PubMedSearch.recognise) {
        case .untranslatable(let filter):
            "This search of PubMed uses the filter “\(filter.excerpt(60))”, which cannot be repeated."
        case .tooLong: "This search of PubMed is too long to be repeated. Split it into several shorter ones."
        case .search, .none: "Its address is none that can be asked: \(address.excerpt(120))"
        }
    }
}
