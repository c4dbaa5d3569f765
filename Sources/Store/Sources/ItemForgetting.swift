package import Colloquium
import GRDB

extension Store {
    /// How long an item stays at least.
    fileprivate static let keeping = Span.days(180)
    /// How long a source stays that nobody follows any more.
    private static let keepingOfLeft = Span.days(30)
    /// As many items of a source stay however old they are.
    package static let keptItems = 1_000

    /// That an item is listed still is noted once in this time, since most feeds list most of their items at every poll.
    static let relisting = Span.days(1)

    /// More of one source are never kept, however new.
    package static let mostItems = 5_000
    /// Rows removed in one transaction.
    private static let forgottenAtOnce = 2_000

    /// Removes sources that nobody follows any more, what is old or too much of each source, and items that no source has
    /// any more, unless somebody tagged or proposed them: a part at a time, until nothing is left to remove.
    package func forgetOldItems(at now: Instant) async throws {
        try await forgetLeftSources(at: now)
        let full = try await read { db in
            try Number<Source>.all(
                db, "SELECT source FROM sightings GROUP BY source HAVING count(*) > \(Self.keptItems)")
        }
        for source in full {
            try await removeAll { db in try db.forgetSightings(of: source, Self.forgottenAtOnce, at: now) }
        }
        try await forgetOrphans()
    }

    /// Who comes back within a month finds what was there. One goes in a transaction, since all that it brought goes with it.
    private func forgetLeftSources(at now: Instant) async throws {
        let left = try await write { db in
            try db.run("UPDATE sources SET left_at = \(now) WHERE left_at IS NULL AND \(Database.isLeft)")
            return try Number<Source>.all(
                db, "SELECT number FROM sources WHERE left_at < \(now - Self.keepingOfLeft) AND \(Database.isLeft)")
        }
        for source in left {
            try Task.checkCancellation()
            try await write { db in
                try db.run("DELETE FROM sources WHERE number = \(source) AND \(Database.isLeft)")
            }
        }
    }

    /// They are looked for in a read, which keeps nobody waiting however many items there are.
    private func forgetOrphans() async throws {
        while true {
            let orphans = try await read { db in try db.orphans(atMost: Self.forgottenAtOnce) }
            if orphans.isEmpty { return }
            try Task.checkCancellation()
            try await write { db in try db.forget(orphans) }
        }
    }

    private func removeAll(_ remove: @escaping @Sendable (Database) throws -> Bool) async throws {
        while try await write(remove) { try Task.checkCancellation() }
    }
}

extension Database {
    fileprivate static let isLeft: SQL = "NOT EXISTS (SELECT 1 FROM follows WHERE source = sources.number)"

    /// Of the item `item`: what is tagged or proposed stays.
    private var isKept: SQL {
        """
        (EXISTS (SELECT 1 FROM proposals WHERE proposals.item = kept.item)
            OR EXISTS (SELECT 1 FROM inbox_tags WHERE inbox_tags.item = kept.item))
        """
    }

    /// Items that no source has any more and nobody tagged or proposed.
    fileprivate func orphans(atMost limit: Int) throws -> [Int64] {
        try Int64.all(
            self,
            "SELECT item FROM (SELECT number AS item FROM items) AS kept WHERE \(isOrphan) LIMIT \(limit)")
    }

    /// Removes those of the items that are orphans still.
    fileprivate func forget(_ items: [Int64]) throws {
        for item in items {
            try run(
                "DELETE FROM items WHERE number IN (SELECT item FROM (SELECT \(item) AS item) AS kept WHERE \(isOrphan))"
            )
            if changesCount > 0 { try run("DELETE FROM item_search WHERE rowid = \(item)") }
        }
    }

    /// Of the item `item`: no source has it, and nobody wants it kept.
    private var isOrphan: SQL {
        "NOT EXISTS (SELECT 1 FROM sightings WHERE sightings.item = kept.item) AND NOT \(isKept)"
    }

    /// What the last reading listed stays: the next would bring it as new. Of the others those go first that were not
    /// listed for longest, and of one reading those that a feed, newest first, has at its end. Gives back whether there is
    /// more.
    fileprivate func forgetSightings(of source: Number<Source>, _ limit: Int, at now: Instant) throws -> Bool {
        try run(
            """
            DELETE FROM sightings WHERE (source, seen_at, item) IN (
                SELECT \(source), seen_at, item FROM (
                    SELECT seen_at, item, listed_at, max(listed_at) OVER () AS last_reading,
                        row_number() OVER (ORDER BY listed_at DESC, seen_at DESC, item) AS place
                    FROM sightings WHERE source = \(source)) AS kept
                WHERE (place > \(Store.mostItems) OR (place > \(Store.keptItems) AND seen_at < \(now - Store.keeping)
                        AND listed_at < last_reading - \(Store.relisting.milliseconds)))
                    AND NOT \(isKept)
                LIMIT \(limit))
            """)
        return changesCount == limit
    }
}
