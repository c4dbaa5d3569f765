package import Colloquium
import GRDB

extension Store {
    /// Marks items of an inbox as read by `viewer`. What is not in it is passed over. Gives back how many were unread.
    @discardableResult
    package func markRead(_ items: [Number<Item>], of follower: Follower, by viewer: Viewer) async throws -> Int {
        try await write { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return 0 }
            return try db.noteReading(in: inbox, of: items, by: viewer) {
                try db.mark(items, asRead: true, in: inbox, by: viewer)
            }
        }
    }

    package func markUnread(_ items: [Number<Item>], of follower: Follower, by viewer: Viewer) async throws {
        try await write { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return }
            try db.mark(items, asRead: false, in: inbox, by: viewer)
        }
    }

    /// Everything that was there before a moment is read: in the whole inbox, or of one of its sources. What came later
    /// stays as it is, so that nothing is marked that the reader has not been shown. Gives back how many were unread.
    @discardableResult
    package func markAllRead(
        of follower: Follower, source: Number<Source>? = nil, before moment: Instant, by viewer: Viewer
    ) async throws -> Int {
        try await write { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return 0 }
            if let source { try db.requireFollowed(source, by: inbox) }
            return try db.noteReading(in: inbox, of: nil, by: viewer) {
                try db.markAllRead(in: inbox, source, before: moment, by: viewer)
            }
        }
    }

    /// Everything that came before an item is read, as the inbox orders it: what came with it in one poll and stands
    /// below it too. Gives back how many were unread.
    /// - Parameter source: only what this source brought.
    @discardableResult
    package func markRead(
        before item: Number<Item>, of follower: Follower, source: Number<Source>? = nil, by viewer: Viewer
    ) async throws -> Int {
        try await write { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer),
                let moment = try db.firstSeen(item, in: inbox, source)
            else { throw Refusal.noSuch("item") }
            return try db.noteReading(in: inbox, of: nil, by: viewer) {
                try db.markAllRead(in: inbox, source, before: moment, by: viewer)
                let chosen: SQL = source.map { "sightings.source = \($0)" } ?? "1"
                try db.run(
                    """
                    INSERT INTO item_marks (member, item, is_read)
                    SELECT DISTINCT \(viewer.member), item, 1
                    FROM follows CROSS JOIN sightings ON sightings.source = follows.source
                    WHERE inbox = \(inbox) AND \(chosen) AND seen_at = \(moment) AND item > \(item)
                    ON CONFLICT (member, item) DO UPDATE SET is_read = excluded.is_read
                    """)
            }
        }
    }
}

/// An item as part of an inbox.
struct InboxItem {
    private let item: Number<Item>
    private let inbox: Number<Inbox>

    init(_ item: Number<Item>, _ inbox: Number<Inbox>) {
        self.item = item
        self.inbox = inbox
    }

    /// Whether a source that the inbox follows has brought it.
    var exists: SQL {
        """
        EXISTS (SELECT 1 FROM sightings JOIN follows ON follows.source = sightings.source
            WHERE sightings.item = \(item) AND inbox = \(inbox))
        """
    }
}

extension Database {
    func requireItem(_ item: Number<Item>, in inbox: Number<Inbox>) throws {
        if try Bool.first(self, "SELECT \(InboxItem(item, inbox).exists)") != true { throw Refusal.noSuch("item") }
    }

    fileprivate func mark(
        _ items: [Number<Item>], asRead isRead: Bool, in inbox: Number<Inbox>, by viewer: Viewer
    ) throws {
        for item in items {
            try run(
                """
                INSERT INTO item_marks (member, item, is_read)
                SELECT \(viewer.member), \(item), \(isRead) WHERE \(InboxItem(item, inbox).exists)
                ON CONFLICT (member, item) DO UPDATE SET is_read = excluded.is_read
                """)
        }
    }

    fileprivate func markAllRead(
        in inbox: Number<Inbox>, _ source: Number<Source>?, before moment: Instant, by viewer: Viewer
    ) throws {
        let chosen: SQL = source.map { "follows.source = \($0)" } ?? "1"
        try run(
            """
            INSERT INTO read_sources (member, source, read_before)
            SELECT \(viewer.member), source, \(moment) FROM follows WHERE inbox = \(inbox) AND \(chosen)
            ON CONFLICT (member, source) DO UPDATE SET read_before = max(read_before, excluded.read_before)
            """)
        try run(
            """
            DELETE FROM item_marks WHERE member = \(viewer.member) AND NOT is_read AND item IN (
                SELECT item FROM sightings JOIN follows ON follows.source = sightings.source
                WHERE inbox = \(inbox) AND \(chosen) AND seen_at < \(moment))
            """)
    }

    fileprivate func firstSeen(
        _ item: Number<Item>, in inbox: Number<Inbox>, _ source: Number<Source>?
    ) throws -> Instant? {
        let chosen: SQL = source.map { "sightings.source = \($0)" } ?? "1"
        return try Instant.first(
            self,
            """
            SELECT min(seen_at) FROM sightings JOIN follows ON follows.source = sightings.source
            WHERE item = \(item) AND inbox = \(inbox) AND \(chosen)
            """)
    }
}
