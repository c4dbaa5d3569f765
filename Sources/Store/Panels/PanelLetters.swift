package import Colloquium
import GRDB

/// Somebody on a panel who is to hear of what it is asked: a question, or a poll.
package struct DuePanelLetter: ReadRow, Hashable {
    package let panel: Number<Panel>
    package let question: Number<Question>?
    package let poll: Number<Poll>?
    package let member: Number<Member>
}

/// What a panel is asked, for one of its members.
package struct PanelLetterContent: Sendable {
    package let recipient: Member
    package let club: Club
    package let panel: AskedPanel
    package let subject: Subject

    package enum Subject: Sendable {
        case question(Number<Question>, title: String)
        case poll(Poll)
    }
}

extension OwedLetters where Due == DuePanelLetter, Content == PanelLetterContent {
    /// Of what panels were asked within the last week, one a question or poll and member. Who asked it, who voted, who mutes the
    /// question, and who would not be reminded is told nothing.
    package static var panels: Self {
        Self { db, now in
            try db.duePanelLetters(at: now)
        } content: { db, due, now in
            try db.panelLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                INSERT INTO panel_letters (panel, question, poll, member, mail, written_at)
                VALUES (\(due.panel), \(due.question), \(due.poll), \(due.member), \(mail), \(now))
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Database {
    /// Whether a mail tells somebody of what their panel is asked still, or is no such letter.
    func stands(panelLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let letter = try DuePanelLetter.first(
            self, "SELECT panel, question, poll, member FROM panel_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        return try DuePanelLetter.first(self, asked(letter.isMeant, at: now)) != nil
    }

    fileprivate func duePanelLetters(at now: Instant) throws -> [DuePanelLetter] {
        try DuePanelLetter.all(
            self,
            """
            \(asked("\(SQL.untold) AND \(SQL.isNew(at: now))", at: now)) ORDER BY asked.asked_at, asked.panel, panel_invitations.member LIMIT 500
            """)
    }

    /// Nil for what the member may not read, which the panel's facilitator may not know.
    fileprivate func panelLetter(_ due: DuePanelLetter, at now: Instant) throws -> PanelLetterContent? {
        guard try DuePanelLetter.first(self, asked("\(due.isMeant) AND \(SQL.untold)", at: now)) != nil,
            let member = try MemberRow.member(due.member, self),
            let panel = try askedPanels("number = \(due.panel)").first,
            let number = try Number<Club>.first(self, "SELECT club FROM panels WHERE number = \(due.panel)"),
            let subject = try subject(of: due, for: Viewer.of(member, self))
        else { return nil }
        return PanelLetterContent(recipient: member, club: try club(number), panel: panel, subject: subject)
    }

    private func subject(of due: DuePanelLetter, for viewer: Viewer) throws -> PanelLetterContent.Subject? {
        if let number = due.question {
            return try QuestionSummary.first(
                self, "\(QuestionSummary.selection(for: viewer)) AND questions.number = \(number)"
            ).map { .question(number, title: $0.title) }
        }
        do {
            return try due.poll.map { .poll(try poll($0, for: viewer).poll(replacedBy: nil)) }
        } catch is Refusal {
            return nil
        }
    }

    private func asked(_ condition: SQL, at now: Instant) -> SQL {
        """
        SELECT asked.panel, asked.question, asked.poll, panel_invitations.member FROM (
            SELECT panel, question, NULL AS poll, asked_by, asked_at FROM panel_questions
            UNION ALL
            SELECT panel, NULL, number, author, asked_at FROM polls WHERE panel IS NOT NULL AND closes_at > \(now)
        ) AS asked JOIN panels ON panels.number = asked.panel
            JOIN panel_invitations ON panel_invitations.panel = asked.panel AND answer = 'accepted'
            JOIN members ON members.number = panel_invitations.member
        WHERE (panels.ends_at IS NULL OR panels.ends_at > \(now))
            AND panel_invitations.member <> asked_by AND standing = 'active' AND reminders
            AND (asked.question IS NULL OR EXISTS (
                SELECT 1 FROM questions JOIN clubs ON clubs.number = questions.club
                WHERE questions.number = asked.question AND taken_back_at IS NULL AND \(SQL.memberMayReadClub)))
            AND NOT EXISTS (SELECT 1 FROM votes
                WHERE votes.poll = asked.poll AND votes.member = panel_invitations.member)
            AND NOT EXISTS (SELECT 1 FROM muted_threads
                WHERE muted_threads.member = panel_invitations.member AND muted_threads.question = asked.question)
            AND \(condition)
        """
    }
}

extension DuePanelLetter {
    fileprivate var isMeant: SQL {
        """
        asked.panel = \(panel) AND asked.question IS \(question) AND asked.poll IS \(poll)
            AND panel_invitations.member = \(member)
        """
    }
}

extension SQL {
    /// A panel that was made before panels were told is not told of all it was ever asked.
    fileprivate static func isNew(at now: Instant) -> SQL { "asked.asked_at > \(now - .days(7))" }

    fileprivate static let untold: SQL = """
        NOT EXISTS (SELECT 1 FROM panel_letters
            WHERE panel_letters.panel = asked.panel AND panel_letters.member = panel_invitations.member
                AND panel_letters.question IS asked.question AND panel_letters.poll IS asked.poll)
        """
}
