package import Colloquium
import Foundation
import GRDB

/// An invitation as a panel's facilitators see it.
package struct PanelInvitationReading: Sendable {
    package let invitation: PanelInvitation
    package let inviter: String
    /// The name of the account that was asked, or used the link; empty for none.
    package let accountName: String
}

/// What somebody is told of the panel they are asked to.
package struct PanelInvitationContent: Sendable {
    package let invitation: PanelInvitation
    package let panel: Panel
    package let club: Club
    package let inviter: String
    /// Where the letter goes.
    package let recipient: EmailAddress
}

struct PanelInvitationRow: ReadRow {
    let number: Number<PanelInvitation>
    let panel: Number<Panel>
    let member: Number<Member>?
    let name: String
    let email: String
    let endsAt: Instant?
    let invitedBy: Number<Member>
    let invitedAt: Instant
    let answer: PanelInvitation.Answer
    let words: String
    let competingInterests: String
    let accountName: String
    let accountEmail: String
    let inviter: String

    static var selection: SQL {
        """
        SELECT panel_invitations.*, coalesce(members.name, '') AS account_name, inviters.name AS inviter,
            coalesce(members.email, '') AS account_email
        FROM panel_invitations JOIN members AS inviters ON inviters.number = invited_by
            LEFT JOIN members ON members.number = panel_invitations.member
        """
    }

    var invitation: PanelInvitation {
        PanelInvitation(
            number: number, panel: panel, member: member, name: name.isEmpty ? accountName : name,
            email: EmailAddress(email), invitedAt: invitedAt, endsAt: endsAt, answer: answer, words: words,
            competingInterests: competingInterests)
    }
}

extension Store {
    /// Who was asked to a panel, the last first; for facilitators.
    package func panelInvitations(
        to panel: Number<Panel>, for viewer: Viewer
    ) async throws -> [PanelInvitationReading] {
        try await read { db in
            _ = try db.panel(panel, lookedAfterBy: viewer)
            return try PanelInvitationRow.all(
                db, "\(PanelInvitationRow.selection) WHERE panel = \(panel) ORDER BY panel_invitations.number DESC"
            ).map {
                PanelInvitationReading(invitation: $0.invitation, inviter: $0.inviter, accountName: $0.accountName)
            }
        }
    }

    /// For facilitators.
    package func panelInvitation(
        _ number: Number<PanelInvitation>, for viewer: Viewer
    ) async throws -> PanelInvitation {
        try await read { db in try db.invitation(number, lookedAfterBy: viewer).invitation }
    }

    /// Asks members who may read the club to a panel, each with a letter. Facilitators may.
    /// - Throws: what is wrong with the choice, at `member`; a conflict when the panel has ended or too many were asked.
    package func invite(
        _ members: Set<Number<Member>>, to panel: Number<Panel>, by viewer: Viewer, at now: Instant,
        compose: @escaping @Sendable (PanelInvitationContent) throws -> OutgoingMail
    ) async throws {
        if members.isEmpty { throw Refusal.invalid("member", "Choose whom to ask.") }
        try await write { db in
            let (row, inviter) = try db.inviting(members.count, to: panel, by: viewer, at: now)
            for member in members.sorted() {
                let asked = try db.candidate(member, for: row, by: inviter, at: now)
                let name = asked.profile.name
                if try db.isClosed(asked.email) {
                    throw Refusal.invalid("member", "\(name) wants no more invitations from this site.")
                }
                try db.run(
                    """
                    INSERT INTO panel_invitations (panel, member, invited_by, invited_at)
                    VALUES (\(panel), \(member), \(inviter), \(now))
                    """)
                try db.sendInvitation(at: now, compose)
                try db.audit("panel member invited", "panels/\(panel)", by: inviter, at: now, detail: name)
            }
        }
    }

