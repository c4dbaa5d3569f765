import Colloquium
import GRDB

/// What is known of the items that one answer lists, looked up for all of them together: nearly every poll lists what it
/// listed before, and a statement for each name of each item would be most of what the one writer does.
final class KnownItems {
    struct Record {
        let source: Number<Source>?
        let identifiers: String
        let title: String
    }

    /// What is remembered of the source's having an item.
    struct Sighting {
        let digest: Int64
        /// When a reading last listed it, give or take a day.
        let listedAt: Instant
    }

    let source: Number<Source>
    private let db: Database
    private let keys: [Int64]
    private var items: [Int64: Number<Item>] = [:]
    private var sightings: [Number<Item>: Sighting] = [:]
    private var records: [Number<Item>: Record] = [:]

    init(_ read: [ReadItem], from source: Number<Source>, _ db: Database) throws {
        self.db = db
        self.source = source
        keys = read.flatMap { $0.works + $0.own + $0.pages }
        try look()
    }

    private func look() throws {
        let named = try Row.map(db, "SELECT key, item FROM item_keys WHERE key IN \(SQL.list(keys))") { row in
            (row[0] as Int64, row[1] as Number<Item>)
        }
        items = Dictionary(uniqueKeysWithValues: named)
        let numbers = Set(items.values).map(\.rawValue)
        let seen = try Row.map(
            db,
            """
            SELECT item, digest, listed_at FROM sightings INDEXED BY sightings_of_item
            WHERE item IN \(SQL.list(numbers)) AND source = \(source)
            """
        ) { row in
            (row[0] as Number<Item>, Sighting(digest: row[1], listedAt: row[2]))
        }
        sightings = Dictionary(uniqueKeysWithValues: seen)
        records = [:]
    }

    /// The item that has a name, one of those that the answer lists.
    func item(of key: Int64) -> Number<Item>? { items[key] }

    /// Nil for one that this source did not have before.
    func sighting(of item: Number<Item>) -> Sighting? { sightings[item] }

    func record(of item: Number<Item>) throws -> Record? {
        if let known = records[item] { return known }
        let statement = try db.cachedStatement(sql: "SELECT source, identifiers, title FROM items WHERE number = ?")
        let record = try Row.fetchOne(statement, arguments: [item]).map { row in
            Record(source: row[0], identifiers: row[1], title: row[2])
        }
        records[item] = record
        return record
    }

    /// All names that any source gave an item.
    func names(of item: Number<Item>, _ record: Record) throws -> [Identifier] {
        let statement = try db.cachedStatement(
            sql: """
                SELECT DISTINCT (value ->> '$.scheme') || ' ' || (value ->> '$.value')
                FROM item_versions, json_each(record, '$.identifiers') WHERE item = ?
                """)
        let others = try String.fetchAll(statement, arguments: [item])
        return ItemIdentifiers.read(([record.identifiers] + others).joined(separator: "\n"))
    }

    func name(_ item: Number<Item>, _ key: Int64) { items[key] = item }

    /// For one that was written anew.
    func forgetRecord(of item: Number<Item>) { records[item] = nil }

    func join(_ gone: Number<Item>, into kept: Number<Item>) throws {
        try db.join(gone, into: kept)
        try look()
    }
}
