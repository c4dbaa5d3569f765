package import Colloquium
import GRDB

/// What somebody is told of a discussion that does not take place.
package struct CallingOffContent: Sendable {
    package let discussion: Number<Discussion>
    package let articleTitle: String
    package let clubName: String
    package let opening: Instant
    package let closing: Instant
    package let name: String
    package let email: EmailAddress
    /// The recipient's own, or else the club's; named as IANA does.
    package let timeZone: String
    package let reason: Reason

    /// Why they are told.
    package enum Reason: Sendable {
        case coming(Number<Member>)
        case invited(Number<AuthorInvitation>, hasCome: Bool)
    }
}

/// Whom calling a discussion off concerns.
package struct CallingOffAudience: Sendable {
    package let contributions: Int
    package let letters: Int
}

private struct ConcernedRow: ReadRow {
    let member: Number<Member>?
    let invitation: Number<AuthorInvitation>?
    let name: String
    let email: String
    let timeZone: String
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
        compose: @escaping @Sendable (CallingOffContent) throws -> OutgoingMail
    ) async throws {
        try await write { db in
            let row = try db.steered(number, by: viewer)
            if row.calledOffAt != nil { return }
            try row.discussion.refuseToCallOff(contributions: db.contributions(in: number), at: now)
            for person in try db.concerned(by: row) {
                guard let content = try db.content(for: person, of: row) else { continue }
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

    /// Who is told: comers who hear of it and may read it still, and authors whose invitation has left and stands; each
    /// once.
    fileprivate func concerned(by row: DiscussionRow) throws -> [ConcernedRow] {
        let authors = try ConcernedRow.all(
            self,
            """
            SELECT guest AS member, author_invitations.number AS invitation, coalesce(members.name, author) AS name,
                coalesce(members.email, author_invitations.email) AS email,
                coalesce(nullif(members.time_zone, ''), clubs.time_zone) AS time_zone
            FROM author_invitations JOIN clubs ON clubs.number = \(row.club)
                LEFT JOIN members ON members.number = guest
                LEFT JOIN mails ON mails.number = mail
            WHERE discussion = \(row.number) AND answer IN ('waiting', 'accepted')
                AND (answer = 'accepted' OR coalesce(state, 'sent') NOT IN ('waiting', 'refused'))
                AND author_invitations.email_key NOT IN (SELECT email_key FROM closed_addresses)
                AND coalesce(standing, 'active') = 'active'
            ORDER BY author_invitations.number
            """)
        let comers = try ConcernedRow.all(
            self,
            """
            SELECT member, NULL AS invitation, members.name, email,
                coalesce(nullif(members.time_zone, ''), clubs.time_zone) AS time_zone
            FROM comings JOIN members ON members.number = member JOIN clubs ON clubs.number = \(row.club)
            WHERE discussion = \(row.number) AND standing = 'active' AND reminders AND \(SQL.memberMayReadClub)
            ORDER BY said_at, member
            """)
        let told = Set(authors.compactMap(\.member))
        return authors + comers.filter { $0.member.map { !told.contains($0) } ?? false }
    }

    fileprivate func content(for person: ConcernedRow, of row: DiscussionRow) throws -> CallingOffContent? {
        guard let email = EmailAddress(person.email),
            let reason = person.invitation.map({
                CallingOffContent.Reason.invited($0, hasCome: person.member != nil)
            }) ?? person.member.map(CallingOffContent.Reason.coming)
        else { return nil }
        return CallingOffContent(
            discussion: row.number, articleTitle: try title(of: row.number), clubName: try club(of: row).name,
            opening: row.opensAt, closing: row.closesAt, name: person.name, email: email, timeZone: person.timeZone,
            reason: reason)
    }
}
