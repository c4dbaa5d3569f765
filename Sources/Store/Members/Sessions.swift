package import Colloquium
import GRDB

/// How long a session lasts.
package enum SessionTerm {
    /// On a device its owner trusts: 90 days from the last visit.
    package static let trusted = Span.days(90)
    /// On any other: 12 hours from the last visit.
    package static let passing = Span.hours(12)
    /// How often a visit is written down; more often would make every read a write.
    static let stride = Span.minutes(10)
}

/// One place where a member is signed in.
package struct SessionRow: Decodable, FetchableRecord, Sendable {
    package let number: Number<SessionRow>
    package let member: Number<Member>
    package let device: String
    package let trusted: Bool
    package let startedAt: Instant
    package let seenAt: Instant
    package let endsAt: Instant

    /// Written out, as in `MemberRow`.
    init(row: Row) {
        number = row["number"]
        member = row["member"]
        device = row["device"]
        trusted = row["trusted"]
        startedAt = row["started_at"]
        seenAt = row["seen_at"]
        endsAt = row["ends_at"]
    }
}

extension SessionRow: ReadRow {}

/// A session with what every request needs of its member.
package struct SignedIn: Sendable {
    package let session: Number<SessionRow>
    package let member: Member
    package let viewer: Viewer

    /// The same as it was read, to be looked at by the clock.
    struct Reading: Sendable {
        let signedIn: SignedIn
        let seenAt: Instant
        let endsAt: Instant
    }
}

extension Store {
    /// Starts a session. The caller ends the one that was there before: a token from before signing in is never kept.
    package func startSession(
        _ token: Token, for member: Number<Member>, device: String, trusted: Bool, at now: Instant
    ) async throws {
        try await write { db in
            guard let found = try MemberRow.member(member, db), found.standing == .active else {
                throw Refusal(.forbidden, "This account is not active; ask the administrator.")
            }
            let term = trusted ? SessionTerm.trusted : SessionTerm.passing
            try db.run(
                """
                INSERT INTO sessions (token_digest, member, device, trusted, started_at, seen_at, ends_at)
                VALUES (\(token.digest), \(member), \(String(device.prefix(200))), \(trusted), \(now), \(now), \(now + term))
                """)
            try db.run("DELETE FROM sessions WHERE ends_at < \(now)")
        }
    }

    /// Who a session token belongs to, or nil when it is unknown, over, or its member may not sign in.
    package func signedIn(_ token: Token, at now: Instant) async throws -> SignedIn? {
        let known = try await memory.sessions.value(token.digest, in: visitEdition()) {
            try await read { db in try db.session(of: token) }
        }
        guard let known, known.endsAt > now else { return nil }
        // A visit that cannot be written down is no reason to turn a reader away.
        if known.seenAt + SessionTerm.stride < now { try? await noteVisit(known.signedIn.session, at: now) }
        return known.signedIn
    }

    package func sessions(of member: Number<Member>, at now: Instant) async throws -> [SessionRow] {
        try await read { db in
            try SessionRow.all(
                db, "SELECT * FROM sessions WHERE member = \(member) AND ends_at > \(now) ORDER BY seen_at DESC")
        }
    }

    /// Ends one session of a member; ending one that is over already is fine.
    package func endSession(_ number: Number<SessionRow>, of member: Number<Member>) async throws {
        try await write { db in
            try db.run("DELETE FROM sessions WHERE number = \(number) AND member = \(member)")
        }
    }

    /// Ends every session of a member but one.
    package func endSessions(of member: Number<Member>, except kept: Number<SessionRow>?) async throws {
        try await write { db in
            try db.run("DELETE FROM sessions WHERE member = \(member) AND number IS NOT \(kept)")
        }
    }

    private func noteVisit(_ session: Number<SessionRow>, at now: Instant) async throws {
        try await write { db in
            try db.run(
                """
                UPDATE sessions SET seen_at = \(now), ends_at = \(now)
                    + CASE trusted WHEN 1 THEN \(SessionTerm.trusted.milliseconds) ELSE \(SessionTerm.passing.milliseconds) END
                WHERE number = \(session)
                """)
        }
    }
}

extension Viewer {
    static func of(_ member: Member, _ db: Database) throws -> Viewer {
        let clubs = try Row.all(
            db, "SELECT club, role FROM club_members WHERE member = \(member.number)"
        ).reduce(into: [Number<Club>: Club.Role]()) { $0[$1["club"]] = $1["role"] as Club.Role }
        let guestOf = try Number<Discussion>.all(
            db, "SELECT discussion FROM author_invitations WHERE guest = \(member.number) AND answer = 'accepted'")
        let panels = try Number<Panel>.all(
            db, "SELECT panel FROM panel_invitations WHERE member = \(member.number) AND answer = 'accepted'")
        return Viewer(
            member: member.number, role: member.role, clubs: clubs, guestOf: Set(guestOf), panels: Set(panels),
            isGuest: member.isGuest)
    }

    /// The numbers of the clubs this viewer may read, as a subquery; the same law as `Viewer.mayRead`.
    var readableClubs: SQL {
        let own = clubs.keys.map { SQL("\($0)") }.joined(separator: ", ")
        return """
            (SELECT number FROM clubs WHERE visibility = 'public' OR \(isAdministrator)
                OR (\(isMember) AND visibility = 'members') OR number IN (\(own)))
            """
    }

    /// Whether this viewer may read a query's row of `discussions`: they may read its club, or are a guest of it.
    var mayReadDiscussion: SQL {
        if guestOf.isEmpty { return "discussions.club IN \(readableClubs)" }
        return "(discussions.club IN \(readableClubs) OR discussions.number IN \(SQL.list(guestOf.map(\.rawValue))))"
    }
}

extension Store {
    /// The viewer a member is, for work done in their name without a session (digests, feeds).
    package func viewer(_ member: Number<Member>) async throws -> Viewer {
        try await read { db in
            guard let found = try MemberRow.member(member, db) else { throw Refusal.noSuch("member") }
            return try Viewer.of(found, db)
        }
    }
}

extension Database {
    fileprivate func session(of token: Token) throws -> SignedIn.Reading? {
        guard
            let session = try SessionRow.first(self, "SELECT * FROM sessions WHERE token_digest = \(token.digest)"),
            let member = try MemberRow.member(session.member, self), member.standing == .active
        else { return nil }
        let viewer = try Viewer.of(member, self)
        return SignedIn.Reading(
            signedIn: SignedIn(session: session.number, member: member, viewer: viewer), seenAt: session.seenAt,
            endsAt: session.endsAt)
    }
}