    /// Asks somebody outside to a panel, with the mail that brings them the link. Facilitators may.
    /// - Throws: what is wrong with the address, at `email`; a conflict when the panel has ended or too many were asked.
    package func invite(
        _ guest: PanelInvitation.Guest, to panel: Number<Panel>, with token: Token, by viewer: Viewer, at now: Instant,
        compose: @escaping @Sendable (PanelInvitationContent) throws -> OutgoingMail
    ) async throws {
        try await write { db in
            let (_, inviter) = try db.inviting(1, to: panel, by: viewer, at: now)
            try db.refuseToWrite(to: guest.email, by: inviter)
            let account = try Number<Member>.first(
                db, "SELECT number FROM members WHERE email_key = \(guest.email.key)")
            let isAsked = try Bool.first(
                db,
                """
                SELECT 1 FROM panel_invitations WHERE panel = \(panel) AND \(SQL.holdsInvited(at: now))
                    AND (email_key = \(guest.email.key) OR member = \(account))
                """)
            if isAsked != nil {
                throw Refusal.invalid("email", "This address was invited already; see what came of it in the list.")
            }
            try db.run(
                """
                INSERT INTO panel_invitations (panel, name, email, email_key, token_digest, ends_at, invited_by,
                    invited_at)
                VALUES (\(panel), \(guest.name), \(guest.email.text), \(guest.email.key), \(token.digest),
                    \(now + Link.Purpose.invitation.term), \(inviter), \(now))
                """)
            try db.sendInvitation(at: now, compose)
            try db.audit("panel guest invited", "panels/\(panel)", by: inviter, at: now, detail: guest.name)
        }
    }

    /// Takes an invitation back: who came by it is no longer on the panel. What they voted and wrote stays. Facilitators
    /// may.
    package func takeBack(_ number: Number<PanelInvitation>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let row = try db.invitation(number, lookedAfterBy: viewer)
            guard row.invitation.isStanding else { return }
            try db.run("UPDATE panel_invitations SET answer = 'taken-back' WHERE number = \(number)")
            try db.audit(
                "panel invitation taken back", "panels/\(row.panel)", by: viewer.member, at: now,
                detail: row.invitation.name)
        }
    }
}

