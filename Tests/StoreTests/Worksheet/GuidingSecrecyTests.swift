import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Guiding tells neither of a block nor of a no")
struct GuidingSecrecyTests {
    private static let start = Society.start

    /// Ben guides Ada, has opened her worksheet and said something there.
    private static func begun() async throws -> (scene: WorksheetScene, guiding: Number<Guiding>) {
        let scene = try await WorksheetScene()
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: start)
        let guiding = try await scene.store.guidings(of: scene.ben).trainees[0].guiding.number
        try await scene.store.open(guiding, by: scene.ben)
        try await scene.store.comment(WorksheetScene.comment("Well."), on: guiding, by: scene.ben, at: start)
        return (scene, guiding)
    }

    /// What Ada sees: her page, her copy, and how much is new.
    private static func seen(_ scene: WorksheetScene) async throws -> [Int] {
        let member = try await scene.store.member(scene.society.ada)
        return [
            try await scene.store.worksheet(of: scene.ada).comments.count,
            try await scene.store.writings(of: member, for: scene.ada).worksheet.comments.count,
            try await scene.store.unreadNotifications(of: scene.ada, upTo: 9),
        ]
    }

    @Test("Who is blocked by somebody who guided them goes on seeing what they said; whom they block, nowhere")
    func comments() async throws {
        let (scene, guiding) = try await Self.begun()
        try await scene.store.endGuiding(guiding, by: scene.ben)
        #expect(try await Self.seen(scene) == [1, 1, 1])
        try await scene.store.block(scene.society.ada, by: scene.ben, at: Self.start)
        #expect(try await Self.seen(scene) == [1, 1, 1])
        try await scene.store.block(scene.society.ben, by: scene.ada, at: Self.start)
        #expect(try await Self.seen(scene) == [0, 0, 0])
    }

    @Test("Of a block between two who guide the same trainee, the count of what is new knows as the page does")
    func coGuides() async throws {
        let (scene, _) = try await Self.begun()
        let store = scene.store
        try await store.letGuide(scene.society.moderator, by: scene.ada, at: Self.start)
        let guiding = try await store.guidings(of: scene.mo).trainees[0].guiding.number
        try await store.open(guiding, by: scene.mo)
        #expect(try await store.guidings(of: scene.mo).trainees.map(\.unread) == [1])
        try await store.block(scene.society.moderator, by: scene.ben, at: Self.start)
        #expect(try await store.worksheet(of: guiding, for: scene.mo).comments.isEmpty)
        #expect(try await store.guidings(of: scene.mo).trainees.map(\.unread) == [0])
        #expect(try await store.unreadNotifications(of: scene.mo, upTo: 9) == 0)
    }

    @Test("Who was refused asks again in vain, though they took the first request back, and cannot tell")
    func refused() async throws {
        let scene = try await WorksheetScene()
        let (store, ada, ben) = (scene.store, scene.ada, scene.ben)
        var shown: [Guiding] = []
        for round in 0...2 {
            let now = Self.start + .days(round)
            try await store.askToGuide(scene.society.ada, by: ben, at: now)
            #expect(try await store.guidings(of: ada).requests.count == (round == 0 ? 1 : 0))
            let asked = try await store.guidings(of: ben).asked
            #expect(asked.count == 1 && asked[0].since == now && !shown.contains(asked[0]))
            #expect(try await store.guiding(with: scene.society.ada, of: ben).isAsked)
            shown += asked
            if round == 0 { try await store.refuseGuiding(asked[0].number, by: ada, at: now) }
            try await store.endGuiding(asked[0].number, by: ben)
            #expect(try await store.guidings(of: ben).asked.isEmpty)
            #expect(try await !store.guiding(with: scene.society.ada, of: ben).isAsked)
        }
        try await store.letGuide(scene.society.ben, by: ada, at: Self.start + .days(3))
        #expect(try await store.guidings(of: ben).trainees.count == 1)
    }

    @Test("Who was named while they kept the trainee out guides them once they ask")
    func askedAfterBlock() async throws {
        let scene = try await WorksheetScene()
        let (store, ada, ben) = (scene.store, scene.ada, scene.ben)
        try await store.block(scene.society.ada, by: ben, at: Self.start)
        try await store.letGuide(scene.society.ben, by: ada, at: Self.start)
        let before = try await store.guidings(of: ada).guides.map(\.other)
        try await store.unblock(scene.society.ada, by: ben)
        #expect(try await store.guidings(of: ben).trainees.isEmpty)
        try await store.askToGuide(scene.society.ada, by: ben, at: Self.start)
        #expect(try await store.guidings(of: ben).trainees.count == 1)
        #expect(try await store.guidings(of: ada).guides.map(\.other) == before)
    }

    @Test("A name of somebody who keeps the trainee out goes with a block of the trainee’s, as any other does")
    func keptOut() async throws {
        let scene = try await WorksheetScene()
        try await scene.store.block(scene.society.ada, by: scene.ben, at: Self.start)
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        try await scene.store.block(scene.society.ben, by: scene.ada, at: Self.start)
        #expect(try await scene.store.guidings(of: scene.ada).guides.isEmpty)
    }
}
