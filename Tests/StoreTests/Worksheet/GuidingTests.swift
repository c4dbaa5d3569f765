import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Guiding")
struct GuidingTests {
    private static let start = Society.start

    private static func trainees(_ scene: WorksheetScene, _ educator: Viewer) async throws -> [Number<Guiding>] {
        try await scene.store.guidings(of: educator).trainees.map(\.guiding.number)
    }

    @Test("begins when a trainee names somebody, shows them the worksheet without unknown names, and ends at once")
    func named() async throws {
        let scene = try await WorksheetScene()
        try await scene.fill()
        for _ in 1...2 { try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Self.start) }
        let guiding = try #require(try await Self.trainees(scene, scene.ben).first)
        let guided = try await scene.store.worksheet(of: guiding, for: scene.ben)
        let worksheet = try await scene.worksheet()
        #expect(guided.guiding.other.name == "Ada" && guided.worksheet == worksheet)
        #expect(guided.ties.isEmpty)
        #expect(try await refusal { _ = try await scene.store.worksheet(of: guiding, for: scene.mo) } == .notFound)
        #expect(try await refusal { _ = try await scene.store.worksheet(of: guiding, for: scene.ada) } == .notFound)
        try await scene.store.endGuiding(guiding, by: scene.mo)
        #expect(try await Self.trainees(scene, scene.ben) == [guiding])
        try await scene.store.endGuiding(guiding, by: scene.ada)
        #expect(try await refusal { _ = try await scene.store.worksheet(of: guiding, for: scene.ben) } == .notFound)
        #expect(
            try await refusal {
                try await scene.store.comment(
                    WorksheetScene.comment("Late"), on: guiding, by: scene.ben, at: Self.start)
            } == .notFound)
    }

    @Test("shows of the map the ties that are shared with the guide, and of these no notes that are not")
    func sharedTies() async throws {
        let scene = try await WorksheetScene()
        _ = try await scene.network.add(NetworkScene.draft())
        let shared = try await scene.network.add(
            NetworkScene.draft { ($0.name, $0.audiences["tie"]) = ("Ike Obi", "members") })
        try await scene.store.letGuide(scene.society.ben, by: scene.ada, at: Self.start)
        let guiding = try #require(try await Self.trainees(scene, scene.ben).first)
        let ties = try await scene.store.worksheet(of: guiding, for: scene.ben).ties
        #expect(ties.map(\.number) == [shared] && ties.map(\.notes) == [""])
    }

    @Test("begins when a trainee says yes to who asked; a no is not told, and asking again changes nothing")
    func asked() async throws {
        let scene = try await WorksheetScene()
        let (store, ada, ben) = (scene.store, scene.ada, scene.ben)
        for _ in 1...2 { try await store.askToGuide(scene.society.ada, by: ben, at: Self.start) }
        let request = try #require(try await store.guidings(of: ada).requests.first).number
        #expect(try await Self.trainees(scene, ben).isEmpty)
        #expect(try await store.unreadNotifications(of: ada, upTo: 9) == 1)
        #expect(try await refusal { try await store.acceptGuiding(request, by: ben, at: Self.start) } == .notFound)
        try await store.refuseGuiding(request, by: ada, at: Self.start)
        try await store.askToGuide(scene.society.ada, by: ben, at: Self.start)
        #expect(try await store.guidings(of: ada).requests.isEmpty)
        #expect(try await store.guidings(of: ben).asked.count == 1)
        #expect(try await refusal { try await store.acceptGuiding(request, by: ada, at: Self.start) } == .notFound)
        try await store.letGuide(scene.society.ben, by: ada, at: Self.start)
        #expect(try await Self.trainees(scene, ben) == [request])
    }

    @Test(
        "is ended by a block, which nobody is told of, and does not begin where there is one", arguments: [false, true])
    func blocked(_ byTrainee: Bool) async throws {
        let scene = try await WorksheetScene()
        let (store, ada, ben) = (scene.store, scene.ada, scene.ben)
        try await store.letGuide(scene.society.ben, by: ada, at: Self.start)
        if byTrainee {
            try await store.block(scene.society.ben, by: ada, at: Self.start)
        } else {
            try await store.block(scene.society.ada, by: ben, at: Self.start)
        }
        #expect(try await Self.trainees(scene, ben).isEmpty)
        #expect(try await store.guidings(of: ada).guides.isEmpty)
        if byTrainee {
            try await store.askToGuide(scene.society.ada, by: ben, at: Self.start)
            #expect(try await store.guidings(of: ben).asked.count == 1)
            #expect(try await store.guidings(of: ada).requests.isEmpty)
            #expect(
                try await refusal { try await store.letGuide(scene.society.ben, by: ada, at: Self.start) } == .conflict)
        } else {
            try await store.letGuide(scene.society.ben, by: ada, at: Self.start)
            #expect(try await store.guidings(of: ada).guides.count == 1)
            #expect(try await Self.trainees(scene, ben).isEmpty)
            #expect(try await store.guidings(of: ben).asked.isEmpty)
        }
    }

    @Test("is a conversation: each hears of what the other wrote until they have seen it")
    func comments() async throws {
        let scene = try await WorksheetScene()
        let (store, ada, ben) = (scene.store, scene.ada, scene.ben)
        let filled = try await scene.fill()
        try await store.letGuide(scene.society.ben, by: ada, at: Self.start)
        let guiding = try await Self.trainees(scene, ben)[0]
        try await store.open(guiding, by: ben)
        for _ in 1...2 {
            try await store.comment(
                WorksheetScene.comment("How?", on: filled.goal), on: guiding, by: ben, at: Self.start)
        }
        #expect(try await store.unreadNotifications(of: ada, upTo: 9) == 1)
        #expect(try await store.worksheetNews(for: ada, upTo: 9).comments.map(\.author) == ["Ben"])
        let own = try await store.worksheet(of: ada).comments
        #expect(own.map(\.isNew) == [true] && own.map(\.goal) == [filled.goal])
        try await store.read(own, onWorksheetOf: scene.society.ada, by: ada)
        #expect(try await store.unreadNotifications(of: ada, upTo: 9) == 0)
        try await store.comment(WorksheetScene.comment("So."), on: nil, by: ada, at: Self.start)
        #expect(try await store.guidings(of: ben).trainees.map(\.unread) == [1])
        #expect(try await store.worksheetNews(for: ben, upTo: 9).comments.map(\.guiding) == [guiding])
        #expect(
            try await refusal {
                try await store.comment(WorksheetScene.comment("?", on: 99), on: guiding, by: ben, at: Self.start)
            } == .invalid)
        try await store.removeComment(own[0].number, by: scene.mo)
        #expect(try await store.worksheet(of: ada).comments.count == 2)
        try await store.removeComment(own[0].number, by: ada)
        #expect(try await store.worksheet(of: ada).comments.map(\.text) == ["So."])
        // Who mutes or blocks somebody hears nothing of them.
        try await store.comment(WorksheetScene.comment("Again."), on: guiding, by: ben, at: Self.start)
        try await store.mute(scene.society.ben, by: ada, at: Self.start)
        #expect(try await store.unreadNotifications(of: ada, upTo: 9) == 0)
        try await store.block(scene.society.ben, by: ada, at: Self.start)
        #expect(try await store.worksheet(of: ada).comments.map(\.text) == ["So."])
    }
}
