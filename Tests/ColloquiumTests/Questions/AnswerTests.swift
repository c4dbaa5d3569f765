import Testing

@testable import Colloquium

@Suite("Questions and answers as typed")
struct AnswerTests {
    @Test(
        "an answer without a reference is refused at its references",
        arguments: ["", " \n\t\r\n", "\u{0}\u{FEFF}", "\u{202E}\n"])
    func bare(_ references: String) {
        var entry = Answer.Entry()
        entry.body = "Yes."
        entry.references = references
        #expect(refusedFields { () throws(Refusal) in _ = try Answer(entry, render: rendered) } == ["references"])
    }

    @Test("an answer tells what is wrong with its text and with every line of its references at once")
    func everything() {
        var entry = Answer.Entry()
        entry.references = "my own experience\n10.1000/182\nUpToDate"
        #expect(
            refusedFields { () throws(Refusal) in _ = try Answer(entry, render: rendered) }
                == ["body", "references", "references"])
    }

    @Test("an answer keeps its references in order, each once, with what was said of them")
    func references() throws {
        var entry = Answer.Entry()
        entry.body = " Yes. "
        entry.references = """
            https://doi.org/10.1056/NEJMoa1715274 — table 2

            PMID: 29768149 the trial
            doi:10.1056/nejmoa1715274 again
            """
        let answer = try Answer(entry, render: rendered)
        #expect(answer.body == Prose(source: "Yes.", html: "<p>Yes.</p>"))
        #expect(answer.references.all.map(\.identifier.label) == ["doi:10.1056/nejmoa1715274", "PMID 29768149"])
        #expect(answer.references.all.map(\.note) == ["table 2", "the trial"])
    }

    @Test(
        "a line may hold an identifier and a note, several identifiers, or a citation with one in it",
        arguments: [
            ("PMID: 29768149 the trial", ["PMID 29768149"], "the trial"), ("29768149", ["PMID 29768149"], ""),
            ("10.1000/1 10.1000/2", ["doi:10.1000/1", "doi:10.1000/2"], ""),
            ("10.1000/1, PMC2", ["doi:10.1000/1", "PMC2"], ""),
            ("PMIDs: 123456, 234567", ["PMID 123456", "PMID 234567"], ""),
            ("- 10.1000/1: table 2", ["doi:10.1000/1"], "table 2"),
            ("ISBN 978 0 306 40615 7 chapter 3", ["ISBN 9780306406157"], "chapter 3"),
            (
                "Smith J. A trial. NEJM 2018;378:1865. doi:10.1000/1", ["doi:10.1000/1"],
                "Smith J. A trial. NEJM 2018;378:1865. doi:10.1000/1"
            ),
        ])
    func lines(_ line: String, _ labels: [String], _ note: String) throws {
        let found = try References(lines: line, field: "references").all
        #expect(found.map(\.identifier.label) == labels)
        #expect(found.first?.note == note)
    }

    @Test("references are never an empty list, and at most fifty")
    func never() throws {
        #expect(References([]) == nil)
        #expect(refusedFields { () throws(Refusal) in _ = try References(lines: "", field: "x") } == ["x"])
        let fifty = (1...50).map { "PMID \($0)" }
        #expect(try References(lines: fifty.joined(separator: "\n"), field: "x").all.count == 50)
        let more = (fifty + ["PMID 51"]).joined(separator: "\n")
        #expect(refusedFields { () throws(Refusal) in _ = try References(lines: more, field: "x") } == ["x"])
    }

    @Test(
        "a list out of a paper is taken apart, in whatever way it was pasted",
        arguments: [
            "1. Smith J. A trial. NEJM 2018;378:1865. doi:10.1000/1\n2. Roe R. Another. BMJ 2019. PMID: 29768149",
            "1. Smith J. A trial. NEJM\n2018;378:1865. doi:10.1000/1\n2. Roe R. Another. BMJ 2019.\nPMID: 29768149",
            "1. Smith J. A trial. NEJM 2018;378:1865. doi:10.1000/1. 2. Roe R. Another. BMJ 2019. PMID: 29768149",
            "[1] Smith J. A trial. 2018. https://doi.org/10.1000/1 [2] Roe R. Another. BMJ 2019. PMID 29768149",
            "(14) Smith J. 10.1000/1\n(15) Roe R. PMID 29768149",
        ])
    func block(_ text: String) throws {
        let found = try References(lines: text, field: "references").all
        #expect(found.map(\.identifier.label) == ["doi:10.1000/1", "PMID 29768149"])
        #expect(found.allSatisfy { $0.note.hasPrefix("Smith") || $0.note.hasPrefix("Roe") })
    }

    @Test("a list without a number for each is no list, and every line of it is asked for")
    func noList() {
        let text = "1. Smith J. doi:10.1000/1\nmy own experience\n3. Roe R. PMID 29768149"
        #expect(refusedFields { () throws(Refusal) in _ = try References(lines: text, field: "x") } == ["x"])
    }

    @Test(
        "a reference is written as a line that reads back as the same reference",
        arguments: [
            (.doi, "10.1056/NEJMoa1715274"),
            (.doi, "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"),
            (.pmid, "29768149"), (.pmcid, "PMC2992225"), (.arxiv, "2101.00001"), (.arxiv, "hep-th/9901001"),
            (.isbn, "978-0-306-40615-7"), (.url, "https://www.who.int/publications/i/item/9789240"),
            (.url, "http://example.org/a?b=c#d"), (.url, "https://example.org/"),
        ] as [(Identifier.Scheme, String)], ["", "table 2, page 7"])
    func roundTrip(_ source: (scheme: Identifier.Scheme, raw: String), _ note: String) throws {
        let reference = Reference(identifier: try #require(Identifier(source.scheme, source.raw)), note: note)
        #expect(try References(lines: reference.line, field: "references") == References(reference))
    }
}

@Suite("The form of a question")
struct QuestionTests {
    private var entry: Question.Entry {
        var entry = Question.Entry()
        entry.title = "Fluids\nor not?"
        entry.nature = "clinical"
        entry.club = "1"
        entry.tags = "sepsis"
        return entry
    }

    @Test("makes a question, with details or without", arguments: [("", ""), ("In adults.", "<p>In adults.</p>")])
    func valid(_ body: String, _ html: String) throws {
        var typed = entry
        typed.body = body
        typed.discussion = "4"
        let draft = try Question.Draft(typed, render: rendered)
        #expect(draft.title == "Fluids or not?")
        #expect(draft.body == Prose(source: body, html: html))
        #expect(draft.nature == .clinical && draft.discussion == 4 && draft.tags.count == 1)
    }

    @Test(
        "refuses each field at its own place",
        arguments: [
            (\Question.Entry.title, "", "title"), (\.title, String(repeating: "a", count: 201), "title"),
            (\.body, String(repeating: "a", count: Prose.limit + 1), "body"), (\.nature, "", "nature"),
            (\.nature, "legal", "nature"), (\.club, "", "club"), (\.club, "1.5", "club"),
            (\.tags, (1...11).map { "tag\($0)" }.joined(separator: ","), "tags"),
        ] as [(TypedField<Question.Entry>, String, String)])
    func refusals(_ key: TypedField<Question.Entry>, _ value: String, _ field: String) {
        var wrong = entry
        wrong[keyPath: key] = value
        #expect(refusedFields { () throws(Refusal) in _ = try Question.Draft(wrong, render: rendered) } == [field])
    }
}
