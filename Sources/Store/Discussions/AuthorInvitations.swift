package import Colloquium
import GRDB

/// An invitation as a discussion's facilitators see it.
package struct AuthorInvitationReading: Sendable {
    package let invitation: AuthorInvitation
    package let inviter: String
    /// The name of the account that used the link; empty for none.
    package let guestName: String
}

/// What an author is told of the discussion they are asked to.
package struct AuthorInvitationContent: Sendable {
    package let invitation: AuthorInvitation
    package let discussion: Discussion
    package let club: Club
    package let articleTitle: String
    package let inviter: String
}

struct AuthorInvitationRow: ReadRow {
    let number: Number<AuthorInvitation>
    let discussion: Number<Discussion>
    let author: String
    let authorOrcid: String
    let email: String
    let invitedBy: Number<Member>
    let invitedAt: Instant
    let endsAt: Instant
    let answer: AuthorInvitation.Answer
    let guest: Number<Member>?

    var invitation: AuthorInvitation {
        get throws {
            guard let address = EmailAddress(email) else { throw Refusal.noSuch("invitation") }
            return AuthorInvitation(
                number: number, discussion: discussion, author: ArticleAuthor(name: author, orcid: authorOrcid),
                email: address, invitedAt: invitedAt, endsAt: endsAt, answer: answer, guest: guest)
        }
    }
}

extension Store {
    /// The authors who were asked to a discussion, the last first; for facilitators.
    package func authorInvitations(
        to discussion: Number<Discussion>, for viewer: Viewer
    ) async throws -> [AuthorInvitationReading] {
        try await read { db in
            _ = try db.inviting(to: discussion, by: viewer)
            return try AuthorInvitationRow.all(
                db, "SELECT * FROM author_invitations WHERE discussion = \(discussion) ORDER BY number DESC"
            ).map {
                AuthorInvitationReading(
                    invitation: try $0.invitation, inviter: try db.name(of: $0.invitedBy),
                    guestName: try $0.guest.map(db.name) ?? "")
            }
        }
    }

    /// For facilitators.
    package func authorInvitation(
        _ number: Number<AuthorInvitation>, for viewer: Viewer
    ) async throws -> AuthorInvitation {
        try await read { db in try db.invitation(number, by: viewer).invitation }
    }

    /// Asks an author of the article to its discussion, with the mail that brings them the link. Facilitators may.
    /// - Throws: what is wrong with the address, at `email`; a conflict when the discussion is over, the author was asked
    ///   already, or too many were.
    package func invite(
        _ draft: AuthorInvitation.Draft, to discussion: Number<Discussion>, with token: Token, by viewer: Viewer,
        at now: Instant, compose: @escaping @Sendable (AuthorInvitationContent) throws -> OutgoingMail
    ) async throws {
        try await write { db in
            let (row, inviter) = try db.inviting(to: discussion, by: viewer)
            if row.calledOffAt != nil {
                throw Refusal(.conflict, "The discussion was called off, so no author is invited any more.")
            }
            if row.discussion.schedule.stage(at: now).isOver {
                throw Refusal(.conflict, "The discussion has closed. Reopen it to invite an author.")
            }
            try db.refuseToWrite(to: draft.email, by: inviter)
            try db.refuseAgain(draft, in: row)
            try db.refuseTooMany(to: discussion, by: inviter, at: now)
            try db.run(
                """
                INSERT INTO author_invitations (discussion, author, author_orcid, email, email_key,
                    is_address_recorded, invited_by, invited_at, ends_at)
                VALUES (\(discussion), \(draft.author.name), \(draft.author.orcid), \(draft.email.text),
                    \(draft.email.key), \(draft.author.has(draft.email)), \(inviter), \(now),
                    \(now + Link.Purpose.authorship.term))
                """)
            let number = db.insertedNumber(of: AuthorInvitation.self)
            try db.makeLink(
                token, .authorship, member: nil, email: draft.email.text, invitation: number, by: inviter, at: now)
            let mail = try db.enqueue(compose(db.authorInvitation(number)), at: now)
            try db.run("UPDATE author_invitations SET mail = \(mail) WHERE number = \(number)")
            try db.audit("author invited", "discussions/\(discussion)", by: inviter, at: now, detail: draft.author.name)
        }
    }

    /// Takes an invitation back: its link leads nowhere, and who came by it may write no more. What they wrote stays.
    /// Facilitators may.
    package func takeBack(
        _ number: Number<AuthorInvitation>, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let row = try db.invitation(number, by: viewer)
            guard try row.invitation.isStanding else { return }
            try db.takeBack(invitation: number)
            try db.audit(
                "author invitation taken back", "discussions/\(row.discussion)", by: viewer.member, at: now,
                detail: row.author)
        }
    }
}

