package import Colloquium
import GRDB

extension Store {
    /// How long an item stays at least.
    private static let keeping = Span.days(180)
    /// As many items of a source stay however old they are: a feed that lists them still must not bring them as new.
    package static let keptItems = 1_000

    /// Removes sources that nobody follows any more, and items that no source had for half a year, unless somebody
    /// tagged or proposed them; of so many of them, some at a time.
    /// - Returns: whether there is more to remove.
    package func forgetOldItems(at now: Instant) async throws -> Bool {
        try await write { db in
            try db.run(
                """
                DELETE FROM sources WHERE due_at IS NULL AND added_at < \(now - .days(30))
                    AND NOT EXISTS (SELECT 1 FROM follows WHERE source = sources.number)
                """)
            try db.run(
                """
                DELETE FROM sightings WHERE (source, seen_at, item) IN (
                    SELECT source, seen_at, item FROM (
                        SELECT source, seen_at, item,
                            row_number() OVER (PARTITION BY source ORDER BY seen_at DESC, item DESC) AS place
                        FROM sightings)
                    WHERE place > \(Self.keptItems) AND seen_at < \(now - Self.keeping) LIMIT 2000)
                """)
            let removed = db.changesCount
            let orphans = try Int64.all(
                db,
                """
                SELECT number FROM items WHERE NOT EXISTS (SELECT 1 FROM sightings WHERE item = items.number)
                    AND NOT EXISTS (SELECT 1 FROM proposals WHERE item = items.number)
                    AND NOT EXISTS (SELECT 1 FROM inbox_tags WHERE item = items.number) LIMIT 2000
                """)
            for item in orphans {
                try db.run("DELETE FROM item_search WHERE rowid = \(item)")
                try db.run("DELETE FROM items WHERE number = \(item)")
            }
            return removed == 2_000 || orphans.count == 2_000
        }
    }
}
