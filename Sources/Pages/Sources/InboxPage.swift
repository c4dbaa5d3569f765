package import Colloquium

/// What is new in followed sources, for one member or for the members of a club.
package struct InboxPage: SitePage {
    package static let template = "sources/inbox"

    package let pageTitle: String
    let csrf: String
    let inboxes: [Tab]
    let parts: [Tab]
    let filterAction: String
    let partValue: [String]
    let source: Choice
    let tag: Choice
    let filterText: String
    let isNarrowed: Bool
    let plainPath: String
    let entries: [InboxItem]
    let pagination: Pagination
    let emptyText: String
    let followsNothing: Bool
    let sourcesPath: String
    let rulesPath: String
    let proposalsPath: [String]
    let marksPath: String
    let markSource: [String]
    /// Nothing that came after what the list was made from is marked from it.
    let markBefore: String
    let marksAll: Bool
    let allLabel: String
    let back: String
    let troubleText: String
    /// What was just marked as read; empty when nothing was.
    let markedText: String
    /// What else was just done; empty when nothing was.
    let doneText: String
    let undoPath: String

    /// An inbox that the reader may go to.
    package struct Neighbour: Sendable {
        package let follower: Follower
        let name: String
        let unread: Int

        /// - Parameter name: the club's; empty for one's own.
        package init(_ follower: Follower, name: String, unread: Int) {
            self.follower = follower
            self.name = name
            self.unread = unread
        }
    }

    /// A source to narrow the list to.
    package struct SourceOption: Sendable {
        let number: Number<Source>
        let title: String
        let unread: Int
        let isStopped: Bool

        package init(_ number: Number<Source>, title: String, unread: Int, isStopped: Bool) {
            self.number = number
            self.title = title
            self.unread = unread
            self.isStopped = isStopped
        }
    }

    /// What stands around the list.
    package struct Surroundings: Sendable {
        package var clubName = ""
        package var neighbours: [Neighbour] = []
        package var sources: [SourceOption] = []
        package var tags: [Tag] = []
        /// How many items were just marked as read.
        package var marked = 0
        package var done: InboxDone?
        package var csrf: String

        package init(csrf: String) { self.csrf = csrf }
    }

    /// - Parameter newestSeenAt: when the newest item of the whole inbox came; nil where it is empty.
    package init(
        _ address: InboxAddress, _ entries: [InboxItem], hasMore: Bool, newestSeenAt: Instant?, _ around: Surroundings
    ) {
        let follower = address.follower
        csrf = around.csrf
        pageTitle = around.clubName.isEmpty ? "Inbox" : "Inbox of \(around.clubName)"
        inboxes = Self.tabs(around.neighbours, current: follower)
        let unread = around.neighbours.first { $0.follower == follower }?.unread ?? 0
        parts = InboxAddress.Part.allCases.map { part in
            Tab(
                tabName: part == .unread && unread > 0 ? "\(part.name) (\(unread))" : part.name,
                tabPath: address.showing(part).path, isCurrentTab: part == address.part)
        }
        filterAction = SitePath.inbox(follower)
        partValue = address.part == .all ? [] : [address.part.rawValue]
        source = Choice(
            "source", "Source",
            options: [("", "Every source")]
                + around.sources.map {
                    ($0.number.description, $0.unread > 0 ? "\($0.title) (\($0.unread))" : $0.title)
                },
            chosen: address.source?.description ?? "")
        tag = Choice(
            "tag", "Tag", options: [("", "Any or none")] + around.tags.map { ($0.rawValue, $0.rawValue) },
            chosen: address.tag?.rawValue ?? "")
        filterText = address.text
        isNarrowed = address.isNarrowed
        plainPath = SitePath.inbox(follower)
        self.entries = entries
        pagination = Pagination(path: address.listPath, page: address.page, hasMore: hasMore)
        followsNothing = around.sources.isEmpty
        emptyText = Self.emptyText(address, followsNothing: followsNothing)
        sourcesPath = SitePath.sources
        rulesPath = SitePath.rules(follower)
        if case .club(let club) = follower { proposalsPath = [SitePath.proposals(club)] } else { proposalsPath = [] }
        marksPath = SitePath.marks(follower)
        markSource = address.source.map { [$0.description] } ?? []
        markBefore = newestSeenAt.map { ($0 + Span(milliseconds: 1)).rawValue.description } ?? ""
        marksAll = address.isOrderedByTimeAlone && entries.contains { $0.isUnread }
        allLabel = address.source == nil ? "Mark all as read" : "Mark all of this source as read"
        back = address.path
        markedText =
            around.marked < 1
            ? ""
            : around.marked == 1 ? "One article is marked as read." : "\(around.marked) articles are marked as read."
        doneText = around.done?.sentence ?? ""
        undoPath = SitePath.endMarks(follower)
        let stopped = around.sources.filter(\.isStopped).count
        troubleText =
            stopped == 0 ? "" : stopped == 1 ? "One source has stopped." : "\(stopped) sources have stopped."
    }

    private static func tabs(_ neighbours: [Neighbour], current: Follower) -> [Tab] {
        if neighbours.count < 2 { return [] }
        return neighbours.map { inbox in
            let name = inbox.name.isEmpty ? "Yours" : inbox.name
            return Tab(
                tabName: inbox.unread > 0 ? "\(name) (\(inbox.unread))" : name,
                tabPath: SitePath.inbox(inbox.follower), isCurrentTab: inbox.follower == current)
        }
    }

    private static func emptyText(_ address: InboxAddress, followsNothing: Bool) -> String {
        if followsNothing { return "No journals are followed here yet." }
        if address.isNarrowed { return "Nothing matches. Try fewer words, or another source." }
        switch address.part {
        case .all: return "Nothing has come yet. New articles stand here when a source brings them."
        case .unread: return "You have read everything."
        case .hidden: return "Nothing is hidden."
        }
    }
}
