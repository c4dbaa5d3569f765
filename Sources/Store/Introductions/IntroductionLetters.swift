package import Colloquium
import GRDB

/// A member who is to hear of an introduction by mail.
package struct DueIntroductionLetter: ReadRow, Hashable {
    package let introduction: Number<Introduction>
    package let member: Number<Member>
    package let occasion: String
}

/// What a letter about an introduction tells.
package struct IntroductionLetterContent: Sendable {
    package let recipient: Member
    package let introduction: Introduction
    package let occasion: Introduction.Occasion
    package let introducer: Author
    package let one: Author
    package let other: Author
}

extension OwedLetters where Due == DueIntroductionLetter, Content == IntroductionLetterContent {
    /// One for each thing that is told of an introduction, within two weeks of it. Who would have no reminders is told on the
    /// site alone, who muted the introducer not at all, and who answered already is not asked.
    package static var introductions: Self {
        Self { db, now in
            try DueIntroductionLetter.all(
                db, "\(DueIntroductionLetter.selection(at: now)) AND news.mail IS NULL ORDER BY noted_at LIMIT \(limit)"
            )
        } content: { db, due, now in
            try db.introductionLetter(due, at: now)
        } settle: { db, due, written, _ in
            guard let mail = written?.mail else { return }
            try db.run("UPDATE introduction_news SET mail = \(mail) WHERE \(due.isMeant)")
        }
    }
}

extension DueIntroductionLetter {
    fileprivate var isMeant: SQL {
        "introduction = \(introduction) AND member = \(member) AND occasion = \(occasion)"
    }

    /// What members are to know by mail still, written already or not. Ready for more conditions.
    fileprivate static func selection(at now: Instant) -> SQL {
        """
        SELECT news.introduction, news.member, news.occasion
        FROM introduction_news AS news JOIN introductions ON introductions.number = news.introduction
            JOIN members ON members.number = news.member
        WHERE news.noted_at > \(now - .days(14)) AND standing = 'active' AND reminders
            AND NOT EXISTS (SELECT 1 FROM muted_members
                WHERE muted_members.member = news.member AND muted = introducer)
            AND \(SQL.isIntroductionNewsShown(to: "news.member"))
            AND CASE news.occasion
                WHEN 'asked' THEN ends_at > \(now) AND NOT EXISTS (SELECT 1 FROM introduction_answers AS answers
                    WHERE answers.introduction = news.introduction AND answers.member = news.member)
                WHEN 'worth-it' THEN NOT EXISTS (SELECT 1 FROM introduction_outcomes AS outcomes
                    WHERE outcomes.introduction = news.introduction AND outcomes.member = news.member)
                ELSE TRUE END
        """
    }
}

extension Database {
    /// Whether a mail tells of an introduction what is so still, or is no such letter.
    func stands(introductionLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let letter = try Bool.first(self, "SELECT 1 FROM introduction_news WHERE mail = \(mail)")
        if letter == nil { return true }
        return try DueIntroductionLetter.first(
            self, "\(DueIntroductionLetter.selection(at: now)) AND news.mail = \(mail)") != nil
    }

    fileprivate func introductionLetter(
        _ due: DueIntroductionLetter, at now: Instant
    ) throws -> IntroductionLetterContent? {
        let isOwed = try DueIntroductionLetter.first(
            self,
            """
            \(DueIntroductionLetter.selection(at: now)) AND news.mail IS NULL AND news.introduction = \(due.introduction)
                AND news.member = \(due.member) AND news.occasion = \(due.occasion)
            """)
        guard isOwed != nil, let occasion = Introduction.Occasion(rawValue: due.occasion),
            let member = try MemberRow.member(due.member, self)
        else { return nil }
        let row = try introduction(due.introduction, for: due.member)
        return IntroductionLetterContent(
            recipient: member, introduction: row.introduction, occasion: occasion,
            introducer: try author(row.introducer), one: try author(row.one), other: try author(row.other))
    }
}
