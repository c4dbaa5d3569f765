import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Panels in the store")
struct PanelStoreTests {
    @Test("are made, changed and ended by facilitators of the club alone")
    func making() async throws {
        let scene = try await PanelScene()
        let store = scene.store
        let again = try await store.make(PanelScene.draft(), in: scene.club, by: scene.ada, at: Society.start)
        #expect(again == scene.panel)
        let other = try PanelScene.draft("Shock")
        let strangers: [() async throws -> Void] = [
            { _ = try await store.make(other, in: scene.club, by: scene.ben, at: Society.start) },
            { try await store.change(scene.panel, to: other, over: 1, by: scene.ben, at: Society.start) },
            { try await store.end(scene.panel, by: scene.ben, at: Society.start) },
            { try await scene.ask(scene.society.ben, by: scene.ben) },
            { _ = try await store.candidates(PanelSearch(), for: scene.panel, by: scene.ben, at: Society.start) },
            { _ = try await store.panelInvitations(to: scene.panel, for: scene.ben) },
        ]
        for act in strangers { #expect(try await refusal(act) == .forbidden) }
        try await store.change(scene.panel, to: other, over: 1, by: scene.ada, at: Society.start)
        #expect(try await scene.reading(for: scene.ben).panel.topic == "Shock")
        let late = try await refusal {
            try await store.change(scene.panel, to: PanelScene.draft(), over: 1, by: scene.ada, at: Society.start)
        }
        #expect(late == .conflict)
        try await store.end(scene.panel, by: scene.ada, at: Society.start + .hours(1))
        let listed = try await store.panels(of: scene.club, for: scene.ben, .all, at: Society.start + .hours(2))
        #expect(listed.rows.map(\.endsAt) == [Society.start + .hours(1)])
        let ended = try await refusal { try await scene.ask(scene.society.ben, at: Society.start + .hours(2)) }
        #expect(ended == .conflict)
        let unaware = try await refusal {
            try await store.change(scene.panel, to: other, over: 2, by: scene.ada, at: Society.start + .hours(2))
        }
        #expect(unaware == .conflict)
        try await store.change(scene.panel, to: other, over: 3, by: scene.ada, at: Society.start + .hours(2))
        #expect(try await scene.reading(for: scene.ben).panel.hasEnded(at: Society.start + .hours(2)) == false)
    }

    @Test("are read by who may read the club, and by who is on them, who reads nothing else of it")
    func readers() async throws {
        let scene = try await PanelScene()
        let mo = try await scene.society.viewer(scene.society.moderator)
        #expect(try await refusal { _ = try await scene.reading(for: mo) } == .notFound)
        let vera = try await scene.guest()
        #expect(try await scene.reading(for: vera).members.map(\.member.profile.name) == ["Vera Wu"])
        #expect(try await refusal { _ = try await scene.store.club(scene.club, for: vera) } == .notFound)
        let list = try await refusal {
            _ = try await scene.store.panels(of: scene.club, for: vera, .all, at: Society.start)
        }
        #expect(list == .notFound)
        #expect(try await scene.store.ownPanels(of: vera, at: Society.start).map(\.isOn) == [true])
        try await scene.store.leave(scene.panel, by: vera, at: Society.start)
        let left = try await scene.society.viewer(try #require(vera.member))
        #expect(try await refusal { _ = try await scene.reading(for: left) } == .notFound)
    }

    @Test("ask members who may read the club, each with one letter, and no others")
    func members() async throws {
        let scene = try await PanelScene()
        let outside = try await refusal { try await scene.ask(scene.society.moderator) }
        #expect(outside == .invalid)
        #expect(
            try await refusal {
                try await scene.store.invite(
                    [], to: scene.panel, by: scene.ada, at: Society.start, compose: PanelScene.letter)
            } == .invalid)
        try await scene.ask(scene.society.ben, scene.society.administrator)
        #expect(try await scene.society.count("SELECT count(*) FROM mails WHERE kind = 'panel invitation'") == 2)
        #expect(try await refusal { try await scene.ask(scene.society.ben) } == .invalid)
        #expect(try await refusal { try await scene.askGuest(at: "ben@example.org") } == .invalid)
        #expect(try await scene.society.count("SELECT count(*) FROM panel_invitations") == 2)
    }

    @Test("are joined with competing interests, which can be changed; declined silently; left")
    func answering() async throws {
        let scene = try await PanelScene()
        let ben = scene.ben
        try await scene.ask(scene.society.ben)
        #expect(try await scene.reading(for: ben).own?.answer == .waiting)
        try await scene.store.decline(scene.panel, saying: "No time.", by: ben, at: Society.start)
        #expect(try await scene.answers() == [.declined])
        #expect(try await scene.reading(for: ben).members.isEmpty)
        #expect(
            try await scene.store.panelInvitations(to: scene.panel, for: scene.ada)[0].invitation.words == "No time.")
        for interests in ["none", "I led a trial."] {
            try await scene.store.takeSeat(on: scene.panel, stating: interests, by: ben, at: Society.start)
            #expect(try await scene.reading(for: ben).members.map(\.competingInterests) == [interests])
        }
        #expect(try await scene.society.viewer(scene.society.ben).panels == [scene.panel])
        let over = try await refusal {
            try await scene.store.decline(scene.panel, saying: "", by: ben, at: Society.start)
        }
        #expect(over == .conflict)
        try await scene.store.leave(scene.panel, by: ben, at: Society.start)
        #expect(try await scene.answers() == [.left])
        let back = try await refusal {
            try await scene.store.takeSeat(on: scene.panel, stating: "none", by: ben, at: Society.start)
        }
        #expect(back == .conflict)
        try await scene.seat(scene.society.ben)
        #expect(try await scene.answers() == [.accepted, .left])
        let stranger = try await scene.society.viewer(scene.society.moderator)
        let uninvited = try await refusal {
            try await scene.store.takeSeat(on: scene.panel, stating: "none", by: stranger, at: Society.start)
        }
        #expect(uninvited == .notFound)
    }

