import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("How invitations to a panel were answered, told on the site")
struct PanelToldTests {
    private func told(_ member: Number<Member>, in scene: PanelScene) async throws -> [NotificationReading] {
        try await scene.store.notifications(for: scene.society.viewer(member), Slice(size: 20)).rows
            .flatMap(\.notifications)
    }

    @Test("is told to who made it, once; who thinks again refused nothing")
    func answers() async throws {
        let scene = try await PanelScene()
        let ben = try await scene.society.viewer(scene.society.ben)
        try await scene.ask(scene.society.ben)
        for _ in 0..<2 {
            try await scene.store.decline(scene.panel, saying: "No time <now>.", by: ben, at: Society.start)
        }
        let refused = try await told(scene.society.ada, in: scene)
        #expect(refused.map(\.reason) == [.seatRefused] && refused.map(\.words) == ["No time <now>."])
        #expect(refused.first?.actor?.name == "Ben")
        for _ in 0..<2 {
            try await scene.store.takeSeat(on: scene.panel, stating: "none", by: ben, at: Society.start)
        }
        #expect(try await told(scene.society.ada, in: scene).map(\.reason) == [.seatTaken])
        #expect(try await told(scene.society.ben, in: scene).isEmpty)
        #expect(try await told(scene.society.administrator, in: scene).isEmpty)
        try await scene.store.mute(.panel(scene.panel), by: scene.ada, at: Society.start)
        #expect(try await scene.store.unreadNotifications(of: scene.ada, upTo: 9) == 0)
    }

    @Test("names a guest who has no account, and is told to facilitators alone")
    func guests() async throws {
        let scene = try await PanelScene()
        try await scene.store.declinePanelInvitation(scene.askGuest(), saying: "", at: Society.start)
        _ = try await scene.accept(scene.askGuest("Bo Li", at: "bo@example.org"))
        let heard = try await told(scene.society.ada, in: scene)
        #expect(Set(heard.map(\.reason)) == [.seatRefused, .seatTaken])
        #expect(heard.first { $0.reason == .seatRefused }.map { $0.actor == nil && $0.guestName == "Vera Wu" } == true)
        try await scene.society.run(
            "UPDATE club_members SET role = 'member' WHERE club = \(scene.club) AND member = \(scene.society.ada)")
        #expect(try await told(scene.society.ada, in: scene).isEmpty)
    }
}
