import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Contributions pinned for the synthesis")
struct PinTests {
    private struct Scene {
        let society: Society
        let discussion: Number<Discussion>
        let facilitator: Viewer

        /// In the members' club, which Ada facilitates.
        init() async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", in: Society.ours, by: society.ada)
            facilitator = try await society.viewer(society.ada)
        }

        func say(_ text: String, _ kind: Contribution.Kind = .comment) async throws -> Number<Contribution> {
            try await society.store.contribute(
                try Society.critique(text, kind: kind), to: discussion, inReplyTo: nil,
                by: try await society.viewer(society.ben), at: Society.start)
        }

        func pins(for viewer: Viewer) async throws -> [Number<Contribution>: Synthesis.Part] {
            try await society.store.state(of: discussion, for: viewer).pins
        }
    }

    @Test(
        "stand under the part their kind belongs to, where no other is chosen",
        arguments: zip(
            Contribution.Kind.allCases,
            [.strengths, .limitations, .implications, .limitations, .openQuestions, .bottomLine] as [Synthesis.Part]))
    func usual(kind: Contribution.Kind, part: Synthesis.Part) async throws {
        let scene = try await Scene()
        let number = try await scene.say("A point.", kind)
        try await scene.society.store.pin(number, under: nil, by: scene.facilitator, at: Society.start)
        #expect(try await scene.pins(for: scene.facilitator) == [number: part])
    }

    @Test("move to another part, and are taken out, as often as one likes")
    func moved() async throws {
        let scene = try await Scene()
        let number = try await scene.say("A point.")
        for part in Synthesis.Part.allCases + Synthesis.Part.allCases {
            try await scene.society.store.pin(number, under: part, by: scene.facilitator, at: Society.start)
            #expect(try await scene.pins(for: scene.facilitator) == [number: part])
        }
        for _ in 0..<2 { try await scene.society.store.unpin(number, by: scene.facilitator) }
        #expect(try await scene.pins(for: scene.facilitator).isEmpty)
    }

    @Test("are pinned by facilitators of the club alone, who alone see them")
    func permitted() async throws {
        let scene = try await Scene()
        let number = try await scene.say("A point.")
        let store = scene.society.store
        try await store.pin(number, under: nil, by: scene.facilitator, at: Society.start)
        for member in [scene.society.ben, scene.society.moderator] {
            let viewer = try await scene.society.viewer(member)
            #expect(
                try await refusal { try await store.pin(number, under: nil, by: viewer, at: Society.start) }
                    == .forbidden)
            #expect(try await refusal { try await store.unpin(number, by: viewer) } == .forbidden)
            #expect(try await scene.pins(for: viewer).isEmpty)
        }
        #expect(try await refusal { try await store.unpin(number, by: .visitor) } == .notFound)
        let root = try await scene.society.viewer(scene.society.administrator)
        #expect(try await scene.pins(for: root).count == 1)
    }

    @Test("cannot be what was withdrawn")
    func withdrawn() async throws {
        let scene = try await Scene()
        let number = try await scene.say("A point.")
        try await scene.society.store.withdraw(number, by: scene.facilitator, at: Society.start)
        let kind = try await refusal {
            try await scene.society.store.pin(number, under: nil, by: scene.facilitator, at: Society.start)
        }
        #expect(kind == .conflict)
    }

    @Test("leave the page that readers have as it is")
    func unseen() async throws {
        let scene = try await Scene()
        let number = try await scene.say("A point.")
        let before = try await scene.society.store.state(of: scene.discussion, for: scene.facilitator).version
        try await scene.society.store.pin(number, under: nil, by: scene.facilitator, at: Society.start)
        #expect(
            try await scene.society.store.state(of: scene.discussion, for: scene.facilitator).version == before)
    }
}
