package import Colloquium
import GRDB

/// A club in a list.
package struct ClubSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Club>
    package let name: String
    package let focus: String
    package let visibility: Club.Visibility
    package let members: Int
    package let openDiscussions: Int
}

extension ClubSummary: ReadRow {}

/// A member of a club.
package struct ClubMember: Decodable, FetchableRecord, Sendable {
    package let number: Number<Member>
    package let name: String
    package let byline: String
    package let role: Club.Role
}

extension ClubMember: ReadRow {}

struct ClubRow: ReadRow {
    let number: Number<Club>
    let name: String
    let focus: String
    let norms: String
    let normsHtml: String
    let visibility: Club.Visibility
    let takesLate: Bool
    let timeZone: String

    /// Written out, as in `MemberRow`: every contribution asks for it.
    init(row: Row) {
        number = row["number"]
        name = row["name"]
        focus = row["focus"]
        norms = row["norms"]
        normsHtml = row["norms_html"]
        visibility = row["visibility"]
        takesLate = row["takes_late"]
        timeZone = row["time_zone"]
    }

    var club: Club {
        Club(
            number: number, name: name, focus: focus, norms: Prose(source: norms, html: normsHtml),
            visibility: visibility, takesLate: takesLate, timeZone: timeZone)
    }
}

extension Store {
    /// A club that `viewer` may read.
    package func club(_ number: Number<Club>, for viewer: Viewer) async throws -> Club {
        try await read { db in try db.club(number, for: viewer) }
    }

    /// The clubs `viewer` may read, by name. What is open is counted once for all of them.
    package func clubs(for viewer: Viewer, at now: Instant) async throws -> [ClubSummary] {
        try await read { db in
            try ClubSummary.all(
                db,
                """
                SELECT number, name, focus, visibility,
                    (SELECT count(*) FROM club_members WHERE club = clubs.number) AS members,
                    coalesce(opened.discussions, 0) AS open_discussions
                FROM clubs LEFT JOIN (SELECT club, count(*) AS discussions FROM discussions
                        WHERE +opens_at <= \(now) AND closes_at > \(now) GROUP BY +club) AS opened
                    ON opened.club = clubs.number
                WHERE number IN \(viewer.readableClubs) ORDER BY name COLLATE NOCASE
                """)
        }
    }

    /// Who belongs to a club, facilitators first.
    package func members(of club: Number<Club>) async throws -> [ClubMember] {
        try await read { db in
            try ClubMember.all(
                db,
                """
                SELECT members.number, members.name, members.byline, club_members.role
                FROM club_members JOIN members ON members.number = club_members.member
                WHERE club = \(club) AND standing = 'active'
                ORDER BY club_members.role, members.name COLLATE NOCASE
                """)
        }
    }

    /// Who facilitates a club: what those are told who may not see its members.
    package func facilitators(of club: Number<Club>) async throws -> [ClubMember] {
        try await read { db in
            try ClubMember.all(
                db,
                """
                SELECT members.number, members.name, members.byline, club_members.role
                FROM club_members JOIN members ON members.number = club_members.member
                WHERE club = \(club) AND club_members.role = 'facilitator' AND standing = 'active'
                ORDER BY members.name COLLATE NOCASE
                """)
        }
    }

    package func addClub(
        _ charter: Club.Charter, facilitator: Number<Member>, at now: Instant
    ) async throws -> Number<Club> {
        try await write { db in
            let club = try db.addClub(charter, at: now)
            try db.run(
                """
                INSERT INTO club_members (club, member, role, joined_at)
                VALUES (\(club), \(facilitator), 'facilitator', \(now))
                """)
            try db.audit("club founded", "clubs/\(club)", by: facilitator, at: now)
            return club
        }
    }

    /// Changes what a club says of itself. Only its facilitators may.
    package func saveClub(
        _ charter: Club.Charter, _ club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            _ = try db.club(club, for: viewer)
            guard viewer.facilitates(club) else { throw Refusal(.forbidden, "Only a facilitator may change the club.") }
            try db.refuseTakenName(charter.name, except: club)
            try db.run(
                """
                UPDATE clubs SET name = \(charter.name), focus = \(charter.focus), norms = \(charter.norms.source),
                    norms_html = \(charter.norms.html), visibility = \(charter.visibility),
                    takes_late = \(charter.takesLate), time_zone = \(charter.timeZone) WHERE number = \(club)
                """)
            try db.audit("club changed", "clubs/\(club)", by: viewer.member, at: now)
        }
    }

    /// Makes the viewer a member of a club they may read; private clubs take members by invitation only.
    package func join(_ club: Number<Club>, by viewer: Viewer, at now: Instant) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to join a club.") }
        try await write { db in
            let found = try db.club(club, for: viewer)
            if viewer.isGuest { throw Refusal(.forbidden, "This is for members of the site.") }
            if found.visibility == .closed, viewer.clubs[club] == nil, !viewer.isAdministrator {
                throw Refusal(.forbidden, "This club takes members by invitation only.")
            }
            try db.run(
                """
                INSERT OR IGNORE INTO club_members (club, member, role, joined_at)
                VALUES (\(club), \(member), 'member', \(now))
                """)
        }
    }

    /// Ends the viewer's membership; a club keeps at least one facilitator.
    package func leave(_ club: Number<Club>, by viewer: Viewer) async throws {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to leave a club.") }
        try await write { db in
            _ = try db.club(club, for: viewer)
            try db.run("DELETE FROM club_members WHERE club = \(club) AND member = \(member)")
            if viewer.clubs[club] == .facilitator { try db.keepAFacilitator(club) }
        }
    }

    /// Makes a member a facilitator of a club, or an ordinary member again. Facilitators may.
    package func setRole(
        _ role: Club.Role, of member: Number<Member>, in club: Number<Club>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            _ = try db.club(club, for: viewer)
            guard viewer.facilitates(club) else { throw Refusal(.forbidden, "Only a facilitator may do this.") }
            try db.run("UPDATE club_members SET role = \(role) WHERE club = \(club) AND member = \(member)")
            if db.changesCount == 0 { throw Refusal.noSuch("member of this club") }
            try db.keepAFacilitator(club)
            try db.audit("club role \(role.rawValue)", "clubs/\(club)/members/\(member)", by: viewer.member, at: now)
        }
    }
}

