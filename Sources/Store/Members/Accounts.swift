package import Colloquium
import Foundation
import GRDB

extension Store {
    package func member(_ number: Number<Member>) async throws -> Member {
        try await read { db in
            guard let member = try MemberRow.member(number, db) else { throw Refusal.noSuch("member") }
            return member
        }
    }

    package func member(email: EmailAddress) async throws -> Member? {
        try await read { db in
            try MemberRow.first(db, "SELECT * FROM members WHERE email_key = \(email.key)")?.member(db)
        }
    }

    /// The stored password of an account, for checking; nil when there is no such account or it has none.
    package func storedPassword(of email: EmailAddress) async throws -> (number: Number<Member>, hash: String?)? {
        try await read { db in
            try Row.first(db, "SELECT number, password FROM members WHERE email_key = \(email.key)")
                .map { ($0["number"], $0["password"]) }
        }
    }

    /// The members an administrator sees, newest first.
    package func members(_ standing: Member.Standing? = nil) async throws -> [MemberSummary] {
        try await read { db in
            let chosen: SQL = standing.map { "standing = \($0)" } ?? "1"
            return try MemberSummary.all(db, "SELECT * FROM members WHERE \(chosen) ORDER BY number DESC")
        }
    }

    /// Active members by name, for members to find each other.
    package func activeMembers(_ slice: Slice) async throws -> Sliced<MemberSummary> {
        try await read { db in Sliced(try MemberSummary.all(db, MemberSummary.directory(slice)), slice) }
    }

    /// How many there are of them.
    package func activeMemberCount() async throws -> Int {
        try await read { db in
            try Int.first(db, "SELECT count(*) FROM members WHERE standing = 'active' AND NOT is_guest") ?? 0
        }
    }

    /// Makes an account. Every member starts in the first club, with a weekly digest of their clubs.
    /// - Throws: a conflict at `email` when the address has an account.
    @discardableResult
    package func addMember(
        _ newcomer: Newcomer, passwordHash: String?, role: Member.Role = .member, standing: Member.Standing,
        by actor: Number<Member>? = nil, at now: Instant
    ) async throws -> Number<Member> {
        try await write { db in
            try db.addMember(
                newcomer, passwordHash: passwordHash, role: role, standing: standing, by: actor, at: now)
        }
    }

    /// Sets a password, ends every session but one, every link mailed for the account and every access token.
    package func setPassword(
        _ hash: String, of member: Number<Member>, except kept: Number<SessionRow>?, at now: Instant
    ) async throws {
        try await write { db in
            try db.run("UPDATE members SET password = \(hash) WHERE number = \(member)")
            try db.run("DELETE FROM sessions WHERE member = \(member) AND number IS NOT \(kept)")
            try db.endLinks(of: member)
            try db.endAccessTokens(of: member)
            try db.audit("password changed", "members/\(member)", by: member, at: now)
        }
    }

    /// Gives a member a role on the site; a guest becomes a member by it.
    package func setRole(
        _ role: Member.Role, of member: Number<Member>, by actor: Number<Member>?, at now: Instant
    ) async throws {
        try await write { db in
            guard let before = try MemberRow.member(member, db) else { throw Refusal.noSuch("member") }
            try db.run("UPDATE members SET role = \(role), is_guest = 0 WHERE number = \(member)")
            if before.isGuest { try db.admit(member, at: now) }
            try db.keepAnAdministrator()
            try db.audit("role \(role.rawValue)", "members/\(member)", by: actor, at: now)
        }
    }

    /// Approves an application, suspends an account or lets it in again; a suspended member is signed out everywhere.
    package func setStanding(
        _ standing: Member.Standing, of member: Number<Member>, by actor: Number<Member>?, at now: Instant,
        mail: (@Sendable (Member) throws -> OutgoingMail)? = nil
    ) async throws {
        try await write { db in
            guard let before = try MemberRow.member(member, db) else { throw Refusal.noSuch("member") }
            if before.standing == standing { return }
            try db.run("UPDATE members SET standing = \(standing) WHERE number = \(member)")
            try db.keepAnAdministrator()
            if standing == .suspended { try db.run("DELETE FROM sessions WHERE member = \(member)") }
            if standing == .active, before.standing != .suspended { try db.welcome(member, at: now) }
            if let mail { try db.enqueue(mail(before), at: now) }
            try db.audit("standing \(standing.rawValue)", "members/\(member)", by: actor, at: now)
        }
    }
}

