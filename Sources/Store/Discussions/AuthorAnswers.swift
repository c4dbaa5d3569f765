package import Colloquium
import GRDB

extension Store {
    /// What the link in an author's mail leads to, without using it.
    /// - Throws: gone when it was used, taken back, has run out or never was.
    package func authorInvitation(_ token: Token, at now: Instant) async throws -> AuthorInvitationContent {
        try await read { db in try db.authorInvitation(try db.link(token, .authorship, at: now).invitation) }
    }

    /// Whether an address belongs to an account of a member, who has to sign in before they answer an invitation: its link
    /// is good for two weeks, and opens no account that can do more than take part in the discussion.
    package func mustSignIn(_ address: EmailAddress) async throws -> Bool {
        try await read { db in try db.account(of: address).map { !$0.isOpenGuest } ?? false }
    }

    /// Makes who has the link a guest of the discussion: the viewer, or an account of its own for the address it was
    /// mailed to.
    /// - Parameter orcid: as the guest typed it; empty for none.
    package func acceptAuthorInvitation(
        _ token: Token, orcid: String, by viewer: Viewer, at now: Instant
    ) async throws -> (guest: Number<Member>, discussion: Number<Discussion>) {
        try await write { db in
            let content = try db.authorInvitation(try db.use(token, .authorship, at: now).invitation)
            let invitation = content.invitation
            let isSame = try AuthorInvitation.orcid(orcid, of: invitation.author) != nil
            let guest = try viewer.member ?? db.guest(by: invitation, at: now)
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

extension Link {
    fileprivate var invitation: Number<AuthorInvitation> {
        get throws {
            guard let authorInvitation else { throw Refusal.noSuch("invitation") }
            return authorInvitation
        }
    }
}

/// An account under an address.
private struct AccountRow: ReadRow {
    let number: Number<Member>
    let standing: Member.Standing
    let isGuest: Bool

    var isOpenGuest: Bool { isGuest && standing == .active }
}

extension Database {
    /// Somebody who never confirmed the address has no account yet.
    fileprivate func account(of address: EmailAddress) throws -> AccountRow? {
        try AccountRow.first(
            self,
            """
            SELECT number, standing, is_guest FROM members
            WHERE email_key = \(address.key) AND standing <> 'unconfirmed'
            """)
    }

    /// The guest an invitation was mailed to: with an account from an earlier one, or with a new one.
    fileprivate func guest(by invitation: AuthorInvitation, at now: Instant) throws -> Number<Member> {
        guard let known = try account(of: invitation.email) else {
            return try addGuest(Newcomer(name: invitation.author.name, email: invitation.email), at: now)
        }
        guard known.isOpenGuest else {
            throw Refusal(.conflict, "This address has an account here. Sign in, then open the link in the mail again.")
        }
        return known.number
    }
}
