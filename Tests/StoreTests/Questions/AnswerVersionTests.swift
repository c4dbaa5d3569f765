import Colloquium
import Testing

@testable import Store

@Suite("What was said of an answer, once the answer is another")
struct AnswerVersionTests {
    /// Ada asked, Ben answered; Ada accepted it, the moderator endorsed it.
    private struct Scene {
        let society: Society
        let question: Number<Question>
        let answer: Number<StoredAnswer>
        let ada: Viewer
        let ben: Viewer
        var store: Store { society.store }
        static let later = Society.start + .minutes(5)

        init(_ references: String = "10.1000/1\n10.1000/2") async throws {
            society = try await Society()
            question = try await society.ask("Which?", by: society.ada)
            answer = try await society.answer("This.", references, to: question, by: society.ben)
            ada = try await society.viewer(society.ada)
            ben = try await society.viewer(society.ben)
            try await store.accept(answer, by: ada, at: Society.start)
            try await store.endorse(answer, by: society.viewer(society.moderator), at: Society.start)
        }

        func edit(_ body: String, _ references: String, of revision: Int? = nil) async throws {
            try await store.edit(
                answer, with: Society.answer(body, references), of: revision, by: ben, at: Self.later)
        }

        func doubt(_ reference: String, because reason: String = "Other\npatients.") async throws {
            var entry = Objection.Entry()
            (entry.reference, entry.reason) = (reference, reason)
            try await store.doubt(answer, Objection(entry, .doubt), by: ada, at: Society.start)
        }

        func reading() async throws -> AnswerReading { try await store.answer(answer, for: .visitor) }

        func doubts() async throws -> [String: [String]] {
            try await reading().references.reduce(into: [:]) {
                $0[$1.reference.identifier.value] = $1.doubts.map(\.reason)
            }
        }
    }

    @Test("stays while a reference stays, and is marked as said before")
    func kept() async throws {
        let scene = try await Scene()
        try await scene.edit("Something else.", "10.1000/2\n10.1000/3")
        let reception = try await scene.reading().reception
        #expect(reception.isAccepted && reception.isAcceptedEarlier)
        #expect(reception.endorsements == 1 && reception.earlierEndorsements == 1)
        try await scene.store.endorse(scene.answer, by: scene.ada, at: Scene.later)
        let again = try await scene.reading().reception
        #expect(again.endorsements == 2 && again.earlierEndorsements == 1)
    }

    @Test("goes with the last of its references, and who accepted it is told")
    func gone() async throws {
        let scene = try await Scene()
        try await scene.society.run("UPDATE notifications SET read_at = 1")
        try await scene.edit("This.", "10.1000/8\n10.1000/9")
        let reception = try await scene.reading().reception
        #expect(!reception.isAccepted && reception.endorsements == 0)
        #expect(try await scene.store.unreadNotifications(of: scene.ada, upTo: 9) == 1)
    }

    @Test("stays where the same work goes by another name")
    func renamed() async throws {
        let scene = try await Scene("10.1000/1")
        try await scene.society.run(
            """
            INSERT INTO article_identifiers (article, scheme, value)
            SELECT article, 'pmid', '29768149' FROM article_identifiers WHERE value = '10.1000/1'
            """)
        try await scene.doubt("doi:10.1000/1")
        try await scene.edit("This.", "PMID 29768149")
        #expect(try await scene.reading().reception.isAccepted)
        #expect(try await scene.doubts() == ["29768149": ["Other\npatients."]])
    }

    @Test("is doubted again once a reference that was taken out comes back, and stands in the history meanwhile")
    func doubts() async throws {
        let scene = try await Scene()
        try await scene.doubt("doi:10.1000/1")
        try await scene.edit("This.", "10.1000/2")
        #expect(try await scene.doubts() == ["10.1000/2": []])
        let before = try await scene.store.history(of: scene.answer, for: .visitor).before
        #expect(before.first?.references.contains("doubted by Ada: Other patients.") == true)
        try await scene.edit("This.", "10.1000/1\n10.1000/2")
        #expect(try await scene.doubts() == ["10.1000/1": ["Other\npatients."], "10.1000/2": []])
    }

    @Test("is not overwritten from a second window")
    func overtaken() async throws {
        let scene = try await Scene()
        try await scene.edit("Mine.", "10.1000/2", of: 1)
        #expect(try await refusal { try await scene.edit("Older.", "10.1000/2", of: 1) } == .conflict)
        try await scene.edit("Mine.", "10.1000/2", of: 1)
        #expect(try await scene.reading().body.source == "Mine.")
        #expect(try await scene.store.history(of: scene.answer, for: .visitor).before.count == 1)
    }
}
