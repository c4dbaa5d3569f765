package import Colloquium
import GRDB

/// What a member said of facilitating in a week.
package struct RotaEntry: ReadRow, Hashable, Sendable {
    package let week: RotaWeek
    package let member: Number<Member>
    package let name: String
    package let answer: RotaAnswer
    /// Whether they may do what a facilitator does; the rota alone lets them do nothing.
    package let isFacilitator: Bool

    fileprivate static let selection: SQL = """
        SELECT week, members.number AS member, name, answer, members.role = 'administrator' OR EXISTS (
            SELECT 1 FROM club_members WHERE club_members.club = rota.club AND club_members.member = rota.member
                AND club_members.role = 'facilitator') AS is_facilitator
        FROM rota JOIN members ON members.number = rota.member
        """
}

extension Store {
    /// Who facilitates a club from a week on, or was asked to; for who belongs to the club.
    package func rota(
        of club: Number<Club>, from week: RotaWeek, for viewer: Viewer
    ) async throws -> [RotaEntry] {
        try await read { db in
            try db.refuseOutsiders(of: club, viewer)
            return try RotaEntry.all(
                db,
                """
                \(RotaEntry.selection) WHERE rota.club = \(club) AND week >= \(week) AND standing = 'active'
                ORDER BY week, given_at, rota.member
                """)
        }
    }

    /// Notes that the viewer facilitates in a week, asked or not; facilitators hear of who was asked. Saying it twice changes
    /// nothing.
    /// - Throws: a refusal for who does not belong to the club, and for weeks that the rota does not show.
    package func volunteer(
        for week: RotaWeek, of club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
            try db.refuseUnlessComing(week, of: club, viewer, at: now)
            guard viewer.belongs(to: club) else {
                // Whoever sees the button belongs to the club, or has left it meanwhile.
                throw Refusal(.conflict, "You are not in this club now: join it to facilitate in it.")
            }
            let wasAsked =
                try RotaAnswer.first(
                    db, "SELECT answer FROM rota WHERE club = \(club) AND week = \(week) AND member = \(member)")
                == .asked
            try db.run(
                """
                INSERT INTO rota (club, week, member, answer, given_at)
                VALUES (\(club), \(week), \(member), \(RotaAnswer.agreed), \(now))
                ON CONFLICT DO UPDATE SET answer = excluded.answer, given_at = excluded.given_at
                WHERE answer <> excluded.answer
                """)
            if db.changesCount == 0 { return }
            try db.audit("rota agreed", "clubs/\(club)", by: member, at: now)
            if wasAsked { try db.tellFacilitators(.accepted, week, of: club, by: member, at: now) }
        }
    }

    /// Takes back that the viewer facilitates in a week, of which facilitators hear; taking back what was not said changes
    /// nothing.
    package func standDown(
        from week: RotaWeek, of club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        try await write { db in
            try db.refuseOutsiders(of: club, viewer)
            try db.run(
                """
                DELETE FROM rota WHERE club = \(club) AND week = \(week) AND member = \(member)
                    AND answer = \(RotaAnswer.agreed)
                """)
            if db.changesCount == 0 { return }
            try db.audit("rota stood down", "clubs/\(club)", by: member, at: now)
            try db.tellFacilitators(.stoodDown, week, of: club, by: member, at: now)
        }
    }

    /// Says no to a facilitator who asked, of which facilitators hear; who was not asked has nothing to decline.
    package func decline(
        _ week: RotaWeek, of club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        try await write { db in
            try db.refuseOutsiders(of: club, viewer)
            try db.run(
                """
                UPDATE rota SET answer = \(RotaAnswer.declined), given_at = \(now) WHERE club = \(club)
                    AND week = \(week) AND member = \(member) AND answer = \(RotaAnswer.asked)
                """)
            if db.changesCount == 0 { return }
            try db.audit("rota declined", "clubs/\(club)", by: member, at: now)
            try db.tellFacilitators(.declined, week, of: club, by: member, at: now)
        }
    }

    /// Asks a member of the club whether they facilitate in a week; facilitators may. Who was asked already, or
    /// volunteered, is not asked again.
    /// - Throws: a refusal also for who declined: a facilitator takes them off first, so that nobody is asked twice unawares.
    package func ask(
        _ member: Number<Member>, for week: RotaWeek, of club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            try db.refuseUnlessFacilitating(club, viewer)
            try db.refuseUnlessComing(week, of: club, viewer, at: now)
            try db.run(
                """
                INSERT INTO rota (club, week, member, answer, given_at)
                SELECT club, \(week), member, \(RotaAnswer.asked), \(now)
                FROM club_members JOIN members ON members.number = member
                WHERE club = \(club) AND member = \(member) AND standing = 'active'
                ON CONFLICT DO NOTHING
                """)
            if db.changesCount > 0 {
                try db.audit("rota asked", "clubs/\(club)/members/\(member)", by: viewer.member, at: now)
            } else {
                try db.refuseUnlessWaiting(for: member, week, of: club)
            }
        }
    }

    /// Takes a member off a week; facilitators may.
    package func remove(
        _ member: Number<Member>, from week: RotaWeek, of club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            try db.refuseUnlessFacilitating(club, viewer)
            try db.run("DELETE FROM rota WHERE club = \(club) AND week = \(week) AND member = \(member)")
            if db.changesCount == 0 { return }
            try db.audit("rota removed", "clubs/\(club)/members/\(member)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    /// The rota is read and kept by those who belong to the club, and by who facilitates it as an administrator.
    fileprivate func refuseOutsiders(of number: Number<Club>, _ viewer: Viewer) throws {
        _ = try club(number, for: viewer)
        guard viewer.belongs(to: number) || viewer.facilitates(number) else {
            throw Refusal(.forbidden, "Join the club to see and keep its rota.")
        }
    }

    fileprivate func refuseUnlessFacilitating(_ number: Number<Club>, _ viewer: Viewer) throws {
        _ = try club(number, for: viewer)
        guard viewer.facilitates(number) else {
            throw Refusal(.forbidden, "Only a facilitator of the club may do this.")
        }
    }

    fileprivate func refuseUnlessComing(
        _ week: RotaWeek, of number: Number<Club>, _ viewer: Viewer, at now: Instant
    ) throws {
        let club = try club(number, for: viewer)
        guard RotaWeek.coming(at: now, in: club.timeZone).contains(week) else {
            throw Refusal(.conflict, "The rota does not reach this week; choose one that it shows.")
        }
    }

    /// Refuses whom one asks in vain.
    fileprivate func refuseUnlessWaiting(
        for member: Number<Member>, _ week: RotaWeek, of club: Number<Club>
    ) throws {
        let entry = try RotaEntry.first(
            self,
            """
            \(RotaEntry.selection) WHERE rota.club = \(club) AND week = \(week) AND rota.member = \(member)
            """)
        guard let entry else { throw Refusal.invalid("member", "Choose a member of the club.") }
        if entry.answer == .declined {
            throw Refusal.invalid(
                "member",
                "\(entry.name) declined this week. Ask somebody else, or take them off the week and ask again.")
        }
    }
}
