import Colloquium
import GRDB
import Testing

@testable import Store

extension Society {
    static func prompt(_ question: String, on day: Int) throws -> Prompt.Draft {
        var entry = Prompt.Entry()
        entry.day = "\(day)"
        entry.question = question
        return try Prompt.Draft(entry) { "<p>\($0)</p>" }
    }

    func prompt(
        _ question: String, on day: Int, of discussion: Number<Discussion>, by viewer: Viewer,
        at now: Instant = Society.start
    ) async throws {
        try await store.add(try Society.prompt(question, on: day), to: discussion, by: viewer, at: now)
    }
}

@Suite("Prompts of a discussion")
struct PromptTests {
    private struct Scene {
        let society: Society
        let discussion: Number<Discussion>
        let facilitator: Viewer

        /// In the members' club, which Ada facilitates; open for four weeks.
        init() async throws {
            society = try await Society()
            discussion = try await society.post("Fluids", in: Society.ours, by: society.ada)
            facilitator = try await society.viewer(society.ada)
        }

        var prompts: [Prompt] {
            get async throws { try await society.store.discussion(discussion, for: facilitator).guidance.prompts }
        }

        func number(of question: String) async throws -> Number<Prompt> {
            try #require(try await prompts.first { $0.question.source == question }).number
        }
    }

    @Test("are added once, changed, moved to another day and removed, and accounted for")
    func written() async throws {
        let scene = try await Scene()
        for _ in 0..<2 {
            try await scene.society.prompt("Who?", on: 3, of: scene.discussion, by: scene.facilitator)
        }
        try await scene.society.prompt("Why?", on: 2, of: scene.discussion, by: scene.facilitator)
        #expect(try await scene.prompts.map(\.question.source) == ["Why?", "Who?"])
        let number = try await scene.number(of: "Who?")
        for _ in 0..<2 {
            try await scene.society.store.change(
                number, to: Society.prompt("Whom?", on: 1), by: scene.facilitator, at: Society.start)
        }
        #expect(try await scene.prompts.map(\.question.source) == ["Whom?", "Why?"])
        try await scene.society.store.remove(number, by: scene.facilitator, at: Society.start)
        #expect(try await scene.prompts.map(\.question.source) == ["Why?"])
        let counts = ["added", "changed", "removed"].map {
            "SELECT count(*) FROM audit WHERE act = 'prompt \($0)' AND subject = 'discussions/\(scene.discussion)'"
        }
        var audited: [Int] = []
        for sql in counts { audited.append(try await scene.society.count(sql)) }
        #expect(audited == [2, 1, 1])
    }

