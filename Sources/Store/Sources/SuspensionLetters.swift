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

extension Store {
    /// Who is to be told of which source, longest waiting first, at most 500.
    package func dueSuspensionLetters() async throws -> [DueSuspensionLetter] {
        try await read { db in
            try DueSuspensionLetter.all(
                db,
                "SELECT source, member, noted_at FROM suspension_tellings ORDER BY noted_at, source, member LIMIT 500")
        }
    }

    /// Writes a letter that is due: the mail, and that there is none to write any more, all or nothing. Who does not
    /// follow the source any more, or finds it asked again, is told nothing. Gives back whether a mail was written.
    package func writeSuspensionLetter(
        _ due: DueSuspensionLetter, at now: Instant,
        compose: @escaping @Sendable (SuspensionLetterContent) throws -> OutgoingMail
    ) async throws -> Bool {
        try await write { db in
            try db.run(
                """
                DELETE FROM suspension_tellings WHERE source = \(due.source) AND member = \(due.member)
                    AND noted_at = \(due.notedAt)
                """)
            guard db.changesCount > 0, let content = try db.suspensionLetter(due) else { return false }
            _ = try db.enqueue(compose(content), at: now)
            return true
        }
    }
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
            """)
        guard let row, let member = try MemberRow.member(due.member, self) else { return nil }
        return SuspensionLetterContent(recipient: member, title: row["title"], reason: row["reason"])
    }
}
