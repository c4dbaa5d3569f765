import Colloquium
import GRDB

/// An opening of a club that keeps a rota.
private struct RotaOpening: ReadRow {
    let club: Number<Club>
    let timeZone: String
    let opensAt: Instant
}

extension Database {
    /// Whom there is to tell, written already or not, that nobody facilitates in a week in which a discussion opens: the
    /// facilitators of clubs that keep a rota. A club that never had anybody on it does without.
    func rotaGaps(at now: Instant) throws -> [DueRotaLetter] {
        let kept = RotaWeek(of: now, in: "UTC").later(by: -12)
        let openings = try RotaOpening.all(
            self,
            """
            SELECT discussions.club, clubs.time_zone, opens_at
            FROM discussions JOIN clubs ON clubs.number = discussions.club
            WHERE opens_at > \(now) AND opens_at <= \(now + RotaOccasion.notice + .days(8)) AND called_off_at IS NULL
                AND EXISTS (SELECT 1 FROM rota WHERE rota.club = discussions.club AND week >= \(kept))
            ORDER BY opens_at, discussions.number
            """)
        var known: Set<DueRotaLetter> = []
        return try openings.flatMap { opening -> [DueRotaLetter] in
            let week = RotaWeek(of: opening.opensAt, in: opening.timeZone)
            guard RotaOccasion.tellsGap(of: week.range(in: opening.timeZone), at: now) else { return [] }
            return try facilitators(of: opening.club, withoutAnybodyIn: week).map {
                DueRotaLetter(
                    club: opening.club, week: week, member: $0, occasion: .gap, givenAt: Instant(rawValue: 0))
            }.filter { known.insert($0).inserted }
        }
    }

    func untoldGaps(at now: Instant) throws -> [DueRotaLetter] {
        try rotaGaps(at: now).filter { gap in
            try Bool.first(
                self,
                """
                SELECT 1 FROM rota_letters WHERE club = \(gap.club) AND week = \(gap.week) AND member = \(gap.member)
                    AND occasion = \(gap.occasion)
                """) == nil
        }
    }

    /// None where somebody facilitates in the week.
    private func facilitators(
        of club: Number<Club>, withoutAnybodyIn week: RotaWeek
    ) throws -> [Number<Member>] {
        try Number<Member>.all(
            self,
            """
            SELECT member FROM club_members JOIN members ON members.number = member
            WHERE club = \(club) AND club_members.role = 'facilitator' AND standing = 'active' AND reminders
                AND NOT EXISTS (SELECT 1 FROM rota JOIN members AS volunteers ON volunteers.number = rota.member
                    WHERE rota.club = \(club) AND week = \(week) AND answer = \(RotaAnswer.agreed)
                        AND volunteers.standing = 'active')
            ORDER BY member
            """)
    }
}
