package import Colloquium
import GRDB

/// Whom calling a discussion off concerns.
package struct CallingOffAudience: Sendable {
    package let contributions: Int
    package let letters: Int
}

extension Store {
    /// Whom it would concern if a discussion were called off; for facilitators.
    package func audience(
        ofCallingOff number: Number<Discussion>, by viewer: Viewer
    ) async throws -> CallingOffAudience {
        try await read { db in
            let row = try db.steered(number, by: viewer)
            return CallingOffAudience(
                contributions: try db.contributions(in: number), letters: try db.concerned(by: row).count)
        }
    }

    /// Calls off a discussion that has not opened, with letters to those who said that they will come and to invited
    /// authors; facilitators may. Calling it off twice changes nothing more.
    /// - Throws: a conflict once it has opened, or somebody wrote in it.
    package func callOff(
        _ number: Number<Discussion>, by viewer: Viewer, at now: Instant,
        compose: @escaping @Sendable (CourseLetterContent) throws -> OutgoingMail
    ) async throws {
        try await write { db in
            let row = try db.steered(number, by: viewer)
            if row.calledOffAt != nil { return }
            try row.discussion.refuseToCallOff(contributions: db.contributions(in: number), at: now)
            for person in try db.concerned(by: row) {
                guard let content = try db.letter(to: person, of: row) else { continue }
                try db.enqueue(compose(content), at: now)
            }
            let over = row.discussion.schedule.calledOff(at: now)
            try db.run(
                """
                UPDATE discussions SET reading_from = \(over.readingFrom), opens_at = \(over.opensAt),
                    closes_at = \(over.closesAt), archives_at = \(over.archivesAt), called_off_at = \(now),
                    called_off_opening = \(row.opensAt), called_off_closing = \(row.closesAt)
                WHERE number = \(number)
                """)
            try db.takeBackInvitations(to: number)
            try db.audit(CourseChange.callingOff.rawValue, "discussions/\(number)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    fileprivate func contributions(in discussion: Number<Discussion>) throws -> Int {
        try Int.first(self, "SELECT count(*) FROM contributions WHERE discussion = \(discussion)") ?? 0
    }
}
