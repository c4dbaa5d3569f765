import Colloquium
import GRDB

/// The sightings of an inbox as one reader has them. An item that two of its sources brought is in it twice.
struct InboxQuery {
    let inbox: Number<Inbox>
    let viewer: Viewer

    /// Joins are CROSS where an item's few sightings must come first: a member has marked as many sources as they follow.
    /// Common table expressions that end in `seen`: item, source, seen_at, is_read, is_hidden.
    var seen: SQL { "\(followed), sighted AS (\(all)), seen AS (\(judged))" }

    /// The same, of which only what is unread has to be looked at: it is found by time, not by going through all.
    var unread: SQL {
        "\(followed), sighted AS (\(recent) UNION \(markedUnread)), seen AS (SELECT * FROM (\(judged)) WHERE NOT is_read)"
    }

    /// The same for some items alone.
    func unread(of items: [Number<Item>]) -> SQL {
        "\(followed), sighted AS (\(sightings(of: items))), seen AS (SELECT * FROM (\(judged)) WHERE NOT is_read)"
    }

    /// Members of a club who came late do not find unread what was there long before them.
    private var followed: SQL {
        """
        followed AS MATERIALIZED (
            SELECT follows.source, max(unread_from, coalesce((
                SELECT joined_at - \(Follower.firstGlance.milliseconds) FROM club_members JOIN inboxes ON inboxes.club = club_members.club
                WHERE inboxes.number = \(inbox) AND club_members.member = \(viewer.member)), 0)) AS unread_from,
                coalesce(read_before, 0) AS read_before
            FROM follows LEFT JOIN read_sources
                ON read_sources.source = follows.source AND read_sources.member = \(viewer.member)
            WHERE inbox = \(inbox))
        """
    }

    private var all: SQL {
        """
        SELECT sightings.item, sightings.source, sightings.seen_at, unread_from
        FROM followed CROSS JOIN sightings ON sightings.source = followed.source
        """
    }

    private func sightings(of items: [Number<Item>]) -> SQL {
        """
        SELECT sightings.item, sightings.source, sightings.seen_at, unread_from
        FROM sightings CROSS JOIN followed ON followed.source = sightings.source
        WHERE sightings.item IN \(SQL.list(items.map(\.rawValue)))
        """
    }

    private var recent: SQL { "\(all) AND sightings.seen_at >= max(unread_from, read_before)" }

    private var markedUnread: SQL {
        """
        SELECT sightings.item, sightings.source, sightings.seen_at, unread_from
        FROM item_marks CROSS JOIN sightings ON sightings.item = item_marks.item
            CROSS JOIN followed ON followed.source = sightings.source
        WHERE item_marks.member = \(viewer.member) AND NOT is_read
        """
    }

    private var judged: SQL {
        """
        SELECT sighted.item, sighted.source, sighted.seen_at,
            coalesce(
                (SELECT is_read FROM item_marks WHERE member = \(viewer.member) AND item_marks.item = sighted.item),
                sighted.seen_at < unread_from OR EXISTS (
                    SELECT 1 FROM sightings CROSS JOIN read_sources ON read_sources.source = sightings.source
                    WHERE sightings.item = sighted.item AND read_sources.member = \(viewer.member)
                        AND sightings.seen_at < read_before)) AS is_read,
            \(Self.isHidden(in: inbox)) AS is_hidden
        FROM sighted
        """
    }

    /// Whether the item of a row of `sighted` is taken out of an inbox: somebody chose so, or a rule hides it, nobody chose
    /// otherwise and no rule keeps it.
    static func isHidden(in inbox: Number<Inbox>) -> SQL {
        """
        coalesce((SELECT is_hidden FROM inbox_choices WHERE inbox = \(inbox) AND inbox_choices.item = sighted.item),
            \(isMatched(by: "hide", in: inbox)) AND NOT \(isMatched(by: "show", in: inbox)))
        """
    }

    private static func isMatched(by action: String, in inbox: Number<Inbox>) -> SQL {
        """
        EXISTS (SELECT 1 FROM rule_matches JOIN inbox_rules ON inbox_rules.number = rule_matches.rule
            WHERE rule_matches.item = sighted.item AND inbox = \(inbox) AND action = \(action))
        """
    }
}

extension Database {
    /// The items of an inbox that wait for `viewer`.
    /// - Parameter items: of these alone; of all when it is nil.
    func unreadItems(
        in inbox: Number<Inbox>, among items: [Number<Item>]? = nil, for viewer: Viewer
    ) throws -> Set<Number<Item>> {
        let query = InboxQuery(inbox: inbox, viewer: viewer)
        return Set(
            try Number<Item>.all(
                self,
                """
                WITH \(items.map(query.unread(of:)) ?? query.unread)
                SELECT DISTINCT item FROM seen WHERE NOT is_hidden
                """))
    }

    /// How many items of an inbox wait for `viewer`.
    func unreadItems(of follower: Follower, for viewer: Viewer) throws -> Int {
        guard let inbox = try inbox(of: follower) else { return 0 }
        let query = InboxQuery(inbox: inbox, viewer: viewer)
        return try Int.first(
            self, "WITH \(query.unread) SELECT count(DISTINCT item) FROM seen WHERE NOT is_hidden") ?? 0
    }
}
