import Colloquium
import Testing

@testable import Formats

@Suite("Crossref")
struct CrossrefTests {
    private func record(json: String) throws -> ArticleRecord {
        try #require(try CrossrefJSON.records(in: Array(json.utf8)).first)
    }

    private func record(xml: String) throws -> ArticleRecord {
        let whole =
            "<crossref_result><query_result><body><query><doi_record><crossref>\(xml)</crossref></doi_record></query></body></query_result></crossref_result>"
        return try #require(try RecordReader.read(Array(whole.utf8)).records.first)
    }

    @Test("reads a list of works, bare works, and the same as CSL")
    func shapes() throws {
        let work = #"{"DOI":"10.5072/A","type":"journal-article","title":["One"],"container-title":["J"]}"#
        let list =
            #"{"status":"ok","message-type":"work-list","message":{"total-results":2,"items":[\#(work),\#(work),3]}}"#
        #expect(try CrossrefJSON.records(in: Array(list.utf8)).count == 2)
        #expect(try CrossrefJSON.records(in: Array("[\(work)]".utf8)).count == 1)
        let style =
            #"{"DOI":"10.5072/b","indexed":{},"title":"Two","container-title":"K","issued":{"date-parts":[["2020",3]]},"ISSN":"12345679","page":12}"#
        let record = try record(json: style)
        #expect(record.title == "Two")
        #expect(record.container == ArticleRecord.Container(title: "K", issns: ["1234-5679"]))
        #expect(record.published?.description == "2020-03")
        #expect(record.pages == "12")
        #expect(throws: FormatError.unrecognised) { try CrossrefJSON.records(in: Array("{}".utf8)) }
        #expect(throws: FormatError.unrecognised) { try CrossrefJSON.records(in: Array("{".utf8)) }
    }

