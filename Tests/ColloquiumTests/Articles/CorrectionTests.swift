import Testing

@testable import Colloquium

@Suite("Correcting what a source said of an article")
struct CorrectionTests {
    private var record: ArticleRecord {
        var record = ArticleRecord()
        record.title = "Fluids in sepsis"
        record.titleHTML = "Fluids in <i>sepsis</i>"
        record.identifiers = [Identifier(.doi, "10.1000/182"), Identifier(.pmid, "42")].compactMap { $0 }
        var first = ArticleRecord.Contributor(family: "Lovelace", given: "Ada")
        first.orcid = "0000-0002-1825-0097"
        first.affiliations = ["London"]
        record.contributors = [first, ArticleRecord.Contributor(collective: "The SEPSIS group")]
        record.container.title = "Lancet"
        record.container.issns = ["0140-6736"]
        record.published = PartialDate(year: 2024, month: 5)
        record.volume = "375"
        record.abstract = [.init(label: "Methods", text: "We asked."), .init(label: "Results", text: "They said.")]
        record.keywords = ["sepsis", "fluids"]
        record.links = ["https://example.org/a", "https://example.org/b"]
        for field in ArticleRecord.Field.allCases {
            record.origins[field] = .init(source: "PubMed", element: field.name, raw: "")
        }
        return record
    }

    @Test("a form sent back as it was changes nothing at all")
    func untouched() throws {
        #expect(try record.corrected(by: ArticleEntry(record)) == record)
    }

    @Test("a form sent back with line ends as browsers write them changes nothing either")
    func lineEnds() throws {
        var entry = ArticleEntry(record)
        entry.contributors = entry.contributors.replacing("\n", with: "\r\n")
        entry.abstract = entry.abstract.replacing("\n", with: "\r\n") + "\r\n"
        #expect(try record.corrected(by: entry) == record)
    }

    @Test(
        "a field that was changed is marked, and no other",
        arguments: [
            (\ArticleEntry.title, "Fluids & sepsis", .title), (\.contributors, "Byron, Allegra", .contributors),
            (\.container, "BMJ", .container), (\.published, "2025", .published), (\.volume, "1", .volume),
            (\.issue, "2", .issue), (\.pages, "e3", .pages), (\.doi, "10.1000/183", .identifiers),
            (\.pmid, "43", .identifiers), (\.pmcid, "PMC1", .identifiers), (\.link, "https://example.org/c", .links),
            (\.abstract, "Shorter.", .abstract), (\.keywords, "sepsis", .keywords), (\.link, "", .links),
            (\.pmid, "", .identifiers), (\.published, "", .published), (\.abstract, "", .abstract),
        ] as [(TypedField<ArticleEntry>, String, ArticleRecord.Field)])
    func changed(
        _ key: TypedField<ArticleEntry>, _ value: String, _ field: ArticleRecord.Field
    ) throws {
        var entry = ArticleEntry(record)
        entry[keyPath: key] = value
        let corrected = try record.corrected(by: entry)
        for other in ArticleRecord.Field.allCases {
            let source = corrected.origins[other]?.source
            #expect(source == (other == field ? "Entered by hand" : "PubMed"), "\(other)")
        }
        #expect(corrected != record)
    }

    @Test("what was learnt since the form was made stays, but for what was changed in the form")
    func meanwhile() {
        let given = ArticleEntry(record)
        var now = given
        now.title = "Fluids in septic shock"
        now.pmcid = "PMC7"
        now.abstract = "Longer."
        var typed = given
        typed.abstract = given.abstract.replacing("\n", with: "\r\n")
        typed.volume = "376"
        typed.doi = ""
        var expected = now
        expected.volume = "376"
        expected.doi = ""
        #expect(typed.changing(now, since: given) == expected)
        #expect(ArticleEntry().changing(now, since: ArticleEntry()) == now)
        #expect(ArticleEntry.fields.count == Mirror(reflecting: ArticleEntry()).children.count)
    }

    @Test("a title typed by hand is escaped where it becomes HTML")
    func title() throws {
        var entry = ArticleEntry(record)
        entry.title = "<script>&\"'"
        let corrected = try record.corrected(by: entry)
        #expect(corrected.title == "<script>&\"'")
        #expect(corrected.titleHTML == "&lt;script&gt;&amp;&quot;&#39;")
    }

    @Test(
        "an identifier in another spelling is the same one",
        arguments: ["https://doi.org/10.1000/182", " 10.1000/182 "])
    func spelling(_ doi: String) throws {
        var entry = ArticleEntry(record)
        entry.doi = doi
        #expect(try record.corrected(by: entry) == record)
    }

    @Test(
        "what cannot be is refused at its field",
        arguments: [
            (\ArticleEntry.title, " ", "title"), (\.title, String(repeating: "a", count: 1_001), "title"),
            (\.doi, "11.1000/182", "doi"), (\.pmid, "x", "pmid"), (\.pmcid, "PMCx", "pmcid"),
            (\.published, "May 2024", "published"), (\.published, "2024-13", "published"),
            (\.link, "javascript:alert(1)", "link"), (\.link, "example.org", "link"),
            (\.abstract, String(repeating: "a", count: 20_001), "abstract"),
            (\.container, String(repeating: "a", count: 301), "container"),
            (\.keywords, String(repeating: "a", count: 2_001), "keywords"),
            (\.volume, String(repeating: "1", count: 61), "volume"),
        ] as [(TypedField<ArticleEntry>, String, String)])
    func refusals(_ key: TypedField<ArticleEntry>, _ value: String, _ field: String) {
        var entry = ArticleEntry(record)
        entry[keyPath: key] = value
        #expect(refusedFields { () throws(Refusal) in _ = try record.corrected(by: entry) } == [field])
    }

    @Test("a contributor added leaves the ORCID iDs and affiliations of the others")
    func contributorAdded() throws {
        var entry = ArticleEntry(record)
        entry.contributors += "\nByron, Allegra"
        let corrected = try record.corrected(by: entry)
        #expect(corrected.contributors.count == 3)
        #expect(corrected.contributors.first == record.contributors.first)
    }

    @Test(
        "contributors are read as they are written",
        arguments: [
            ("Lovelace, Ada", "Lovelace", "Ada", ""), ("Lovelace", "Lovelace", "", ""),
            ("The SEPSIS group", "", "", "The SEPSIS group"),
            ("de la Cruz, Juana Inés", "de la Cruz", "Juana Inés", ""),
        ])
    func contributors(_ line: String, _ family: String, _ given: String, _ collective: String) throws {
        let person = try #require(ArticleRecord.Contributor(indexName: line))
        #expect(person.family == family && person.given == given && person.collective == collective)
        #expect(person.indexName == line)
    }
}
