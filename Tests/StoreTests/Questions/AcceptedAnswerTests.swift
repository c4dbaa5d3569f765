import Colloquium
import GRDB
import Testing

@testable import Store

@Suite("Accepted answers and retracted works")
struct AcceptedAnswerTests {
    /// An article retracted long ago that the administrator posted, and Ben’s accepted answer that cites another work,
    /// endorsed by the moderator.
    private struct Scene {
        let society: Society
        let retracted: Number<Article>
        let answer: Number<StoredAnswer>

        init() async throws {
            society = try await Society()
            try await society.run("DELETE FROM subscriptions")
            retracted = try await society.article("Fluids", "10.1000/1", by: society.administrator)
            var record = Society.record("Fluids", [(.doi, "10.1000/1")])
            record.publicationTypes = ["Retracted Publication"]
            try await society.claim(Claim.Statement(.pubMed, record), of: retracted)
            let question = try await society.ask("Which?", by: society.ada)
            answer = try await society.answer("This.", "PMID 42", to: question, by: society.ben)
            try await society.store.accept(answer, by: try await society.viewer(society.ada), at: Society.start)
            try await society.store.endorse(
                answer, by: try await society.viewer(society.moderator), at: Society.start)
        }

        func cited() async throws -> Number<Article> {
            Number(
                rawValue: Int64(
                    try await society.count("SELECT article FROM article_identifiers WHERE value = '42'")))
        }

        /// Who is to be told of the retraction, as often as they are.
        func told() async throws -> [Number<Member>] {
            try await society.store.database.read { db in
                try Number<Member>.all(db, "SELECT member FROM notice_tellings ORDER BY member")
            }
        }

        func isAccepted() async throws -> Bool {
            try await society.store.answer(answer, for: .visitor).reception.isAccepted
        }
    }

    @Test(
        "whose work turns out to be one retracted before are accepted no more, and all are told once",
        arguments: [true, false])
    func merged(intoRetracted: Bool) async throws {
        let scene = try await Scene()
        let society = scene.society
        #expect(try await scene.isAccepted())
        #expect(try await scene.told() == [society.administrator])

        let cited = try await scene.cited()
        let (gone, kept) = intoRetracted ? (cited, scene.retracted) : (scene.retracted, cited)
        try await society.merge(gone, into: kept)
        #expect(try await !scene.isAccepted())
        #expect(try await scene.told() == [1, 2, 3, 4])
    }

    @Test(
        "whose reference turns out to be another name of a retracted work are accepted no more, and all are told once")
    func named() async throws {
        let scene = try await Scene()
        let society = scene.society
        try await society.run("DELETE FROM article_identifiers WHERE value = '42'")
        for _ in 0..<2 {
            var record = Society.record("Fluids", [(.doi, "10.1000/1"), (.pmid, "42")])
            record.publicationTypes = ["Retracted Publication"]
            try await society.claim(Claim.Statement(.pubMed, record), of: scene.retracted)
            #expect(try await !scene.isAccepted())
            #expect(try await scene.told() == [1, 2, 3, 4])
        }
    }

    @Test("the schema lets no accepted answer come to rest on a retracted work by a name")
    func schema() async throws {
        for change in [
            "UPDATE article_identifiers SET article = 1 WHERE value = '42'",
            """
            DELETE FROM article_identifiers WHERE value = '42';
            INSERT INTO article_identifiers (scheme, value, article) VALUES ('pmid', '42', 1)
            """,
            """
            UPDATE article_identifiers SET value = '43' WHERE value = '42';
            UPDATE article_identifiers SET scheme = 'pmid', value = '42' WHERE article = 1
            """,
            "UPDATE answer_references SET scheme = 'doi', value = '10.1000/1'",
        ] {
            let scene = try await Scene()
            try #require(scene.retracted == 1)
            #expect(try await scene.isAccepted())
            try await scene.society.run(change)
            #expect(try await !scene.isAccepted(), "\(change)")
        }
    }

    @Test("a name that goes to an article that stands takes no acceptance away")
    func stands() async throws {
        let scene = try await Scene()
        let other = try await scene.society.article("Fluids again", "10.1000/3")
        try await scene.society.merge(try await scene.cited(), into: other)
        #expect(try await scene.isAccepted())
    }
}
