import Colloquium
import GRDB

/// The statements that write down an item, prepared once.
struct IngestionStatements {
    private let db: Database
    private let insert: Statement
    private let update: Statement
    private let addKey: Statement
    private let addSighting: Statement
    private let changeSighting: Statement
    private let listSighting: Statement
    private let addWords: Statement
    private let removeWords: Statement

    init(_ db: Database) throws {
        self.db = db
        insert = try db.makeStatement(
            sql: """
                INSERT INTO items (source, title, record, identifiers, fullness, seen_at) VALUES (?, ?, ?, ?, ?, ?)
                """)
        update = try db.makeStatement(
            sql: """
                UPDATE items SET title = ?, record = ?, identifiers = ?, fullness = ? WHERE number = ?
                """)
        addKey = try db.makeStatement(
            sql: "INSERT INTO item_keys (key, item) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET item = excluded.item")
        addSighting = try db.makeStatement(
            sql: "INSERT INTO sightings (source, seen_at, item, digest, listed_at) VALUES (?, ?, ?, ?, ?)")
        changeSighting = try db.makeStatement(
            sql: "UPDATE sightings SET digest = ?, changed_at = ?, listed_at = ? WHERE item = ? AND source = ?")
        listSighting = try db.makeStatement(sql: "UPDATE sightings SET listed_at = ? WHERE item = ? AND source = ?")
        addWords = try db.makeStatement(
            sql: "INSERT INTO item_search (rowid, title, authors, body) VALUES (?, ?, ?, ?)")
        removeWords = try db.makeStatement(sql: "DELETE FROM item_search WHERE rowid = ?")
    }

    func addItem(_ item: ReadItem, from source: Number<Source>, at now: Instant) throws -> Number<Item> {
        try insert.execute(arguments: [
            source.rawValue, item.title, item.record, item.names, item.fullness, now.rawValue,
        ])
        return db.insertedNumber(of: Item.self)
    }

    func replace(_ known: Number<Item>, _ item: ReadItem, named identifiers: String) throws {
        try update.execute(arguments: [item.title, item.record, identifiers, item.fullness, known.rawValue])
    }

    func name(_ item: Number<Item>, _ key: Int64) throws {
        try addKey.execute(arguments: [key, item.rawValue])
    }

    func sight(_ item: Number<Item>, from source: Number<Source>, digest: Int64, at now: Instant) throws {
        try addSighting.execute(arguments: [source.rawValue, now.rawValue, item.rawValue, digest, now.rawValue])
    }

    func resight(_ item: Number<Item>, from source: Number<Source>, digest: Int64, at now: Instant) throws {
        try changeSighting.execute(arguments: [digest, now.rawValue, now.rawValue, item.rawValue, source.rawValue])
    }

    func relist(_ item: Number<Item>, from source: Number<Source>, at now: Instant) throws {
        try listSighting.execute(arguments: [now.rawValue, item.rawValue, source.rawValue])
    }

    func index(_ item: Number<Item>, _ words: ItemWords) throws {
        try addWords.execute(arguments: [item.rawValue, words.title, words.authors, words.body])
    }

    func reindex(_ item: Number<Item>, _ words: ItemWords) throws {
        try removeWords.execute(arguments: [item.rawValue])
        try index(item, words)
    }
}
