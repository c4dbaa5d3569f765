import Colloquium
import Testing

@testable import Store

@Suite("An answer with a reference that no registry knows")
struct HeldAnswerTests {
    /// An answer by Ben to a question of Ada, about whose reference all services have said that they know nothing.
    private struct Scene {
        let society: Society
        let question: Number<Question>
        let answer: Number<StoredAnswer>

        init(_ references: String = "10.1000/invented — zebra") async throws {
            society = try await Society()
            question = try await society.ask("Which?", by: society.ada)
            answer = try await society.answer("These.", references, to: question, by: society.ben)
            #expect(try await society.count("SELECT count(*) FROM author_letters") == 0, "Nobody has been asked yet.")
            try await answerNothing()
        }

        func answerNothing() async throws {
            let lease = try #require(try await society.store.leaseResolutions(9, at: Society.start).first)
            let name = try #require(lease.identifiers.first)
            let unknown = lease.services.map { Finding($0, by: name, .unknown(reason: "There is no such DOI.")) }
            _ = try await society.store.settle(lease, unknown, at: Society.start)
        }

        func isShown(to member: Number<Member>?) async throws -> Bool {
            let viewer = try await member.asyncMap(society.viewer) ?? .visitor
            let reading = try await society.store.question(question, for: viewer)
            let direct = try await refusal { _ = try await society.store.answer(answer, for: viewer) } == nil
            #expect(direct == !reading.answers.isEmpty)
            return direct
        }
    }

    @Test("is its author's alone: nobody else sees, counts or finds it")
    func held() async throws {
        let scene = try await Scene()
        let society = scene.society
        #expect(try await scene.isShown(to: society.ben))
        for other in [society.ada, society.moderator, society.administrator, nil] {
            #expect(try await !scene.isShown(to: other))
        }
        #expect(try await society.store.question(scene.question, for: .visitor).summary.answers == 0)
        #expect(try await society.store.questions(.unanswered, for: .visitor, .all).rows.count == 1)
        #expect(try await society.store.hits("zebra").isEmpty)
        let ada = try await society.viewer(society.ada)
        #expect(
            try await refusal { _ = try await society.store.history(of: scene.answer, for: ada) } == .notFound)
    }

    @Test("is there for all as soon as a registry knows the reference after all")
    func found() async throws {
        let scene = try await Scene()
        let society = scene.society
        let article = try await society.count(
            "SELECT article FROM article_identifiers WHERE value = '10.1000/invented'")
        let found = try Society.statement(.crossref, "Fluids", "10.1000/invented")
        _ = try await society.store.claim(found, of: Number(rawValue: Int64(article)), at: Society.start)
        #expect(try await scene.isShown(to: nil))
        #expect(try await society.store.hits("zebra").count == 1)
        #expect(try await society.count("SELECT count(*) FROM author_letters WHERE settled_at IS NULL") == 0)
    }

    @Test("is there for all when its author gives another, and held again where that is wrong too")
    func corrected() async throws {
        let scene = try await Scene()
        let society = scene.society
        let ben = try await society.viewer(society.ben)
        try await society.store.edit(
            scene.answer, with: try Society.answer("These.", "10.1000/right — zebra"), by: ben, at: Society.start)
        #expect(try await scene.isShown(to: nil))
        #expect(try await society.store.hits("zebra").count == 1)
        try await scene.answerNothing()
        #expect(try await !scene.isShown(to: nil))
        #expect(try await society.store.hits("zebra").isEmpty)
        // What is known to be wrong is held at once.
        try await society.answer("Mine.", "10.1000/invented", to: scene.question, by: society.ada)
        #expect(try await society.store.question(scene.question, for: .visitor).answers.isEmpty)
    }

    @Test("is news to who asked once it is there for all, noted before it was held or not", arguments: [false, true])
    func told(isNoted: Bool) async throws {
        let scene = try await Scene()
        let society = scene.society
        if isNoted {
            try await society.store.edit(
                scene.answer, with: try Society.answer("These.", "10.1000/right — zebra"),
                by: try await society.viewer(society.ben), at: Society.start)
            while try await society.store.gatherNews(at: Society.start) {}
            try await scene.answerNothing()
        }
        #expect(try await society.promptNews(at: Society.start + .minutes(10)).isEmpty)
        let doi = isNoted ? "10.1000/right" : "10.1000/invented"
        let article = try await society.count("SELECT article FROM article_identifiers WHERE value = '\(doi)'")
        _ = try await society.store.claim(
            try Society.statement(.crossref, "Fluids", doi), of: Number(rawValue: Int64(article)), at: Society.start)
        #expect(try await society.promptNews(at: Society.start + .minutes(10)) == [society.ada: ["Which?"]])
    }

    @Test("is there where one is right and one is wrong neither")
    func partly() async throws {
        let scene = try await Scene("10.1000/invented\nhttps://example.org/guide")
        #expect(try await !scene.isShown(to: nil))
        #expect(try await scene.isShown(to: scene.society.ben))
    }

    @Test("is no letter's business once it is withdrawn, and stays withdrawn")
    func withdrawn() async throws {
        let scene = try await Scene()
        let ben = try await scene.society.viewer(scene.society.ben)
        try await scene.society.store.withdraw(scene.answer, by: ben, at: Society.start)
        let due = try #require(try await scene.society.store.due(.authors, at: Society.start).first)
        let isWritten = try await scene.society.store.write(due, of: .authors, at: Society.start) { _ in
            Issue.record("A letter about a withdrawn answer")
            throw Refusal(.conflict, "")
        }
        #expect(!isWritten)
        #expect(try await scene.society.store.due(.authors, at: Society.start).isEmpty)
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func asyncMap<Value>(_ change: (Wrapped) async throws -> Value) async rethrows -> Value? {
        guard let self else { return nil }
        return try await change(self)
    }
}
