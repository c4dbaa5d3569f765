package import Colloquium
import GRDB

/// A member who is to be told that a source they look after was suspended.
package struct DueSuspensionLetter: Decodable, FetchableRecord, Hashable, Sendable {
    package let source: Number<Source>
    package let member: Number<Member>
    package let notedAt: Instant
}

extension DueSuspensionLetter: ReadRow {}

/// What a letter about a suspended source tells.
package struct SuspensionLetterContent: Sendable {
    package let recipient: Member
    /// As the recipient, or a club of theirs, calls it.
    package let title: String
    /// Why it is not asked any more.
    package let reason: String
}

extension OwedLetters where Due == DueSuspensionLetter, Content == SuspensionLetterContent {
    /// About sources that were suspended; who does not follow the source any more, or finds it asked again, is told nothing.
    package static var suspensions: Self {
        Self { db, _ in
            try DueSuspensionLetter.all(
                db,
                """
                SELECT source, member, noted_at FROM suspension_tellings ORDER BY noted_at, source, member
                LIMIT \(limit)
                """)
        } content: { db, due, _ in
            try db.suspensionLetter(due)
        } settle: { db, due, _, _ in
            try db.run("DELETE FROM suspension_tellings WHERE \(due.isMeant)")
        }
    }
}

extension DueSuspensionLetter {
    fileprivate var isMeant: SQL { "source = \(source) AND member = \(member) AND noted_at = \(notedAt)" }
}

extension Database {
    /// Notes that those who look after a source are to be told that it was suspended.
    func tellSuspended(_ source: Number<Source>, at now: Instant) throws {
        try run(
            """
            INSERT OR REPLACE INTO suspension_tellings (source, member, noted_at)
            SELECT \(source), member, \(now) FROM (\(caretakers(of: source)))
            """)
    }

    /// Those who follow a source themselves, and the facilitators of clubs that do, with what it is called there.
    private func caretakers(of source: Number<Source>) -> SQL {
        """
        SELECT members.number AS member, min(\(FollowedName.title)) AS title
        FROM follows JOIN sources ON sources.number = follows.source
            JOIN inboxes ON inboxes.number = follows.inbox
            LEFT JOIN club_members ON club_members.club = inboxes.club
                AND club_members.role = 'facilitator'
            JOIN members ON members.number = coalesce(inboxes.member, club_members.member)
        WHERE follows.source = \(source) AND standing = 'active'
        GROUP BY members.number
        """
    }

    fileprivate func suspensionLetter(_ due: DueSuspensionLetter) throws -> SuspensionLetterContent? {
        let row = try Row.first(
            self,
            """
            SELECT told.title, reason FROM (\(caretakers(of: due.source))) AS told
                JOIN sources ON sources.number = \(due.source)
            WHERE told.member = \(due.member) AND state = 'suspended'
                AND EXISTS (SELECT 1 FROM suspension_tellings WHERE \(due.isMeant))
            """)
        guard let row, let member = try MemberRow.member(due.member, self) else { return nil }
        return SuspensionLetterContent(recipient: member, title: row["title"], reason: row["reason"])
    }
}
