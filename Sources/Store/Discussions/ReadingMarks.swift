package import Colloquium
import GRDB

extension Store {
    /// Notes that a member opened a discussion. Of two devices at once the later visit stands.
    package func note(
        _ mark: ReadingMark, of discussion: Number<Discussion>, by member: Number<Member>
    ) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO reading_marks (member, discussion, new_since, visited_at)
                VALUES (\(member), \(discussion), \(mark.newSince), \(mark.visitedAt))
                ON CONFLICT (member, discussion) DO UPDATE
                SET new_since = excluded.new_since, visited_at = excluded.visited_at
                WHERE excluded.visited_at >= visited_at
                """)
        }
    }

    /// Notes that a member opened a question. Of two devices at once the later visit stands.
    package func noteVisit(to question: Number<Question>, by member: Number<Member>, at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO question_marks (member, question, visited_at) VALUES (\(member), \(question), \(now))
                ON CONFLICT (member, question) DO UPDATE SET visited_at = max(visited_at, excluded.visited_at)
                """)
        }
    }
}
