package import Colloquium
import GRDB

/// A facilitator who is to hear what somebody on the rota said.
package struct DueRotaTelling: ReadRow, Hashable {
    package let number: Int64
    package let club: Number<Club>
    package let week: RotaWeek
    package let news: RotaNews
    let member: Number<Member>
    let recipient: Number<Member>
    let notedAt: Instant
}

/// What a facilitator is told of somebody on the rota.
package struct RotaTellingContent: Sendable {
    package let recipient: Member
    package let club: Club
    package let week: RotaWeek
    package let news: RotaNews
    /// Who said it.
    package let name: String
    /// Whether they may do what a facilitator does; the rota alone lets them do nothing.
    package let isFacilitator: Bool
}

extension OwedLetters where Due == DueRotaTelling, Content == RotaTellingContent {
    /// To facilitators, of answers and of who stands down; not of what was taken back meanwhile, nor of weeks that are over.
    package static var rotaTellings: Self {
        Self { db, _ in
            try DueRotaTelling.all(
                db, "SELECT * FROM rota_tellings WHERE settled_at IS NULL ORDER BY number LIMIT \(limit)")
        } content: { db, due, now in
            guard try db.isSo(due, "settled_at IS NULL", at: now), let member = try MemberRow.member(due.recipient, db)
            else {
                return nil
            }
            return try db.content(of: due, to: member)
        } settle: { db, due, written, now in
            try db.run(
                """
                UPDATE rota_tellings SET settled_at = \(now), mail = \(written?.mail)
                WHERE number = \(due.number) AND noted_at = \(due.notedAt) AND settled_at IS NULL
                """)
        }
    }
}

extension Database {
    /// Notes that the club's other facilitators are to hear it; what waits still of the same week and member is no news then.
    func tellFacilitators(
        _ news: RotaNews, _ week: RotaWeek, of club: Number<Club>, by member: Number<Member>, at now: Instant
    ) throws {
        try run(
            """
            INSERT INTO rota_tellings (club, week, member, news, recipient, noted_at)
            SELECT club, \(week), \(member), \(news), club_members.member, \(now) FROM club_members
            WHERE club = \(club) AND role = 'facilitator' AND club_members.member <> \(member)
            ON CONFLICT (club, week, member, recipient) WHERE settled_at IS NULL
                DO UPDATE SET news = excluded.news, noted_at = excluded.noted_at
            """)
    }

    /// Whether a mail tells what somebody on the rota still says, or is no such letter.
    func stands(rotaTelling mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        let due = try DueRotaTelling.first(self, "SELECT * FROM rota_tellings WHERE mail = \(mail)")
        return try due.map { try isSo($0, "TRUE", at: now) } ?? true
    }

    fileprivate func isSo(_ due: DueRotaTelling, _ condition: SQL, at now: Instant) throws -> Bool {
        let row = try Row.first(
            self,
            """
            SELECT clubs.time_zone, (SELECT answer FROM rota WHERE rota.club = rota_tellings.club
                AND rota.week = rota_tellings.week AND rota.member = rota_tellings.member) AS answer
            FROM rota_tellings JOIN members ON members.number = recipient JOIN clubs ON clubs.number = club
            WHERE rota_tellings.number = \(due.number) AND news = \(due.news) AND noted_at = \(due.notedAt)
                AND \(condition) AND standing = 'active' AND reminders AND EXISTS (SELECT 1 FROM club_members
                    WHERE club_members.club = rota_tellings.club AND club_members.member = recipient
                        AND club_members.role = 'facilitator')
            """)
        guard let row, now < due.week.range(in: row["time_zone"]).upperBound else { return false }
        let answer: RotaAnswer? = row["answer"]
        return switch due.news {
        case .accepted: answer == .agreed
        case .declined: answer == .declined
        case .stoodDown: answer != .agreed
        }
    }

    fileprivate func content(of due: DueRotaTelling, to recipient: Member) throws -> RotaTellingContent? {
        guard let member = try MemberRow.member(due.member, self) else { return nil }
        return RotaTellingContent(
            recipient: recipient, club: try club(due.club, for: Viewer.of(recipient, self)), week: due.week,
            news: due.news, name: member.profile.name,
            isFacilitator: try Viewer.of(member, self).facilitates(due.club))
    }
}
