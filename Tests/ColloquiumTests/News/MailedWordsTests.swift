import Testing

@testable import Colloquium

@Suite("Words that came by mail")
struct MailedWordsTests {
    @Test(
        "are a comment, unless they begin with another kind",
        arguments: [
            ("Nobody was blinded.", Contribution.Kind.comment, "Nobody was blinded."),
            ("Limitation: nobody was blinded.", .limitation, "nobody was blinded."),
            ("**Strength:** it was large.", .strength, "it was large."),
            ("question : who paid?", .question, "who paid?"), ("Note: this", .comment, "Note: this"),
            ("Method:\nRandom", .method, "\nRandom"), (": nothing", .comment, ": nothing"),
        ])
    func kinds(_ text: String, _ kind: Contribution.Kind, _ body: String) {
        let entry = MailedWords(text, submission: "s").contribution
        #expect(entry.kind == kind.rawValue && entry.body == body && entry.submission == "s")
    }

    @Test("are an answer with the works they name, and none without")
    func answers() throws {
        let words = MailedWords("Yes: doi:10.1056/NEJMoa1711584 (PMID 29485925), in 2018.", submission: "s")
        let answer = try Answer(words.answer) { $0 }
        #expect(answer.references.all.map(\.identifier.key) == ["doi:10.1056/nejmoa1711584", "pmid:29485925"])
        #expect(answer.body.source.hasPrefix("Yes: doi:10.1056"))
        #expect(throws: Refusal.self) { try Answer(MailedWords("Yes, I am sure.", submission: "s").answer) { $0 } }
    }
}
