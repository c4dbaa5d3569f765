package import Colloquium
import Foundation
import GRDB

/// Which items of an inbox are shown.
package struct InboxFilter: Hashable, Sendable {
    package enum Part: String, CaseIterable, Hashable, Sendable {
        /// All that is not hidden, unread first.
        case all
        case unread
        case hidden
    }

    package var part: Part
    package var source: Number<Source>?
    package var tag: Tag?
    /// Words that must all occur, as in the search.
    package var text: String

    package init(_ part: Part = .all, source: Number<Source>? = nil, tag: Tag? = nil, text: String = "") {
        self.part = part
        self.source = source
        self.tag = tag
        self.text = text
    }
}

/// An item as it stands in an inbox.
package struct InboxEntry: Sendable {
    package let item: Item
    /// When a source of this inbox first brought it.
    package let seenAt: Instant
    /// When a source last changed it; nil when none has.
    package let changedAt: Instant?
    package let isRead: Bool
    package let isHidden: Bool
    /// Those people gave it.
    package let tags: [Tag]
    /// Those of rules.
    package let ruleTags: [Tag]
    /// The sources of this inbox that have it.
    package let sources: [SourceName]
    /// The article it is here already, where the viewer may read it.
    package let article: Number<Article>?
    /// What a reader must know of that article, and of other versions of the work, the gravest first.
    package let notices: [EditorialNotice.Kind]
    package let versionNotices: [EditorialNotice.Kind]
    /// Where that is discussed in any version, as far as the viewer may read it, newest first.
    package let discussions: [DiscussionOfItem]
    /// Proposals of it in clubs the viewer may read, newest first.
    package let proposals: [ProposalOfItem]
}

/// One page of an inbox.
package struct InboxList: Sendable {
    package let rows: [InboxEntry]
    package let hasMore: Bool
    /// When the newest item came that was in the inbox when this was read, on whatever page; nil for an empty inbox.
    package let newestSeenAt: Instant?
}

/// That an item is discussed, and where.
package struct DiscussionOfItem: Decodable, FetchableRecord, Hashable, Sendable {
    package let number: Number<Discussion>
    package let title: String
    package let clubName: String
}

extension DiscussionOfItem: ReadRow {}

/// That an item was proposed, and where.
package struct ProposalOfItem: Decodable, FetchableRecord, Hashable, Sendable {
    package let number: Number<Proposal>
    package let club: Number<Club>
    package let clubName: String
    package let state: Proposal.State
}

extension ProposalOfItem: ReadRow {}

/// Where an item stands in an inbox, before it is read in full.
struct InboxPlace: ReadRow {
    let item: Number<Item>
    let seenAt: Instant
    let isRead: Bool
    let isHidden: Bool
}

extension Store {
    /// The items of an inbox, unread first, then newest first; what came in one poll in the order of the feed.
    package func inbox(
        of follower: Follower, _ filter: InboxFilter = InboxFilter(), for viewer: Viewer, _ slice: Slice
    ) async throws -> InboxList {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else {
                return InboxList(rows: [], hasMore: false, newestSeenAt: nil)
            }
            let places = Sliced(try db.places(in: inbox, filter, for: viewer, slice), slice)
            return InboxList(
                rows: try places.rows.map { try db.entry($0, in: inbox, for: viewer) }, hasMore: places.hasMore,
                newestSeenAt: try db.newestSighting(in: inbox))
        }
    }

    /// How many items of an inbox a filter leaves.
    package func inboxCount(
        of follower: Follower, _ filter: InboxFilter, for viewer: Viewer
    ) async throws -> Int {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return 0 }
            let query = InboxQuery(inbox: inbox, viewer: viewer)
            let seen = filter.part == .unread ? query.unread : query.seen
            let chosen = filter.condition(in: inbox)
            return try Int.first(db, "WITH \(seen) SELECT count(DISTINCT item) FROM seen WHERE \(chosen)") ?? 0
        }
    }

    /// One item of an inbox.
    package func inboxEntry(
        _ item: Number<Item>, of follower: Follower, for viewer: Viewer
    ) async throws -> InboxEntry {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer),
                let place = try db.places(in: inbox, "item = \(item)", for: viewer).first
            else { throw Refusal.noSuch("item") }
            return try db.entry(place, in: inbox, for: viewer)
        }
    }

    /// How many items of an inbox `viewer` has not read, hidden ones left out.
    package func unreadItems(of follower: Follower, for viewer: Viewer) async throws -> Int {
        try await read { db in
            _ = try db.inbox(of: follower, readBy: viewer)
            return try db.unreadItems(of: follower, for: viewer)
        }
    }

    /// The tags in use in an inbox, by name.
    package func inboxTags(of follower: Follower, for viewer: Viewer) async throws -> [Tag] {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return [] }
            return try Tag.all(
                db,
                """
                SELECT tag FROM inbox_tags WHERE inbox = \(inbox)
                UNION SELECT tag FROM inbox_rules WHERE inbox = \(inbox) AND action = 'tag' ORDER BY 1
                """)
        }
    }
}