extension Database {
    fileprivate func takeBack(invitation number: Number<AuthorInvitation>) throws {
        try run(
            """
            UPDATE author_invitations SET answer = 'taken-back', is_unsent = EXISTS (SELECT 1 FROM mails
                WHERE mails.number = mail AND state IN ('waiting', 'refused')) WHERE number = \(number)
            """)
        try run("UPDATE links SET uses_left = 0 WHERE author_invitation = \(number)")
        // A member may have said so, too, and takes that back by themselves.
        try run(
            """
            DELETE FROM comings WHERE (discussion, member) IN (SELECT discussion, guest
                FROM author_invitations JOIN members ON members.number = guest
                WHERE author_invitations.number = \(number) AND is_guest)
            """)
    }

    /// Takes back what nobody answered yet.
    func takeBackInvitations(to discussion: Number<Discussion>) throws {
        let waiting = try Number<AuthorInvitation>.all(
            self,
            "SELECT number FROM author_invitations WHERE discussion = \(discussion) AND answer = 'waiting'")
        for number in waiting { try takeBack(invitation: number) }
    }

    /// The discussion, and who asks authors to it, after checking that they may.
    fileprivate func inviting(
        to discussion: Number<Discussion>, by viewer: Viewer
    ) throws -> (DiscussionRow, Number<Member>) {
        let row = try facilitated(discussion, by: viewer, to: "invite authors of the article")
        return (row, try viewer.signedIn(to: "invite authors of the article"))
    }

    fileprivate func invitation(
        _ number: Number<AuthorInvitation>, by viewer: Viewer
    ) throws -> AuthorInvitationRow {
        let row = try AuthorInvitationRow.first(self, "SELECT * FROM author_invitations WHERE number = \(number)")
        guard let row else { throw Refusal.noSuch("invitation") }
        _ = try inviting(to: row.discussion, by: viewer)
        return row
    }

    fileprivate func refuseAgain(_ draft: AuthorInvitation.Draft, in row: DiscussionRow) throws {
        let sent = try AuthorInvitationRow.all(
            self, "SELECT * FROM author_invitations WHERE discussion = \(row.number) AND NOT is_unsent")
        if sent.contains(where: { EmailAddress($0.email)?.key == draft.email.key }) {
            throw Refusal.invalid("email", "This address was invited already; see what came of it in the list.")
        }
        // A mail to a wrong address is taken back, and the author asked at the right one.
        let asked = sent.filter { $0.answer != .takenBack }
        // Two authors of one article may have the same name.
        let namesakes = try article(row.article)?.record.authors.filter { $0.name == draft.author.name } ?? []
        if asked.count(where: { $0.author == draft.author.name }) >= max(1, namesakes.count) {
            throw Refusal.invalid(
                "author", "\(draft.author.name) was invited already; see what came of it in the list.")
        }
    }

    fileprivate func refuseTooMany(
        to discussion: Number<Discussion>, by inviter: Number<Member>, at now: Instant
    ) throws {
        let asked =
            try Int.first(
                self, "SELECT count(*) FROM author_invitations WHERE discussion = \(discussion)") ?? 0
        if asked >= AuthorInvitation.limit {
            throw Refusal(
                .conflict, "\(AuthorInvitation.limit) invitations were sent to this discussion, as many as may be.")
        }
        let today =
            try Int.first(
                self,
                """
                SELECT count(*) FROM author_invitations
                WHERE invited_by = \(inviter) AND invited_at > \(now - .days(1))
                """) ?? 0
        if today >= AuthorInvitation.dailyLimit {
            throw Refusal(
                .conflict, "You sent \(AuthorInvitation.dailyLimit) invitations within a day. Send more tomorrow.")
        }
    }

    func authorInvitation(_ number: Number<AuthorInvitation>) throws -> AuthorInvitationContent {
        let row = try AuthorInvitationRow.first(self, "SELECT * FROM author_invitations WHERE number = \(number)")
        guard let row,
            let discussion = try DiscussionRow.first(
                self, "SELECT * FROM discussions WHERE number = \(row.discussion)")
        else { throw Refusal.noSuch("invitation") }
        return AuthorInvitationContent(
            invitation: try row.invitation, discussion: discussion.discussion, club: try club(of: discussion),
            articleTitle: try String.first(self, "SELECT title FROM articles WHERE number = \(discussion.article)")
                ?? "",
            inviter: try name(of: row.invitedBy))
    }

    fileprivate func name(of member: Number<Member>) throws -> String {
        try String.first(self, "SELECT name FROM members WHERE number = \(member)") ?? ""
    }
}
