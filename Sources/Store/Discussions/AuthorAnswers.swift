package import Colloquium
import GRDB

extension Store {
    /// What the link in an author's mail leads to, without using it.
    /// - Throws: gone when it was used, taken back, has run out or never was.
    package func authorInvitation(_ token: Token, at now: Instant) async throws -> AuthorInvitationContent {
        try await read { db in try db.authorInvitation(try db.link(token, .authorship, at: now).invitation) }
    }

    /// What a link led to that can be used no more; nil for one that never was.
    package func pastAuthorInvitation(_ token: Token) async throws -> AuthorInvitationContent? {
        try await read { db in
            try Number<AuthorInvitation>.first(
                db,
                """
                SELECT author_invitation FROM links
                WHERE token_digest = \(token.digest) AND purpose = \(Link.Purpose.authorship)
                """
            ).map(db.authorInvitation)
        }
    }

    /// Whether an address has an account, whose owner has to sign in before they answer an invitation: its link is good for
    /// two weeks, may be forwarded, and opens no account that is there.
    package func mustSignIn(_ address: EmailAddress) async throws -> Bool {
        try await read { db in try db.hasAccount(address) }
    }

    /// Makes who has the link a guest of the discussion, who will come to it: the viewer, or a new account for the address it
    /// was mailed to.
    /// - Parameter orcid: as the guest typed it; empty for none.
    package func acceptAuthorInvitation(
        _ token: Token, orcid: String, by viewer: Viewer, at now: Instant
    ) async throws -> (guest: Number<Member>, discussion: Number<Discussion>) {
        try await write { db in
            let invitation = try db.authorInvitation(try db.use(token, .authorship, at: now).invitation).invitation
            try db.refuse(viewer, asInviterOf: "author_invitations WHERE number = \(invitation.number)")
            let isSame = try AuthorInvitation.orcid(orcid, of: invitation.author) != nil
            let guest = try viewer.member ?? db.guest(called: invitation.author.name, at: invitation.email, now)
            let isThere = try Bool.first(
                db,
                """
                SELECT 1 FROM author_invitations
                WHERE discussion = \(invitation.discussion) AND guest = \(guest) AND answer = 'accepted'
                """)
            if isThere != nil {
                throw Refusal(.conflict, "You take part in this discussion already, as an author of the article.")
            }
            try db.run(
                """
                UPDATE author_invitations SET answer = 'accepted', guest = \(guest), is_orcid_same = \(isSame),
                    answered_at = \(now) WHERE number = \(invitation.number)
                """)
            try db.run(
                """
                INSERT INTO comings (discussion, member, said_at) VALUES (\(invitation.discussion), \(guest), \(now))
                ON CONFLICT DO NOTHING
                """)
            try db.audit("author came", "discussions/\(invitation.discussion)", by: guest, at: now)
            return (guest, invitation.discussion)
        }
    }

    package func declineAuthorInvitation(_ token: Token, at now: Instant) async throws {
        try await write { db in
            let number = try db.use(token, .authorship, at: now).invitation
            try db.run(
                """
                UPDATE author_invitations SET answer = 'declined', answered_at = \(now) WHERE number = \(number)
                """)
        }
    }

    /// Sends no invitation to an address any more, as each promises.
    package func endAuthorInvitations(
        toAddressOf number: Number<AuthorInvitation>, at now: Instant
    ) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO closed_addresses (email_key, closed_at)
                SELECT email_key, \(now) FROM author_invitations WHERE number = \(number) ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Database {
    /// Whether a mail still asks an author, of one that did.
    func stands(authorInvitation mail: Number<LeasedMail>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT answer = 'waiting' AND email_key NOT IN (SELECT email_key FROM closed_addresses)
            FROM author_invitations WHERE mail = \(mail)
            """) ?? true
    }
}

extension Link {
    fileprivate var invitation: Number<AuthorInvitation> {
        get throws {
            guard let authorInvitation else { throw Refusal.noSuch("invitation") }
            return authorInvitation
        }
    }
}
