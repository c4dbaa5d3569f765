import Colloquium
import Testing

@testable import Formats

@Suite("Dublin Core in OAI-PMH")
struct DublinCoreTests {
    private func record(_ elements: String) throws -> ArticleRecord {
        let xml = """
            <record><header/><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"
            xmlns:dc="http://purl.org/dc/elements/1.1/">\(elements)</oai_dc:dc></metadata></record>
            """
        let read = try #require(try XMLText.read(xml, OAI.record))
        #expect(read.format == .oaiDublinCore)
        return read.record
    }

    @Test("reads an article of Open Journal Systems")
    func openJournalSystems() throws {
        let record = try record(
            """
            <dc:title xml:lang="es-ES">Título del artículo</dc:title>
            <dc:creator>García Pérez, María; Universidad de Chile</dc:creator><dc:creator>López, Juan</dc:creator>
            <dc:subject xml:lang="es-ES">salud; docencia</dc:subject>
            <dc:description xml:lang="es-ES">\(String(repeating: "Palabras del resumen. ", count: 10))</dc:description>
            <dc:description xml:lang="en-US">\(String(repeating: "Words of the abstract. ", count: 10))</dc:description>
            <dc:publisher>Universidad</dc:publisher><dc:date>2021-06-30</dc:date>
            <dc:type>info:eu-repo/semantics/article</dc:type><dc:type>info:eu-repo/semantics/publishedVersion</dc:type>
            <dc:identifier>https://revista.example.org/index.php/r/article/view/123</dc:identifier>
            <dc:identifier>10.5072/Rev.2021.123</dc:identifier>
            <dc:source xml:lang="es-ES">Revista de Salud; Vol. 12 Núm. 3 (2021): Invierno; 45-67</dc:source>
            <dc:source>1234-5679</dc:source><dc:language>spa</dc:language>
            <dc:relation>https://revista.example.org/index.php/r/article/view/123/99</dc:relation>
            <dc:rights>https://creativecommons.org/licenses/by/4.0</dc:rights>
            """)
        #expect(record.identifier(.doi)?.value == "10.5072/rev.2021.123")
        #expect(record.links == ["https://revista.example.org/index.php/r/article/view/123"])
        #expect(record.contributors.map(\.indexName) == ["García Pérez, María", "López, Juan"])
        #expect(record.contributors.first?.affiliations == ["Universidad de Chile"])
        #expect(record.container.title == "Revista de Salud")
        #expect(record.container.issns == ["1234-5679"])
        #expect([record.volume, record.issue, record.pages] == ["12", "3", "45-67"])
        #expect(record.keywords == ["salud", "docencia"])
        #expect(record.abstracts.map(\.kind) == [.abstract, .translated])
        #expect(record.published?.description == "2021-06-30")
        #expect(record.licence == "https://creativecommons.org/licenses/by/4.0")
    }

    @Test("reads what arXiv, PubMed Central and repositories put into identifiers")
    func identifiers() throws {
        let arxiv = try record(
            """
            <dc:title>T</dc:title><dc:creator>Balázs, C.</dc:creator><dc:date>2007-07-24</dc:date><dc:date>2007-04-02</dc:date>
            <dc:description>Comment: 37 pages, 15 figures; published version, and some more words so that it is long enough to count</dc:description>
            <dc:identifier>http://arxiv.org/abs/0704.0001</dc:identifier>
            <dc:identifier>Phys.Rev.D76:013009,2007</dc:identifier><dc:identifier>doi:10.1103/PhysRevD.76.013009</dc:identifier>
            """)
        #expect(arxiv.identifier(.arxiv)?.value == "0704.0001")
        #expect(arxiv.identifier(.doi)?.value == "10.1103/physrevd.76.013009")
        #expect(arxiv.published?.description == "2007-04-02")
        #expect(arxiv.abstract.isEmpty)
        let archive = try record(
            """
            <dc:title>T</dc:title><dc:identifier>12345</dc:identifier>
            <dc:identifier>https://www.ncbi.nlm.nih.gov/pmc/articles/PMC13900/</dc:identifier>
            <dc:identifier>http://hdl.handle.net/2117/1</dc:identifier>
            <dc:identifier>Smith J. Title. Journal 2019;3:4. doi: 10.5072/ABC.1.</dc:identifier>
            <dc:relation>info:eu-repo/semantics/altIdentifier/pmid/11250746</dc:relation>
            """)
        #expect(archive.identifier(.pmcid)?.value == "PMC13900")
        #expect(archive.identifier(.pmid)?.value == "11250746")
        #expect(archive.identifier(.doi)?.value == "10.5072/abc.1")
    }

    @Test("divides a creator that holds several names")
    func creators() {
        #expect(
            DublinCoreNames.contributors(in: ["Doe, Jane; Roe, Richard; A Study Group"]).map(\.indexName).count == 1)
        #expect(
            DublinCoreNames.contributors(in: ["Doe, Jane; Roe, Richard"]).map(\.indexName) == [
                "Doe, Jane", "Roe, Richard",
            ])
    }

    @Test(
        "takes a citation of a serial apart",
        arguments: [
            ("Revista; v. 12 n. 3 (2020): Verão; 12-34", ["Revista", "12", "3", "12-34"]),
            ("Journal of X; Vol 5, No 2 (2019); e12", ["Journal of X", "5", "2", "e12"]),
            ("Texas Law Review, 74(1), 1-20", ["Texas Law Review", "74", "1", "1-20"]),
            ("Annals of Things", ["Annals of Things", "", "", ""]),
            ("https://example.org/x", ["", "", "", ""]), ("2041-1723", ["", "", "", ""]),
        ])
    func serials(_ text: String, _ parts: [String]) {
        let citation = SerialCitation(text)
        #expect([citation.title, citation.volume, citation.issue, citation.pages] == parts)
    }
}

@Suite("Names in Dublin Core")
struct DublinCoreNamesTests {
    @Test("a part in brackets behind a name is none of it")
    func roles() {
        let names = DublinCoreNames.contributors(in: ["Smith, John (Supervisor)", "Doe, Jane"])
        #expect(names.map(\.indexName) == ["Smith, John", "Doe, Jane"])
    }
}
