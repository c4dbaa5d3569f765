import Colloquium
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Saying what an answer takes from its references")
struct EvidenceTests {
    @Test("the preview shows each reference that was recognised, proposes a level, and keeps what was typed")
    func preview() async throws {
        let asked = Mutex<[[Identifier]]>([])
        let outside = OutsideWorld(
            resolve: { identifiers in
                asked.withLock { $0.append(identifiers) }
                var record = ArticleRecord()
                record.title = "Balanced fluids"
                record.identifiers = identifiers
                record.publicationTypes = ["Randomized Controlled Trial"]
                return Resolution(
                    asked: identifiers, findings: [Finding(.pubMed, by: identifiers[0], .found(record))])
            }, match: { CitationMatches(citation: $0, candidates: []) })
        let site = try await TestSite(outside: outside)
        try await site.test { browser in
            try await browser.signIn("mel")
            let question = try await browser.post(
                "/questions", [("title", "Fluids?"), ("nature", "clinical"), ("aim", "benefits"), ("club", "1")])
            #expect(question.status == 303)
            let lines = "PMID 29768149\nhttp://10.0.0.1/secret page 4"
            let page = try await browser.post(
                "/questions/1/answers", [("body", "Yes."), ("references", lines), ("do", "preview")])
            #expect(page.status == 200 && page.text.contains("Balanced fluids"))
            #expect(page.text.contains("name=\"source-0\" value=\"pmid:29768149\""))
            #expect(page.text.contains("<option value=\"2\" selected>Level 2: randomised trial"))
            #expect(page.text.contains("Unverified: a web page"))
            #expect(page.text.contains("name=\"proposed-0\" value=\"yes\""))
            for (proposed, isChosen) in [([("proposed-0", "yes")], false), ([], true)] {
                let again = try await browser.post(
                    "/questions/1/answers",
                    [("body", "Yes."), ("references", lines), ("do", "preview"), ("source-0", "pmid:29768149")]
                        + proposed)
                #expect(again.text.contains("<option value=\"2\" selected>") == isChosen)
            }
            asked.withLock { $0.removeLast(2) }
            #expect(asked.withLock { $0 }.map { $0.map(\.label) } == [["PMID 29768149"]])
            #expect(try await site.store.question(1, for: .visitor).answers.isEmpty)

            let refused = try await browser.post(
                "/questions/1/answers",
                [
                    ("body", "Yes."), ("references", lines), ("source-0", "pmid:29768149"), ("level-0", "9"),
                    ("pointer-0", "Table 2"), ("source-1", "url:http://10.0.0.1/secret"), ("finding-1", "RR 0.87"),
                ])
            #expect(refused.status == 422 && refused.text.contains("id=\"level-0-error\""))
            #expect(refused.text.contains("value=\"Table 2\"") && refused.text.contains("value=\"RR 0.87\""))
            let posted = try await browser.post(
                "/questions/1/answers",
                [
                    ("body", "Yes."), ("references", lines), ("source-0", "pmid:29768149"), ("level-0", "3"),
                    ("pointer-0", "Table 2"), ("quotation-0", "Mortality fell"),
                ])
            #expect(posted.status == 303)
            let shown = try await browser.get("/questions/1-fluids").text
            #expect(shown.contains("<strong>Level 3</strong>") && shown.contains("At: Table 2"))
            #expect(shown.contains("<blockquote>Mortality fell</blockquote>"))
        }
    }

    /// Knows one work by its words.
    private static let outside = OutsideWorld(
        resolve: { Resolution(asked: $0, findings: []) },
        match: { citation in
            guard citation.hasPrefix("Semler") else {
                return CitationMatches(citation: citation, candidates: [])
            }
            var record = ArticleRecord()
            record.title = "Balanced crystalloids versus saline"
            record.identifiers = [Identifier.recognise("10.1056/nejmoa1711584")].compactMap(\.self)
            let match = CitationMatch(Claim.Statement(.crossref, record), by: .words, citation: citation)
            return CitationMatches(citation: citation, candidates: [match])
        })

