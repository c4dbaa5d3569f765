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
    /// Those people gave it and those of rules.
    package let tags: [Tag]
    /// The sources of this inbox that have it.
    package let sources: [SourceName]
    /// The article it is here already, where the viewer may read it.
    package let article: Number<Article>?
    /// Proposals of it in clubs the viewer may read, newest first.
    package let proposals: [ProposalOfItem]
}

/// That an item was proposed, and where.
package struct ProposalOfItem: Decodable, FetchableRecord, Hashable, Sendable {
    package let number: Number<Proposal>
    package let club: Number<Club>
    package let clubName: String
    package let state: Proposal.State
}

extension ProposalOfItem: ReadRow {}

/// Where an item stands in an inbox, before it is read in full.
private struct Place: ReadRow {
    let item: Number<Item>
    let seenAt: Instant
    let isRead: Bool
    let isHidden: Bool
}

extension Store {
    /// The items of an inbox, unread first, then newest first; what came in one poll in the order of the feed.
    package func inbox(
        of follower: Follower, _ filter: InboxFilter = InboxFilter(), for viewer: Viewer, _ slice: Slice
    ) async throws -> Sliced<InboxEntry> {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return Sliced([], slice) }
            let places = try db.places(in: inbox, filter, for: viewer, slice)
            return Sliced(try places.map { try db.entry($0, in: inbox, for: viewer) }, slice)
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
    ) throws -> [Place] {
        let query = InboxQuery(inbox: inbox, viewer: viewer)
        let chosen = filter.condition(in: inbox)
        if filter.part != .hidden {
            let unread = try places(query.unread, chosen, slice)
            if filter.part == .unread || unread.count > slice.size { return unread }
        }
        return try places(query.seen, chosen, slice)
    }

    fileprivate func places(in inbox: Number<Inbox>, _ chosen: SQL, for viewer: Viewer) throws -> [Place] {
        try places(InboxQuery(inbox: inbox, viewer: viewer).seen, chosen, Slice(size: 1))
    }

    private func places(_ seen: SQL, _ chosen: SQL, _ slice: Slice) throws -> [Place] {
        try Place.all(
            self,
            """
            WITH \(seen)
            SELECT item, min(seen_at) AS seen_at, min(is_read) AS is_read, is_hidden FROM seen
            WHERE \(chosen) GROUP BY item ORDER BY is_read, seen_at DESC, item \(slice.sql)
            """)
    }

    fileprivate func entry(_ place: Place, in inbox: Number<Inbox>, for viewer: Viewer) throws -> InboxEntry {
        guard
            let row = try Row.first(
                self, "SELECT identifiers, changed_at FROM items WHERE number = \(place.item)"),
            let seen = try seenRecord(of: place.item, inInboxes: "inboxes.number = \(inbox)")
        else { throw Refusal.noSuch("item") }
        let sources = try SourceName.all(
            self,
            """
            SELECT number, title FROM sightings JOIN sources ON sources.number = sightings.source
            WHERE item = \(place.item) AND source IN (SELECT source FROM follows WHERE inbox = \(inbox))
            ORDER BY seen_at, number
            """)
        let tags = try Tag.all(
            self,
            """
            SELECT tag FROM inbox_tags WHERE inbox = \(inbox) AND item = \(place.item)
            UNION SELECT tag FROM rule_matches JOIN inbox_rules ON inbox_rules.number = rule_matches.rule
                WHERE item = \(place.item) AND inbox = \(inbox) AND action = 'tag'
            ORDER BY 1
            """)
        return InboxEntry(
            item: Item(number: place.item, record: try ItemRecord.read(seen.record)), seenAt: place.seenAt,
            changedAt: row["changed_at"], isRead: place.isRead, isHidden: place.isHidden, tags: tags, sources: sources,
            article: try article(named: row["identifiers"], for: viewer),
            proposals: try proposals(of: place.item, for: viewer))
    }

    /// The article that is here under the names of an item, where `viewer` may read it.
    func article(named identifiers: String, for viewer: Viewer) throws -> Number<Article>? {
        guard let article = try articles(known: ItemIdentifiers.read(identifiers)).first else { return nil }
        return try isReadable(article, for: viewer) ? article : nil
    }

    private func proposals(of item: Number<Item>, for viewer: Viewer) throws -> [ProposalOfItem] {
        try ProposalOfItem.all(
            self,
            """
            SELECT proposals.number, club, clubs.name AS club_name, state
            FROM proposals JOIN clubs ON clubs.number = club
            WHERE item = \(item) AND state IN ('open', 'picked') AND club IN \(viewer.readableClubs)
            ORDER BY proposals.number DESC
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
            conditions.append("item IN (SELECT rowid FROM item_search WHERE item_search MATCH \(pattern))")
        } else if !text.tidied.isEmpty {
            conditions.append("0")
        }
        return conditions.joined(separator: " AND ")
    }
}
