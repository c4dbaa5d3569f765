package import Colloquium
import GRDB

/// An author who is a guest of a discussion, in which somebody answered or named them.
package struct DueGuestLetter: ReadRow, Hashable, Sendable {
    package let discussion: Number<Discussion>
    package let member: Number<Member>
    /// When the last was noted of what there is to tell.
    package let toldUntil: Instant
}

/// What a letter to a guest tells.
package struct GuestLetterContent: Sendable {
    package let recipient: Member
    package let discussion: Number<Discussion>
    /// Of the article.
    package let title: String
    /// The first to be said first.
    package let sayings: [Saying]

    /// Somebody's words that answer or name them.
    package struct Saying: ReadRow, Sendable {
        package let contribution: Number<Contribution>
        package let name: String
        package let isReply: Bool
        let bodyHtml: String

        package var words: String { Prose(source: "", html: bodyHtml).words }
    }
}

extension OwedLetters where Due == DueGuestLetter, Content == GuestLetterContent {
    /// Of who answered or named them, at most one a day for each discussion, and not of what they have read by then. Members
    /// find the same on the site, where guests have no such page.
    package static var guests: Self {
        Self { db, now in
            try DueGuestLetter.all(
                db, "\(DueGuestLetter.selection(at: now)) ORDER BY told_until LIMIT \(limit)")
        } content: { db, due, now in
            try db.guestLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                INSERT INTO guest_letters (discussion, member, told_until, mail, written_at)
                VALUES (\(due.discussion), \(due.member), \(due.toldUntil), \(mail), \(now))
                """)
        }
    }
}

extension DueGuestLetter {
    /// What was just said is often put better, or read by itself.
    private static let patience = Span.minutes(2)
    /// What is older is no news.
    static let term = Span.days(7)
    private static let most = 10

    /// Whom there is to tell.
    private static let listeners: SQL = """
        author_invitations JOIN members ON members.number = author_invitations.guest
            JOIN notifications ON notifications.member = members.number
                AND notifications.discussion = author_invitations.discussion
        WHERE author_invitations.answer = 'accepted' AND is_guest AND standing = 'active' AND reminders
            AND notifications.reason IN ('reply', 'mention') AND notifications.read_at IS NULL
            AND notifications.gone_at IS NULL AND EXISTS (SELECT 1 FROM contributions
                WHERE contributions.number = notifications.contribution AND withdrawn_at IS NULL)
        """

    private static let letters: SQL = """
        FROM guest_letters WHERE guest_letters.discussion = notifications.discussion
            AND guest_letters.member = notifications.member
        """

    /// What was not told yet.
    fileprivate static func selection(at now: Instant) -> SQL {
        """
        SELECT notifications.discussion, notifications.member, max(noted_at) AS told_until FROM \(listeners)
            AND noted_at > \(now - term) AND noted_at <= \(now - patience)
            AND noted_at > coalesce((SELECT max(told_until) \(letters)), 0)
            AND NOT EXISTS (SELECT 1 \(letters) AND written_at > \(now - .days(1)))
        GROUP BY notifications.discussion, notifications.member
        """
    }

    /// The numbers of the notifications that the letter tells.
    fileprivate var told: SQL {
        """
        SELECT notifications.number FROM \(Self.listeners) AND notifications.discussion = \(discussion)
            AND notifications.member = \(member) AND noted_at <= \(toldUntil) AND noted_at > \(toldUntil - Self.term)
            AND noted_at > coalesce((SELECT max(told_until) \(Self.letters) AND told_until < \(toldUntil)), 0)
        ORDER BY notifications.number LIMIT \(Self.most)
        """
    }
}

extension Database {
    /// Whether a mail tells a guest of something that they have not read and that stands, or is no such letter.
    func stands(guestLetter mail: Number<LeasedMail>) throws -> Bool {
        let letter = try DueGuestLetter.first(
            self, "SELECT discussion, member, told_until FROM guest_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        return try Int64.first(self, letter.told) != nil
    }

    fileprivate func guestLetter(_ due: DueGuestLetter, at now: Instant) throws -> GuestLetterContent? {
        let untold = try DueGuestLetter.all(self, DueGuestLetter.selection(at: now))
        guard untold.contains(due), let member = try MemberRow.member(due.member, self) else { return nil }
        let viewer = try Viewer.of(member, self)
        let sayings = try GuestLetterContent.Saying.all(
            self,
            """
            SELECT contributions.number AS contribution, members.name, reason = 'reply' AS is_reply, body_html
            FROM (SELECT number, contribution, reason FROM notifications
                    WHERE number IN (\(due.told)) AND \(viewer.mayStillRead)) AS told
                JOIN contributions ON contributions.number = told.contribution
                JOIN members ON members.number = contributions.author
            ORDER BY told.number
            """)
        guard !sayings.isEmpty, let discussion = try summary(of: due.discussion, for: viewer) else { return nil }
        return GuestLetterContent(
            recipient: member, discussion: due.discussion, title: discussion.title, sayings: sayings)
    }
}