    @Test("fills roles, dates by kind, links, version and the asserters of notices")
    func details() throws {
        let record = try record(
            json: #"""
                {"message":{"DOI":"10.5072/c","type":"book-chapter","title":["T"],"version":{"number":"3"},
                "author":[{"given":"J","family":"Doe"},{"name":"et al."}],"editor":[{"given":"E","family":"Ed"}],"translator":[{"name":"A Group"}],
                "published-print":{"date-parts":[[2020,5]]},"published-online":{"date-parts":[[2020,1,2]]},"accepted":{"date-parts":[[2019,12]]},"issued":{"date-parts":[[2020,1,2]]},
                "link":[{"URL":"https://x.org/a.pdf","content-type":"application/pdf","content-version":"vor","intended-application":"text-mining"},
                {"URL":"https://x.org/a.pdf","content-type":"unspecified","content-version":"vor","intended-application":"syndication"},
                {"URL":"https://x.org/check","content-type":"unspecified","content-version":"am","intended-application":"similarity-checking"}],
                "update-to":[{"DOI":"10.5072/d","type":"retraction","source":"retraction-watch"},{"DOI":"10.5072/d","type":"retraction","source":"publisher"}],
                "updated-by":[{"DOI":"10.5072/e","type":"expression_of_concern","source":"publisher"}],
                "relation":{"has-preprint":[{"id":"10.5072/f","id-type":"doi","asserted-by":"object"}],"is-supplemented-by":[{"id":"GSE1","id-type":"accession","asserted-by":"subject"}]},
                "license":[{"URL":"https://x.org/tdm","content-version":"tdm"},{"URL":"https://creativecommons.org/licenses/by/4.0/","content-version":"vor"}]}}
                """#)
        #expect(record.kind == .chapter)
        #expect(record.contributors.map(\.indexName) == ["Doe, J"])
        #expect(record.contributorsAreComplete == false)
        #expect(record.otherContributors.map(\.role) == [.editor, .translator])
        #expect(record.dates.map(\.kind) == [.online, .print, .accepted])
        #expect(record.published?.description == "2020-01-02")
        #expect(
            record.fullText == [
                ArticleRecord.FullTextLink(url: "https://x.org/a.pdf", mediaType: "application/pdf", version: "VoR")
            ])
        #expect(record.version == "3")
        #expect(record.relations.map(\.kind) == [.retractionOf, .retractionOf, .concernedBy, .hasPreprint])
        #expect(
            record.relations.map(\.asserter) == [
                "Retraction Watch", "publisher", "publisher", "the other work's publisher",
            ])
        #expect(record.licence == "https://creativecommons.org/licenses/by/4.0/")
    }

    @Test("reads the sections and headings of an abstract in JATS mark-up")
    func abstracts() throws {
        let markup =
            "<jats:title>Abstract</jats:title><jats:sec><jats:title>BACKGROUND</jats:title><jats:p>One x<jats:sub>2</jats:sub>.</jats:p><jats:p>Two.</jats:p></jats:sec><jats:sec><jats:title>Plain Language Summary</jats:title><jats:p>For all.</jats:p></jats:sec>"
        let found = JATSAbstract.summaries(inMarkup: markup, language: "en")
        #expect(found.map(\.kind) == [.abstract, .digest])
        #expect(found[0].sections == [ArticleRecord.AbstractSection(label: "Background", text: "One x2.\n\nTwo.")])
        #expect(JATSAbstract.summaries(inMarkup: "<jats:p/>", language: "").isEmpty)
        let escaped = "<jats:p>&lt;p&gt;&lt;b&gt;Aim:&lt;/b&gt; One.&lt;/p&gt;&lt;p&gt;Two.&lt;/p&gt;</jats:p>"
        #expect(JATSAbstract.summaries(inMarkup: escaped, language: "")[0].sections.map(\.label) == ["Aim"])
    }

    @Test(
        "finds the server of a preprint",
        arguments: [
            ("medRxiv", "https://x.org", "Medicine", "medRxiv"), ("", "https://osf.io/abc", "PsyArXiv", "PsyArXiv"),
            ("", "https://www.preprints.org/m/v2", "Medicine and Pharmacology", "Preprints.org"),
            ("", "https://chemrxiv.org/e", "Chemistry", "ChemRxiv"),
            ("", "https://x.org", "Some Journal", "Some Journal"),
            ("", "https://x.org", "Preprints", ""), ("", "https://www.ssrn.com/abstract=1", "SSRN", "SSRN"),
        ])
    func servers(_ institution: String, _ address: String, _ group: String, _ name: String) {
        #expect(CrossrefText.server(institution: institution, address: address, group: group) == name)
    }

    @Test("fills the same from the XML")
    func xml() throws {
        let record = try record(
            xml: """
                <book><book_metadata language="en"><contributors><person_name contributor_role="editor"><given_name>E</given_name><surname>Ed</surname></person_name></contributors>
                <titles><title>Book</title></titles><isbn>9780306406157</isbn><publisher><publisher_name>Press</publisher_name></publisher></book_metadata>
                <content_item><contributors><person_name contributor_role="author" sequence="first"><given_name>J</given_name><surname>Doe</surname></person_name>
                <person_name contributor_role="translator"><surname>Tr</surname></person_name></contributors><titles><title>Chapter</title></titles>
                <jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" xml:lang="de"><jats:p>Text.</jats:p></jats:abstract>
                <jats:abstract xmlns:jats="http://www.ncbi.nlm.nih.gov/JATS1" abstract-type="plain-language-summary"><jats:p>For all.</jats:p></jats:abstract>
                <publication_date media_type="print"><month>5</month><year>2020</year></publication_date><publication_date media_type="online"><year>2020</year><month>02</month></publication_date>
                <version_info><version>v2</version></version_info>
                <program name="relations" xmlns="http://www.crossref.org/relations.xsd"><related_item><intra_work_relation relationship-type="isTranslationOf" identifier-type="doi">10.5072/g</intra_work_relation></related_item></program>
                <doi_data><doi>10.5072/h</doi><resource>https://x.org/h</resource><collection property="crawler-based"><item><resource>https://x.org/crawl</resource></item></collection>
                <collection property="text-mining"><item><resource mime_type="application/pdf" content_version="vor">https://x.org/h.pdf</resource></item></collection></doi_data></content_item></book>
                """)
        #expect(record.kind == .chapter)
        #expect(record.container.title == "Book")
        #expect(record.contributors.map(\.indexName) == ["Doe, J"])
        #expect(record.origins[.contributors]?.raw == "Doe, J; Tr; Ed, E")
        #expect(record.otherContributors.map(\.role) == [.translator, .editor])
        #expect(record.abstracts.map(\.kind) == [.abstract, .digest])
        #expect(record.abstracts.first?.language == "de")
        #expect(record.dates.map(\.kind) == [.print, .online])
        #expect(record.published?.description == "2020-02")
        #expect(record.version == "2")
        #expect(record.relations.map(\.kind) == [.translationOf])
        #expect(record.relations.map(\.asserter) == ["publisher"])
        #expect(record.fullText.map(\.url) == ["https://x.org/h.pdf"])
        #expect(record.identifier(.isbn) == nil)
    }

    @Test(
        "says what sort of work a type is, in both spellings",
        arguments: [
            ("journal-article", ArticleRecord.Kind.article), ("journal_article", .article), ("monograph", .book),
            ("book_metadata", .book), ("proceedings-article", .conferencePaper), ("conference_paper", .conferencePaper),
            ("dissertation", .thesis), ("report-paper_metadata", .report), ("posted_content", .preprint),
            ("dataset", .dataset), ("peer-review", .other), ("reference-entry", .chapter),
        ])
    func kinds(_ type: String, _ kind: ArticleRecord.Kind) {
        #expect(CrossrefVocabulary.kind(type) == kind)
    }
}