extension Database {
    /// Only where a page goes beyond what is unread do all items have to be sorted.
    fileprivate func places(
        in inbox: Number<Inbox>, _ filter: InboxFilter, for viewer: Viewer, _ slice: Slice
    ) throws -> [InboxPlace] {
        let query = InboxQuery(inbox: inbox, viewer: viewer)
        let chosen = filter.condition(in: inbox)
        if filter.part != .hidden {
            let unread = try places(query.unread, chosen, slice)
            if filter.part == .unread || unread.count > slice.size { return unread }
        }
        return try places(query.seen, chosen, slice)
    }

    fileprivate func newestSighting(in inbox: Number<Inbox>) throws -> Instant? {
        try Instant.first(
            self,
            """
            SELECT max((SELECT max(seen_at) FROM sightings WHERE sightings.source = follows.source)) FROM follows
            WHERE inbox = \(inbox)
            """)
    }

    fileprivate func places(in inbox: Number<Inbox>, _ chosen: SQL, for viewer: Viewer) throws -> [InboxPlace] {
        try places(InboxQuery(inbox: inbox, viewer: viewer).seen, chosen, Slice(size: 1))
    }

    private func places(_ seen: SQL, _ chosen: SQL, _ slice: Slice) throws -> [InboxPlace] {
        try InboxPlace.all(
            self,
            """
            WITH \(seen)
            SELECT item, min(seen_at) AS seen_at, min(is_read) AS is_read, is_hidden FROM seen
            WHERE \(chosen) GROUP BY item ORDER BY is_read, seen_at DESC, item \(slice.sql)
            """)
    }
}

extension InboxFilter {
    fileprivate func condition(in inbox: Number<Inbox>) -> SQL {
        var conditions: [SQL] = [part == .hidden ? "is_hidden" : "NOT is_hidden"]
        if let source { conditions.append("source = \(source)") }
        if let tag {
            conditions.append(
                """
                item IN (SELECT item FROM inbox_tags WHERE inbox = \(inbox) AND tag = \(tag)
                    UNION ALL SELECT item FROM rule_matches JOIN inbox_rules ON inbox_rules.number = rule_matches.rule
                        WHERE inbox = \(inbox) AND action = 'tag' AND tag = \(tag))
                """)
        }
        let pattern = SearchPattern(text).match
        if !pattern.isEmpty {
            conditions.append(Self.isFound(by: pattern, in: inbox))
        } else if !text.tidied.isEmpty {
            conditions.append("0")
        }
        return conditions.joined(separator: " AND ")
    }

    /// What a source says of an item is found by those who follow that source.
    private static func isFound(by pattern: String, in inbox: Number<Inbox>) -> SQL {
        """
        item IN (
            SELECT number FROM item_search JOIN items ON items.number = item_search.rowid
            WHERE item_search MATCH \(pattern) AND items.source IN (SELECT source FROM follows WHERE inbox = \(inbox))
            UNION ALL
            SELECT item FROM version_search JOIN item_versions ON item_versions.number = version_search.rowid
            WHERE version_search MATCH \(pattern)
                AND item_versions.source IN (SELECT source FROM follows WHERE inbox = \(inbox)))
        """
    }
}