    @Test("take an invitation back: it is answered no more, and its letter does not leave")
    func takenBack() async throws {
        let scene = try await PanelScene()
        try await scene.ask(scene.society.ben)
        let token = try await scene.askGuest()
        for reading in try await scene.store.panelInvitations(to: scene.panel, for: scene.ada) {
            let number = reading.invitation.number
            let stranger = try await refusal {
                try await scene.store.takeBack(number, by: scene.ben, at: Society.start)
            }
            #expect(stranger == .forbidden)
            try await scene.store.takeBack(number, by: scene.ada, at: Society.start)
        }
        #expect(try await scene.answers() == [.takenBack, .takenBack])
        #expect(try await refusal { try await scene.accept(token) } == .gone)
        let refused = try await refusal {
            try await scene.store.takeSeat(on: scene.panel, stating: "none", by: scene.ben, at: Society.start)
        }
        #expect(refused == .conflict)
        #expect(try await scene.store.leaseMail(at: Society.start) == nil)
        // Nobody was asked, so that they may be.
        try await scene.ask(scene.society.ben)
        #expect(try await scene.store.leaseMail(at: Society.start) != nil)
        #expect(try await refusal { try await scene.ask(scene.society.ben) } == .invalid)
    }

    @Test("A guest’s link works once, for two weeks, and opens no account that is there")
    func links() async throws {
        let scene = try await PanelScene()
        let token = try await scene.askGuest()
        #expect(try await refusal { try await scene.accept(token, at: Society.start + .days(14)) } == .gone)
        #expect(try await refusal { try await scene.accept(token, by: scene.ada) } == .forbidden)
        let vera = try await scene.accept(token)
        #expect(vera.isGuest && vera.panels == [scene.panel])
        #expect(try await refusal { try await scene.accept(token) } == .gone)
        #expect(try await refusal { try await scene.accept(Token()) } == .gone)
        let known = try await scene.askGuest("Mo", at: "mo@example.org")
        #expect(try await refusal { try await scene.accept(known) } == .conflict)
        let mo = try await scene.accept(known, by: scene.society.viewer(scene.society.moderator))
        #expect(mo.isMember && mo.panels == [scene.panel])
        let declined = try await scene.askGuest("Ike", at: "ike@example.org")
        try await scene.store.declinePanelInvitation(declined, saying: "Too busy.", at: Society.start)
        #expect(try await refusal { try await scene.accept(declined) } == .gone)
        #expect(try await scene.store.mayKnow(guest: try #require(vera.member), scene.ben))
        #expect(try await !scene.store.mayKnow(guest: try #require(vera.member), .visitor))
    }

    @Test("An address that wants no invitations gets none, also of those that wait to leave")
    func closedAddresses() async throws {
        let scene = try await PanelScene()
        try await scene.askGuest()
        let number = try await scene.store.panelInvitations(to: scene.panel, for: scene.ada)[0].invitation.number
        try await scene.store.endPanelInvitations(toAddressOf: number, at: Society.start)
        #expect(try await scene.store.leaseMail(at: Society.start) == nil)
        let other = try await scene.store.make(
            PanelScene.draft("Other"), in: scene.club, by: scene.ada, at: Society.start)
        var entry = PanelInvitation.GuestEntry()
        (entry.name, entry.email) = ("Vera", "VERA@example.org")
        let guest = try PanelInvitation.Guest(entry)
        let again = try await refusal {
            try await scene.store.invite(
                guest, to: other, with: Token(), by: scene.ada, at: Society.start, compose: PanelScene.letter)
        }
        #expect(again == .invalid)
    }

    @Test("No more are asked than a panel takes, and than a facilitator may ask in a day")
    func limits() async throws {
        let scene = try await PanelScene()
        for place in 0..<PanelInvitation.dailyLimit { try await scene.askGuest(at: "g\(place)@example.org") }
        #expect(try await refusal { try await scene.askGuest() } == .conflict)
        #expect(try await refusal { try await scene.ask(scene.society.ben) } == .conflict)
        let tomorrow = Society.start + .days(1) + .seconds(1)
        for place in PanelInvitation.dailyLimit..<PanelInvitation.limit {
            try await scene.askGuest(at: "g\(place)@example.org", tomorrow)
        }
        #expect(try await refusal { try await scene.askGuest(at: "vera@example.org", tomorrow) } == .conflict)
    }
}
