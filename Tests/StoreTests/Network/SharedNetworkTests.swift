import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("A network read by others")
struct SharedNetworkTests {
    private static let everything = Dictionary(uniqueKeysWithValues: Tie.Part.allCases.map { ($0.rawValue, "") })

    private static func audiences(_ audience: Audience) -> [String: String] {
        everything.mapValues { _ in audience.rawValue }
    }

    /// Ada has a tie to Vera; Ben is her tie and knows it, Mo is named, Root is neither.
    private func scene(_ audience: Audience) async throws -> NetworkScene {
        let scene = try await NetworkScene()
        try await scene.add(
            NetworkScene.draft {
                ($0.audiences, $0.named) = (Self.audiences(audience), "mo")
            })
        try await scene.add(NetworkScene.draft(to: scene.society.ben) { $0.tells = "yes" })
        return scene
    }

    @Test("shows each piece to whom its setting admits", arguments: Audience.allCases)
    func table(_ audience: Audience) async throws {
        let scene = try await scene(audience)
        let root = try await scene.society.viewer(scene.society.administrator)
        let admitted: [(Viewer, Set<Audience>)] = [
            (scene.ben, [.ties, .members]), (scene.mo, [.named, .members]), (root, [.members]), (.visitor, []),
        ]
        for (viewer, audiences) in admitted {
            let shown = try await scene.shown(to: viewer)
            #expect(shown.map(\.node.name) == (audiences.contains(audience) ? ["Vera Wu"] : []))
            #expect(shown.allSatisfy { $0.contact.isEmpty && $0.notes == "Met in Cork." && $0.rhythm != nil })
        }
    }

    @Test("is closed both ways to whom its owner blocked, to who blocked its owner, and to a tie never told")
    func closed() async throws {
        for isOwn in [true, false] {
            let scene = try await scene(.members)
            #expect(try await scene.shown(to: scene.ben).count == 1)
            let (blocker, blocked) = isOwn ? (scene.ada, scene.society.ben) : (scene.ben, scene.society.ada)
            try await scene.store.block(blocked, by: blocker, at: Society.start)
            #expect(try await scene.shown(to: scene.ben).isEmpty)
            #expect(try await scene.store.networks(telling: scene.ben).isEmpty)
            #expect(try await scene.store.networkPlace(of: scene.society.ada, for: scene.ben)?.isBlocked == !isOwn)
            try await scene.store.unblock(blocked, by: blocker)
            #expect(try await scene.shown(to: scene.ben).count == 1)
        }
    }

