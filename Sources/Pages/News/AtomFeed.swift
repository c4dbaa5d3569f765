package import Colloquium

/// A feed of new articles (RFC 4287).
package struct AtomFeed: Page {
    package static let template = "news/feed"

    let feedName: String
    let feedID: String
    let selfURL: String
    let alternateURL: String
    let updated: String
    let entries: [Entry]

    package struct Entry: Sendable {
        let entryTitle: String
        let entryID: String
        let entryURL: String
        let publishedAt: String
        let updatedAt: String
        let posterName: String
        /// HTML, escaped once more by the template.
        let contentHTML: String
        let entryCategories: [String]

        /// `number` makes the id, which never changes, whatever the title does.
        package init(
            _ number: Number<Discussion>, title: String, notices: [EditorialNotice.Kind], poster: String,
            postedAt: Instant, updatedAt: Instant, citation: Citation, whyHTML: String, club: String, origin: String
        ) {
            entryTitle = notices.heading(title)
            entryID = origin + SitePath.discussion(number)
            entryURL = origin + SitePath.discussion(number, title)
            publishedAt = ReaderTime.machine(postedAt)
            self.updatedAt = ReaderTime.machine(updatedAt)
            posterName = poster
            let line = [citation.names, citation.journal, citation.locator].filter { !$0.isEmpty }.joined(
                separator: " ")
            let warning = notices.map { "<p><strong>\($0.sentence)</strong></p>" }.joined()
            contentHTML = "\(warning)<p>\(line.escapedForHTML)</p>\(whyHTML)"
            entryCategories = [club] + notices.map(\.headline)
        }
    }

    package init(name: String, path: String, alternate: String, origin: String, updated: Instant, entries: [Entry]) {
        feedName = name
        feedID = origin + path
        selfURL = origin + path
        alternateURL = origin + alternate
        self.updated = ReaderTime.machine(updated)
        self.entries = entries
    }
}
