/// What an address turned out to be for somebody who wants to follow it.
package enum SourceFinding: Sendable {
    /// One source, with what a first poll would bring.
    case source(SourcePreview)
    /// A page that announces several feeds, at least two; one of them has to be chosen.
    case choice(page: String, [SourceOffer])
    /// A list of feeds (OPML), at least one line.
    case list(OfferedSources)
}

/// What a first poll of a source would bring.
package struct SourcePreview: Hashable, Sendable {
    package let offer: SourceOffer
    /// How many items there are.
    package let count: Int
    /// The first of them, at most twenty.
    package let items: [ArticleRecord]
    /// What a person should know before following it, a sentence; empty when there is nothing.
    package let notice: String

    package init(offer: SourceOffer, count: Int, items: [ArticleRecord], notice: String = "") {
        self.offer = offer
        self.count = count
        self.items = Array(items.prefix(20))
        self.notice = notice
    }
}
