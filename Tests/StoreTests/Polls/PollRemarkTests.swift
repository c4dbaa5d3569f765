import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("The thread under a poll")
struct PollRemarkTests {
    private func remark(
        _ text: String, to parent: Number<PollRemark>?, on poll: Number<Poll>, by viewer: Viewer, _ scene: PollScene
    ) async throws -> Number<PollRemark> {
        try await scene.store.remark(
            Prose(source: text, html: text), on: poll, inReplyTo: parent, submission: text, by: viewer,
            at: Society.start)
    }

    @Test("keeps replies behind what they answer, and what is sent twice once")
    func order() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let first = try await remark("one", to: nil, on: poll, by: scene.ben, scene)
        _ = try await remark("two", to: nil, on: poll, by: scene.ben, scene)
        for _ in 0..<2 { _ = try await remark("one-one", to: first, on: poll, by: scene.mo, scene) }
        let thread = try await scene.reading(poll).remarks
        #expect(thread.map(\.body.source) == ["one", "one-one", "two"] && thread.map(\.depth) == [0, 1, 0])
    }

    @Test(
        "keeps the place of what is withdrawn by its author, a facilitator or a moderator, which takes no more replies")
    func withdrawal() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let first = try await remark("one", to: nil, on: poll, by: scene.ada, scene)
        #expect(
            try await refusal {
                _ = try await scene.store.withdraw(first, by: scene.ben, at: Society.start)
            } == .forbidden)
        for viewer in [scene.mo, scene.ada] {
            #expect(try await scene.store.withdraw(first, by: viewer, at: Society.start) == poll)
        }
        #expect(try await scene.reading(poll).remarks.map(\.isWithdrawn) == [true])
        #expect(
            try await refusal {
                _ = try await remark("late", to: first, on: poll, by: scene.ben, scene)
            } == .conflict)
    }

    @Test("is of one poll alone")
    func elsewhere() async throws {
        let scene = try await PollScene()
        let poll = try await scene.ask()
        let other = try await scene.ask { $0.submission = "other" }
        let first = try await remark("one", to: nil, on: poll, by: scene.ben, scene)
        #expect(
            try await refusal { _ = try await remark("two", to: first, on: other, by: scene.ben, scene) } == .conflict)
    }
}
