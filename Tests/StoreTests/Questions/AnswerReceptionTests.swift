import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("What readers say of answers")
struct AnswerReceptionTests {
    /// A question of Ada with an answer by Ben and one by the moderator.
    private struct Scene {
        let society: Society
        let question: Number<Question>
        let answer: Number<StoredAnswer>
        let other: Number<StoredAnswer>
        var store: Store { society.store }

        init(_ references: String = "10.1000/1", in club: Number<Club> = Society.open) async throws {
            society = try await Society()
            question = try await society.ask("Which?", in: club, by: society.ada)
            answer = try await society.answer("This.", references, to: question, by: society.ben)
            other = try await society.answer("That.", "10.1000/2", to: question, by: society.moderator)
        }

        func viewer(_ member: Number<Member>) async throws -> Viewer { try await society.viewer(member) }

        func answers(for viewer: Viewer = .visitor) async throws -> [AnswerReading] {
            try await store.question(question, for: viewer).answers
        }
    }

    private static func objection(
        _ kind: Objection.Kind, _ reference: String, because reason: String = "Other patients."
    ) throws -> Objection {
        var entry = Objection.Entry()
        entry.reference = reference
        entry.reason = reason
        return try Objection(entry, kind)
    }

    @Test("others endorse an answer, once, and take it back")
    func endorsement() async throws {
        let scene = try await Scene()
        let ada = try await scene.viewer(scene.society.ada)
        for _ in 0..<2 { try await scene.store.endorse(scene.other, by: ada, at: Society.start) }
        let shown = try await scene.answers(for: ada)
        #expect(shown.map(\.number) == [scene.other, scene.answer], "What readers stand behind comes first.")
        #expect(shown.map(\.reception.endorsements) == [1, 0] && shown.map(\.isEndorsed) == [true, false])
        try await scene.store.takeBackEndorsement(of: scene.other, by: ada)
        #expect(try await scene.answers().map(\.number) == [scene.answer, scene.other])
    }

    @Test("nobody endorses their own, one that is withdrawn, or one in a club they may not write in")
    func rights() async throws {
        let scene = try await Scene()
        let store = scene.store
        let ben = try await scene.viewer(scene.society.ben)
        let endorse = { (viewer: Viewer) in
            try await refusal { try await store.endorse(scene.answer, by: viewer, at: Society.start) }
        }
        #expect(try await endorse(ben) == .forbidden)
        #expect(try await endorse(.visitor) == .signInNeeded)
        await #expect(throws: DatabaseError.self) {
            try await scene.society.run(
                "INSERT INTO endorsements SELECT number, author, 0 FROM answers WHERE number = \(scene.answer)")
        }
        try await store.withdraw(scene.answer, by: ben, at: Society.start)
        #expect(try await endorse(try await scene.viewer(scene.society.ada)) == .conflict)

