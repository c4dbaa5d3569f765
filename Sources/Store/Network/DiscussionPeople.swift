package import Colloquium
import GRDB

/// Somebody who takes part in a discussion.
package struct DiscussionPerson: Sendable {
    package let author: Author
    /// The reader's tie to them.
    package let tie: Number<Tie>?
}

private struct DiscussionPersonRow: ReadRow {
    let number: Number<Member>
    let name: String
    let byline: String
    let tie: Number<Tie>?
}

extension Store {
    /// Who brought a discussion or contributed to it, by name; nobody whom the reader blocked. Who blocked the reader is
    /// named, since the discussion names them: leaving them out would tell of the block.
    package func people(
        in discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> [DiscussionPerson] {
        let reader = try viewer.signedIn(to: "see who takes part")
        return try await read { db in
            _ = try db.discussion(discussion, for: viewer)
            return try DiscussionPersonRow.all(
                db,
                """
                SELECT members.number, members.name, byline, ties.number AS tie
                FROM members LEFT JOIN ties ON ties.owner = \(reader) AND ties.member = members.number
                WHERE standing = 'active' AND NOT is_guest AND members.number NOT IN (
                        SELECT blocked FROM member_blocks WHERE blocker = \(reader))
                    AND members.number IN (SELECT poster FROM discussions WHERE number = \(discussion)
                        UNION SELECT author FROM contributions
                        WHERE discussion = \(discussion) AND withdrawn_at IS NULL)
                ORDER BY members.name COLLATE NOCASE, members.number
                """
            ).map { DiscussionPerson(author: Author(number: $0.number, name: $0.name, byline: $0.byline), tie: $0.tie) }
        }
    }
}
