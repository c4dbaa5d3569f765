import Colloquium
import GRDB

/// What one source says of an item.
struct SeenRecord: ReadRow {
    /// JSON.
    let record: String
    /// The source's title.
    let source: String
}

extension Database {
    /// The fullest record of an item among the sources that some inboxes follow: what other sources say, a member's own
    /// among them, is not shown.
    /// - Parameter inboxes: a condition on the table `inboxes`.
    func seenRecord(of item: Number<Item>, inInboxes inboxes: SQL) throws -> SeenRecord? {
        try SeenRecord.first(
            self,
            """
            SELECT record, sources.title AS source FROM (
                SELECT source, record, fullness, 0 AS place FROM items WHERE number = \(item)
                UNION ALL SELECT source, record, fullness, 1 FROM item_versions WHERE item = \(item)) AS said
                JOIN sources ON sources.number = said.source
            WHERE said.source IN (
                SELECT source FROM follows JOIN inboxes ON inboxes.number = inbox WHERE \(inboxes))
            ORDER BY fullness DESC, place, said.source LIMIT 1
            """)
    }

    /// Makes an item found by the words of all its sources.
    func reindex(_ item: Number<Item>) throws {
        let records = try String.all(
            self,
            """
            SELECT record FROM items WHERE number = \(item)
            UNION ALL SELECT record FROM item_versions WHERE item = \(item)
            """)
        let words = ItemWords(all: try records.map { ItemWords(ItemText(try ItemRecord.read($0))) })
        try run("DELETE FROM item_search WHERE rowid = \(item)")
        try run(
            """
            INSERT INTO item_search (rowid, title, authors, body)
            VALUES (\(item), \(words.title), \(words.authors), \(words.body))
            """)
    }

    /// What `viewer` is shown of the subject of a proposal; nil for an article, which has a record of its own.
    func seenRecord(of subject: Proposal.Subject, by viewer: Viewer) throws -> SeenRecord? {
        guard case .item(let item) = subject else { return nil }
        return try seenRecord(of: item, inInboxes: viewer.readableInboxes)
    }
}

extension Viewer {
    /// A condition on the table `inboxes`.
    var readableInboxes: SQL {
        let own = Array(clubs.keys)
        return """
            (inboxes.member = \(member) OR inboxes.club IN \(own)
                OR (inboxes.club IS NOT NULL AND \(isAdministrator)))
            """
    }
}
