import Colloquium

@testable import Pages

extension Storybook {
    private func document(_ entries: Int) -> FeedDocument {
        let addresses = Dictionary(
            uniqueKeysWithValues: FeedFormat.allCases.map { ($0, "https://example.org/\($0.fileName)") })
        let entry = FeedDocument.Entry(
            id: "tag:example.org,2026-11-29:discussions/1", title: text, page: "https://example.org/discussions/1",
            publishedAt: now, updatedAt: now, author: .init(name: text, page: "https://example.org/members/1"),
            html: html)
        return FeedDocument(
            id: "tag:example.org,2026-11-29:feeds/site", title: text, subtitle: text, page: "https://example.org/",
            addresses: addresses, updatedAt: now, entries: Array(repeating: entry, count: entries))
    }

    private var privateFeed: PrivateFeed {
        PrivateFeed(number: 1, name: text, subject: .club(1), madeAt: now, usedAt: now)
    }

    var feeds: [any Page] {
        var entry = PrivateFeedsPage.Entry()
        entry.subject = "club:1"
        entry.name = text
        let member = Viewer(member: 1, role: .member, clubs: [:])
        return [
            FeedPage(document(2), of: .club(1), at: .rss, isPrivate: false, for: member, time: time),
            FeedPage(document(1), of: .club(1), at: .json, isPrivate: true, for: member, time: time),
            PrivateFeedsPage(
                [(privateFeed, text)], subjects: [(.site, text), (.club(1), text)], entry: entry,
                made: (text, document(0).addresses), notice: text, time: time, csrf: csrf, problems: problems),
        ]
    }

    var bareFeeds: [any Page] {
        [
            FeedPage(document(0), of: .site, at: .atom, isPrivate: false, for: .visitor, time: time),
            PrivateFeedsPage([], subjects: [], entry: .init(), made: nil, notice: "", time: time, csrf: csrf),
        ]
    }
}
