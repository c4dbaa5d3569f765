package import Colloquium
import GRDB

/// A member who is to be written to about a week of the rota.
package struct DueRotaLetter: ReadRow, Hashable {
    package let club: Number<Club>
    package let week: RotaWeek
    package let member: Number<Member>
    package let occasion: RotaOccasion
    /// When the answer was given that it is about.
    package let givenAt: Instant
}

/// What a letter about a week of the rota tells.
package struct RotaLetterContent: Sendable {
    package let recipient: Member
    package let club: Club
    package let week: RotaWeek
    package let occasion: RotaOccasion
    /// What opens in the week.
    package let discussions: [CalendarEntry]
    /// Whether the recipient may do what a facilitator does; the rota alone lets them do nothing.
    package let isFacilitator: Bool
}

extension OwedLetters where Due == DueRotaLetter, Content == RotaLetterContent {
    /// About weeks of a club’s rota; who answered meanwhile, or may not or would not hear of it any more, is told nothing.
    package static var rota: Self {
        Self { db, now in
            try db.dueRotaLetters(at: now)
        } content: { db, due, now in
            try db.rotaLetter(due, at: now)
        } settle: { db, due, written, now in
            guard let mail = written?.mail else { return }
            try db.run(
                """
                INSERT INTO rota_letters (club, week, member, occasion, given_at, mail, written_at)
                VALUES (\(due.club), \(due.week), \(due.member), \(due.occasion), \(due.givenAt), \(mail), \(now))
                """)
        }
    }
}

extension DueRotaLetter {
    fileprivate var isMeant: SQL { "rota.club = \(club) AND week = \(week) AND rota.member = \(member)" }
}

/// A member's answer about a week, with what tells whether they are to be written to.
private struct RotaTurn: ReadRow {
    let club: Number<Club>
    let timeZone: String
    let week: RotaWeek
    let member: Number<Member>
    let answer: RotaAnswer
    let givenAt: Instant
    /// What they were written to about already.
    let told: String?

    /// What there is to write, written already or not.
    func letter(at now: Instant) -> DueRotaLetter? {
        RotaOccasion(answer, givenAt: givenAt, week: week.range(in: timeZone), at: now).map {
            DueRotaLetter(club: club, week: week, member: member, occasion: $0, givenAt: givenAt)
        }
    }

    func untold(at now: Instant) -> DueRotaLetter? {
        letter(at: now).flatMap { letter in
            (told ?? "").split(separator: ",").contains(Substring(letter.occasion.rawValue)) ? nil : letter
        }
    }
}

extension Database {
    /// When a week begins depends on the club's zone; a week before covers every zone.
    fileprivate func dueRotaLetters(at now: Instant) throws -> [DueRotaLetter] {
        let since = RotaWeek(of: now - .days(7), in: "UTC")
        return try rotaTurns("week >= \(since)").compactMap { $0.untold(at: now) } + untoldGaps(at: now)
    }

    /// Whether a mail is about an answer that still is as it was, or is no letter about the rota.
    func stands(rotaLetter mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let letter = try DueRotaLetter.first(
            self, "SELECT club, week, member, occasion, given_at FROM rota_letters WHERE mail = \(mail)")
        guard let letter else { return true }
        if letter.occasion == .gap { return try rotaGaps(at: now).contains(letter) }
        return try rotaTurns(letter.isMeant).contains { $0.letter(at: now) == letter }
    }

    /// Answers of those who may be written to.
    private func rotaTurns(_ condition: SQL) throws -> [RotaTurn] {
        try RotaTurn.all(
            self,
            """
            SELECT rota.club, clubs.time_zone, week, rota.member, answer, given_at,
                (SELECT group_concat(occasion) FROM rota_letters WHERE rota_letters.club = rota.club
                    AND rota_letters.week = rota.week AND rota_letters.member = rota.member
                    AND rota_letters.given_at = rota.given_at) AS told
            FROM rota JOIN members ON members.number = rota.member JOIN clubs ON clubs.number = rota.club
            WHERE \(condition) AND answer <> \(RotaAnswer.declined) AND standing = 'active' AND reminders
                AND EXISTS (SELECT 1 FROM club_members
                    WHERE club_members.club = rota.club AND club_members.member = rota.member)
            ORDER BY week, rota.club, given_at
            """
        )
    }

    fileprivate func rotaLetter(_ due: DueRotaLetter, at now: Instant) throws -> RotaLetterContent? {
        let isOwed =
            try due.occasion == .gap
            ? untoldGaps(at: now).contains(due)
            : rotaTurns(due.isMeant).contains { $0.untold(at: now) == due }
        guard isOwed, let member = try MemberRow.member(due.member, self) else { return nil }
        let viewer = try Viewer.of(member, self)
        let club = try club(due.club, for: viewer)
        return RotaLetterContent(
            recipient: member, club: club, week: due.week, occasion: due.occasion,
            discussions: try calendarEntries(of: due.club, openingIn: due.week.range(in: club.timeZone), for: viewer),
            isFacilitator: viewer.facilitates(due.club))
    }
}
