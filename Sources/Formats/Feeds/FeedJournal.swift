internal import Colloquium

/// The journal behind a feed. Platforms decorate its name in the channel's title and misplace it in the item.
enum FeedJournal {
    static func name(of item: borrowing FeedEntry, in channel: FeedChannel, title: String, body: FeedBody) -> (
        String, element: String
    ) {
        // Taylor & Francis put the article's title where the journal's name belongs.
        if !item.publicationName.isEmpty, item.publicationName != title {
            return (item.publicationName, "prism:publicationName")
        }
        if !channel.entry.publicationName.isEmpty { return (channel.journal, channel.journalElement) }
        if !item.source.isEmpty, !WebAddressText.isHTTP(item.source), item.source.after("doi:") == nil {
            return (item.source, "dc:source")
        }
        if !body.journal.isEmpty { return (body.journal, "description") }
        return (channel.journal, channel.journalElement)
    }

    /// A search is not a journal.
    static func isSearch(_ title: String) -> Bool {
        title.hasPrefix("arXiv Query")
            || ((title.contains(" OR ") || title.contains(" AND ")) && title != title.uppercased())
    }

    /// "Wiley: TAXON: Table of Contents" is "TAXON". What is nothing but decoration stays.
    static func undecorated(_ title: String) -> String {
        var name = title
        while let shorter = once(name), !shorter.isEmpty { name = shorter }
        return name
    }

    /// Without one decoration; nil where there is none.
    private static func once(_ name: String) -> String? {
        let small = name.lowercased()
        for decoration in before where small.hasPrefix(decoration) {
            return String(name.dropFirst(decoration.count)).trimmingSpace
        }
        for decoration in after where small.hasSuffix(decoration) {
            let rest = name.dropLast(decoration.count)
            let splitsWord = (rest.last?.isLetter ?? false) && (decoration.first?.isLetter ?? false)
            if !splitsWord { return String(rest).trimmingSpace }
        }
        // Preprint servers have a feed for each subject.
        if let range = small.firstRange(of: " subject collection:") {
            return String(name.prefix(small.distance(from: small.startIndex, to: range.lowerBound)))
        }
        return nil
    }

    private static let before = [
        "tandf:", "taylor & francis:", "wiley:", "wiley online library:", "sciencedirect publication:",
        "sage publications inc:", "sage publications ltd:", "sage publications:", "latest articles from",
        "latest articles in", "latest issue of", "latest results for", "most recent articles:", "recent articles in",
        "recent articles from", "table of contents for", "new articles in", "new articles from", "new content from",
        "articles in press for", "rss feed for", "thieme e-journals -",
    ]
    /// The longest first: "ahead of print" is the end of another.
    private static let after = [
        "table of contents", "current issue", "current tables of contents", "recent issues", "latest issue",
        "advance access", "advance articles", "latest articles", "new articles", "newest articles", "recent articles",
        "most recent articles", "most popular articles", "most read articles", "latest results", "online first",
        "onlinefirst", "online first articles", "early view", "early online", "articles in press", "ahead of print",
        "ahead-of-print", "published ahead-of-print", "publish ahead of print", "new and recent articles", "-cnki",
        "rss feed", "rss", "sciencedirect", "sciencedirect.com", ":", "-", "–", "—", "|", ",", "/",
    ].sorted { $0.count > $1.count }
}
