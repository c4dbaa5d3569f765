import Colloquium
import GRDB
import Testing

@testable import Store

/// What Ben, Ada's tie, shares of his tie to Zoe decides whether Ada is told of it, in the map of his network and in
/// suggestions alike.
@Suite("Suggestions tell of no tie that their reader may not know of")
struct SuggestionPrivacyTests {
    struct Case: Sendable, CustomStringConvertible {
        let audience: Audience
        let strength: String
        /// Whether Ada is Ben's tie and knows it; nil where she is not in his network.
        let tellsAda: Bool?
        let namesAda: Bool

        var description: String { "\(audience) \(strength) \(String(describing: tellsAda)) \(namesAda)" }

        static let all = Audience.allCases.flatMap { audience in
            ["strong", "weak", "wished-for"].flatMap { strength in
                [nil, false, true].flatMap { tells in
                    (audience == .named ? [false, true] : [false]).map {
                        Case(audience: audience, strength: strength, tellsAda: tells, namesAda: $0)
                    }
                }
            }
        }
    }

    /// Ada knows Ben, and Zoe cares about the same as Ada.
    private func scene(_ told: Case) async throws -> SuggestionScene {
        let scene = try await SuggestionScene()
        try await scene.giveZoeTopics()
        try await scene.network.add(NetworkScene.draft(to: scene.society.ben))
        let audiences = ["tie": told.audience.rawValue]
        try await scene.network.add(
            NetworkScene.draft(to: scene.zoe) {
                ($0.strength, $0.audiences, $0.named) = (told.strength, audiences, told.namesAda ? "ada" : "mo")
            }, by: scene.network.ben)
        if let tells = told.tellsAda {
            try await scene.network.add(
                NetworkScene.draft(to: scene.society.ada) { $0.tells = tells ? "yes" : "" }, by: scene.network.ben)
        }
        return scene
    }

    @Test("whatever its audience, its strength and who knows of whom", arguments: Case.all)
    func paths(_ told: Case) async throws {
        let scene = try await scene(told)
        let map = try await scene.store.network(of: scene.society.ben, for: scene.network.ada).ties
        let isOnMap = map.contains { $0.node.member == scene.zoe && $0.strength != .wishedFor }
        let isReadable =
            switch told.audience {
            case .onlyMe: false
            case .named: told.namesAda
            case .ties: told.tellsAda == true
            case .members: true
            }
        #expect(isOnMap == (isReadable && told.strength != "wished-for"))
        let expected: [Suggestion.Reason] = [.topics(["Sepsis"])] + (isOnMap ? [.acquaintances(["Ben"])] : [])
        #expect(try await scene.reasons() == expected)
    }

    @Test("nor of one in the network of somebody blocked, suspended, or only wished for")
    func closed() async throws {
        let scene = try await scene(Case(audience: .members, strength: "strong", tellsAda: nil, namesAda: false))
        let through: [Suggestion.Reason] = [.topics(["Sepsis"]), .acquaintances(["Ben"])]
        let alone: [Suggestion.Reason] = [.topics(["Sepsis"])]
        let (store, society, ada, ben) = (scene.store, scene.society, scene.network.ada, scene.network.ben)
        #expect(try await scene.reasons() == through)
        try await store.block(society.ada, by: ben, at: Society.start)
        #expect(try await scene.reasons() == alone)
        try await store.unblock(society.ada, by: ben)
        try await store.block(society.ben, by: ada, at: Society.start)
        #expect(try await scene.reasons() == alone)
        try await store.unblock(society.ben, by: ada)
        try await society.run("UPDATE members SET standing = 'suspended' WHERE number = \(society.ben)")
        #expect(try await scene.reasons() == alone)
        try await society.run("UPDATE members SET standing = 'active' WHERE number = \(society.ben)")
        #expect(try await scene.reasons() == through)
        try await society.run("UPDATE ties SET strength = 'wished-for' WHERE owner = \(society.ada)")
        #expect(try await scene.reasons() == alone)
    }

    @Test("nor of one that makes somebody a bridge", arguments: Audience.allCases)
    func bridges(_ audience: Audience) async throws {
        let scene = try await SuggestionScene()
        try await scene.network.add(NetworkScene.draft(to: scene.society.ben))
        try await scene.network.add(
            NetworkScene.draft(to: scene.zoe) { $0.audiences = ["tie": "members"] }, by: scene.network.ben)
        let zoe = try await scene.store.viewer(scene.zoe)
        for name in ["Pia", "Quy", "Rex"] {
            let number = try await scene.store.addMember(
                try Society.newcomer(name), passwordHash: nil, standing: .active, at: Society.start)
            try await scene.network.add(
                NetworkScene.draft(to: number) {
                    ($0.audiences, $0.named) = (["tie": audience.rawValue], "mo")
                }, by: zoe)
        }
        let expected: [Suggestion.Reason] = audience == .members ? [.bridge, .acquaintances(["Ben"])] : []
        #expect(try await scene.reasons() == expected)
        // Somebody whom Ada blocked is not there for her.
        let pia = try await scene.store.database.read {
            try Number<Member>.first($0, "SELECT number FROM members WHERE name = 'Pia'")
        }
        try await scene.store.block(try #require(pia), by: scene.network.ada, at: Society.start)
        #expect(try await scene.reasons() == [])
    }
}
