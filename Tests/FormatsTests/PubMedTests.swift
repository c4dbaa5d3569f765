import Colloquium
import Testing

@testable import Formats

@Suite("PubMed XML")
struct PubMedTests {
    @Test("reads both retraction notices of a retracted article")
    func retraction() throws {
        let record = try Fixtures.record("pubmed_retracted.xml")
        #expect(record.relations.map(\.kind) == [.retractedBy, .retractedBy])
        #expect(record.relations.map(\.target.value) == ["20137807", "15016483"])
        #expect(record.publicationTypes.contains("Retracted Publication"))
        #expect(record.identifier(.doi)?.value == "10.1016/s0140-6736(97)11096-0")
    }

    @Test("keeps the species and gene names of a title in italics")
    func titleHTML() throws {
        let record = try Fixtures.record("pubmed_27797938.xml")
        #expect(record.titleHTML.contains("variants at the <i>TERT</i> gene region"))
        #expect(record.title.contains("variants at the TERT gene region"))
    }

    @Test("reads suffixes, ORCID iDs, group authors and the sections of the abstract")
    func details() throws {
        #expect(try Fixtures.record("pubmed_31789841.xml").contributors[2].suffix == "Jr")
        let guideline = try Fixtures.record("pubmed_38534005.xml")
        #expect(guideline.contributors[0].orcid == "0000-0002-3282-232X")
        #expect(guideline.contributors.filter { !$0.collective.isEmpty }.count == 1)
        #expect(
            guideline.abstract.map(\.label).prefix(3) == [
                "Background", "Recommendations", "Medical needs and test requisition",
            ])
        #expect(guideline.pages == "1653-1786")
        #expect(try Fixtures.record("pubmed_36987902.xml").originalTitle.hasPrefix("Pasienter over 75"))
        #expect(try Fixtures.record("pubmed_35649368.xml").identifier(.pii)?.value == "S2211-1247(22)00645-3")
    }

    @Test("takes no identifier from the reference list")
    func references() throws {
        let identifiers = try Fixtures.record("pubmed_27797938.xml").identifiers
        #expect(Set(identifiers.map(\.scheme)).count == identifiers.count)
    }

    @Test(
        "reads the free dates of old issues",
        arguments: [
            ("1998 Dec-1999 Jan", "1998-12"), ("2000 Spring", "2000"), ("2019 Nov-Dec", "2019-11"),
            ("1976-1977", "1976"),
        ])
    func medlineDate(_ text: String, _ date: String) {
        #expect(StatedDate.date(in: text)?.description == date)
    }
}

@Suite("What PubMed says where it has nothing")
struct PubMedAbsenceTests {
    private func record(_ inside: String) throws -> ArticleRecord {
        let text = """
            <PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>\(inside)</Article>\
            </MedlineCitation></PubmedArticle></PubmedArticleSet>
            """
        return try #require(try RecordReader.read(Array(text.utf8)).records.first)
    }

    @Test("a title that is not available is that of the work's own language")
    func title() throws {
        let missing = try record(
            "<ArticleTitle>[Not Available].</ArticleTitle><VernacularTitle>Un essai.</VernacularTitle>")
        #expect(missing.title == "Un essai")
        let translated = try record(
            "<ArticleTitle>[A trial].</ArticleTitle><VernacularTitle>Un essai.</VernacularTitle>")
        #expect(translated.title == "A trial")
        #expect(translated.originalTitle == "Un essai.")
    }

    @Test("an abstract that says there is none is none")
    func abstract() throws {
        let none =
            "<ArticleTitle>T</ArticleTitle><Abstract><AbstractText>No abstract available.</AbstractText></Abstract>"
        #expect(try record(none).abstract.isEmpty)
    }

    @Test("a record that never ends is refused before it fills the memory")
    func endless() {
        let words = String(
            repeating: "<AbstractText>\(String(repeating: "x", count: 900_000))</AbstractText>", count: 23)
        #expect(throws: FormatError.malformed("a record of more than 20 MB")) {
            let bytes = Array("<PubmedArticleSet><PubmedArticle>\(words)</PubmedArticle></PubmedArticleSet>".utf8)
            _ = try RecordSet.read(ByteSources.memory(bytes[...]), maximumRecords: 10) { _ in }
        }
    }
}
