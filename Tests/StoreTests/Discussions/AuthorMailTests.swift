import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The mail that invites an author")
struct AuthorMailTests {
    @Test("stays when the invitation was taken back or the address was closed, for good")
    func stays() async throws {
        for closes in [false, true] {
            let scene = try await AuthorScene()
            let store = scene.society.store
            try await scene.invite()
            if closes {
                try await store.endAuthorInvitations(
                    toAddressOf: scene.invitations()[0].number, at: Society.start)
            } else {
                try await scene.takeBack()
            }
            #expect(try await store.leaseMail(at: Society.start) == nil)
            #expect(try await store.mailCounts(at: Society.start).refused == 0, "Nobody can send it again.")
        }
    }

    @Test("leaves while the author is waited for, and they are asked once: taking back changes nothing")
    func once() async throws {
        let scene = try await AuthorScene()
        try await scene.invite()
        #expect(try await scene.society.store.leaseMail(at: Society.start)?.kind == "author invitation")
        try await scene.takeBack()
        #expect(try await refusal { try await scene.invite() } == .invalid)
        try await scene.invite(AuthorScene.draft(at: "right@example.org"))
        #expect(try await scene.invitations().map(\.answer) == [.waiting, .takenBack])
    }

    @Test("that never left hinders no other")
    func unsent() async throws {
        let scene = try await AuthorScene()
        for _ in 0..<3 {
            try await scene.invite()
            try await scene.takeBack()
        }
        try await scene.invite()
        #expect(try await scene.invitations().map(\.answer) == [.waiting, .takenBack, .takenBack, .takenBack])
        #expect(try await scene.society.store.leaseMail(at: Society.start)?.number == 4)
        #expect(try await scene.society.store.leaseMail(at: Society.start) == nil)
    }
}
