package import Colloquium
import Foundation
import GRDB

/// A right given by a link: to set up, to sign in, to choose a new password, to confirm an address, to join.
package struct Link: Decodable, FetchableRecord, Sendable {
    package enum Purpose: String, Sendable, Decodable, DatabaseValueConvertible {
        case setUp = "set-up"
        case signIn = "sign-in"
        case password
        case email = "e-mail"
        case confirmation
        case invitation
        /// To a discussion, of an author of its article.
        case authorship

        /// How long the link works.
        package var term: Span {
            switch self {
            case .setUp: .days(7)
            case .signIn: .minutes(30)
            case .password: .hours(2)
            case .email, .confirmation: .days(2)
            case .invitation, .authorship: .days(14)
            }
        }
    }

    package let purpose: Purpose
    package let member: Number<Member>?
    package let email: String
    /// What the link should bring back: for signing in, the form body `next=…&kept=…`.
    package let detail: String
    package let club: Number<Club>?
    package let madeBy: Number<Member>?
    package let madeAt: Instant
    package let endsAt: Instant
    package let usesLeft: Int
    package let authorInvitation: Number<AuthorInvitation>?
}

extension Link: ReadRow {}

extension Store {
    /// What a link stands for, without using it: mail scanners follow links before people do.
    /// - Throws: gone when it was used, has run out or never was.
    package func link(_ token: Token, _ purpose: Link.Purpose, at now: Instant) async throws -> Link {
        try await read { db in try db.link(token, purpose, at: now) }
    }

    /// Makes a link and its mail in one transaction.
    package func makeLink(
        _ token: Token, _ purpose: Link.Purpose, member: Number<Member>? = nil, email: String = "",
        detail: String = "", club: Number<Club>? = nil, by actor: Number<Member>? = nil, uses: Int = 1,
        mail: OutgoingMail? = nil,
        at now: Instant
    ) async throws {
        try await write { db in
            try db.makeLink(
                token, purpose, member: member, email: email, detail: detail, club: club, by: actor, uses: uses, at: now
            )
            if let mail { try db.enqueue(mail, at: now) }
        }
    }

    /// Uses a sign-in link.
    package func useSignInLink(_ token: Token, at now: Instant) async throws -> (member: Number<Member>, detail: String)
    {
        try await write { db in
            let link = try db.use(token, .signIn, at: now)
            return (try link.memberNumber, link.detail)
        }
    }

    /// Uses a password link: sets the password, signs the member out everywhere and ends their access tokens.
    package func usePasswordLink(_ token: Token, hash: String, at now: Instant) async throws -> Number<Member> {
        try await write { db in
            let member = try db.use(token, .password, at: now).memberNumber
            try db.run("UPDATE members SET password = \(hash) WHERE number = \(member)")
            try db.run("DELETE FROM sessions WHERE member = \(member)")
            try db.endLinks(of: member)
            try db.endAccessTokens(of: member)
            try db.audit("password reset", "members/\(member)", by: member, at: now)
            return member
        }
    }

    /// Uses an e-mail link: the account's address becomes the one that received it.
    /// - Throws: a conflict when the address was taken meanwhile.
    package func useEmailLink(_ token: Token, at now: Instant) async throws -> Number<Member> {
        try await write { db in
            let link = try db.use(token, .email, at: now)
            guard let address = EmailAddress(link.email) else { throw Refusal.noSuch("link") }
            let member = try link.memberNumber
            if try Bool.first(db, "SELECT 1 FROM members WHERE email_key = \(address.key) AND number <> \(member)")
                != nil
            {
                throw Refusal(.conflict, "This address belongs to another account; choose a different one.")
            }
            try db.run(
                "UPDATE members SET email = \(address.text), email_key = \(address.key) WHERE number = \(member)")
            try db.endLinks(of: member)
            try db.audit("e-mail changed", "members/\(member)", by: member, at: now)
            return member
        }
    }

    /// Uses a confirmation link: the account becomes active.
    package func useConfirmationLink(_ token: Token, at now: Instant) async throws -> Number<Member> {
        try await write { db in
            let member = try db.use(token, .confirmation, at: now).memberNumber
            try db.run("UPDATE members SET standing = 'active' WHERE number = \(member) AND standing = 'unconfirmed'")
            if db.changesCount > 0 {
                try db.welcome(member, at: now)
                try db.audit("address confirmed", "members/\(member)", by: member, at: now)
            }
            return member
        }
    }

    /// Uses an invitation: makes the account and, where the invitation names one, the club membership.
    package func useInvitation(
        _ token: Token, newcomer: Newcomer, passwordHash: String, at now: Instant
    ) async throws -> Number<Member> {
        try await write { db in
            let link = try db.use(token, .invitation, at: now)
            let member = try db.addMember(
                newcomer, passwordHash: passwordHash, role: .member, standing: .active, by: nil, at: now)
            if let club = link.club {
                try db.run(
                    """
                    INSERT OR IGNORE INTO club_members (club, member, role, joined_at)
                    VALUES (\(club), \(member), 'member', \(now))
                    """)
            }
            return member
        }
    }

    /// The invitations that can still be used, newest first.
    package func openInvitations(at now: Instant) async throws -> [Link] {
        try await read { db in
            try Link.all(
                db,
                """
                SELECT * FROM links WHERE purpose = 'invitation' AND uses_left > 0 AND ends_at > \(now)
                ORDER BY made_at DESC
                """)
        }
    }
}

extension Link {
    var memberNumber: Number<Member> {
        get throws {
            guard let member else { throw Refusal.noSuch("link") }
            return member
        }
    }
}

extension Database {
    func makeLink(
        _ token: Token, _ purpose: Link.Purpose, member: Number<Member>?, email: String = "", detail: String = "",
        club: Number<Club>? = nil, invitation: Number<AuthorInvitation>? = nil, by actor: Number<Member>? = nil,
        uses: Int = 1, at now: Instant
    ) throws {
        try run("DELETE FROM links WHERE ends_at < \(now - .days(30))")
        try run(
            """
            INSERT INTO links (token_digest, purpose, member, email, detail, club, made_by, made_at, ends_at, uses_left,
                author_invitation)
            VALUES (\(token.digest), \(purpose), \(member), \(email), \(detail), \(club), \(actor), \(now),
                    \(now + purpose.term), \(uses), \(invitation))
            """)
    }

    /// Whoever changes how an account is signed in to ends what was mailed for it before: it may have been asked for by
    /// somebody else.
    func endLinks(of member: Number<Member>) throws {
        try run("DELETE FROM links WHERE member = \(member)")
    }

    func link(_ token: Token, _ purpose: Link.Purpose, at now: Instant) throws -> Link {
        let found = try Link.first(
            self, "SELECT * FROM links WHERE token_digest = \(token.digest) AND purpose = \(purpose)")
        guard let found, found.usesLeft > 0, found.endsAt > now else {
            throw Refusal(.gone, "This link was used already or has run out; ask for a new one.")
        }
        return found
    }

    func use(_ token: Token, _ purpose: Link.Purpose, at now: Instant) throws -> Link {
        let found = try link(token, purpose, at: now)
        try run("UPDATE links SET uses_left = uses_left - 1, detail = '' WHERE token_digest = \(token.digest)")
        return found
    }
}
