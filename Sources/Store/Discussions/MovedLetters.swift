package import Colloquium
import GRDB

/// A member who will come to a discussion, or did, and knows other dates of it than those it has.
package struct DueMovedLetter: ReadRow, Hashable, Sendable {
    package let discussion: Number<Discussion>
    package let member: Number<Member>
    /// The dates that the letter tells.
    package let opensAt: Instant
    package let closesAt: Instant
}

/// What a letter about other dates tells.
package struct MovedLetterContent: Sendable {
    package let recipient: Member
    package let discussion: DiscussionSummary
    /// The dates they know.
    package let told: (opensAt: Instant, closesAt: Instant)
    /// Whether they come because they are an author of the article, whatever they said.
    package let isAuthor: Bool
}

extension OwedLetters where Due == DueMovedLetter, Content == MovedLetterContent {
    /// To those who will come to a discussion that has other dates since, and while it is open, or they take it to be, to those
    /// who came when it has another end. Dates that changed back meanwhile are no news, nor those that another letter is about
    /// to tell.
    package static var moves: Self {
        Self { db, now in
            try DueMovedLetter.all(
                db, "\(DueMovedLetter.selection(at: now)) ORDER BY opens_at, comings.discussion, member LIMIT \(limit)")
        } content: { db, due, now in
            try db.movedLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                UPDATE comings SET told_opens_at = \(due.opensAt), told_closes_at = \(due.closesAt)
                WHERE discussion = \(due.discussion) AND member = \(due.member)
                """)
            try db.run(
                """
                INSERT INTO moved_letters (mail, discussion, member, opens_at, closes_at, written_at)
                VALUES (\(mail), \(due.discussion), \(due.member), \(due.opensAt), \(due.closesAt), \(now))
                """)
        }
    }
}

extension DueMovedLetter {
    fileprivate var isMeant: SQL { "comings.discussion = \(discussion) AND comings.member = \(member)" }

    /// What was not written yet. Ready for more conditions.
    fileprivate static func selection(at now: Instant) -> SQL {
        """
        \(standing) AND closes_at > \(now - Schedule.window.upperBound)
            AND CASE WHEN opens_at > \(now) THEN told_opens_at <> opens_at OR told_closes_at <> closes_at
            ELSE told_closes_at <> closes_at AND max(told_closes_at, closes_at) > \(now)
                AND (comings.discussion, comings.member) NOT IN
                    (SELECT discussion, member FROM (\(DueComingLetter.selection(at: now)))) END
        """
    }

    /// Who is to know of which dates, told already or not. Ready for more conditions.
    fileprivate static var standing: SQL {
        """
        SELECT comings.discussion, comings.member, opens_at, closes_at
        FROM discussions JOIN comings ON comings.discussion = discussions.number
            JOIN members ON members.number = comings.member JOIN clubs ON clubs.number = discussions.club
        WHERE called_off_at IS NULL AND standing = 'active' AND reminders AND \(SQL.memberMayReadDiscussion)
        """
    }
}

extension Database {
    /// Whether a mail tells the dates that a discussion has still, or is no such letter.
    func stands(movedLetter mail: Number<LeasedMail>) throws -> Bool {
        let letter = try DueMovedLetter.first(
            self, "SELECT discussion, member, opens_at, closes_at FROM moved_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        return try DueMovedLetter.first(self, "\(DueMovedLetter.standing) AND \(letter.isMeant)") == letter
    }

    fileprivate func movedLetter(_ due: DueMovedLetter, at now: Instant) throws -> MovedLetterContent? {
        let untold = try DueMovedLetter.first(self, "\(DueMovedLetter.selection(at: now)) AND \(due.isMeant)")
        guard untold == due, let member = try MemberRow.member(due.member, self) else { return nil }
        let told = try Row.first(
            self, "SELECT told_opens_at, told_closes_at FROM comings WHERE \(due.isMeant)")
        let viewer = try Viewer.of(member, self)
        guard let told, let discussion = try summary(of: due.discussion, for: viewer) else { return nil }
        return MovedLetterContent(
            recipient: member, discussion: discussion,
            told: (opensAt: told["told_opens_at"], closesAt: told["told_closes_at"]),
            isAuthor: viewer.guestOf.contains(due.discussion))
    }
}
