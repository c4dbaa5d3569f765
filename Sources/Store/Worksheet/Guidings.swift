package import Colloquium
import GRDB

/// Whom a member guides and who guides them.
package struct Guidings: Sendable {
    /// Who reads the member's worksheet, by name.
    package let guides: [Guiding]
    /// Who asks to.
    package let requests: [Guiding]
    /// Whose worksheet the member reads, with how many comments there they have not seen.
    package let trainees: [(guiding: Guiding, unread: Int)]
    /// Whom the member asked, and who did not say yes.
    package let asked: [Guiding]
}

private struct GuidingRow: ReadRow {
    let number: Number<Guiding>
    let other: Number<Member>
    let name: String
    let byline: String
    let since: Instant
    let unread: Int

    var guiding: Guiding {
        Guiding(number: number, other: .init(number: other, name: name, byline: byline), since: since)
    }
}

extension Store {
    package func guidings(of viewer: Viewer) async throws -> Guidings {
        let member = try viewer.signedIn(to: "see whom you guide")
        return try await read { try $0.guidings(of: member) }
    }

    /// Whom a member guides, by name.
    package func trainees(of viewer: Viewer) async throws -> [(handle: Handle, name: String)] {
        let educator = try viewer.signedIn(to: "see whom you guide")
        return try await read { db in
            try Row.all(
                db,
                """
                SELECT handle, name FROM guidings JOIN members ON members.number = trainee
                WHERE educator = \(educator) AND agreed_at IS NOT NULL AND standing = 'active' ORDER BY name, handle
                """
            ).map { ($0["handle"], $0["name"]) }
        }
    }

    /// Who of the two guides the other already, or asked to, as far as the viewer may know.
    package func guiding(
        with other: Number<Member>, of viewer: Viewer
    ) async throws -> (isGuide: Bool, isTrainee: Bool, isAsked: Bool) {
        let member = try viewer.signedIn(to: "see whom you guide")
        return try await read { db in
            func holds(_ condition: SQL) throws -> Bool {
                try Bool.first(db, "SELECT 1 FROM guidings WHERE \(condition)") ?? false
            }
            return (
                try holds("trainee = \(member) AND educator = \(other) AND \(SQL.isNamed)"),
                try holds("trainee = \(other) AND educator = \(member) AND agreed_at IS NOT NULL"),
                try holds("trainee = \(other) AND educator = \(member) AND \(SQL.waits)")
            )
        }
    }

    /// The member of a handle; nil where there is none who is here.
    package func member(named handle: Handle) async throws -> Number<Member>? {
        try await read { db in
            try Number<Member>.first(
                db, "SELECT number FROM members WHERE handle = \(handle) AND standing = 'active' AND NOT is_guest")
        }
    }

