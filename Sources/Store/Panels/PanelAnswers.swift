package import Colloquium
import GRDB

extension Store {
    /// What the link in a guest's mail leads to, without using it.
    /// - Throws: gone when it was used, taken back, has run out or never was.
    package func panelInvitation(_ token: Token, at now: Instant) async throws -> PanelInvitationContent {
        try await read { db in try db.panelInvitation(try db.open(token, at: now)) }
    }

    /// What a link led to that can be used no more; nil for one that never was.
    package func pastPanelInvitation(_ token: Token) async throws -> PanelInvitationContent? {
        try await read { db in
            try Number<PanelInvitation>.first(
                db, "SELECT number FROM panel_invitations WHERE token_digest = \(token.digest)"
            ).map(db.panelInvitation)
        }
    }

    /// What the viewer was asked last about a panel.
    /// - Throws: not found for who was not asked.
    package func ownPanelInvitation(
        to panel: Number<Panel>, for viewer: Viewer
    ) async throws -> PanelInvitationContent {
        try await read { db in
            guard let own = try db.newestInvitation(of: viewer, to: panel) else { throw Refusal.noSuch("invitation") }
            return try db.panelInvitation(own.number)
        }
    }

    /// Puts who has the link on the panel: the viewer, or a new account for the address it was mailed to.
    package func acceptPanelInvitation(
        _ token: Token, stating interests: String, by viewer: Viewer, at now: Instant
    ) async throws -> (guest: Number<Member>, panel: Number<Panel>) {
        try await write { db in
            let content = try db.panelInvitation(try db.open(token, at: now))
            try content.panel.refuseIfEnded(at: now)
            try db.refuse(
                viewer, asInviterOf: "panel_invitations WHERE number = \(content.invitation.number)")
            let guest = try viewer.member ?? db.guest(called: content.invitation.name, at: content.recipient, now)
            let isThere = try Bool.first(
                db,
                """
                SELECT 1 FROM panel_invitations
                WHERE panel = \(content.panel.number) AND member = \(guest) AND answer = 'accepted'
                """)
            if isThere != nil { throw Refusal(.conflict, "You are on this panel already.") }
            try db.accept(content.invitation.number, as: guest, stating: interests, at: now)
            return (guest, content.panel.number)
        }
    }

    package func declinePanelInvitation(_ token: Token, saying words: String, at now: Instant) async throws {
        try await write { db in try db.decline(try db.open(token, at: now), saying: words, by: nil, at: now) }
    }

    /// Puts the viewer on a panel they are asked to, or changes the competing interests they stated.
    /// - Throws: a conflict when the panel has ended or the invitation is over, also because a member of the site may not read
    ///   the club any more.
    package func takeSeat(
        on panel: Number<Panel>, stating interests: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let own = try db.ownInvitation(to: panel, viewer)
            let row = try PanelRow.first(db, "SELECT * FROM panels WHERE number = \(panel)")
            guard let row, let member = viewer.member else { throw Refusal.invitationOver }
            if own.answer != .accepted {
                try row.panel.refuseIfEnded(at: now)
                guard own.mayBeAccepted(at: now) else { throw Refusal.invitationOver }
                guard try own.email != nil || db.isCandidate(member, for: row.club) else {
                    throw Refusal(
                        .conflict, "You may not read the club any more, and whom it asks may. Write to who invited you."
                    )
                }
            }
            try db.accept(own.number, as: member, stating: interests, at: now)
        }
    }

    /// Says no to a panel. Doing so twice changes the words.
    package func decline(
        _ panel: Number<Panel>, saying words: String, by viewer: Viewer, at now: Instant
    ) async throws {
        try await write { db in
            let own = try db.ownInvitation(to: panel, viewer)
            guard own.answer == .waiting || own.answer == .declined else { throw Refusal.invitationOver }
            try db.decline(own.number, saying: words, by: viewer.member, at: now)
        }
    }

    /// Leaves a panel; what the viewer voted and wrote stays.
    package func leave(_ panel: Number<Panel>, by viewer: Viewer, at now: Instant) async throws {
        try await write { db in
            let own = try db.ownInvitation(to: panel, viewer)
            if own.answer == .left { return }
            guard own.answer == .accepted else { throw Refusal.invitationOver }
            try db.run(
                """
                UPDATE panel_invitations SET answer = 'left', answered_at = \(now) WHERE number = \(own.number)
                """)
            try db.audit("panel left", "panels/\(panel)", by: viewer.member, at: now)
        }
    }

    /// Sends no invitation to an address any more, as each promises.
    package func endPanelInvitations(
        toAddressOf number: Number<PanelInvitation>, at now: Instant
    ) async throws {
        try await write { db in
            try db.run(
                """
                INSERT INTO closed_addresses (email_key, closed_at)
                SELECT email_key, \(now) FROM panel_invitations WHERE number = \(number) AND email_key <> ''
                ON CONFLICT DO NOTHING
                """)
        }
    }
}

extension Refusal {
    fileprivate static let invitationOver = Refusal(
        .conflict, "This invitation can be answered no more. Write to who invited you, to be asked anew.")
}

extension Database {
    /// The invitation that a link answers.
    fileprivate func open(_ token: Token, at now: Instant) throws -> Number<PanelInvitation> {
        let row = try PanelInvitationRow.first(
            self, "\(PanelInvitationRow.selection) WHERE token_digest = \(token.digest)")
        guard let row, row.answer == .waiting, row.invitation.mayBeAccepted(at: now) else {
            throw Refusal(.gone, "This link was used already or has run out; ask for a new one.")
        }
        return row.number
    }

    fileprivate func ownInvitation(to panel: Number<Panel>, _ viewer: Viewer) throws -> PanelInvitation {
        guard let own = try newestInvitation(of: viewer, to: panel) else { throw Refusal.noSuch("invitation") }
        return own
    }

    fileprivate func accept(
        _ number: Number<PanelInvitation>, as member: Number<Member>, stating interests: String, at now: Instant
    ) throws {
        let panel = try Number<Panel>.first(self, "SELECT panel FROM panel_invitations WHERE number = \(number)")
        let isNew =
            try Bool.first(
                self, "SELECT answer <> 'accepted' FROM panel_invitations WHERE number = \(number)") ?? true
        try run(
            """
            UPDATE panel_invitations SET answer = 'accepted', member = \(member), competing_interests = \(interests),
                words = '', answered_at = \(now) WHERE number = \(number)
            """)
        guard isNew, let panel else { return }
        try notify(of: .seatTaken, by: member, answering: number, to: panel, at: now)
        try audit("panel joined", "panels/\(panel)", by: member, at: now)
    }

    /// - Parameter member: nil for a guest without an account.
    fileprivate func decline(
        _ number: Number<PanelInvitation>, saying words: String, by member: Number<Member>?, at now: Instant
    ) throws {
        let panel = try Number<Panel>.first(
            self, "SELECT panel FROM panel_invitations WHERE number = \(number) AND answer <> 'declined'")
        try run(
            """
            UPDATE panel_invitations SET answer = 'declined', words = \(words), answered_at = \(now)
            WHERE number = \(number)
            """)
        if let panel { try notify(of: .seatRefused, by: member, answering: number, to: panel, at: now) }
    }
}
