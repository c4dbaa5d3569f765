import Colloquium
import Testing

@testable import Formats

@Suite("RIS")
struct RISTests {
    @Test("reads what Crossref exports")
    func crossref() throws {
        let record = try #require(try RIS.records(in: Fixtures.bytes("crossref.ris")).first)
        #expect(record.title.hasPrefix("Automated quantitative histology"))
        #expect(record.names.first == "Sankar, Martial")
        #expect(record.names.count == 5)
        #expect(record.numbers == ["doi:10.7554/elife.01567"])
        #expect(record.container.title == "eLife")
        #expect(record.container.issns == ["2050-084X"])
        #expect(record.published?.description == "2014")
        #expect(!record.abstract.isEmpty)
    }

    @Test("reads what Scopus exports")
    func scopus() throws {
        let record = try #require(try RIS.records(in: Fixtures.bytes("scopus.ris")).first)
        #expect(record.container.title == "Journal of the Mechanics and Physics of Solids")
        #expect(record.pages == "2309-2327")
        #expect(record.keywords.count == 4)
        #expect(record.publicationTypes == ["Article"])
        #expect(record.abstract.isEmpty)
        #expect(record.origins[.pages]?.element == "SP")
    }

    @Test("reads EndNote's habits: lines of the exporter, PubMed's number as accession number, day without year")
    func endNote() throws {
        let text = """
            Provider: National Library of Medicine
            Database: PubMed

            TY  - JOUR
            AB  - BACKGROUND: We did. METHODS: A trial of DNA: things. RESULTS: Good.
            AN  - 31789841
            AU  - Park, Yoon Soo
            AU  - Artino, Anthony R., Jr.
            AU  - SPRINT Research Group
            DA  - May 15
            DB  - PubMed
            C2  - PMC1234567
            ET  - 2019/12/03
            J2  - Acad Med
            KW  - Humans
            *Learning
            PY  - 2020
            SP  - 690-694
            T2  - Academic Medicine
            TI  - The Positivism
             Paradigm
            ER  -
            """
        let record = try #require(try RIS.records(of: text).first)
        #expect(record.title == "The Positivism Paradigm")
        #expect(record.numbers == ["PMID 31789841", "PMC1234567"])
        #expect(record.names == ["Park, Yoon Soo", "Artino, Anthony R. Jr.", "SPRINT Research Group"])
        #expect(record.contributors[2].collective == "SPRINT Research Group")
        #expect(record.headings == ["Background", "Methods", "Results"])
        #expect(record.keywords == ["Humans", "Learning"])
        #expect(record.published?.description == "2020-05-15")
        #expect(record.dates.contains { $0.kind == .online && $0.date.description == "2019-12-03" })
        #expect(record.container.abbreviation == "Acad Med")
        #expect(record.pages == "690-694")
    }

    @Test("ends a record at the next TY where ER is missing, and takes one space, CRLF and a byte order mark")
    func careless() throws {
        let text =
            "\u{FEFF}TY - JOUR\r\nTI - One\r\nA1 - Smith, J.\r\nTY  - CHAP\r\nT1  - Two\r\nBT  - Book\r\n"
            + "A2  - Editor, E.\r\nSN  - 978-90-386-4503-2\r\nIL -2 is prose\r\n"
        let records = try RIS.records(of: text)
        #expect(records.map(\.title) == ["One", "Two"])
        #expect(records[1].kind == .chapter)
        #expect(records[1].container.title == "Book")
        #expect(records[1].identifiers.isEmpty)
        #expect(records[1].otherContributors.map(\.role) == [.editor])
    }

    @Test(
        "finds the DOI wherever exporters put it",
        arguments: [
            "DO  - 10.1000/A.1", "DO  - https://doi.org/10.1000/a.1", "M3  - doi: 10.1000/a.1",
            "N1  - doi: 10.1000/a.1; Cited By: 3", "UR  - https://doi.org/10.1000/a.1", "L3  - 10.1000/a.1",
            "UR  - //onlinelibrary.wiley.com/doi/abs/10.1000/a.1", "DI  - 10.1000/a.1",
            "LK  - http://dx.doi.org/10.1000%2Fa.1",
        ])
    func doi(_ line: String) throws {
        let record = try #require(try RIS.records(of: "TY  - JOUR\n\(line)\nER  - \n").first)
        #expect(record.identifier(.doi)?.value == "10.1000/a.1")
    }

