package import Colloquium
import GRDB

/// A member who will come and is to be reminded.
package struct DueComingLetter: ReadRow, Hashable, Sendable {
    package let discussion: Number<Discussion>
    package let member: Number<Member>
    package let occasion: ComingOccasion
    /// The end that the letter tells.
    let closesAt: Instant
}

/// What a letter to somebody who will come tells.
package struct ComingLetterContent: Sendable {
    package let recipient: Member
    package let discussion: DiscussionSummary
    package let occasion: ComingOccasion
    /// Whether they come because they are an author of the article, whatever they said.
    package let isAuthor: Bool
}

extension OwedLetters where Due == DueComingLetter, Content == ComingLetterContent {
    /// To those who said that they will come, and to authors who accepted; who wrote something meanwhile, or may not or would
    /// not hear of it any more, is told nothing.
    package static var comings: Self {
        Self { db, now in
            try DueComingLetter.all(
                db,
                """
                \(DueComingLetter.selection(at: now)) ORDER BY discussions.closes_at, comings.discussion, member LIMIT \(limit)
                """)
        } content: { db, due, now in
            try db.comingLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                INSERT INTO coming_letters (discussion, member, occasion, mail, written_at, closes_at)
                VALUES (\(due.discussion), \(due.member), \(due.occasion), \(mail), \(now), \(due.closesAt))
                """)
            try db.run(
                """
                UPDATE comings SET told_closes_at = \(due.closesAt)
                WHERE discussion = \(due.discussion) AND member = \(due.member)
                """)
        }
    }
}

extension DueComingLetter {
    fileprivate var isMeant: SQL { "comings.discussion = \(discussion) AND comings.member = \(member)" }

    /// What there is to be reminded of, which follows from the schedule as it stands: the law of `ComingOccasion`.
    private static func occasion(at now: Instant) -> SQL {
        "CASE WHEN discussions.closes_at <= \(now + Schedule.closing) THEN 'closing' ELSE 'opening' END"
    }

    /// What was not written yet; that it closes is told again once there is another end. Ready for more conditions.
    static func selection(at now: Instant) -> SQL {
        """
        \(standing(at: now)) AND NOT EXISTS (
            SELECT 1 FROM coming_letters AS written WHERE written.discussion = comings.discussion
                AND written.member = comings.member AND written.occasion = \(occasion(at: now))
                AND (written.occasion = 'opening' OR written.closes_at IN (0, discussions.closes_at)))
        """
    }

    /// Whom there is to remind of what, written already or not; who came when it was open knows that it is. Ready for more
    /// conditions.
    fileprivate static func standing(at now: Instant) -> SQL {
        """
        SELECT comings.discussion, comings.member, \(occasion(at: now)) AS occasion, discussions.closes_at
        FROM discussions JOIN comings ON comings.discussion = discussions.number
            JOIN members ON members.number = comings.member JOIN clubs ON clubs.number = discussions.club
        WHERE opens_at <= \(now) AND discussions.closes_at > \(now) AND standing = 'active' AND reminders
            AND (said_at <= opens_at OR discussions.closes_at <= \(now + Schedule.closing))
            AND \(SQL.memberMayReadDiscussion)
            AND NOT EXISTS (SELECT 1 FROM contributions WHERE contributions.discussion = comings.discussion
                AND author = comings.member AND withdrawn_at IS NULL)
        """
    }
}

extension Database {
    /// Whether a mail reminds its recipient of what still is to be, until the hour it tells, or is no such letter.
    func stands(comingLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let letter = try DueComingLetter.first(
            self, "SELECT discussion, member, occasion, closes_at FROM coming_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        let due = try DueComingLetter.first(self, "\(DueComingLetter.standing(at: now)) AND \(letter.isMeant)")
        return due?.occasion == letter.occasion && (letter.closesAt == due?.closesAt || letter.closesAt.rawValue == 0)
    }

    fileprivate func comingLetter(_ due: DueComingLetter, at now: Instant) throws -> ComingLetterContent? {
        let untold = try DueComingLetter.first(self, "\(DueComingLetter.selection(at: now)) AND \(due.isMeant)")
        guard untold == due, let member = try MemberRow.member(due.member, self) else { return nil }
        let viewer = try Viewer.of(member, self)
        return try summary(of: due.discussion, for: viewer).map {
            ComingLetterContent(
                recipient: member, discussion: $0, occasion: due.occasion,
                isAuthor: viewer.guestOf.contains(due.discussion))
        }
    }
}
