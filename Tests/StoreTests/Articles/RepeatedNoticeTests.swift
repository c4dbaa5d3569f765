import Colloquium
import Testing

@testable import Store

@Suite("Notices that are known already")
struct RepeatedNoticeTests {
    private static func quiet() async throws -> Society {
        let society = try await Society()
        try await society.run("DELETE FROM subscriptions")
        return society
    }

    private static func post(
        _ title: String, _ names: String, _ society: Society, in club: Number<Club> = Society.open,
        by member: Number<Member>, relations: [(ArticleRecord.Relation.Kind, String)] = []
    ) async throws -> Number<Article> {
        try await society.article(
            of: try await society.store.publish(
                [try Society.statement(.crossref, title, names, relations: relations)], try Society.proposal(club),
                draft: nil, by: try await society.viewer(member), at: Society.start))
    }

    @Test("A merge tells each side only what the other side’s article showed, and neither its own")
    func merge() async throws {
        let society = try await Self.quiet()
        let retraction: [(ArticleRecord.Relation.Kind, String)] = [(.retractedBy, "10.1000/9")]
        let one = try await Self.post("Fluids", "10.1000/1", society, by: society.ada, relations: retraction)
        let other = try await Self.post("Fluids", "PMID:42", society, in: Society.ours, by: society.ben)
        try await society.merge(other, into: one)
        #expect(try await society.letters() == ["Ben: retraction 00"], "Ada posted it as retracted.")
        #expect(try await society.reading(one).notices.count == 1)
    }

    @Test(
        "A merge tells nobody of what both articles showed, by one name or by two", arguments: ["10.1000/9", "PMID:9"])
    func both(_ target: String) async throws {
        let society = try await Self.quiet()
        let one = try await Self.post(
            "Fluids", "10.1000/1", society, by: society.ada, relations: [(.retractedBy, "10.1000/9")])
        let other = try await Self.post(
            "Fluids", "PMID:42", society, in: Society.ours, by: society.ben, relations: [(.retractedBy, target)])
        try await society.merge(other, into: one)
        #expect(try await society.letters() == [])
        #expect(try await society.reading(one).notices.count == 1)
    }

    @Test("A notice that gets a name that sorts first, or is named from the other side, is the same one")
    func renamed() async throws {
        let society = try await Self.quiet()
        let article = try await society.article("Fluids", "PMID:42", by: society.ada)
        let notice = try await Self.post(
            "Retraction", "PMID:9", society, by: society.ben, relations: [(.retractionOf, "PMID:42")])
        #expect(try await society.letters() == ["Ada: retraction 00"])
        try await society.claim(
            Society.statement(
                .crossref, "Retraction", "PMID:9 10.1000/9", relations: [(.retractionOf, "PMID:42")]), of: notice)
        #expect(try await society.letters() == [])
        try await society.claim(
            Society.statement(.pubMed, "Fluids", "PMID:42", relations: [(.retractedBy, "10.1000/9")]), of: article)
        #expect(try await society.letters() == [])
        let shown = try await society.reading(article).notices
        #expect(shown.map(\.target.value) == ["9"] && shown.map(\.firstSeenAt) == [Society.start])
        #expect(try await society.count("SELECT count(*) FROM notices") == 1)
    }

    @Test("A registry that calls an article retracted and names no notice is heard, once")
    func bare() async throws {
        let society = try await Self.quiet()
        let article = try await society.article("Fluids", "PMID:42", by: society.ada)
        func say(_ names: String, _ relations: [(ArticleRecord.Relation.Kind, String)] = []) async throws {
            try await society.claim(
                Society.statement(.pubMed, "Fluids", names, relations: relations) {
                    $0.publicationTypes = ["Journal Article", "Retracted Publication"]
                }, of: article)
        }
        try await say("PMID:42")
        let notice = try #require(try await society.reading(article).notices.first)
        #expect(notice.kind == .retraction && notice.target.value == "42" && notice.asserter == "PubMed")
        #expect(
            try await society.store.discussions(.open, for: .visitor, .all, at: Society.start).rows.first?.notices == [
                .retraction
            ])
        #expect(try await society.letters() == ["Ada: retraction 00"])
        // Neither a new name of the article nor the notice itself is news.
        try await say("PMID:42 10.1000/1")
        #expect(try await society.letters() == [])
        try await say("PMID:42 10.1000/1", [(.retractedBy, "PMID:9")])
        #expect(try await society.reading(article).notices.map(\.target.value) == ["9"])
        #expect(try await society.letters() == [])
        // A member's file cannot say so.
        let other = try await society.article("Steroids", "PMID:43", by: society.ben)
        try await society.claim(
            Society.statement(.citationFile, "Steroids", "PMID:43") { $0.publicationTypes = ["Retracted Publication"] },
            of: other)
        #expect(try await society.reading(other).notices.isEmpty)
    }

    @Test("A letter leads to what its reader may read")
    func readable() async throws {
        let society = try await Self.quiet()
        let question = try await society.ask("Which?", by: society.ada)
        try await society.answer("This.", "10.1000/1", to: question, by: society.ben)
        try await society.notify(1, "10.1000/1", .retractedBy, "10.1000/9")
        let due = try #require(
            try await society.store.due(.notices, at: Society.start).first { $0.member == society.ben })
        let told = Told()
        _ = try await society.store.write(due, of: .notices, at: Society.start) { content in
            told.set("\(content.isReadable) \(content.answers.count)")
            return OutgoingMail(messageID: "1", kind: "notice", recipient: content.recipient.email, message: [65])
        }
        #expect(told.text == "false 1", "Nobody discusses the work: it has no page.")
    }
}

private final class Told: @unchecked Sendable {
    private(set) var text = ""
    func set(_ text: String) { self.text = text }
}
