package import Colloquium
package import Foundation
import GRDB

/// A source taken for one poll.
package struct LeasedSource: Sendable {
    package let number: Number<Source>
    package let address: SourceAddress
    /// Which lease of this source it is.
    package let lease: Int64
    package let title: String
    package let page: String
    /// Validators of the last answer (RFC 9110, section 8.8); empty where it had none.
    package let etag: String
    package let lastModified: String
    /// Of the bytes that were last read.
    package let digest: Data?
    package let leasedUntil: Instant
}

extension Store {
    /// Longer than any poll can take, the waiting for a busy server included.
    package static let sourceLease = Span.minutes(30)
    /// A clock may be set back by so much while polls are under way.
    fileprivate static let clockSlack = Span.hours(1)
    /// No plan reaches further ahead: what is due later was planned by a clock that was wrong.
    private static let horizon = Span.days(9)

    /// Takes sources that are due, the longest due first, so that nobody else polls them meanwhile. A lease that a crash
    /// left behind ends by itself.
    /// - Parameter busy: how many polls of each host are under way; no host gets more than `perHost` at a time.
    package func leaseSources(
        _ limit: Int, busy: [String: Int] = [:], perHost: Int = .max, at now: Instant
    ) async throws -> [LeasedSource] {
        try await write { db in
            let due = try db.dueSources(limit, busy: busy, perHost: perHost, at: now, horizon: now + Self.horizon)
            return try due.compactMap { try db.lease($0, at: now, until: now + Self.sourceLease) }
        }
    }

    /// Ends, at start, the leases of the process before this one; only for a database that no other process works on.
    package func endSourceLeases() async throws {
        try await write { db in
            try db.run("UPDATE sources SET leased_until = NULL WHERE leased_until IS NOT NULL")
        }
    }

    /// How many items there are.
    package func itemCount() async throws -> Int {
        try await read { db in try Int.fetchOne(db, sql: "SELECT count(*) FROM items") ?? 0 }
    }

    /// When the next source is due; nil when none is polled.
    package func nextPoll() async throws -> Instant? {
        try await read { db in try Instant.first(db, "SELECT min(due_at) FROM sources WHERE due_at IS NOT NULL") }
    }
}

extension Database {
    fileprivate func dueSources(
        _ limit: Int, busy: [String: Int], perHost: Int, at now: Instant, horizon: Instant
    ) throws -> [Int64] {
        var busy = busy
        var chosen: [Int64] = []
        // A lease that ends later than any can was given by a clock that was wrong.
        let rows = try Row.fetchCursor(
            self,
            sql: """
                SELECT number, host FROM sources
                WHERE due_at IS NOT NULL AND (due_at <= :now OR due_at > :horizon)
                    AND (leased_until IS NULL OR leased_until < :now OR leased_until > :latest)
                ORDER BY due_at
                """,
            arguments: ["now": now, "horizon": horizon, "latest": now + Store.sourceLease + Store.clockSlack])
        while chosen.count < limit, let row = try rows.next() {
            let host: String = row["host"]
            guard busy[host, default: 0] < perHost else { continue }
            busy[host, default: 0] += 1
            chosen.append(row["number"])
        }
        return chosen
    }

    fileprivate func lease(_ number: Int64, at now: Instant, until end: Instant) throws -> LeasedSource? {
        let statement = try cachedStatement(
            sql: """
                UPDATE sources SET lease = lease + 1, leased_until = ? WHERE number = ?
                RETURNING number, address, lease, title, page, etag, last_modified, digest
                """)
        guard let row = try Row.fetchOne(statement, arguments: [end, number]),
            let address = SourceAddress(row["address"])
        else { return nil }
        return LeasedSource(
            number: row["number"], address: address, lease: row["lease"], title: row["title"], page: row["page"],
            etag: row["etag"], lastModified: row["last_modified"], digest: row["digest"], leasedUntil: end)
    }
}
