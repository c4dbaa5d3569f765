import Testing

@testable import Colloquium

@Suite("Answers as programs send them")
struct SentAnswerTests {
    private static func sent(_ pasted: String..., body: String = "Yes.") -> SentAnswer {
        var sent = SentAnswer()
        sent.body = body
        sent.references = pasted.map {
            var reference = SentReference()
            reference.pasted = $0
            return reference
        }
        return sent
    }

    private static func fields(_ sent: SentAnswer) -> [String] {
        refusedFields { () throws(Refusal) in _ = try Answer(sent, render: rendered) }
    }

    @Test(
        "are refused without a reference, and at the one that names no work",
        arguments: [
            ([], "references"), ([""], "pasted-0"), ([" \n\u{0}\u{202E}"], "pasted-0"), (["I just know"], "pasted-0"),
            (["10."], "pasted-0"), (["javascript:alert(1)"], "pasted-0"), (["10.1000/1", ""], "pasted-1"),
        ])
    func bare(pasted: [String], field: String) {
        var sent = Self.sent()
        sent.references = pasted.map {
            var reference = SentReference()
            reference.pasted = $0
            return reference
        }
        #expect(Self.fields(sent) == [field])
    }

    @Test("tell everything that is wrong at once, by its place")
    func everything() {
        var sent = Self.sent("10.1000/1", "my own experience", body: "  ")
        sent.references[0].evidence.level = "6"
        sent.references[1].note = String(repeating: "n", count: 501)
        #expect(Self.fields(sent) == ["body", "level-0", "note-1", "pasted-1"])
    }

    @Test("name each work once, and one in each reference: what is said of it would be lost")
    func once() {
        #expect(Self.fields(Self.sent("10.1000/1", "https://doi.org/10.1000/1")) == ["pasted-1"])
        #expect(Self.fields(Self.sent("PMID 29768149, 29768150")) == ["pasted-0"])
    }

    @Test("have at most fifty references")
    func many() {
        var sent = Self.sent("10.1000/0")
        sent.references = (0...References.limit).map {
            var reference = SentReference()
            reference.pasted = "10.1000/\($0)"
            return reference
        }
        #expect(Self.fields(sent) == ["references"])
        sent.references.removeLast()
        #expect(Self.fields(sent) == [])
    }

    @Test("keep what is said of each reference, and the rest of a citation where nothing is")
    func kept() throws {
        var sent = Self.sent("1. https://doi.org/10.1056/NEJMoa1715274 — table 2", "29768149")
        sent.references[1].note = "The trial.\nItself"
        sent.references[1].evidence.level = "2"
        sent.references[1].evidence.quotation = "No more deaths"
        let answer = try Answer(sent, render: rendered)
        #expect(answer.references.all.map(\.identifier.label) == ["doi:10.1056/nejmoa1715274", "PMID 29768149"])
        #expect(answer.references.all.map(\.note) == ["table 2", "The trial. Itself"])
        #expect(answer.references.others[0].evidence.level == .two)
        #expect(answer.references.others[0].evidence.quotation == "No more deaths")
    }

    @Test("are screened for patients in their text and in what is said of references, unless it identifies nobody")
    func screened() throws {
        var sent = Self.sent("10.1000/1")
        sent.references[0].note = "MRN 12345678"
        #expect(Self.fields(sent) == ["identifies-nobody"])
        sent.identifiesNobody = "yes"
        #expect(Self.fields(sent) == [])
    }

    @Test("say the same as the form that says the same")
    func same() throws {
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = "doi:10.1000/1 — page 4\nPMID 29768149"
        #expect(
            try Answer(entry, render: rendered)
                == Answer(Self.sent("doi:10.1000/1 — page 4", "PMID 29768149"), render: rendered))
    }
}
