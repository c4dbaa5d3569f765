import Colloquium
import GRDB

@testable import Store

/// A panel of a club that Ada facilitates, the private one if no other. Ben belongs to it, Mo does not.
struct PanelScene {
    let society: Society
    let club: Number<Club>
    let panel: Number<Panel>
    let ada: Viewer
    let ben: Viewer
    var store: Store { society.store }

    init(in club: Number<Club> = Society.hidden) async throws {
        society = try await Society()
        self.club = club
        try await society.run(
            """
            INSERT INTO club_members (club, member, role, joined_at) VALUES
                (\(club), \(society.ada), 'facilitator', 0), (\(club), \(society.ben), 'member', 0)
            ON CONFLICT (club, member) DO UPDATE SET role = excluded.role
            """)
        ada = try await society.viewer(society.ada)
        ben = try await society.viewer(society.ben)
        panel = try await society.store.make(Self.draft(), in: club, by: ada, at: Society.start)
    }

    static func draft(_ topic: String = "Sepsis", until lastDay: String = "") throws -> Panel.Draft {
        var entry = Panel.Entry()
        entry.topic = topic
        entry.purpose = "Two polls a year."
        entry.lastDay = lastDay
        entry.submission = topic
        return try Panel.Draft(entry, at: Society.start, in: "UTC") { $0 }
    }

    @Sendable static func letter(_ content: PanelInvitationContent) -> OutgoingMail {
        OutgoingMail(messageID: Token().text, kind: "panel invitation", recipient: content.recipient, message: [])
    }

    func ask(
        _ members: Number<Member>..., by viewer: Viewer? = nil, at now: Instant = Society.start
    ) async throws {
        try await store.invite(Set(members), to: panel, by: viewer ?? ada, at: now, compose: Self.letter)
    }

    /// Asks a member, who accepts.
    @discardableResult
    func seat(_ member: Number<Member>, at now: Instant = Society.start) async throws -> Viewer {
        try await ask(member, at: now)
        try await store.takeSeat(on: panel, stating: "none", by: society.viewer(member), at: now)
        return try await society.viewer(member)
    }

    @discardableResult
    func askGuest(
        _ name: String = "Vera Wu", at address: String = "vera@example.org", by viewer: Viewer? = nil,
        _ now: Instant = Society.start
    ) async throws -> Token {
        var entry = PanelInvitation.GuestEntry()
        entry.name = name
        entry.email = address
        let token = Token()
        try await store.invite(
            PanelInvitation.Guest(entry), to: panel, with: token, by: viewer ?? ada, at: now, compose: Self.letter)
        return token
    }

    /// Asks Vera, who comes without an account.
    func guest() async throws -> Viewer { try await accept(askGuest()) }

    @discardableResult
    func accept(
        _ token: Token, by viewer: Viewer = .visitor, at now: Instant = Society.start
    ) async throws -> Viewer {
        try await society.viewer(
            store.acceptPanelInvitation(token, stating: "none", by: viewer, at: now).guest)
    }

    func answers() async throws -> [PanelInvitation.Answer] {
        try await store.panelInvitations(to: panel, for: ada).map(\.invitation.answer)
    }

    func reading(for viewer: Viewer) async throws -> PanelReading {
        try await store.panel(panel, for: viewer, at: Society.start)
    }
}
