import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Who may be asked to a panel, and asked anew")
struct PanelAskingTests {
    @Test("A member who left a closed club cannot accept, and is on its panels no more")
    func leftClub() async throws {
        let asked = try await PanelScene()
        try await asked.ask(asked.society.ben)
        try await asked.store.leave(asked.club, by: asked.ben)
        let late = try await refusal {
            try await asked.store.takeSeat(
                on: asked.panel, stating: "none", by: asked.society.viewer(asked.society.ben), at: Society.start)
        }
        #expect(late == .conflict)

        let seated = try await PanelScene()
        try await seated.seat(seated.society.ben)
        let vera = try await seated.guest()
        try await seated.store.leave(seated.club, by: seated.society.viewer(seated.society.ben))
        let ben = try await seated.society.viewer(seated.society.ben)
        #expect(ben.panels.isEmpty)
        #expect(try await refusal { _ = try await seated.reading(for: ben) } == .notFound)
        #expect(try await seated.answers() == [.accepted, .left])
        #expect(try await seated.society.viewer(try #require(vera.member)).panels == [seated.panel])
    }

    @Test("A member who left a public club stays on its panels")
    func leftPublicClub() async throws {
        let scene = try await PanelScene(in: Society.open)
        try await scene.seat(scene.society.ben)
        try await scene.store.leave(scene.club, by: scene.ben)
        #expect(try await scene.society.viewer(scene.society.ben).panels == [scene.panel])
    }

    @Test(
        "A letter does not leave once its reader may not be asked, or the panel has ended",
        arguments: [
            "UPDATE panels SET ends_at = made_at + 1", "DELETE FROM club_members WHERE member = 4",
            "UPDATE members SET standing = 'suspended' WHERE number = 4",
            "INSERT INTO closed_addresses (email_key, closed_at) VALUES ('ben@example.org', 0)",
        ])
    func letters(sql: String) async throws {
        let scene = try await PanelScene()
        try await scene.ask(scene.society.ben)
        try await scene.society.run(sql)
        #expect(try await scene.store.leaseMail(at: Society.start + .minutes(1)) == nil)
    }

    @Test("A letter leaves while its reader may be asked")
    func letter() async throws {
        let scene = try await PanelScene()
        try await scene.ask(scene.society.ben)
        #expect(try await scene.store.leaseMail(at: Society.start + .minutes(1)) != nil)
    }

    @Test("A member who was asked as a guest is found as asked, and gets no second letter")
    func byAddress() async throws {
        let scene = try await PanelScene(in: Society.open)
        try await scene.askGuest("Mo", at: "MO@example.org")
        var search = PanelSearch()
        search.name = "Mo"
        let found = try await scene.store.candidates(search, for: scene.panel, by: scene.ada, at: Society.start).found
        #expect(found.map(\.isAsked) == [true])
        #expect(try await refusal { try await scene.ask(scene.society.moderator) } == .invalid)
    }

    @Test("A member whose address wants no invitations gets none")
    func closedAddress() async throws {
        let scene = try await PanelScene()
        try await scene.society.run(
            "INSERT INTO closed_addresses (email_key, closed_at) VALUES ('ben@example.org', 0)")
        #expect(try await refusal { try await scene.ask(scene.society.ben) } == .invalid)
    }

    @Test("Who is asked is asked anew once their link ran out or their invitation was taken back, not while it stands")
    func anew() async throws {
        let scene = try await PanelScene()
        let first = try await scene.askGuest()
        let end = Society.start + .days(14)
        #expect(try await refusal { try await scene.askGuest(at: "vera@example.org", end - .tick) } == .invalid)
        let second = try await scene.askGuest(at: "vera@example.org", end)
        #expect(try await refusal { try await scene.accept(first, at: end) } == .gone)
        try await scene.accept(second, at: end)
        #expect(try await refusal { try await scene.askGuest(at: "vera@example.org", end) } == .invalid)

        try await scene.ask(scene.society.ben)
        try await scene.society.run("UPDATE mails SET state = 'sent', settled_at = 1")
        let number = try await scene.store.panelInvitations(to: scene.panel, for: scene.ada)[0].invitation.number
        try await scene.store.takeBack(number, by: scene.ada, at: Society.start)
        try await scene.seat(scene.society.ben)
    }

    @Test("A guest who declined is not asked again")
    func declined() async throws {
        let scene = try await PanelScene()
        let token = try await scene.askGuest()
        try await scene.store.declinePanelInvitation(token, saying: "", at: Society.start)
        #expect(
            try await refusal { try await scene.askGuest(at: "vera@example.org", Society.start + .days(20)) }
                == .invalid)
    }
}
