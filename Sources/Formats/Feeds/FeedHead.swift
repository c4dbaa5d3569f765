internal import Colloquium

/// The head of a feed, with what every item asks of it worked out once.
final class FeedChannel: Sendable {
    let entry: FeedEntry
    /// The feed's title in plain text.
    let title: String
    /// The journal's name where the head tells it.
    let journal: String
    let journalElement: String
    let isPreprintServer: Bool

    init(_ entry: FeedEntry) {
        self.entry = entry
        title = InlineText(said: entry.titles.first).plain
        if !entry.publicationName.isEmpty {
            (journal, journalElement) = (entry.publicationName, "prism:publicationName")
        } else if FeedJournal.isSearch(title) {
            (journal, journalElement) = ("", "")
        } else {
            (journal, journalElement) = (FeedJournal.undecorated(title), "channel title")
        }
        isPreprintServer = PreprintServer.isName(journal)
    }
}

extension FeedHead {
    init(_ channel: FeedChannel) {
        let entry = channel.entry
        title = channel.title
        subtitle = InlineText(said: entry.subtitles.first ?? entry.bodies.first).plain
        journal = channel.journal
        id = entry.guids.first { $0.element == "id" }?.value ?? ""
        page = entry.links.lazy.compactMap { WebAddress($0)?.description }.first ?? ""
        selfLink = WebAddress(entry.selfLink)?.description ?? ""
        language = entry.language
        updated = entry.dates.lazy.compactMap { StatedDate.date(in: $0.value) }.first
    }
}

extension InlineText {
    /// What an element of a feed says on one line.
    init(said: FeedEntry.Said?) {
        guard let said else {
            self.init()
            return
        }
        if said.isHTML { self.init(html: said.value) } else { self.init(plain: said.value) }
    }
}
