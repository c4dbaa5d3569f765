package import Colloquium
import GRDB

/// What somebody who was to come is told of a discussion that does not take place, or takes place at another time.
package struct CourseLetterContent: Sendable {
    package let discussion: Number<Discussion>
    package let articleTitle: String
    package let clubName: String
    /// When it was to be.
    package let opening: Instant
    package let closing: Instant
    /// When it is now; nil where it was called off.
    package let moved: Schedule?
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

/// Somebody who was to come to a discussion.
struct ConcernedRow: ReadRow {
    let member: Number<Member>?
    let invitation: Number<AuthorInvitation>?
    let name: String
    let email: String
    let timeZone: String
}

extension Database {
    /// Who is told: comers who hear of it and may read it still, and authors whose invitation has left and stands; each
    /// once.
    func concerned(by row: DiscussionRow) throws -> [ConcernedRow] {
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

    /// - Parameter moved: when it is now; nil where it was called off.
    func letter(
        to person: ConcernedRow, of row: DiscussionRow, moved: Schedule? = nil
    ) throws -> CourseLetterContent? {
        guard let email = EmailAddress(person.email),
            let reason = person.invitation.map({
                CourseLetterContent.Reason.invited($0, hasCome: person.member != nil)
            }) ?? person.member.map(CourseLetterContent.Reason.coming)
        else { return nil }
        return CourseLetterContent(
            discussion: row.number, articleTitle: try title(of: row.number), clubName: try club(of: row).name,
            opening: row.opensAt, closing: row.closesAt, moved: moved, name: person.name, email: email,
            timeZone: person.timeZone,
            reason: reason)
    }
}
