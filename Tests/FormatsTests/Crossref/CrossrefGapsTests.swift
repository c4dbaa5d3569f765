import Colloquium
import Testing

@testable import Formats

/// What deposits leave out, and where it stands instead.
@Suite("Gaps in Crossref's records")
struct CrossrefGapsTests {
    private func record(json: String) throws -> ArticleRecord {
        try #require(
            try CrossrefJSON.records(in: Array(#"{"DOI":"10.5072/a","prefix":"10.5072",\#(json)}"#.utf8)).first)
    }

    private func records(xml: String) throws -> [ArticleRecord] {
        let whole =
            "<crossref_result><query_result><body><query><doi_record><crossref>\(xml)</crossref></doi_record></query></body></query_result></crossref_result>"
        return try RecordReader.read(Array(whole.utf8)).records
    }

    @Test("the day of registration and that of approval speak where no other does")
    func dates() throws {
        let created = #""created":{"date-parts":[[2021,2,3]]}"#
        let registered = try record(json: "\(created),\"issued\":{\"date-parts\":[[null]]}")
        #expect(registered.published?.description == "2021-02-03")
        #expect(registered.origins[.published]?.element == "created")
        let approved = try record(json: #"\#(created),"type":"dissertation","approved":{"date-parts":[[2019,4]]}"#)
        #expect(approved.published?.description == "2019-04")
        #expect(try record(json: #"\#(created),"accepted":{"date-parts":[[2020]]}"#).published?.year == 2021)
    }

    @Test("a chapter stands in the book, not in the series before it")
    func series() throws {
        let titles = #""container-title":["Lecture Notes in Medicine","Handbook of Trials"]"#
        #expect(try record(json: #""type":"book-chapter",\#(titles)"#).container.title == "Handbook of Trials")
        #expect(
            try record(json: #""type":"journal-article",\#(titles)"#).container.title == "Lecture Notes in Medicine")
    }

    @Test("theses and reports are their institution's; a report has its own ISBN")
    func institutions() throws {
        let thesis = try record(
            json: #""type":"dissertation","publisher":"Apollo","institution":[{"name":"University of Cambridge"}]"#)
        #expect(thesis.publisher == "University of Cambridge")
        let report = try record(
            json: #""type":"report","institution":[{"name":"World Bank"}],"ISBN":["9783161484100"]"#)
        #expect(report.publisher == "World Bank")
        #expect(report.identifier(.isbn)?.value == "9783161484100")
        let preprint = try record(json: #""type":"posted-content","institution":[{"name":"medRxiv"}]"#)
        #expect(preprint.publisher.isEmpty)
        let xml = try records(
            xml: """
                <dissertation><person_name sequence="first" contributor_role="author"><surname>Weiß</surname></person_name>
                <titles><title>Herzen</title></titles><institution><institution_name>Universität Wien</institution_name></institution>
                <doi_data><doi>10.5072/t</doi></doi_data></dissertation>
                """)
        #expect(xml.map(\.publisher) == ["Universität Wien"])
    }

    @Test("people with one name, and no one")
    func people() throws {
        let record = try record(json: #""author":[{"given":"Madonna"},{"name":"Anonymous"},{"family":"Lee"}]"#)
        #expect(record.contributors.map(\.family) == ["Madonna", "Lee"])
    }

    @Test("the types of CSL, which content negotiation answers with, and its short title")
    func negotiated() throws {
        let record = try record(
            json: #""type":"article-journal","container-title":"The Lancet","container-title-short":"Lancet""#)
        #expect(record.kind == .article)
        #expect(record.container.abbreviation == "Lancet")
        #expect(try self.record(json: #""type":"peer-review""#).kind == .other)
    }

    @Test("Elsevier's item number among the alternative ids")
    func item() throws {
        let record = try record(json: #""alternative-id":["S0140673620311806","10.1/x","12"]"#)
        #expect(record.identifiers.map(\.label) == ["doi:10.5072/a", "PII S0140673620311806"])
    }

    @Test("a title of which one half is escaped twice keeps the mark-up of the other")
    func escapes() throws {
        let record = try record(json: #""title":["<i>Homo sapiens</i> &amp;amp; H&lt;sub&gt;2&lt;/sub&gt;O"]"#)
        #expect(record.titleHTML == "<i>Homo sapiens</i> &amp; H<sub>2</sub>O")
    }

    @Test("a chapter has the day and the editors of its book, in whatever element")
    func chapter() throws {
        let record = try #require(
            try records(
                xml: """
                    <book><book_series_metadata><series_metadata><titles><title>Series</title></titles><issn>1234-5679</issn></series_metadata>
                    <contributors><person_name sequence="first" contributor_role="editor"><given_name>J</given_name><surname>Higgins</surname></person_name></contributors>
                    <titles><title>Handbook</title></titles><publication_date media_type="print"><year>2019</year></publication_date></book_series_metadata>
                    <content_item><titles><title>Bias</title></titles><pages><last_page>2</last_page></pages>
                    <doi_data><doi>10.5072/ch8</doi></doi_data></content_item></book>
                    """
            ).first)
        #expect(record.published?.description == "2019")
        #expect(record.container == ArticleRecord.Container(title: "Handbook", issns: ["1234-5679"]))
        #expect(record.otherContributors.map(\.indexName) == ["Higgins, J"])
        #expect(record.pages.isEmpty)
    }

    @Test("a deposit has its works right in the body")
    func deposit() throws {
        let article =
            "<journal_article><titles><title>|</title></titles><doi_data><doi>10.5072/|</doi></doi_data></journal_article>"
        let xml = """
            <doi_batch xmlns="http://www.crossref.org/schema/5.3.1"><head><doi_batch_id>x</doi_batch_id></head><body>
            <journal><journal_metadata><full_title>J</full_title></journal_metadata>\(article.replacing("|", with: "A"))\(article.replacing("|", with: "B"))</journal>
            <conference><proceedings_metadata><proceedings_title>P</proceedings_title></proceedings_metadata><conference_paper><titles><title>C</title></titles></conference_paper></conference>
            </body></doi_batch>
            """
        let read = try RecordReader.read(Array(xml.utf8))
        #expect(read.format == .crossrefXML)
        #expect(read.records.map(\.title) == ["A", "B", "C"])
        #expect(read.records.map(\.container.title) == ["J", "J", "P"])
    }

    @Test("a data set has its day inside another element")
    func dataset() throws {
        let xml =
            "<database><dataset><titles><title>S</title></titles><database_date><publication_date><year>2012</year></publication_date></database_date></dataset></database>"
        #expect(try records(xml: xml).map(\.published?.year) == [2012])
    }

    @Test("who reviewed wrote the review, on its day")
    func review() throws {
        let record = try #require(
            try records(
                xml: """
                    <peer_review><contributors><person_name contributor_role="reviewer" sequence="first"><given_name>Rev</given_name><surname>Iewer</surname></person_name></contributors>
                    <titles><title>Review</title></titles><review_date><month>2</month><year>2019</year></review_date>
                    <institution><institution_name>X</institution_name></institution><doi_data><doi>10.5072/r</doi></doi_data></peer_review>
                    """
            ).first)
        #expect(record.contributors.map(\.indexName) == ["Iewer, Rev"])
        #expect(record.published?.description == "2019-02")
    }

    @Test("the article number, whatever its type is spelled like", arguments: ["article_number", "article-number"])
    func number(type: String) throws {
        let record = try #require(
            try records(
                xml: """
                    <journal><journal_article><titles><title>T</title></titles><publisher_item><item_number item_number_type="\(type)">e30274</item_number></publisher_item>
                    <doi_data><doi>10.5072/e</doi></doi_data></journal_article></journal>
                    """
            ).first)
        #expect(record.pages == "e30274")
    }
}
