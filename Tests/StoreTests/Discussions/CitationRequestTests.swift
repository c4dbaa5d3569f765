import Colloquium
import Testing

@testable import Store

@Suite("Asking for a reference in a contribution")
struct CitationRequestTests {
    private struct Scene {
        let society: Society
        let discussion: Number<Discussion>
        let contribution: Number<Contribution>
        let ben: Viewer
        var store: Store { society.store }

        init(_ text: String = "It is well known.") async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", by: society.ada)
            contribution = try await society.say(text, in: discussion, by: society.ada)
            ben = try await society.viewer(society.ben)
        }

        func isNeeded() async throws -> Bool {
            try await store.contribution(contribution, for: ben).isCitationNeeded
        }

        func rewrite(_ text: String) async throws {
            try await society.edit(
                contribution, try Society.critique(text), by: try await society.viewer(society.ada))
        }
    }

    @Test("marks it until its text names a work that it did not name before")
    func cleared() async throws {
        let scene = try await Scene("It is well known since 10.1000/1.")
        for _ in 0..<2 {
            try await scene.store.askForReference(in: scene.contribution, by: scene.ben, at: Society.start)
        }
        #expect(try await scene.isNeeded())
        #expect(try await scene.society.count("SELECT count(*) FROM author_letters") == 1)
        try await scene.rewrite("It is very well known since 10.1000/1.")
        #expect(try await scene.isNeeded())
        try await scene.rewrite("It is very well known since 10.1000/1 and PMID 29768149.")
        #expect(try await !scene.isNeeded())
        let due = try #require(try await scene.store.due(.authors, at: Society.start).first)
        let isWritten = try await scene.store.write(due, of: .authors, at: Society.start) { _ in
            Issue.record("A letter about what was put right")
            throw Refusal(.conflict, "")
        }
        #expect(!isWritten)
    }

    @Test(
        "is cleared by a page or a book as well",
        arguments: [
            ("<a href=\"https://www.who.int/guidance\">WHO</a>", true), ("<a href=\"/discussions/1\">here</a>", false),
            ("see ISBN 978-0-306-40615-7.", true), ("see ISBN: 978 0 306 40615 7, chapter 3", true),
            ("ISBN of it", false),
        ])
    func sources(_ html: String, _ isCleared: Bool) async throws {
        let scene = try await Scene()
        try await scene.store.askForReference(in: scene.contribution, by: scene.ben, at: Society.start)
        try await scene.rewrite(html)
        #expect(try await scene.isNeeded() != isCleared)
    }

    @Test("is taken back by who asked, and every change makes the page anew")
    func takenBack() async throws {
        let scene = try await Scene()
        let version = { try await scene.society.count("SELECT version FROM discussion_versions") }
        let before = try await version()
        try await scene.store.askForReference(in: scene.contribution, by: scene.ben, at: Society.start)
        let asked = try await version()
        #expect(asked > before)
        let moderator = try await scene.society.viewer(scene.society.moderator)
        try await scene.store.takeBackRequestForReference(in: scene.contribution, by: moderator)
        #expect(try await scene.isNeeded())
        try await scene.store.takeBackRequestForReference(in: scene.contribution, by: scene.ben)
        let (isNeeded, after) = (try await scene.isNeeded(), try await version())
        #expect(!isNeeded && after > asked)
    }

    @Test("is for others, while the text can be changed, where they may write")
    func rights() async throws {
        let scene = try await Scene()
        let (society, store) = (scene.society, scene.store)
        let ask = { (viewer: Viewer, now: Instant) in
            try await refusal { try await store.askForReference(in: scene.contribution, by: viewer, at: now) }
        }
        let ada = try await society.viewer(society.ada)
        #expect(try await ask(ada, Society.start) == .forbidden)
        #expect(try await ask(.visitor, Society.start) == .signInNeeded)
        #expect(try await ask(scene.ben, Society.start + .days(60)) == .conflict)
        try await store.withdraw(scene.contribution, by: ada, at: Society.start)
        #expect(try await ask(scene.ben, Society.start) == .conflict)

        let hidden = try await society.post("Secret", in: Society.hidden, by: society.ada)
        let said = try await society.say("So.", in: hidden, by: society.ada)
        #expect(
            try await refusal { try await store.askForReference(in: said, by: scene.ben, at: Society.start) }
                == .notFound)
    }
}
