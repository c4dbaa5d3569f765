package import Colloquium
import Foundation
import GRDB

/// A followed source with what its followers should know of it.
package struct SourceSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Source>
    package let address: String
    /// As whose inbox it is calls it, else as it calls itself; its address while neither is known.
    package let title: String
    package let page: String
    package let state: SourceState
    /// Why the last poll failed or the source is not polled any more; empty when all is well.
    package let reason: String
    /// What is odd although it works; empty when nothing is.
    package let notice: String
    /// Polls that failed since the last one that did not.
    package let failures: Int
    package let polledAt: Instant?
    package let succeededAt: Instant?
    /// When something new last came.
    package let changedAt: Instant?
    /// When it is polled next; nil when it is not.
    package let dueAt: Instant?
    /// Items it brought.
    package let items: Int
    /// Items of it that the viewer has not read in this inbox.
    package let unread: Int
}

extension SourceSummary: ReadRow {}

/// A source by name.
package struct SourceName: Decodable, FetchableRecord, Hashable, Sendable {
    package let number: Number<Source>
    package let title: String
}

extension SourceName: ReadRow {}

extension Store {
    /// What an inbox follows, by title; those that need a look first.
    package func sources(of follower: Follower, for viewer: Viewer) async throws -> [SourceSummary] {
        try await read { db in
            guard let inbox = try db.inbox(of: follower, readBy: viewer) else { return [] }
            return try db.sources(of: inbox, for: viewer)
        }
    }
}

extension Database {
    fileprivate func sources(of inbox: Number<Inbox>, for viewer: Viewer) throws -> [SourceSummary] {
        try SourceSummary.all(
            self,
            """
            WITH \(InboxQuery(inbox: inbox, viewer: viewer).unread), waiting AS MATERIALIZED (
                SELECT source, count(*) AS items FROM seen WHERE NOT is_hidden GROUP BY source)
            SELECT sources.number, address, \(FollowedName.title) AS title, \(FollowedName.page) AS page, state, reason,
                notice, failures, polled_at, succeeded_at, changed_at, due_at,
                (SELECT count(*) FROM sightings WHERE source = sources.number) AS items,
                coalesce(waiting.items, 0) AS unread
            FROM follows JOIN sources ON sources.number = follows.source
                LEFT JOIN waiting ON waiting.source = sources.number
            WHERE inbox = \(inbox)
            ORDER BY state = 'active', 3 COLLATE NOCASE, sources.number
            """)
    }
}
