package import Colloquium
import GRDB

/// A member who said that they will come.
package struct Comer: ReadRow, Hashable, Sendable {
    package let number: Number<Member>
    package let name: String
}

extension Store {
    /// Notes that the viewer will come to a discussion that has not opened yet. Saying it twice changes nothing.
    /// - Throws: a refusal for who may not write in the club, and once it has opened.
    package func come(to number: Number<Discussion>, by viewer: Viewer, at now: Instant) async throws {
        let member = try viewer.signedIn(to: "say that you will come")
        try await write { db in
            let discussion = try db.discussion(number, for: viewer).discussion
            let club = try db.club(discussion.club, for: viewer)
            guard viewer.mayWrite(in: club.number, club.visibility) else {
                throw Refusal(.forbidden, "You may not contribute here.")
            }
            try discussion.schedule.stage(at: now).refuseUnlessAwaiting()
            try db.run(
                """
                INSERT INTO comings (discussion, member, said_at) VALUES (\(number), \(member), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Takes that back, at any time; taking back what was not said changes nothing.
    package func stayAway(from number: Number<Discussion>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "go on")
        try await write { db in
            _ = try db.discussion(number, for: viewer)
            try db.run("DELETE FROM comings WHERE discussion = \(number) AND member = \(member)")
        }
    }

    /// Who will come, the first to say so first.
    package func comers(to number: Number<Discussion>, for viewer: Viewer) async throws -> [Comer] {
        try await read { db in
            _ = try db.discussion(number, for: viewer)
            return try Comer.all(
                db,
                """
                SELECT members.number, members.name FROM comings JOIN members ON members.number = member
                    JOIN discussions ON discussions.number = discussion JOIN clubs ON clubs.number = club
                WHERE discussion = \(number) AND standing = 'active' AND \(SQL.memberMayReadDiscussion)
                ORDER BY said_at, members.number
                """)
        }
    }
}
