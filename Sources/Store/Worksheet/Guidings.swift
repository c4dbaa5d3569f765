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

    /// Who of the two guides the other already, or asked to, as far as the viewer may know.
    package func guiding(
        with other: Number<Member>, of viewer: Viewer
    ) async throws -> (isGuide: Bool, isTrainee: Bool, isAsked: Bool) {
        let known = try await guidings(of: viewer)
        return (
            known.guides.contains { $0.other.number == other },
            known.trainees.contains { $0.guiding.other.number == other },
            known.asked.contains { $0.other.number == other }
        )
    }

    /// The member of a handle; nil where there is none who is here.
    package func member(named handle: Handle) async throws -> Number<Member>? {
        try await read { db in
            try Number<Member>.first(
                db, "SELECT number FROM members WHERE handle = \(handle) AND standing = 'active' AND NOT is_guest")
        }
    }

    /// Lets an educator guide the viewer: from now on they read the worksheet and comment on it. Twice is once.
    /// - Throws: not found for nobody's account, a conflict for whom the viewer blocks or where there are as many as there may be.
    package func letGuide(_ educator: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "let somebody guide you")
        try await write { db in
            try db.requireGuidable(educator, by: trainee)
            let kept = try Int.first(
                db,
                "SELECT count(*) FROM guidings WHERE trainee = \(trainee) AND educator <> \(educator) AND (agreed_at IS NOT NULL OR asked_by = 'trainee')"
            )
            guard kept ?? 0 < Guiding.guideLimit else {
                throw Refusal(.conflict, "Up to \(Guiding.guideLimit) people guide you. End it with somebody first.")
            }
            let isKeptOut = try db.blocks(trainee, by: educator)
            try db.run(
                """
                INSERT INTO guidings (trainee, educator, asked_by, asked_at, agreed_at, refused_at)
                VALUES (\(trainee), \(educator), 'trainee', \(now), \(isKeptOut ? nil : now), \(isKeptOut ? now : nil))
                ON CONFLICT (trainee, educator) DO UPDATE SET asked_by = 'trainee', asked_at = excluded.asked_at,
                    agreed_at = excluded.agreed_at, refused_at = excluded.refused_at
                    WHERE guidings.agreed_at IS NULL
                """)
        }
    }

    /// Asks a member whether the viewer may guide them. Who was refused or is blocked is not told; it waits.
    /// - Throws: not found for nobody's account, a conflict for whom the viewer blocks or where they wait for many.
    package func askToGuide(_ trainee: Number<Member>, by viewer: Viewer, at now: Instant) async throws {
        let educator = try viewer.signedIn(to: "guide somebody")
        try await write { db in
            try db.requireGuidable(trainee, by: educator)
            let waiting = try Int.first(
                db,
                """
                SELECT count(*) FROM guidings
                WHERE educator = \(educator) AND asked_by = 'educator' AND agreed_at IS NULL AND trainee <> \(trainee)
                """)
            guard waiting ?? 0 < Guiding.guideLimit else {
                throw Refusal(.conflict, "You wait for \(Guiding.guideLimit) answers. Take one back first.")
            }
            let isKeptOut = try db.blocks(educator, by: trainee)
            try db.run(
                """
                INSERT INTO guidings (trainee, educator, asked_by, asked_at, refused_at)
                VALUES (\(trainee), \(educator), 'educator', \(now), \(isKeptOut ? now : nil))
                ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Says yes to somebody who asked to guide the viewer.
    package func acceptGuiding(_ number: Number<Guiding>, by viewer: Viewer, at now: Instant) async throws {
        let trainee = try viewer.signedIn(to: "let somebody guide you")
        try await write { db in
            let waits = try Bool.first(
                db, "SELECT 1 FROM guidings WHERE number = \(number) AND trainee = \(trainee) AND refused_at IS NULL")
            if waits == nil { throw Refusal.noSuch("request") }
            try db.run(
                """
                UPDATE guidings SET agreed_at = max(asked_at, \(now)) WHERE number = \(number) AND agreed_at IS NULL
                """)
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

    /// Ends it at once, whichever end the viewer is; what waits is taken back. What is over stays over.
    package func endGuiding(_ number: Number<Guiding>, by viewer: Viewer) async throws {
        let member = try viewer.signedIn(to: "end that somebody guides you")
        try await write { db in
            // What one end may not know of is not theirs to end.
            try db.run(
                """
                DELETE FROM guidings WHERE number = \(number)
                    AND ((trainee = \(member) AND (agreed_at IS NOT NULL OR asked_by = 'trainee'))
                        OR (educator = \(member) AND (agreed_at IS NOT NULL OR asked_by = 'educator')))
                """)
        }
    }
}

extension Database {
    func guidings(of member: Number<Member>) throws -> Guidings {
        let trainees = try guidings("educator = \(member) AND agreed_at IS NOT NULL", to: "trainee", for: member)
        return Guidings(
            // Whom the other end keeps out is not told, so a name stays as it was put down.
            guides: try guidings(
                "trainee = \(member) AND (agreed_at IS NOT NULL OR asked_by = 'trainee')", to: "educator",
                for: member
            ).map(\.guiding),
            requests: try guidings(
                "trainee = \(member) AND asked_by = 'educator' AND agreed_at IS NULL AND refused_at IS NULL",
                to: "educator", for: member
            ).map(\.guiding),
            trainees: trainees.map { ($0.guiding, $0.unread) },
            asked: try guidings(
                "educator = \(member) AND asked_by = 'educator' AND agreed_at IS NULL", to: "trainee", for: member
            ).map(\.guiding))
    }

    /// - Parameter end: the column of who is at the other end.
    fileprivate func guidings(_ condition: SQL, to end: String, for member: Number<Member>) throws -> [GuidingRow] {
        try GuidingRow.all(
            self,
            """
            SELECT guidings.number, members.number AS other, name, byline, coalesce(agreed_at, asked_at) AS since,
                (SELECT count(*) FROM worksheet_comments WHERE owner = trainee AND \(SQL.unreadComment(of: member)))
                    AS unread
            FROM guidings JOIN members ON members.number = guidings.\(sql: end)
            WHERE \(condition) AND standing = 'active' ORDER BY name COLLATE NOCASE, guidings.number
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