    @Test("hides from each other, in anybody’s network, two of whom one blocked the other")
    func apart() async throws {
        let scene = try await NetworkScene()
        try await scene.add(
            NetworkScene.draft(to: scene.society.ben) { $0.audiences = Self.audiences(.members) })
        #expect(try await scene.shown(to: scene.mo).map(\.node.name) == ["Ben"])
        try await scene.store.block(scene.society.moderator, by: scene.ben, at: Society.start)
        #expect(try await scene.shown(to: scene.mo).isEmpty)
        try await scene.store.unblock(scene.society.moderator, by: scene.ben)
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ben)")
        #expect(try await scene.shown(to: scene.mo).isEmpty, "Who is suspended is shown nowhere.")
    }

    @Test("leaves out of a discussion’s people whom one blocked, and not who blocked, which would tell of it")
    func people() async throws {
        let scene = try await NetworkScene()
        let discussion = try await scene.society.post("Fluids", in: Society.open, by: scene.society.ada)
        try await scene.society.say("A point.", in: discussion, by: scene.society.ben)
        try await scene.store.block(scene.society.ada, by: scene.ben, at: Society.start)
        let seen = try await scene.store.people(in: discussion, for: scene.ada).map(\.author.name)
        #expect(seen == ["Ada", "Ben"])
        #expect(try await scene.store.people(in: discussion, for: scene.ben).map(\.author.name) == ["Ben"])
    }

    @Test("tells a member that they are in it only where its owner chose to", arguments: [false, true])
    func told(_ tells: Bool) async throws {
        let scene = try await NetworkScene()
        try await scene.add(
            NetworkScene.draft(to: scene.society.ben) {
                ($0.audiences, $0.tells) = (Self.audiences(.members), tells ? "yes" : "")
            })
        #expect(try await scene.shown(to: scene.ben).count == (tells ? 1 : 0))
        #expect(try await scene.store.networks(telling: scene.ben).map(\.name) == (tells ? ["Ada"] : []))
        #expect(try await scene.shown(to: scene.mo).count == 1)
        let place = try await scene.store.networkPlace(of: scene.society.ada, for: scene.ben)
        #expect(place?.tie == nil && place?.sharesSomething == tells)
    }

    @Test("is “my ties’” only to ties that are strong or weak and told", arguments: ["strong", "weak", "wished-for"])
    func ties(_ strength: String) async throws {
        for tells in ["", "yes"] {
            let scene = try await NetworkScene()
            try await scene.add(NetworkScene.draft { $0.audiences = Self.audiences(.ties) })
            try await scene.add(
                NetworkScene.draft(to: scene.society.ben) { ($0.strength, $0.tells) = (strength, tells) })
            let isOne = tells == "yes" && strength != "wished-for"
            #expect(try await scene.shown(to: scene.ben).count == (isOne ? 1 : 0))
        }
    }

    @Test("is shared or closed as a whole, and names nobody who is not there")
    func whole() async throws {
        let scene = try await scene(.onlyMe)
        try await scene.store.shareNetwork(
            [.tie: .members, .notes: .named], named: [Handle(rawValue: "mo")!], by: scene.ada)
        #expect(try await scene.shown(to: scene.mo).map(\.notes) == ["Met in Cork.", "Met in Cork."])
        try await scene.store.shareNetwork([.rhythm: .members], named: [], by: scene.ada)
        #expect(try await scene.shown(to: scene.mo).map(\.notes) == ["Met in Cork.", "Met in Cork."])
        try await scene.store.shareNetwork([.tie: .onlyMe], named: [], by: scene.ada)
        #expect(try await scene.shown(to: scene.mo).isEmpty)
        let nothing = try await refusal { try await scene.store.shareNetwork([:], named: [], by: scene.ada) }
        #expect(nothing == .invalid)
        let unknown = try await refusal {
            try await scene.store.shareNetwork([.tie: .named], named: [Handle(rawValue: "nobody")!], by: scene.ada)
        }
        #expect(unknown == .invalid)
    }

    @Test("names nobody for all ties who would read more of one than was chosen, or shut out who reads it")
    func otherReaders() async throws {
        let scene = try await NetworkScene()
        try await scene.add(
            NetworkScene.draft {
                ($0.audiences, $0.named) = (["tie": "named", "notes": "named"], "mo")
            })
        try await scene.add(NetworkScene.draft { $0.affiliation = "Oslo" })
        let ben = [Handle(rawValue: "ben")!]
        let wider = await #expect(throws: Refusal.self) {
            try await scene.store.shareNetwork([.rhythm: .named], named: ben, by: scene.ada)
        }
        #expect(wider?.problems.map(\.field) == ["named"])
        #expect(wider?.reason.hasPrefix("One tie names other people for “The tie on my map”, “My notes”,") ?? false)
        #expect(try await scene.shown(to: scene.ben).isEmpty)
        #expect(try await scene.shown(to: scene.mo).map(\.notes) == ["Met in Cork."])
        // Whom the tie names already, or what is all chosen anew, changes nothing that was not chosen.
        try await scene.store.shareNetwork([.rhythm: .named], named: [Handle(rawValue: "mo")!], by: scene.ada)
        try await scene.store.shareNetwork([.tie: .named, .notes: .onlyMe, .rhythm: .named], named: ben, by: scene.ada)
        #expect(try await scene.shown(to: scene.ben).map(\.notes) == ["", ""])
        #expect(try await scene.shown(to: scene.mo).isEmpty)
    }

    @Test("shares no notes that may identify a patient before its owner says that they do not")
    func screened() async throws {
        let scene = try await NetworkScene()
        try await scene.add(NetworkScene.draft { $0.notes = "Jane Doe, born 12.03.1951, MRN 12345678" })
        try await scene.store.shareNetwork([.tie: .members], named: [], by: scene.ada)
        let answers: [(String, Refusal.Kind?)] = [("", .invalid), ("yes", nil)]
        for (answer, expected) in answers {
            let kind = try await refusal {
                try await scene.store.shareNetwork(
                    [.tie: .members, .notes: .members], named: [], identifiesNobody: answer, by: scene.ada)
            }
            #expect(kind == expected)
            #expect(try await scene.shown(to: scene.mo)[0].notes.isEmpty == (answer == ""))
        }
    }

    @Test("is not there for a suspended member, and holds no institution that its member keeps to themselves")
    func profile() async throws {
        let scene = try await NetworkScene()
        try await scene.society.run("UPDATE members SET institution = 'Mercy' WHERE number = \(scene.society.ben)")
        try await scene.add(NetworkScene.draft(to: scene.society.ben))
        #expect(try await scene.store.network(of: scene.ada).ties[0].node.affiliation == "Mercy")
        try await scene.society.run(
            """
            INSERT INTO profile_visibilities (member, field, visibility)
            VALUES (\(scene.society.ben), 'institution', 'only-me')
            """)
        #expect(try await scene.store.network(of: scene.ada).ties[0].node.affiliation == "")
        try await scene.society.run("UPDATE members SET standing = 'suspended' WHERE number = \(scene.society.ada)")
        #expect(try await refusal { _ = try await scene.shown(to: scene.mo) } == .notFound)
    }
}
