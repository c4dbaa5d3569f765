import Colloquium
import GRDB

/// What one source says of an item.
struct SeenRecord: ReadRow {
    /// JSON.
    let record: String
    /// The source's title.
    let source: String
    /// The names of the work in all that was seen of it, one a line.
    let names: String

    var identifiers: [Identifier] { ItemIdentifiers.read(names) }
}

extension Database {
    /// The fullest record of an item among the sources that an inbox follows: what other sources say, a member's own
    /// among them, is not shown.
    func seenRecord(of item: Number<Item>, in inbox: Number<Inbox>) throws -> SeenRecord? {
        try SeenRecord.first(
            self,
            """
            WITH said AS (
                SELECT source, record, fullness, 0 AS place FROM items WHERE number = \(item)
                UNION ALL SELECT source, record, fullness, 1 FROM item_versions WHERE item = \(item)),
            seen AS (SELECT * FROM said WHERE source IN (SELECT source FROM follows WHERE inbox = \(inbox)))
            SELECT record, sources.title AS source, (
                SELECT coalesce(group_concat(name, char(10)), '') FROM (
                    SELECT DISTINCT (value ->> '$.scheme') || ' ' || (value ->> '$.value') AS name
                    FROM seen, json_each(seen.record, '$.identifiers')
                    WHERE value ->> '$.scheme' IN ('doi', 'pmid', 'pmcid', 'arxiv'))) AS names
            FROM seen JOIN sources ON sources.number = seen.source
            ORDER BY fullness DESC, place, seen.source LIMIT 1
            """)
    }

    /// What one source last said of an item.
    func record(of item: Number<Item>, from source: Number<Source>) throws -> ArticleRecord? {
        try String.first(
            self,
            """
            SELECT record FROM items WHERE number = \(item) AND source = \(source)
            UNION ALL SELECT record FROM item_versions WHERE item = \(item) AND source = \(source)
            """
        ).map(ItemRecord.read)
    }

    /// Keeps what a source says of an item that another one brought, and has it found by these words.
    func keepVersion(
        of item: Number<Item>, from source: Number<Source>, _ record: String, _ fullness: Int, _ words: ItemWords
    ) throws {
        let number = try Int64.first(
            self,
            """
            INSERT INTO item_versions (item, source, record, fullness)
            VALUES (\(item), \(source), \(record), \(fullness))
            ON CONFLICT (item, source) DO UPDATE SET record = excluded.record, fullness = excluded.fullness
            RETURNING number
            """)
        try run("DELETE FROM version_search WHERE rowid = \(number)")
        try run(
            """
            INSERT INTO version_search (rowid, title, authors, body)
            VALUES (\(number), \(words.title), \(words.authors), \(words.body))
            """)
    }

    /// What the inbox says in which `viewer` found what they propose; nil for an article, which has a record of its own.
    /// - Throws: as if it were not there, where it is not open to them.
    func seenRecord(
        of subject: Proposal.Subject, foundIn follower: Follower, by viewer: Viewer
    ) throws -> SeenRecord? {
        switch subject {
        case .article(let article):
            try requireReadable(article, for: viewer)
            return nil
        case .item(let item):
            guard let inbox = try inbox(of: follower, readBy: viewer) else { throw Refusal.noSuch("item") }
            try requireItem(item, in: inbox)
            return try seenRecord(of: item, in: inbox)
        }
    }
}