    @Test("better evidence is named in words as well, and its reader says which work is meant")
    func betterEvidenceInWords() async throws {
        let site = try await TestSite(outside: Self.outside)
        let question = try await site.addQuestion()
        _ = try await site.addAnswer(to: question)
        try await site.test { browser in
            try await browser.signIn("mel")
            let citation = "Semler. Balanced crystalloids versus saline"
            let said = [("reference", citation), ("reason", "Larger.")]
            let asked = try await browser.post("/answers/1/better-evidence", said)
            #expect(asked.status == 422 && asked.text.contains("Which work is “\(citation)”?"))
            #expect(asked.text.contains("Larger."))
            let meant = [("citation-0", citation), ("work-0", "doi:10.1056/nejmoa1711584")]
            #expect(try await browser.post("/answers/1/better-evidence", said + meant).status == 303)
            let answer = try await site.store.question(question, for: .visitor).answers.first
            #expect(answer?.better.map(\.work.identifier.value) == ["10.1056/nejmoa1711584"])
        }
    }

    @Test("a citation in words is looked up, and its author says which work it means")
    func inWords() async throws {
        let site = try await TestSite(outside: Self.outside)
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let citation = "Semler. Balanced crystalloids versus saline"
            let lines = "\(citation)\nWords that are no work of anybody"
            let path = "/questions/\(question)/answers"
            let asked = try await browser.post(path, [("body", "Yes."), ("references", lines)])
            #expect(asked.status == 422 && asked.text.contains("Which work is “\(citation)”?"))
            #expect(asked.text.contains("value=\"doi:10.1056/nejmoa1711584\""))
            #expect(asked.text.contains("Crossref knows no work by these words."))

            let meant = [("citation-0", citation), ("work-0", "doi:10.1056/nejmoa1711584")]
            let half = try await browser.post(path, [("body", "Yes."), ("references", lines)] + meant)
            #expect(half.status == 422 && half.text.contains("10.1056/nejmoa1711584 — \(citation)"))
            let none = try await browser.post(
                path, [("body", "Yes."), ("references", citation), ("citation-0", citation), ("work-0", "none")])
            #expect(none.status == 422 && none.text.contains(citation))
            let posted = try await browser.post(path, [("body", "Yes."), ("references", citation)] + meant)
            #expect(posted.status == 303)
            #expect(try await browser.get(posted.location).text.contains("are being looked up"))
            let reference = try await site.store.question(question, for: .visitor).answers.first?.references.first
            #expect(reference?.reference.note == citation)
        }
    }

    @Test("a question that is not clinical is asked for no level")
    func nonClinical() async throws {
        let site = try await TestSite()
        try await site.test { browser in
            try await browser.signIn("mel")
            _ = try await browser.post(
                "/questions", [("title", "Which journal?"), ("nature", "non-clinical"), ("club", "1")])
            let page = try await browser.post(
                "/questions/1/answers", [("body", "This."), ("references", "PMID 1"), ("do", "preview")])
            #expect(page.text.contains("pointer-0") && !page.text.contains("level-0"))
            let forged = try await browser.post(
                "/questions/1/answers",
                [
                    ("body", "This."), ("references", "PMID 1"), ("source-0", "pmid:1"), ("level-0", "1"),
                    ("pointer-0", "p. 2"),
                ])
            #expect(forged.status == 303)
            let evidence = try await site.store.question(1, for: .visitor).answers.first?.references.first?.reference
                .evidence
            #expect(evidence?.level == nil && evidence?.pointer == "p. 2")
        }
    }

    @Test("fifty references fit one answer, and what is said of each is asked")
    func fifty() async throws {
        let site = try await TestSite()
        let question = try await site.addQuestion()
        try await site.test { browser in
            try await browser.signIn("mel")
            let lines = (1...50).map { "10.1000/\($0)" }.joined(separator: "\n")
            let page = try await browser.post(
                "/questions/\(question)/answers", [("body", "All."), ("references", lines), ("do", "preview")])
            #expect(page.status == 200 && page.text.contains("name=\"source-49\" value=\"doi:10.1000/50\""))
            let fields = (0..<50).flatMap {
                [("source-\($0)", "doi:10.1000/\($0 + 1)"), ("pointer-\($0)", "p. \($0)")]
            }
            let posted = try await browser.post(
                "/questions/\(question)/answers", [("body", "All."), ("references", lines)] + fields)
            #expect(posted.status == 303)
            let references = try await site.store.question(question, for: .visitor).answers.first?.references
            #expect(references?.map(\.reference.evidence.pointer) == (0..<50).map { "p. \($0)" })
        }
    }
}
