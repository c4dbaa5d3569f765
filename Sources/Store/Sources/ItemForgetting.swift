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
    /// any more, unless somebody tagged or proposed them; of so many of them, some at a time.
    /// - Returns: whether there is more to remove.
    package func forgetOldItems(at now: Instant) async throws -> Bool {
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
        var hasMore = false
        for source in full {
            hasMore =
                try await write { db in try db.forgetSightings(of: source, Self.forgottenAtOnce, at: now) } || hasMore
        }
        return try await forgetOrphans() || hasMore
    }

    private func forgetOrphans() async throws -> Bool {
        let isOrphan: SQL = """
            NOT EXISTS (SELECT 1 FROM sightings WHERE item = items.number)
                AND NOT EXISTS (SELECT 1 FROM proposals WHERE item = items.number)
                AND NOT EXISTS (SELECT 1 FROM inbox_tags WHERE item = items.number)
            """
        let orphans = try await read { db in
            try Int64.all(db, "SELECT number FROM items WHERE \(isOrphan) LIMIT \(Self.forgottenAtOnce)")
        }
        try await write { db in
            for item in orphans {
                try db.run("DELETE FROM items WHERE number = \(item) AND \(isOrphan)")
                if db.changesCount > 0 { try db.run("DELETE FROM item_search WHERE rowid = \(item)") }
            }
        }
        return orphans.count == Self.forgottenAtOnce
    }
}

extension Database {
    /// Gives back whether there is more.
    fileprivate func forgetSightings(of source: Number<Source>, _ limit: Int, at now: Instant) throws -> Bool {
        try run(
            """
            DELETE FROM sightings WHERE (source, seen_at, item) IN (
                SELECT \(source), seen_at, item FROM (
                    SELECT seen_at, item, row_number() OVER (ORDER BY seen_at DESC, item DESC) AS place
                    FROM sightings WHERE source = \(source))
                WHERE place > \(Store.mostItems) OR (place > \(Store.keptItems) AND seen_at < \(now - Store.keeping))
                LIMIT \(limit))
            """)
        return changesCount == limit
    }
}