/// One line of a list of members.
package struct MemberSummary: Decodable, FetchableRecord, Sendable {
    package let number: Number<Member>
    package let email: String
    package let name: String
    package let byline: String
    package let role: Member.Role
    package let standing: Member.Standing
    package let note: String
    package let joinedAt: Instant
    package let isGuest: Bool
}

extension MemberSummary: ReadRow {
    static func directory(_ slice: Slice) -> SQL {
        """
        SELECT * FROM members WHERE standing = 'active' AND NOT is_guest
        ORDER BY name COLLATE NOCASE, number \(slice.sql)
        """
    }
}

extension Database {
    func addMember(
        _ newcomer: Newcomer, passwordHash: String?, role: Member.Role, standing: Member.Standing,
        by actor: Number<Member>?, at now: Instant
    ) throws -> Number<Member> {
        try forgetUnconfirmed(newcomer.email)
        if try Bool.first(self, "SELECT 1 FROM members WHERE email_key = \(newcomer.email.key)") != nil {
            throw Refusal.invalid("email", "This address has an account already; sign in, or reset the password.")
        }
        let number = try insertMember(newcomer, passwordHash: passwordHash, role: role, standing: standing, at: now)
        try giveHandle(to: number, called: newcomer.name)
        if standing == .active { try welcome(number, at: now) }
        try audit("joined as \(role.rawValue), \(standing.rawValue)", "members/\(number)", by: actor ?? number, at: now)
        return number
    }

    /// An account that is good for nothing but the discussions its owner was invited to.
    func addGuest(_ guest: Newcomer, at now: Instant) throws -> Number<Member> {
        try forgetUnconfirmed(guest.email)
        let number = try insertMember(guest, passwordHash: nil, role: .member, standing: .active, at: now)
        try run("UPDATE members SET is_guest = 1 WHERE number = \(number)")
        try giveHandle(to: number, called: guest.name)
        try audit("joined as guest", "members/\(number)", by: number, at: now)
        return number
    }

    /// Somebody who never confirmed the address has left nothing here, and may not keep its owner out.
    private func forgetUnconfirmed(_ address: EmailAddress) throws {
        let unconfirmed: SQL = "email_key = \(address.key) AND standing = 'unconfirmed'"
        // Looked for first: compiling the deletion takes in what it does to every table that names a member.
        guard try Bool.first(self, "SELECT 1 FROM members WHERE \(unconfirmed)") != nil else { return }
        try run("DELETE FROM members WHERE \(unconfirmed)")
    }

    func insertMember(
        _ newcomer: Newcomer, passwordHash: String?, role: Member.Role, standing: Member.Standing, at now: Instant
    ) throws -> Number<Member> {
        try run(
            """
            INSERT INTO members (email, email_key, password, role, standing, time_zone, joined_at, note, name)
            VALUES (\(newcomer.email.text), \(newcomer.email.key), \(passwordHash), \(role), \(standing),
                    \(newcomer.timeZone), \(now), \(newcomer.note), \(newcomer.name))
            """)
        return insertedNumber(of: Member.self)
    }

    /// Makes a member of a guest. They sign in anew: who came by a forwarded link gets no member's account with it.
    fileprivate func admit(_ guest: Number<Member>, at now: Instant) throws {
        try run("DELETE FROM sessions WHERE member = \(guest)")
        try endLinks(of: guest)
        try welcome(guest, at: now)
    }

    /// What a new member starts with: the first club, and the news that everybody begins with.
    func welcome(_ member: Number<Member>, at now: Instant) throws {
        try run(
            """
            INSERT OR IGNORE INTO club_members (club, member, role, joined_at)
            SELECT number, \(member), 'member', \(now) FROM clubs WHERE visibility <> 'private' ORDER BY number LIMIT 1
            """)
        try subscribeToDefaults(member, at: now)
    }

    func keepAnAdministrator() throws {
        let left = try Int.fetchOne(
            self, sql: "SELECT count(*) FROM members WHERE role = 'administrator' AND standing = 'active'")
        if left == 0 {
            throw Refusal(.conflict, "The site needs at least one active administrator; make somebody else one first.")
        }
    }
}