    @Test(
        "finds the PMID wherever exporters put it",
        arguments: [
            "AN  - PMID: 31789841", "N1  - PMID: 31789841", "U1  - 31789841[pmid]\nU2  - 31789841 PubMed",
            "C2  - 31789841\nDB  - Scopus", "AN  - 31789841\nDP  - NLM",
            "UR  - https://pubmed.ncbi.nlm.nih.gov/31789841/",
            "AN  - MEDLINE:31789841", "C3  - PUBMED 31789841,EMBASE 2003640541", "N1  - PMID - 31789841",
        ])
    func pmid(_ line: String) throws {
        let record = try #require(try RIS.records(of: "TY  - JOUR\n\(line)\nER  - \n").first)
        #expect(record.identifier(.pmid)?.value == "31789841")
    }

    @Test("takes no accession number of another database for a PMID")
    func accession() throws {
        let record = try #require(
            try RIS.records(of: "TY  - JOUR\nAN  - 612345678\nDB  - Embase Medline\nER  - \n").first)
        #expect(record.identifiers.isEmpty)
    }

    @Test(
        "reads dates with slashes, words and holes",
        arguments: [
            ("PY  - 2001/09/01/", "2001-09-01"), ("Y1  - 2016/12//", "2016-12"), ("PY  - 2001///", "2001"),
            ("Y1  - 2015/october", "2015-10"), ("PY  - 2016\nY1  - 2016/10/19", "2016-10-19"),
            ("PY  - 2001/00/00/", "2001"), ("PY  - YEAR/MONTH/DAY/\nPY  - 2018/4/25", "2018-04-25"),
            ("PY  - 2004///Spring", "2004"), ("DA  - 12 March 2019\nPY  - 2019", "2019-03-12"),
        ])
    func dates(_ lines: String, _ date: String) throws {
        let record = try #require(try RIS.records(of: "TY  - JOUR\n\(lines)\nER  - \n").first)
        #expect(record.published?.description == date)
    }

    @Test("reads the article number where there are no pages, and no count of pages as pages")
    func articleNumber() throws {
        let article = try RIS.records(of: "TY  - JOUR\nC7  - 110870\nER  - \n").first
        #expect(article?.pages == "110870")
        #expect(try RIS.records(of: "TY  - BOOK\nSP  - 350\nER  - \n").first?.pages == "")
    }

    @Test("tells full text from landing pages, and drops what is no web address")
    func links() throws {
        let text = """
            TY  - JOUR
            UR  - https://x.org/1
            L1  - https://x.org/1.pdf
            L1  - file:///home/me/1.pdf
            L2  - https://x.org/full
            UR  - javascript:alert(1)
            ER  -
            """
        let record = try #require(try RIS.records(of: text).first)
        #expect(record.links == ["https://x.org/1"])
        #expect(record.fullText.map(\.url) == ["https://x.org/full", "https://x.org/1.pdf"])
    }

    @Test(
        "tells preprints from articles",
        arguments: ["T2  - medRxiv", "PB  - bioRxiv", "T2  - arXiv preprint arXiv:1412.6980v9"])
    func preprints(_ line: String) throws {
        let record = try #require(try RIS.records(of: "TY  - JOUR\n\(line)\nER  - \n").first)
        #expect(record.kind == .preprint)
        #expect(record.container.title.contains("Xiv") || record.container.title.contains("Rxiv"))
    }

    @Test("says so when authors are left out")
    func others() throws {
        let record = try #require(try RIS.records(of: "TY  - JOUR\nAU  - Smith, J.\nAU  - et al.\nER  - ").first)
        #expect(record.names == ["Smith, J."])
        #expect(record.contributorsAreComplete == false)
    }

    @Test("refuses other formats", arguments: ["", "plain", "PMID- 1\nTI  - x", "@article{a, title={b}}", "{}"])
    func refusals(_ text: String) {
        #expect(throws: FormatError.unrecognised) { try RIS.records(of: text) }
    }
}
