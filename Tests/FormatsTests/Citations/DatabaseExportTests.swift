import Colloquium
import Testing

@testable import Formats

/// What databases put where in RIS.
@Suite("Exports of databases")
struct DatabaseExportTests {
    private func record(_ lines: String) throws -> ArticleRecord {
        try #require(try RIS.records(of: "TY  - JOUR\n\(lines)\nER  - \n").first)
    }

    @Test("Ovid: remarks behind the title, PubMed's number as ID, types in PT")
    func ovid() throws {
        let record = try record(
            """
            ID  - 29573872
            T1  - Prevention of low back pain. [Review] [45 refs]
            A1  - Foster, Nadine E
            PT  - Review
            DB  - Ovid MEDLINE(R) <2018>
            """)
        #expect(record.title == "Prevention of low back pain")
        #expect(record.numbers == ["PMID 29573872"])
        #expect(record.publicationTypes == ["Review"])
        // EndNote's ID is its own.
        #expect(try self.record("ID  - 81234\nTI  - A [Review]\nDP  - NLM").numbers.isEmpty)
        #expect(try self.record("TI  - A [Review]\nDP  - NLM").title == "A [Review]")
    }

    @Test("Embase: PubMed's number in C5, a resolver among the full texts")
    func embase() throws {
        let record = try record(
            """
            T1  - Deep phenotyping
            C5  - 34035252
            U2  - L2012345678
            DB  - Embase
            DB  - Medline
            L2  - http://dx.doi.org/10.1038/s41467-021-23456-7
            L2  - https://www.nature.com/articles/s41467-021-23456-7
            """)
        #expect(record.numbers.contains("PMID 34035252"))
        #expect(record.fullText.map(\.url) == ["https://www.nature.com/articles/s41467-021-23456-7"])
        #expect(record.links == ["http://dx.doi.org/10.1038/s41467-021-23456-7"])
    }

    @Test("CINAHL: PubMed's number behind NLM, headings with full stops, titles with one")
    func cinahl() throws {
        let record = try record(
            """
            T1  - Nurses in the U.S. and their days.
            AB  - Aim. To report. Background. People nurse. Conclusion: It is hard.
            N1  - Accession Number: 104567890. PMID: NLM23094934.
            DP  - EBSCOhost
            """)
        #expect(record.title == "Nurses in the U.S. and their days")
        #expect(record.numbers == ["PMID 23094934"])
        #expect(record.headings == ["Aim", "Background", "Conclusion"])
        #expect(record.abstract.map(\.text) == ["To report.", "People nurse.", "It is hard."])
        #expect(try self.record("TI  - Sepsis in the U.S.\nDP  - EBSCOhost").title == "Sepsis in the U.S.")
        #expect(try self.record("TI  - Camptomyia sp. nov.").title == "Camptomyia sp. nov.")
    }

    @Test("EndNote from PubMed: the journal's whole name as the alternative one")
    func endNote() throws {
        let record = try record(
            "T2  - N Engl J Med\nJ2  - The New England journal of medicine\nKW  - Vaccines/*adverse effects")
        #expect(record.container.title == "The New England journal of medicine")
        #expect(record.container.abbreviation == "N Engl J Med")
        #expect(record.keywords == ["Vaccines/adverse effects"])
        let other = try self.record("T2  - Chest\nJ2  - Annals of the Chest Society of Ohio")
        #expect(other.container.title == "Annals of the Chest Society of Ohio")
        #expect(try self.record("T2  - BMJ\nJ2  - Lancet Oncology").container.title == "BMJ")
    }

    @Test("Web of Science: abbreviation and publisher under its own tags")
    func webOfScience() throws {
        let record = try record(
            "T2  - CLINICAL CANCER RESEARCH\nPU  - AACR\nJ9  - CLIN CANCER RES\nJI  - Clin. Cancer Res.")
        #expect(record.container.abbreviation == "Clin. Cancer Res.")
        #expect(record.publisher == "AACR")
    }

    @Test("IEEE: days of a conference")
    func conference() throws {
        let record = try record("Y1  - 27-30 June 2016\nPY  - 2016\nSP  - 101-\nEP  - 110")
        #expect(record.published?.description == "2016-06-27")
        #expect(record.pages == "101-110")
        #expect(try self.record("SP  - 12-12").pages == "12")
    }

    @Test("HighWire's preprint servers: a year told as 1 January, the manuscript's number as a page")
    func preprint() throws {
        let record = try record(
            """
            JF  - bioRxiv
            DO  - 10.1101/2023.11.07.566105
            SP  - 2023.11.07.566105
            Y1  - 2023/01/01
            UR  - http://biorxiv.org/content/early/2023/11/08/2023.11.07.566105.abstract
            """)
        #expect(record.published?.description == "2023-11-08")
        #expect(record.dates.map(\.kind) == [.posted])
        #expect(record.pages.isEmpty)
        let version = try self.record(
            "JF  - medRxiv\nY1  - 2023/01/01\nUR  - https://www.medrxiv.org/content/10.1101/2023.11.07.23298105v2")
        #expect(version.version == "2")
        #expect(version.published?.description == "2023")
    }

    @Test("no one for an author", arguments: ["Anonymous", "[Anonymous]", "Anon.", "[No authors listed]"])
    func nobody(name: String) throws {
        #expect(try record("AU  - \(name)").contributors.isEmpty)
    }

    @Test("Zotero: headings of the abstract on lines of their own, the editor of the series")
    func zotero() throws {
        let record = try record("AB  - Background\nIn patients we asked.\nMethods\nWe counted.")
        #expect(record.headings == ["Background", "Methods"])
        let chapter = try #require(
            try RIS.records(of: "TY  - CHAP\nTI  - C\nA2  - Lash, T.\nA3  - Hogan, P.\nER  - ").first)
        #expect(chapter.otherContributors.map(\.role) == [.editor, .other])
    }

    @Test("the number of a report is no page of it")
    func report() throws {
        let report = try #require(try RIS.records(of: "TY  - RPRT\nTI  - R\nM1  - NG51\nER  - ").first)
        #expect(report.pages.isEmpty)
        #expect(try record("M1  - e51").pages == "e51")
    }

    @Test("a value too long is cut where it shows")
    func long() throws {
        let words = String(repeating: "ämter und ", count: 40_000)
        let abstract = try #require(try record("AB  - \(words)").abstract.first)
        #expect(abstract.text.utf8.count > 199_000)
        #expect(abstract.text.hasSuffix("…"))
        let lines = String(repeating: "\(String(repeating: "word ", count: 20))\n", count: 1_000)
        let whole = try #require(try record("AB  - \(lines)").abstract.first)
        #expect(whole.text.utf8.count > 99_000)
        #expect(!whole.text.hasSuffix("…"))
    }
}
