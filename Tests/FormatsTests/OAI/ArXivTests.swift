import Colloquium
import Testing

@testable import Formats

@Suite("arXiv in OAI-PMH")
struct ArXivTests {
    private func records(_ xml: String) throws -> [ArticleRecord] {
        try RecordReader.read(Array(xml.utf8)).records
    }

    @Test("reads names in parts, a collaboration, and the first of several DOIs")
    func parts() throws {
        let read = try RecordReader.read(Fixtures.bytes("arxiv_oai.xml"))
        #expect(read.format == .arxivOAI)
        let record = try #require(read.records.first)
        #expect(record.title == "Irreversible degradation of quantum coherence under relativistic motion")
        #expect(record.identifier(.doi)?.value == "10.1103/physrevd.93.016005")
        #expect(record.identifiers.filter { $0.scheme == .doi }.count == 1)
        #expect(record.relations.map(\.target.value) == ["10.1103/physrevd.98.079901", "10.1103/physrevd.98.079903"])
        #expect(record.identifier(.arxiv)?.value == "1601.03238")
        #expect(record.contributors.count == 5)
        #expect(record.contributors.first?.collective == "Planck Collaboration")
        #expect(record.contributors[1].indexName == "Wang, Jieci")
        #expect(record.published?.description == "2016-01-13")
        #expect(record.dates.map(\.kind) == [.posted])
        #expect(record.kind == .preprint)
        #expect(record.licence == "https://creativecommons.org/licenses/by/3.0/")
        #expect(record.keywords.first == "quant-ph")
        #expect(record.abstract.count == 1)
    }

    @Test("reads every version, and names as they were typed")
    func raw() throws {
        let record = try #require(
            try records(
                """
                <record><header><identifier>oai:arXiv.org:0704.0001</identifier></header><metadata>
                <arXivRaw xmlns="http://arxiv.org/OAI/arXivRaw/"><id>0704.0001</id><submitter>P N</submitter>
                <version version="v1"><date>Mon, 2 Apr 2007 19:18:42 GMT</date><size>2k</size></version>
                <version version="v2"><date>Tue, 24 Jul 2007 20:10:27 GMT</date></version>
                <title>Calculation of prompt diphoton
                  production</title>
                <authors>C. Bal\\'azs (Argonne, USA), E. L. Berger Jr., P. M. Nadolsky and C.-P. Yuan (for the ABC Collaboration)</authors>
                <categories>hep-ph</categories><doi>10.1103/PhysRevD.76.013009</doi>
                <abstract>  A fully differential calculation.
                It goes on.
                  A second paragraph.</abstract></arXivRaw></metadata></record>
                """
            ).first)
        #expect(record.title == "Calculation of prompt diphoton production")
        #expect(record.version == "2")
        #expect(record.published?.description == "2007-04-02")
        #expect(record.dates.first { $0.kind == .updated }?.date.description == "2007-07-24")
        #expect(record.contributors.count == 4)
        #expect(record.contributors.last?.family == "Yuan")
        #expect(record.contributors[1].suffix == "Jr")
        #expect(record.abstract.first?.text.contains("\n\nA second paragraph.") == true)
    }

    @Test("takes what stands before a colon for groups")
    func collaborations() throws {
        let record = try #require(
            try records(
                """
                <arXiv><id>1603.05976</id><title>T</title><authors><author><keyname>Array</keyname><forenames>Keck</forenames></author>
                <author><keyname>Collaborations</keyname><forenames>BICEP2</forenames></author><author><keyname>:</keyname></author>
                <author><keyname>Ade</keyname><forenames>P.</forenames></author><author><keyname>Collaboration:</keyname><forenames>Late</forenames></author></authors></arXiv>
                """
            ).first)
        #expect(
            record.contributors.map(\.indexName) == [
                "Keck Array", "BICEP2 Collaborations", "Ade, P.", "Late Collaboration",
            ])
    }

    @Test("skips deleted records and reads the others of a list")
    func list() throws {
        let records = try records(
            """
            <OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>
            <record><header status="deleted"><identifier>x</identifier></header></record>
            <record><header/><metadata><arXiv><id>hep-th/9901001</id><title>A</title></arXiv></metadata></record>
            <record><header/><metadata><arXiv><id>2101.00002</id><title>B</title></arXiv></metadata></record>
            </ListRecords></OAI-PMH>
            """)
        #expect(records.map(\.title) == ["A", "B"])
        #expect(records.first?.identifier(.arxiv)?.value == "hep-th/9901001")
    }

    @Test("hands over a record, its metadata, or what stands in it")
    func entries() throws {
        for wrapping in ["<record><metadata>|</metadata></record>", "<metadata>|</metadata>", "|"] {
            let xml = wrapping.replacing("|", with: "<arXiv><id>2101.00002</id><title>B</title></arXiv>")
            #expect(try XMLText.read(xml, OAI.record)?.record.title == "B")
        }
        #expect(try XMLText.read("<record><title>x</title></record>", OAI.record) == nil)
    }

    @Test("reads DataCite and JATS that a repository carries")
    func carried() throws {
        let dataCite =
            "<record><metadata><oai_datacite><payload><resource><creators/><titles><title>D</title></titles></resource></payload></oai_datacite></metadata></record>"
        #expect(try XMLText.read(dataCite, OAI.record)?.format == .dataCiteXML)
        let jats =
            "<record><metadata><article><front><article-meta><title-group><article-title>J</article-title></title-group></article-meta></front></article></metadata></record>"
        #expect(try XMLText.read(jats, OAI.record)?.format == .jats)
    }
}
