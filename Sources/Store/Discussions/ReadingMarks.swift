package import Colloquium
import GRDB

extension Store {
    /// Notes that a member opened a discussion. Of two devices at once the later visit stands.
    /// - Parameter version: of the discussion as they saw it. Where it moved on meanwhile, nothing is noted: they would have
    ///   read what was not on their page. Nil notes the visit whatever happened.
    package func note(
        _ mark: ReadingMark, of discussion: Number<Discussion>, by member: Number<Member>, seeing version: Int64? = nil
    ) async throws {
        try await write { db in
            if let version, try db.version(of: discussion) != version { return }
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

extension Database {
    /// When a contribution that was sent at `sent` counts as written: it may have waited for its turn while somebody opened
    /// the page, and is younger than their visit then. A clock that was wrong once moves nothing.
    func moment(ofWritingIn discussion: Number<Discussion>, sent: Instant) throws -> Instant {
        let visit = try Instant.first(
            self,
            """
            SELECT max(visited_at) FROM reading_marks
            WHERE discussion = \(discussion) AND visited_at BETWEEN \(sent) AND \(sent + .minutes(1))
            """)
        return visit.map { $0 + Span(milliseconds: 1) } ?? sent
    }
}
