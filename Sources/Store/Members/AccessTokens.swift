package import Colloquium
import GRDB

/// Whose program asks, and what it may do.
package struct Caller: Sendable {
    package let viewer: Viewer
    package let member: Number<Member>
    package let scope: AccessToken.Scope
}

private struct AccessTokenRow: ReadRow {
    let number: Number<AccessToken>
    let name: String
    let scope: AccessToken.Scope
    let madeAt: Instant
    let usedAt: Instant?
    let member: Number<Member>

    var token: AccessToken {
        AccessToken(number: number, name: name, scope: scope, madeAt: madeAt, usedAt: usedAt)
    }
}

extension Store {
    /// A member's tokens, the newest first.
    package func accessTokens(of member: Number<Member>) async throws -> [AccessToken] {
        try await read { db in
            try AccessTokenRow.all(db, "SELECT * FROM access_tokens WHERE member = \(member) ORDER BY number DESC")
                .map(\.token)
        }
    }

    /// Makes a token. It is shown once: only a digest is kept, so that the same form sent twice makes one that takes
    /// the place of the first, unless that is in use.
    /// - Throws: a conflict when the member has as many as there may be.
    package func makeAccessToken(
        _ draft: AccessToken.Draft, by viewer: Viewer, at now: Instant
    ) async throws -> Token {
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        let token = Token()
        try await write { db in
            try db.run(
                """
                DELETE FROM access_tokens
                WHERE member = \(member) AND submission = \(draft.submission) AND used_at IS NULL
                """)
            let isTaken = try Bool.first(
                db,
                """
                SELECT EXISTS (SELECT 1 FROM access_tokens
                    WHERE member = \(member) AND submission = \(draft.submission))
                """)
            let others = try Int.first(db, "SELECT count(*) FROM access_tokens WHERE member = \(member)")
            guard others ?? 0 < AccessToken.limit else {
                throw Refusal(
                    .conflict, "You have \(AccessToken.limit) access tokens; revoke one you no longer use first.")
            }
            try db.run(
                """
                INSERT INTO access_tokens (member, token_digest, name, scope, made_at, submission)
                VALUES (\(member), \(token.digest), \(draft.name), \(draft.scope), \(now),
                    \(isTaken ?? false ? Token().text : draft.submission))
                """)
            try db.audit("access token made", "members/\(member)", by: member, at: now)
        }
        return token
    }

    /// Makes a token as good as one that never was; one that is gone stays gone.
    package func revokeAccessToken(
        _ number: Number<AccessToken>, of member: Number<Member>, at now: Instant
    ) async throws {
        try await write { db in
            try db.run("DELETE FROM access_tokens WHERE number = \(number) AND member = \(member)")
            if db.changesCount > 0 {
                try db.audit("access token revoked", "members/\(member)", by: member, at: now)
            }
        }
    }

    /// Who shows a token; nil where it is none of ours, was revoked, or its member may not sign in.
    package func caller(_ token: Token, at now: Instant) async throws -> Caller? {
        let known = try await read { db in try db.caller(token) }
        guard let (row, caller) = known else { return nil }
        // A use that cannot be written down is no reason to turn a reader away.
        if row.usedAt.isDayBefore(now) { try? await noteUse(of: row.number, at: now) }
        return caller
    }

    private func noteUse(of token: Number<AccessToken>, at now: Instant) async throws {
        try await write { db in
            try db.run("UPDATE access_tokens SET used_at = max(made_at, \(now)) WHERE number = \(token)")
        }
    }
}

extension Instant? {
    /// Whether a use is to be noted: once a day is enough, since every write makes the site read anew what it
    /// remembers.
    func isDayBefore(_ now: Instant) -> Bool { (self ?? Instant(rawValue: 0)) + .days(1) <= now }
}

extension Database {
    /// Ends what a member's programs were given.
    func endAccessTokens(of member: Number<Member>) throws {
        try run("DELETE FROM access_tokens WHERE member = \(member)")
    }

    fileprivate func caller(_ token: Token) throws -> (AccessTokenRow, Caller)? {
        let row = try AccessTokenRow.first(
            self, "SELECT * FROM access_tokens WHERE token_digest = \(token.digest)")
        guard let row, let member = try MemberRow.member(row.member, self), member.standing == .active,
            !member.isGuest
        else { return nil }
        return (row, Caller(viewer: try Viewer.of(member, self), member: row.member, scope: row.scope))
    }
}