extension Database {
    func club(_ number: Number<Club>, for viewer: Viewer) throws -> Club {
        guard let row = try ClubRow.first(self, "SELECT * FROM clubs WHERE number = \(number)"),
            viewer.mayRead(number, row.visibility)
        else { throw Refusal.noSuch("club") }
        return row.club
    }

    /// The club of something that may be read, also by a guest who may not read the club.
    func club(_ number: Number<Club>) throws -> Club {
        guard let row = try ClubRow.first(self, "SELECT * FROM clubs WHERE number = \(number)") else {
            throw Refusal.noSuch("club")
        }
        return row.club
    }

    func addClub(_ charter: Club.Charter, at now: Instant) throws -> Number<Club> {
        try refuseTakenName(charter.name, except: nil)
        try run(
            """
            INSERT INTO clubs (name, focus, norms, norms_html, visibility, takes_late, time_zone, founded_at)
            VALUES (\(charter.name), \(charter.focus), \(charter.norms.source), \(charter.norms.html),
                    \(charter.visibility), \(charter.takesLate), \(charter.timeZone), \(now))
            """)
        return insertedNumber(of: Club.self)
    }

    func refuseTakenName(_ name: String, except club: Number<Club>?) throws {
        if try Bool.first(self, "SELECT 1 FROM clubs WHERE name = \(name) AND number IS NOT \(club)") != nil {
            throw Refusal.invalid("name", "There is a club of this name; choose another.")
        }
    }

    func keepAFacilitator(_ club: Number<Club>) throws {
        let left = try Int.first(
            self,
            """
            SELECT count(*) FROM club_members JOIN members ON members.number = club_members.member
            WHERE club = \(club) AND club_members.role = 'facilitator' AND standing = 'active'
            """)
        if left == 0 {
            throw Refusal(.conflict, "A club needs a facilitator; make somebody else one first.")
        }
    }
}

extension Store {
    /// The clubs a member belongs to, as far as `viewer` may read them.
    package func clubs(of member: Number<Member>, for viewer: Viewer) async throws -> [ClubName] {
        try await read { db in
            try ClubName.all(
                db,
                """
                SELECT number, name FROM clubs JOIN club_members ON club_members.club = clubs.number
                WHERE member = \(member) AND number IN \(viewer.readableClubs) ORDER BY name COLLATE NOCASE
                """)
        }
    }

    /// The clubs `viewer` may post in, those they belong to first.
    package func postingClubs(for viewer: Viewer) async throws -> [PostingClub] {
        guard let member = viewer.member else { return [] }
        return try await read { db in
            try PostingClub.all(
                db,
                """
                SELECT number, name, time_zone FROM clubs
                    LEFT JOIN club_members ON club_members.club = clubs.number AND member = \(member)
                WHERE number IN \(viewer.readableClubs) ORDER BY member IS NULL, name COLLATE NOCASE
                """)
        }
    }

    /// The clubs `viewer` may bring an article to: those they may post in that do not discuss it now.
    package func postingClubs(
        for viewer: Viewer, bringing article: Number<Article>, at now: Instant
    ) async throws -> [PostingClub] {
        let discussing = try await read { db in
            let article = try db.standing(article)
            return try Number<Club>.all(
                db, "SELECT club FROM discussions WHERE article = \(article) AND archives_at > \(now)")
        }
        return try await postingClubs(for: viewer).filter { !discussing.contains($0.number) }
    }
}

/// A club to choose from.
package struct ClubName: Decodable, FetchableRecord, Sendable {
    package let number: Number<Club>
    package let name: String

    /// Written out, as in `MemberRow`: every search asks for them.
    init(row: Row) {
        number = row["number"]
        name = row["name"]
    }
}

extension ClubName: ReadRow {}

/// A club that takes what a member posts.
package struct PostingClub: ReadRow {
    package let number: Number<Club>
    package let name: String
    /// IANA name.
    package let timeZone: String
}
