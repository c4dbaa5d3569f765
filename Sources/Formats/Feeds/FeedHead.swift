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

    init(_ entry: consuming FeedEntry) {
        title = InlineText(said: entry.titles.first).plain
        if !entry.publicationName.isEmpty {
            (journal, journalElement) = (entry.publicationName, "prism:publicationName")
        } else if FeedJournal.isSearch(title) {
            (journal, journalElement) = ("", "")
        } else {
            (journal, journalElement) = (FeedJournal.undecorated(title), "channel title")
        }
        isPreprintServer = PreprintServer.isName(journal)
        self.entry = entry
    }
}

extension FeedHead {
    init(_ channel: FeedChannel) {
        title = channel.title
        subtitle = InlineText(said: channel.entry.subtitles.first ?? channel.entry.bodies.first).plain
        journal = channel.journal
        id = channel.entry.guids.first { $0.element == "id" }?.value ?? ""
        page = channel.entry.links.lazy.compactMap { WebAddress($0)?.description }.first ?? ""
        selfLink = WebAddress(channel.entry.selfLink)?.description ?? ""
        language = channel.entry.language
        updated = channel.entry.dates.lazy.compactMap { StatedDate.date(in: $0.value) }.first
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
