package import Colloquium
import GRDB

extension Store {
    /// How long an item stays at least.
    fileprivate static let keeping = Span.days(180)
    /// As many items of a source stay however old they are: a feed that lists them still must not bring them as new.
    package static let keptItems = 1_000

    /// More of one source are never kept, however new.
    package static let mostItems = 5_000
    /// Rows removed in one transaction.
    private static let forgottenAtOnce = 2_000

    /// Removes sources that nobody follows any more, what is old or too much of each source, and items that no source has
    /// any more, unless somebody tagged or proposed them: a part at a time, until nothing is left to remove.
    package func forgetOldItems(at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                DELETE FROM sources WHERE due_at IS NULL AND added_at < \(now - .days(30))
                    AND NOT EXISTS (SELECT 1 FROM follows WHERE source = sources.number)
                """)
        }
        let full = try await read { db in
            try Number<Source>.all(
                db, "SELECT source FROM sightings GROUP BY source HAVING count(*) > \(Self.keptItems)")
        }
        for source in full {
            try await removeAll { db in try db.forgetSightings(of: source, Self.forgottenAtOnce, at: now) }
        }
        try await removeAll { db in try db.forgetOrphans(Self.forgottenAtOnce) }
    }

    private func removeAll(_ remove: @escaping @Sendable (Database) throws -> Bool) async throws {
        while try await write(remove) { try Task.checkCancellation() }
    }
}

extension Database {
    /// Of the item `item`: what is tagged or proposed stays.
    private var isKept: SQL {
        """
        (EXISTS (SELECT 1 FROM proposals WHERE proposals.item = kept.item)
            OR EXISTS (SELECT 1 FROM inbox_tags WHERE inbox_tags.item = kept.item))
        """
    }

    /// Gives back whether there is more.
    fileprivate func forgetOrphans(_ limit: Int) throws -> Bool {
        let orphans = try Int64.all(
            self,
            """
            SELECT item FROM (SELECT number AS item FROM items) AS kept
            WHERE NOT EXISTS (SELECT 1 FROM sightings WHERE sightings.item = kept.item) AND NOT \(isKept) LIMIT \(limit)
            """)
        for item in orphans {
            try run("DELETE FROM items WHERE number = \(item)")
            try run("DELETE FROM item_search WHERE rowid = \(item)")
        }
        return orphans.count == limit
    }

    /// Gives back whether there is more.
    fileprivate func forgetSightings(of source: Number<Source>, _ limit: Int, at now: Instant) throws -> Bool {
        try run(
            """
            DELETE FROM sightings WHERE (source, seen_at, item) IN (
                SELECT \(source), seen_at, item FROM (
                    SELECT seen_at, item, row_number() OVER (ORDER BY seen_at DESC, item DESC) AS place
                    FROM sightings WHERE source = \(source)) AS kept
                WHERE (place > \(Store.mostItems) OR (place > \(Store.keptItems) AND seen_at < \(now - Store.keeping)))
                    AND NOT \(isKept)
                LIMIT \(limit))
            """)
        return changesCount == limit
    }
}