        let hidden = try await Society()
        let question = try await hidden.ask("Which?", in: Society.hidden, by: hidden.ada)
        let answer = try await hidden.answer("This.", to: question, by: hidden.ada)
        let stranger = try await hidden.viewer(hidden.ben)
        let doubt = try Self.objection(.doubt, "doi:10.1000/182")
        #expect(
            try await refusal { try await hidden.store.doubt(answer, doubt, by: stranger, at: Society.start) }
                == .notFound)
    }

    @Test("who asked accepts one answer, another instead, or none again")
    func acceptance() async throws {
        let scene = try await Scene()
        let ada = try await scene.viewer(scene.society.ada)
        let ben = try await scene.viewer(scene.society.ben)
        try await scene.store.accept(scene.answer, by: ada, at: Society.start)
        try await scene.store.accept(scene.other, by: ada, at: Society.start)
        #expect(try await scene.answers().map(\.reception.isAccepted) == [true, false])
        #expect(try await scene.answers().first?.number == scene.other)
        let store = scene.store
        for viewer in [ben, try await scene.viewer(scene.society.administrator)] {
            #expect(
                try await refusal { try await store.accept(scene.answer, by: viewer, at: Society.start) } == .forbidden)
            #expect(try await refusal { try await store.takeBackAcceptance(of: scene.other, by: viewer) } == .forbidden)
        }
        try await store.takeBackAcceptance(of: scene.other, by: ada)
        #expect(try await scene.answers().allSatisfy { !$0.reception.isAccepted })
        try await store.accept(scene.answer, by: ada, at: Society.start)
        try await store.withdraw(scene.answer, by: ben, at: Society.start)
        #expect(try await scene.society.count("SELECT count(*) FROM accepted_answers") == 0)
        #expect(try await refusal { try await store.accept(scene.answer, by: ada, at: Society.start) } == .conflict)
    }

    @Test("an answer whose reference is retracted is accepted no more, and its question needs another look")
    func retracted() async throws {
        let scene = try await Scene()
        let (society, store) = (scene.society, scene.store)
        let ada = try await scene.viewer(society.ada)
        let moderator = try await scene.viewer(society.moderator)
        try await society.run("DELETE FROM subscriptions")
        try await store.accept(scene.answer, by: ada, at: Society.start)
        try await store.endorse(scene.answer, by: moderator, at: Society.start)
        #expect(try await store.questions(.needingAnotherLook, for: .visitor, .all).rows.isEmpty)

        let article = try await society.count("SELECT article FROM article_identifiers WHERE value = '10.1000/1'")
        var record = Society.record("Fluids", [(.doi, "10.1000/1")])
        record.publicationTypes = ["Retracted Publication"]
        _ = try await store.claim(
            Claim.Statement(.pubMed, record), of: Number(rawValue: Int64(article)), at: Society.start)
        #expect(try await scene.answers().allSatisfy { !$0.reception.isAccepted })
        #expect(
            try await store.questions(.needingAnotherLook, for: .visitor, .all).rows.map(\.number) == [scene.question])
        #expect(try await refusal { try await store.accept(scene.answer, by: ada, at: Society.start) } == .conflict)
        await #expect(throws: DatabaseError.self) {
            try await society.run("INSERT INTO accepted_answers VALUES (\(scene.question), \(scene.answer), 0)")
        }
        let told = try await store.due(.notices, at: Society.start).map(\.member)
        #expect(Set(told) == [society.ada, society.ben, society.moderator])

        let ben = try await scene.viewer(society.ben)
        try await store.edit(scene.answer, with: try Society.answer("This.", "10.1000/5"), by: ben, at: Society.start)
        #expect(try await store.questions(.needingAnotherLook, for: .visitor, .all).rows.isEmpty)
        try await store.accept(scene.answer, by: ada, at: Society.start)
        try await store.edit(
            scene.answer, with: try Society.answer("This.", "10.1000/5\n10.1000/1"), by: ben, at: Society.start)
        #expect(try await society.count("SELECT count(*) FROM accepted_answers") == 0)
    }

    @Test("the schema takes no acceptance of an answer to another question, and none is changed")
    func acceptanceInSchema() async throws {
        let scene = try await Scene()
        let society = scene.society
        _ = try await society.ask("Other?", by: society.ada)
        await #expect(throws: DatabaseError.self) {
            try await society.run("INSERT INTO accepted_answers VALUES (2, \(scene.answer), 0)")
        }
        try await society.run("INSERT INTO accepted_answers VALUES (\(scene.question), \(scene.answer), 0)")
        await #expect(throws: DatabaseError.self) {
            try await society.run("UPDATE accepted_answers SET answer = \(scene.other)")
        }
    }

    @Test("a doubt stands beside its reference, is taken back, and goes with the reference")
    func doubt() async throws {
        let scene = try await Scene("10.1000/1\n10.1000/3")
        let store = scene.store
        let ada = try await scene.viewer(scene.society.ada)
        let ben = try await scene.viewer(scene.society.ben)
        let doubt = try Self.objection(.doubt, "doi:10.1000/1")
        try await store.doubt(scene.answer, doubt, by: ada, at: Society.start)
        try await store.doubt(
            scene.answer, try Self.objection(.doubt, "doi:10.1000/1", because: "Children only."), by: ada,
            at: Society.start)
        let doubts = try await store.answer(scene.answer, for: .visitor).references.map { $0.doubts.map(\.reason) }
        #expect(doubts == [["Children only."], []])
        #expect(try await scene.society.count("SELECT count(*) FROM author_letters WHERE occasion = 'doubted'") == 1)

        let unknown = try Self.objection(.doubt, "doi:10.1000/9")
        #expect(
            try await refusal { try await store.doubt(scene.answer, unknown, by: ada, at: Society.start) } == .invalid)
        #expect(
            try await refusal { try await store.doubt(scene.answer, doubt, by: ben, at: Society.start) } == .forbidden)
        #expect(
            try await refusal {
                try await store.takeBackDoubt(
                    of: doubt.reference, in: scene.answer, by: scene.society.ada, for: ben, at: Society.start)
            } == .forbidden)
        let moderator = try await scene.viewer(scene.society.moderator)
        try await store.takeBackDoubt(
            of: doubt.reference, in: scene.answer, by: scene.society.ada, for: moderator, at: Society.start)
        #expect(try await store.answer(scene.answer, for: .visitor).references.allSatisfy(\.doubts.isEmpty))
        #expect(try await scene.society.count("SELECT count(*) FROM audit WHERE act = 'doubt removed'") == 1)

        try await store.doubt(scene.answer, doubt, by: ada, at: Society.start)
        try await store.edit(
            scene.answer, with: try Society.answer("This.", "10.1000/3"), by: ben, at: Society.start)
        #expect(try await scene.society.count("SELECT count(*) FROM reference_doubts") == 0)
        #expect(try await scene.society.count("SELECT count(*) FROM answers WHERE number = \(scene.answer)") == 1)
    }

    @Test("better evidence is looked up, shown under the answer, and taken back")
    func better() async throws {
        let scene = try await Scene()
        let store = scene.store
        let ada = try await scene.viewer(scene.society.ada)
        let better = try Self.objection(.betterEvidence, "https://doi.org/10.1000/7")
        try await store.offer(betterEvidence: better, to: scene.answer, by: ada, at: Society.start)
        let shown = try #require(try await store.answer(scene.answer, for: .visitor).better.first)
        #expect(shown.name == "Ada" && shown.work.identifier.label == "doi:10.1000/7")
        let asked = try await store.leaseResolutions(9, at: Society.start).flatMap(\.identifiers).map(\.label)
        #expect(asked.contains("doi:10.1000/7"))
        let same = try Self.objection(.betterEvidence, "10.1000/1")
        #expect(
            try await refusal {
                try await store.offer(betterEvidence: same, to: scene.answer, by: ada, at: Society.start)
            } == .invalid)
        let ben = try await scene.viewer(scene.society.ben)
        let takeBack = { (viewer: Viewer) in
            try await refusal {
                try await store.takeBack(shown.number, of: scene.answer, by: viewer, at: Society.start)
            }
        }
        #expect(try await takeBack(ben) == .forbidden)
        #expect(try await takeBack(ada) == nil)
        #expect(try await takeBack(ada) == .notFound)
        #expect(try await store.answer(scene.answer, for: .visitor).better.isEmpty)
    }
}
