package import Colloquium
import GRDB

/// A discussion's contributions as its page needs them: in the order of the thread, each with its fragment where one
/// was made.
package struct DiscussionThread: Sendable {
    /// Counts every change of what the discussion's page shows.
    package let version: Int64
    package private(set) var entries: [Entry]

    package struct Entry: Ordered, Sendable {
        package let number: Number<Contribution>
        package let parent: Number<Contribution>?
        package let depth: Int
        package let kind: Contribution.Kind
        package let author: Number<Member>
        package let authorName: String
        package let writtenAt: Instant
        package let isWithdrawn: Bool
        /// It came after the end.
        package let isLate: Bool
        /// A reader asks for a reference in it.
        package let isCitationNeeded: Bool
        package let reception: Reception
        /// Nil until somebody makes it: `contributions(_:)` has what it is made from, `keep(_:)` keeps it.
        package fileprivate(set) var fragment: ContributionHTML?
    }

    /// Gives entries without a fragment theirs.
    package mutating func fill(_ fragments: [Number<Contribution>: ContributionHTML]) {
        for index in entries.indices where entries[index].fragment == nil {
            entries[index].fragment = fragments[entries[index].number]
        }
    }
}

extension Store {
    /// - Parameter edition: of the template; fragments that another one made count as not there.
    package func thread(
        of discussion: Number<Discussion>, for viewer: Viewer, edition: String
    ) async throws -> DiscussionThread {
        try await read { db in
            _ = try db.discussion(discussion, for: viewer)
            return try db.thread(of: discussion, edition: edition)
        }
    }

    /// What fragments are made from.
    package func contributions(_ numbers: [Number<Contribution>]) async throws -> [ContributionReading] {
        try await read { db in
            try ContributionReading.all(
                db, "\(ContributionReading.selection) WHERE contributions.number IN \(numbers)")
        }
    }

    /// Keeps fragments made from what the discussion was at `version`; of another version none is kept, since it might
    /// say what is no longer so.
    package func keep(
        _ fragments: [Number<Contribution>: ContributionHTML], of discussion: Number<Discussion>, at version: Int64,
        edition: String
    ) async throws {
        try await write { db in
            guard try db.version(of: discussion) == version else { return }
            let statement = try db.cachedStatement(
                sql: """
                    INSERT OR REPLACE INTO contribution_fragments (contribution, edition, before, behind)
                    VALUES (?, ?, ?, ?)
                    """)
            for (number, html) in fragments {
                try statement.execute(arguments: [number, edition, html.before, html.behind])
            }
        }
    }
}

extension Database {
    func version(of discussion: Number<Discussion>) throws -> Int64 {
        let statement = try cachedStatement(sql: "SELECT version FROM discussion_versions WHERE discussion = ?")
        return try Int64.fetchOne(statement, arguments: [discussion]) ?? 0
    }

    fileprivate func thread(of discussion: Number<Discussion>, edition: String) throws -> DiscussionThread {
        // Read by position: a page has a thousand of them.
        let statement = try cachedStatement(
            sql: """
                SELECT contributions.number, parent, depth, kind, author, name, written_at, withdrawn_at IS NOT NULL,
                    before, behind, is_late,
                    EXISTS (SELECT 1 FROM citation_requests
                        WHERE citation_requests.contribution = contributions.number)
                FROM contributions JOIN members ON members.number = author
                    LEFT JOIN contribution_fragments ON contribution = contributions.number AND edition = ?
                WHERE discussion = ? ORDER BY contributions.number
                """)
        let rows = try Row.fetchCursor(statement, arguments: [edition, discussion])
        let receptions = try receptions(in: discussion)
        var entries: [DiscussionThread.Entry] = []
        while let row = try rows.next() {
            let before: String? = row[8]
            entries.append(
                DiscussionThread.Entry(
                    number: row[0], parent: row[1], depth: row[2], kind: row[3], author: row[4], authorName: row[5],
                    writtenAt: row[6], isWithdrawn: row[7], isLate: row[10], isCitationNeeded: row[11],
                    reception: receptions[row[0]] ?? .none,
                    fragment: before.map { ContributionHTML(before: $0, behind: row[9]) }))
        }
        return DiscussionThread(version: try version(of: discussion), entries: entries.threaded())
    }
}
