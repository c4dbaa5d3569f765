internal import Colloquium

/// The journal behind a feed. Platforms decorate its name in the channel's title and misplace it in the item.
enum FeedJournal {
    static func name(of item: FeedEntry, in channel: FeedChannel, title: String, body: FeedBody) -> (
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
        title.hasPrefix("arXiv Query") || title.contains(" OR ") || title.contains(" AND ")
    }

    static func undecorated(_ title: String) -> String {
        var name = title
        for prefix in decorationsBefore {
            if name.lowercased().hasPrefix(prefix.lowercased()), name.count > prefix.count {
                name = String(name.dropFirst(prefix.count)).trimmingSpace
            }
        }
        for suffix in decorationsAfter {
            if name.lowercased().hasSuffix(suffix.lowercased()), name.count > suffix.count {
                name = String(name.dropLast(suffix.count)).trimmingSpace
            }
        }
        return name
    }

    private static let decorationsBefore = [
        "tandf:", "Wiley:", "ScienceDirect Publication:", "Latest Articles from", "Latest Issue of",
        "Latest Results for", "Most Recent Articles:", "Recent Articles in", "SAGE Publications Inc:",
        "SAGE Publications Ltd:", "SAGE Publications:", "Table of Contents for", "New articles in",
    ]
    private static let decorationsAfter = [
        ": Table of Contents", "- Table of Contents", "Table of Contents", "Current Issue", "- Current Issue",
        "Advance Access", "Advance Articles", "Latest Issue", "Latest Articles", "- Online First", "Online First",
        "OnlineFirst", "-CNKI", "- Most Recent Articles", "- Latest Results", "RSS Feed", "RSS", "current issue", ":",
        "-",
    ]
}