    /// Lets an educator guide the viewer: from now on they read the worksheet and comment on it. Twice is once. Whom the
    /// educator keeps out, or who comes when the educator guides as many as one may, is not told.
    /// - Throws: not found for nobody's account, a conflict for whom the viewer blocks or where there are as many as there may be.
    package func letGuide(_ educator: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "let somebody guide you")
        try await write { db in
            try db.requireGuidable(educator, by: trainee)
            try db.letGuide(educator, trainee, at: now)
        }
    }

    /// Asks a member whether the viewer may guide them. Who was refused or is blocked is not told; it waits. Who was named by
    /// them before guides them at once.
    /// - Throws: not found for nobody's account, a conflict for whom the viewer blocks or where they wait for many or guide many.
    package func askToGuide(_ trainee: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let educator = try viewer.signedIn(to: "guide somebody")
        try await write { db in
            try db.requireGuidable(trainee, by: educator)
            let ends: SQL = "trainee = \(trainee) AND educator = \(educator)"
            let isNamed = try Bool.first(db, "SELECT agreed_at IS NULL FROM guidings WHERE \(ends) AND \(SQL.isNamed)")
            if isNamed == false { return }
            guard try db.trainees(of: educator) < Guiding.traineeLimit else {
                throw Refusal(.conflict, "You guide \(Guiding.traineeLimit) people. End it with somebody first.")
            }
            if isNamed == true { return try db.letGuide(educator, trainee, at: now) }
            let waiting = try Int.first(
                db,
                """
                SELECT count(*) FROM guidings WHERE educator = \(educator) AND \(SQL.waits) AND trainee <> \(trainee)
                """)
            guard waiting ?? 0 < Guiding.guideLimit else {
                throw Refusal(.conflict, "You wait for \(Guiding.guideLimit) answers. Take one back first.")
            }
            // A new row, as for who was not refused: the old one's number and day would tell.
            try db.run("DELETE FROM guidings WHERE \(ends) AND is_withdrawn")
            let isRefused = try db.changesCount > 0 || db.blocks(educator, by: trainee)
            try db.run(
                """
                INSERT INTO guidings (trainee, educator, asked_by, asked_at, refused_at)
                VALUES (\(trainee), \(educator), 'educator', \(now), \(isRefused ? now : nil))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Says yes to somebody who asked to guide the viewer.
    /// - Throws: not found where nobody asks, a conflict where there are as many guides as there may be.
    package func acceptGuiding(_ number: Number<Guiding>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "let somebody guide you")
        try await write { db in
            let educator = try Number<Member>.first(
                db,
                "SELECT educator FROM guidings WHERE number = \(number) AND trainee = \(trainee) AND refused_at IS NULL"
            )
            guard let educator else { throw Refusal.noSuch("request") }
            try db.letGuide(educator, trainee, at: now)
        }
    }

    /// Says no, without telling who asked.
    package func refuseGuiding(_ number: Number<Guiding>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "let somebody guide you")
        try await write { db in
            try db.run(
                """
                UPDATE guidings SET refused_at = max(asked_at, \(now))
                WHERE number = \(number) AND trainee = \(trainee) AND agreed_at IS NULL AND refused_at IS NULL
                """)
        }
    }

    /// Ends it at once, whichever end the viewer is; what waits is taken back. What is over stays over, and a no stays a no.
    package func endGuiding(_ number: Number<Guiding>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "end that somebody guides you")
        try await write { db in
            try db.run(
                """
                UPDATE guidings SET is_withdrawn = 1
                WHERE number = \(number) AND educator = \(member) AND asked_by = 'educator' AND refused_at IS NOT NULL
                """)
            // What one end may not know of is not theirs to end.
            try db.run(
                """
                DELETE FROM guidings WHERE number = \(number)
                    AND ((trainee = \(member) AND \(SQL.isNamed)) OR (educator = \(member)
                        AND (agreed_at IS NOT NULL OR (asked_by = 'educator' AND refused_at IS NULL))))
                """)
        }
    }
}

extension Database {
    func guidings(of member: Number<Member>) throws -> Guidings {
        let trainees = try guidings(
            "educator = \(member) AND agreed_at IS NOT NULL AND standing = 'active'", to: "trainee", for: member)
        return Guidings(
            // Whom the other end keeps out is not told, so a name stays as it was put down. Who is suspended may come back
            // and read again, so the trainee must be able to end it.
            guides: try guidings("trainee = \(member) AND \(SQL.isNamed)", to: "educator", for: member).map(\.guiding),
            requests: try guidings(
                """
                trainee = \(member) AND asked_by = 'educator' AND agreed_at IS NULL AND refused_at IS NULL
                    AND standing = 'active'
                """, to: "educator", for: member
            ).map(\.guiding),
            trainees: trainees.map { ($0.guiding, $0.unread) },
            asked: try guidings(
                "educator = \(member) AND \(SQL.waits) AND standing = 'active'", to: "trainee", for: member
            ).map(\.guiding))
    }

    /// - Parameter end: the column of who is at the other end.
    fileprivate func guidings(_ condition: SQL, to end: String, for member: Number<Member>) throws -> [GuidingRow] {
        try GuidingRow.all(
            self,
            """
            SELECT guidings.number, members.number AS other, name, byline, coalesce(agreed_at, asked_at) AS since,
                (SELECT count(*) FROM worksheet_comments WHERE is_opened AND owner = trainee
                    AND \(SQL.unreadComment(of: member)) AND \(SQL.shownComment(to: member))) AS unread
            FROM guidings JOIN members ON members.number = guidings.\(sql: end)
            WHERE \(condition) ORDER BY name COLLATE NOCASE, guidings.number
            """)
    }

    fileprivate func trainees(of educator: Number<Member>) throws -> Int {
        try Int.first(
            self, "SELECT count(*) FROM guidings WHERE educator = \(educator) AND agreed_at IS NOT NULL") ?? 0
    }

    /// - Throws: a conflict where as many guide the trainee as may.
    fileprivate func letGuide(_ educator: Number<Member>, _ trainee: Number<Member>, at now: Instant) throws {
        let kept = try Int.first(
            self,
            """
            SELECT count(*) FROM guidings WHERE trainee = \(trainee) AND educator <> \(educator) AND \(SQL.isNamed)
            """)
        guard kept ?? 0 < Guiding.guideLimit else {
            throw Refusal(.conflict, "Up to \(Guiding.guideLimit) people guide you. End it with somebody first.")
        }
        let isKeptOut = try blocks(trainee, by: educator) || trainees(of: educator) >= Guiding.traineeLimit
        try run(
            """
            INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at, refused_at)
            VALUES (\(trainee), \(educator), 'trainee', \(now), \(isKeptOut ? nil : now), \(isKeptOut ? now : nil))
            ON CONFLICT (trainee, educator) DO UPDATE SET asked_by = 'trainee', asked_at = excluded.asked_at,
                agreed_at = excluded.agreed_at, refused_at = excluded.refused_at, is_withdrawn = 0
                WHERE guidings.agreed_at IS NULL
            """)
    }

    /// - Throws: not found where there is no such member, a conflict for whom `member` blocks themselves.
    fileprivate func requireGuidable(_ other: Number<Member>, by member: Number<Member>) throws {
        let found = try Bool.first(
            self, "SELECT 1 FROM members WHERE number = \(other) AND standing = 'active' AND NOT is_guest")
        guard found != nil else { throw Refusal.noSuch("member") }
        if other == member { throw Refusal(.invalid, "Nobody guides themselves: choose somebody else.") }
        if try blocks(other, by: member) { throw Refusal(.conflict, "You block them. Take that back first.") }
    }

    fileprivate func blocks(_ blocked: Number<Member>, by blocker: Number<Member>) throws -> Bool {
        try Bool.first(
            self, "SELECT 1 FROM member_blocks WHERE blocker = \(blocker) AND blocked = \(blocked)") ?? false
    }
}

extension SQL {
    /// Of a row of `guidings`: that the trainee lets the educator guide them, as far as the trainee knows.
    fileprivate static let isNamed: SQL = "(agreed_at IS NOT NULL OR asked_by = 'trainee')"

    /// Of a row of `guidings`: that the educator waits for an answer, as far as the educator knows.
    fileprivate static let waits: SQL = "(asked_by = 'educator' AND agreed_at IS NULL AND is_withdrawn = 0)"
}
