package import Colloquium

/// A work that a contribution names, as a card under it. Made without a template, since contributions are put together
/// without one.
package struct WorkCard: Sendable {
    private let identifier: Identifier
    private let path: String?
    /// Empty while nothing is known of it.
    private let title: String
    private let citation: Citation
    private let notices: [CitedNoticeLine]

    /// - Parameters:
    ///   - article: nil where its page is not open to all who read the card.
    ///   - notices: about all works that the text names.
    package init(
        _ identifier: Identifier, article: Number<Article>?, title: String, citation: Citation,
        among notices: [CitedNoticeLine]
    ) {
        self.identifier = identifier
        path = article.map { SitePath.article($0, title) } ?? identifier.url
        self.title = title
        self.citation = citation
        self.notices = notices.filter { $0.work == identifier }
    }

    /// The cards under one text, and behind them what notices there are of works that have none.
    package static func html(_ cards: [WorkCard], among notices: [CitedNoticeLine]) -> String {
        let told = Set(cards.flatMap(\.notices).map(\.notice.number))
        let items = cards.map(\.html).joined()
        return (items.isEmpty ? "" : "<ul class=\"works-cited\">\n\(items)</ul>\n")
            + CitedNoticeLine.html(notices.filter { !told.contains($0.notice.number) })
    }

    private var html: String {
        let label = identifier.label.escapedForHTML
        let name = title.isEmpty ? label : title.escapedForHTML
        let heading = path.map { "<a href=\"\($0.escapedForHTML)\" rel=\"noopener\">\(name)</a>" } ?? name
        let facts = title.isEmpty ? "" : "<p class=\"fine\">\(citation.line.escapedForHTML) · \(label)</p>"
        return "<li><p>\(heading)</p>\(facts)\(CitedNoticeLine.html(notices))</li>\n"
    }
}