extension Database {
    /// Whether a mail still asks somebody to a panel that stands, of one that did; a member of the site only as long as they
    /// may be asked.
    func stands(panelInvitation mail: Number<LeasedMail>, at now: Instant) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT answer = 'waiting' AND coalesce(panels.ends_at > \(now), 1)
                AND coalesce(panel_invitations.ends_at > \(now), 1)
                AND coalesce(nullif(panel_invitations.email_key, ''), members.email_key)
                    NOT IN (SELECT email_key FROM closed_addresses)
                AND (panel_invitations.email <> '' OR \(SQL.isPanelCandidate))
            FROM panel_invitations JOIN panels ON panels.number = panel_invitations.panel
                JOIN clubs ON clubs.number = panels.club LEFT JOIN members ON members.number = panel_invitations.member
            WHERE mail = \(mail)
            """) ?? true
    }

    /// Whether a member may be asked to a panel of a club, and be on it without being its guest.
    func isCandidate(_ member: Number<Member>, for club: Number<Club>) throws -> Bool {
        try Bool.first(
            self,
            """
            SELECT 1 FROM members JOIN clubs ON clubs.number = \(club)
            WHERE members.number = \(member) AND \(SQL.isPanelCandidate)
            """) != nil
    }

    /// The panel, and who asks somebody to it, after checking that they may ask `count` more.
    fileprivate func inviting(
        _ count: Int, to panel: Number<Panel>, by viewer: Viewer, at now: Instant
    ) throws -> (PanelRow, Number<Member>) {
        let row = try self.panel(panel, lookedAfterBy: viewer)
        guard let member = viewer.member else { throw Refusal(.signInNeeded, "Sign in to go on.") }
        try row.panel.refuseIfEnded(at: now)
        let asked = try Int.first(self, "SELECT count(*) FROM panel_invitations WHERE panel = \(panel)") ?? 0
        if asked + count > PanelInvitation.limit {
            throw Refusal(.conflict, "A panel takes \(PanelInvitation.limit) invitations; \(asked) were sent.")
        }
        let today =
            try Int.first(
                self,
                """
                SELECT count(*) FROM panel_invitations
                WHERE invited_by = \(member) AND invited_at > \(now - .days(1))
                """) ?? 0
        if today + count > PanelInvitation.dailyLimit {
            throw Refusal(
                .conflict,
                "\(PanelInvitation.dailyLimit) invitations may be sent within a day; you sent \(today). Send more tomorrow."
            )
        }
        return (row, member)
    }

    /// A member who may be asked, since they may read the panel's club and were not asked yet. Who of both blocked the other
    /// is not told.
    fileprivate func candidate(
        _ number: Number<Member>, for panel: PanelRow, by inviter: Number<Member>, at now: Instant
    ) throws -> Member {
        guard try isCandidate(number, for: panel.club), try !blocked(with: inviter).contains(number),
            let member = try MemberRow.member(number, self)
        else {
            throw Refusal.invalid("member", "Choose members who may read the club.")
        }
        let isAsked = try Bool.first(
            self,
            "SELECT 1 FROM members WHERE number = \(number) AND \(SQL.isAskedMember(to: panel.number, at: now))")
        if isAsked != nil {
            throw Refusal.invalid(
                "member", "\(member.profile.name) was asked already; see what came of it in the list.")
        }
        return member
    }

    fileprivate func sendInvitation(at now: Instant, _ compose: (PanelInvitationContent) throws -> OutgoingMail) throws
    {
        let number = insertedNumber(of: PanelInvitation.self)
        let mail = try enqueue(compose(panelInvitation(number)), at: now)
        try run("UPDATE panel_invitations SET mail = \(mail) WHERE number = \(number)")
    }

    fileprivate func invitation(
        _ number: Number<PanelInvitation>, lookedAfterBy viewer: Viewer
    ) throws -> PanelInvitationRow {
        let row = try PanelInvitationRow.first(
            self, "\(PanelInvitationRow.selection) WHERE panel_invitations.number = \(number)")
        guard let row else { throw Refusal.noSuch("invitation") }
        _ = try panel(row.panel, lookedAfterBy: viewer)
        return row
    }

    func panelInvitation(_ number: Number<PanelInvitation>) throws -> PanelInvitationContent {
        let row = try PanelInvitationRow.first(
            self, "\(PanelInvitationRow.selection) WHERE panel_invitations.number = \(number)")
        guard let row, let panel = try PanelRow.first(self, "SELECT * FROM panels WHERE number = \(row.panel)"),
            let address = EmailAddress(row.email.isEmpty ? row.accountEmail : row.email)
        else { throw Refusal.noSuch("invitation") }
        return PanelInvitationContent(
            invitation: row.invitation, panel: panel.panel, club: try club(panel.club), inviter: row.inviter,
            recipient: address)
    }

    /// The last one that asked the viewer to a panel.
    func newestInvitation(of viewer: Viewer, to panel: Number<Panel>) throws -> PanelInvitation? {
        guard let member = viewer.member else { return nil }
        return try PanelInvitationRow.first(
            self,
            """
            \(PanelInvitationRow.selection) WHERE panel = \(panel) AND panel_invitations.member = \(member)
            ORDER BY answer = 'accepted' DESC, panel_invitations.number DESC LIMIT 1
            """
        )?.invitation
    }
}

extension SQL {
    /// Whether the member of a query's row of `members` may be asked to a panel of the club of its row of `clubs`.
    static let isPanelCandidate: SQL =
        "members.standing = 'active' AND NOT members.is_guest AND \(SQL.memberMayReadClub)"

    /// Whether whom a query's row of `panel_invitations` asked may not be asked anew; the same law as the schema's.
    static func holdsInvited(at now: Instant) -> SQL {
        """
        (panel_invitations.answer IN ('accepted', 'declined')
            OR panel_invitations.answer = 'waiting' AND coalesce(panel_invitations.ends_at > \(now), 1))
        """
    }

    /// Whether the member of a query's row of `members` was asked to a panel, at whatever address of theirs.
    static func isAskedMember(to panel: Number<Panel>, at now: Instant) -> SQL {
        """
        EXISTS (SELECT 1 FROM panel_invitations WHERE panel_invitations.panel = \(panel) AND \(holdsInvited(at: now))
            AND (panel_invitations.member = members.number OR panel_invitations.email_key = members.email_key))
        """
    }
}
