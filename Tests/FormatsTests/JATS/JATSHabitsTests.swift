import Colloquium
import Testing

@testable import Formats

@Suite("Habits of publishers in JATS")
struct JATSHabitsTests {
    private func record(_ meta: String) throws -> ArticleRecord {
        let xml =
            "<article xmlns:xlink=\"http://www.w3.org/1999/xlink\"><front><article-meta><article-id pub-id-type=\"doi\">10.5072/a</article-id>\(meta)</article-meta></front></article>"
        return try #require(try RecordReader.read(Array(xml.utf8)).records.first)
    }

    @Test(
        "an affiliation in pieces is put together",
        arguments: [
            (
                "<label>I</label><institution content-type=\"orgname\">USP</institution><country>Brasil</country><institution content-type=\"original\">I USP. São Paulo, Brasil</institution>",
                "USP. São Paulo, Brasil"
            ),
            (
                "<institution>USP</institution><addr-line>São Paulo</addr-line><country>Brasil</country>",
                "USP, São Paulo, Brasil"
            ),
            ("<institution>USP</institution>\n<country>Brasil</country>", "USP, Brasil"),
            (
                "<institution-wrap><institution-id>x</institution-id><institution>USP</institution></institution-wrap>, <country>Brasil</country>",
                "USP, Brasil"
            ),
            ("Dept of <italic>E. coli</italic><bold>s</bold>, X", "Dept of E. colis, X"),
        ])
    func affiliations(pieces: String, whole: String) throws {
        let record = try record(
            "<contrib-group><contrib><name><surname>Silva</surname></name><aff>\(pieces)</aff></contrib></contrib-group>"
        )
        #expect(record.contributors.first?.affiliations == [whole])
    }

    @Test("a date in the attribute for machines, and the fuller of two of a kind")
    func dates() throws {
        let attribute = try record("<pub-date pub-type=\"epub\" iso-8601-date=\"2020-02-10\"/>")
        #expect(attribute.published?.description == "2020-02-10")
        let both = try record(
            """
            <pub-date pub-type="ppub"><season>Spring</season><year>2015</year></pub-date>
            <pub-date pub-type="epub-ppub"><day>3</day><month>3</month><year>2015</year></pub-date>
            """)
        #expect(both.dates.map { "\($0.kind) \($0.date)" } == ["print 2015-03-03"])
    }

    @Test(
        "the group that the authors write for is one of them",
        arguments: [
            ("on behalf of the SPRINT Research Group", "SPRINT Research Group"),
            ("for ALLHAT Investigators", "ALLHAT Investigators"),
        ])
    func behalf(stated: String, group: String) throws {
        let author = "<contrib><name><surname>Lee</surname></name></contrib>"
        let record = try record("<contrib-group>\(author)<on-behalf-of>\(stated)</on-behalf-of></contrib-group>")
        #expect(record.contributors.map(\.indexName) == ["Lee", group])
        let twice = "<contrib><collab>\(group)</collab></contrib><on-behalf-of>\(stated)</on-behalf-of>"
        #expect(try self.record("<contrib-group>\(twice)</contrib-group>").contributors.count == 1)
        let alone = try self.record(
            "<contrib-group>\(author)<on-behalf-of>on behalf of the editors</on-behalf-of></contrib-group>")
        #expect(alone.contributors.count == 1)
    }

    @Test("bioRxiv: the day of posting told as that of acceptance, the manuscript's number as article number")
    func preprint() throws {
        let xml = """
            <article><front><journal-meta><journal-title-group><journal-title>bioRxiv</journal-title></journal-title-group></journal-meta>
            <article-meta><article-id pub-id-type="doi">10.1101/2021.01.01.425001</article-id><pub-date pub-type="epub"><year>2021</year></pub-date>
            <history><date date-type="accepted"><day>3</day><month>5</month><year>2021</year></date></history>
            <elocation-id>2021.01.01.425001</elocation-id></article-meta></front></article>
            """
        let record = try #require(try RecordReader.read(Array(xml.utf8)).records.first)
        #expect(record.published?.description == "2021-05-03")
        #expect(record.pages.isEmpty)
    }
}