    @Test("are written by facilitators of the club alone")
    func permitted() async throws {
        let scene = try await Scene()
        let (store, society) = (scene.society.store, scene.society)
        try await society.prompt("Who?", on: 1, of: scene.discussion, by: scene.facilitator)
        let number = try await scene.number(of: "Who?")
        let draft = try Society.prompt("Why?", on: 1)
        for (member, expected) in [(society.ben, Refusal.Kind.forbidden), (society.moderator, .forbidden)] {
            let viewer = try await society.viewer(member)
            #expect(
                try await refusal { try await store.add(draft, to: scene.discussion, by: viewer, at: Society.start) }
                    == expected)
            #expect(
                try await refusal { try await store.change(number, to: draft, by: viewer, at: Society.start) }
                    == expected)
            #expect(try await refusal { try await store.remove(number, by: viewer, at: Society.start) } == expected)
            #expect(
                try await refusal {
                    try await store.saveReadingNote(
                        Prose(source: "x", html: "x"), of: scene.discussion, by: viewer, at: Society.start)
                } == expected)
        }
        #expect(try await refusal { try await store.remove(number, by: .visitor, at: Society.start) } == .notFound)
        #expect(try await scene.prompts.map(\.question.source) == ["Who?"])
    }

    @Test("are read by members once they open, and by nobody outside of the club")
    func read() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        try await scene.society.prompt("Who?", on: 2, of: scene.discussion, by: scene.facilitator)
        let number = try await scene.number(of: "Who?")
        let ben = try await scene.society.viewer(scene.society.ben)
        #expect(try await refusal { _ = try await store.prompt(number, for: ben, at: Society.start) } == .notFound)
        #expect(try await store.prompt(number, for: scene.facilitator, at: Society.start).day == 2)
        let opened = Society.start + .days(1)
        #expect(try await store.prompt(number, for: ben, at: opened).day == 2)
        #expect(try await refusal { _ = try await store.prompt(number, for: .visitor, at: opened) } == .notFound)
        #expect(try await store.state(of: scene.discussion, for: ben).openPrompts(at: Society.start) == 0)
        #expect(try await store.state(of: scene.discussion, for: ben).openPrompts(at: opened) == 1)
    }

    @Test("are not written over unseen, nor is the note; what is the same already stays so")
    func stale() async throws {
        let scene = try await Scene()
        let (store, now) = (scene.society.store, Society.start)
        try await scene.society.prompt("Who?", on: 3, of: scene.discussion, by: scene.facilitator)
        let number = try await scene.number(of: "Who?")
        func change(_ question: String, over version: Int) async throws -> Refusal.Kind? {
            try await refusal {
                try await store.change(
                    number, to: Society.prompt(question, on: 3), over: version, by: scene.facilitator, at: now)
            }
        }
        #expect(try await change("Whom?", over: 1) == nil)
        #expect(try await change("Where?", over: 1) == .conflict)
        #expect(try await change("Whom?", over: 1) == nil, "A second press.")
        #expect(try await change("Where?", over: 2) == nil)
        func note(_ text: String, over version: Int) async throws -> Refusal.Kind? {
            try await refusal {
                try await store.saveReadingNote(
                    Prose(source: text, html: text), of: scene.discussion, over: version, by: scene.facilitator,
                    at: now)
            }
        }
        #expect(try await note("Look.", over: 0) == nil)
        for text in ["See.", ""] { #expect(try await note(text, over: 0) == .conflict) }
        #expect(try await note("See.", over: 1) == nil)
        let guidance = try await store.discussion(scene.discussion, for: scene.facilitator).guidance
        #expect(guidance.note.source == "See." && guidance.noteVersion == 2)
        #expect(guidance.prompts.map(\.question.source) == ["Where?"] && guidance.prompts[0].version == 3)
    }

    @Test("stay as members answer them once they are open, and with the note after the end; both may be removed")
    func kept() async throws {
        let scene = try await Scene()
        let store = scene.society.store
        try await scene.society.prompt("Who?", on: 2, of: scene.discussion, by: scene.facilitator)
        let number = try await scene.number(of: "Who?")
        let opened = Society.start + .days(1)
        let rewritten = try await refusal {
            try await store.change(number, to: Society.prompt("Whom?", on: 2), by: scene.facilitator, at: opened)
        }
        #expect(rewritten == .conflict)
        func note(_ text: String, at now: Instant) async throws -> Refusal.Kind? {
            try await refusal {
                try await store.saveReadingNote(
                    Prose(source: text, html: text), of: scene.discussion, by: scene.facilitator, at: now)
            }
        }
        #expect(try await note("Look.", at: opened) == nil)
        let end = Society.start + .days(60)
        #expect(try await note("See.", at: end) == .conflict)
        #expect(try await note("", at: end) == nil)
        try await store.remove(number, by: scene.facilitator, at: end)
        #expect(try await scene.prompts.isEmpty)
    }

    @Test("are at most twenty, also by the schema, and on days of the discussion")
    func limits() async throws {
        let scene = try await Scene()
        for day in 1...20 {
            try await scene.society.prompt("Who?", on: day, of: scene.discussion, by: scene.facilitator)
        }
        let kind = try await refusal {
            try await scene.society.prompt("Who?", on: 21, of: scene.discussion, by: scene.facilitator)
        }
        #expect(kind == .conflict)
        let sql = "INSERT INTO prompts (discussion, day, body, body_html, written_at) VALUES (1, 9, 'x', 'x', 1)"
        #expect(try await refusal { try await scene.society.store.write { try $0.execute(sql: sql) } } == .conflict)
        let number = try #require(try await scene.prompts.last).number
        let draft = try Society.prompt("Who?", on: 29)
        let outside = try await refusal {
            try await scene.society.store.change(number, to: draft, by: scene.facilitator, at: Society.start)
        }
        #expect(outside == .invalid)
    }
}
