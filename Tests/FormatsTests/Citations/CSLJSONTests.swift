import Colloquium
import Testing

@testable import Formats

@Suite("CSL-JSON")
struct CSLJSONTests {
    @Test("reads an item whose values have careless types")
    func item() throws {
        let text = """
            [{"id": 7, "type": "article-journal", "title": "On <i>E. coli</i> & AT&T p < 0.05",
              "author": [{"family": "Berg", "given": "L", "non-dropping-particle": "van der"}, {"literal": "WHO"},
                         {"family": "Knuth", "given": "D E", "suffix": "Jr."}, 5],
              "issued": {"date-parts": [["2019", "5", 3]]}, "volume": 12, "issue": 3, "page": "1-9",
              "DOI": "10.1000/1", "PMID": 123456, "ISSN": "1040-2446, 1938-808X", "container-title": ["J Long"],
              "container-title-short": "J", "keyword": "a, b", "abstract": "BACKGROUND: x. METHODS: y."}, 5, null]
            """
        #expect(JSONOutline(Array(text.utf8)).map(CSLJSON.recognises) == true)
        // A list for the title is Crossref's REST answer.
        let list = text.replacing("\"title\": \"On", with: "\"title\": [\"On").replacing("0.05\"", with: "0.05\"]")
        #expect(JSONOutline(Array(list.utf8)).map(CSLJSON.recognises) == false)
        let records = try CSLJSON.records(of: text)
        #expect(records.count == 1)
        let record = records[0]
        #expect(record.titleHTML == "On <i>E. coli</i> &amp; AT&amp;T p &lt; 0.05")
        #expect(record.names == ["van der Berg, L", "WHO", "Knuth, D E Jr."])
        #expect(record.published?.description == "2019-05-03")
        #expect(record.numbers == ["doi:10.1000/1", "PMID 123456"])
        #expect(record.container == .init(title: "J Long", abbreviation: "J", issns: ["1040-2446", "1938-808X"]))
        #expect(record.volume == "12")
        #expect(record.keywords == ["a", "b"])
        #expect(record.headings == ["Background", "Methods"])
    }

    @Test(
        "reads dates in every form",
        arguments: [
            ("{\"date-parts\": [[2019]]}", "2019"), ("{\"date-parts\": [[2019, 5, 3], [2019, 6]]}", "2019-05-03"),
            ("{\"raw\": \"2020-03-01\"}", "2020-03-01"), ("{\"literal\": \"March 2020\"}", "2020-03"),
            ("{\"date-parts\": [[2020]], \"season\": 1}", "2020"), ("\"2018-01\"", "2018-01"),
            ("{\"year\": \"2011\", \"month\": 2}", "2011-02"), ("{\"date-parts\": [\"2011\", 5]}", "2011-05"),
        ])
    func dates(_ written: String, _ date: String) throws {
        let text = "{\"type\": \"article-journal\", \"title\": \"T\", \"issued\": \(written)}"
        #expect(try CSLJSON.records(of: text).first?.published?.description == date)
    }

    @Test("reads what Crossref and DataCite answer for this format")
    func negotiated() throws {
        let crossref = """
            {"indexed": {"date-parts": [[2024, 1, 1]]}, "publisher": "Ovid", "issue": "2", "DOI": "10.1000/x",
             "type": "journal-article", "title": "T", "container-title": "J", "ISSN": ["1040-2446"],
             "author": [{"given": "A", "family": "B", "sequence": "first", "affiliation": []}]}
            """
        let record = try #require(try CSLJSON.records(of: crossref).first)
        #expect(record.kind == .article)
        #expect(record.container.issns == ["1040-2446"])
        let blog =
            "{\"type\": \"post-weblog\", \"id\": \"https://doi.org/10.5438/x\", \"DOI\": \"10.5438/x\", \"title\": \"Eating\","
            + "\"author\": [{\"family\": \"Fenner\", \"given\": \"Martin\", \"literal\": \"Fenner, Martin\"}]}"
        #expect(try CSLJSON.records(of: blog).first?.names == ["Fenner, Martin"])
        #expect(try CSLJSON.records(of: blog).first?.kind == .webPage)
    }

    @Test("reads the list that Zotero's server wraps, and a preprint's server")
    func wrapped() throws {
        let text = """
            {"items": [{"id": "a", "type": "article", "title": "P", "publisher": "medRxiv", "issued": {"date-parts": [[2020]]},
              "URL": "https://www.medrxiv.org/content/10.1101/2020.04.08.20058073v2", "note": "PMID: 123456\\nPMCID: PMC99999"}]}
            """
        let record = try #require(try CSLJSON.records(of: text).first)
        #expect(record.kind == .preprint)
        #expect(record.container.title == "medRxiv")
        #expect(record.numbers == ["PMID 123456", "PMC99999", "doi:10.1101/2020.04.08.20058073"])
    }

    @Test(
        "refuses other JSON",
        arguments: [
            "{}", "[]", "[1]", "{\"a\": 1}", "{\"status\": \"ok\", \"message\": {\"DOI\": \"10.1000/1\"}}",
            "{\"DOI\": \"10.1000/1\", \"type\": \"journal-article\", \"title\": [\"T\"]}",
            "{\"version\": \"https://jsonfeed.org/version/1\", \"title\": \"F\", \"items\": [{\"id\": \"1\"}]}",
            "{\"data\": {\"type\": \"dois\", \"attributes\": {}}}",
            "{\"doi\": \"10.5072/x\", \"types\": {}, \"creators\": [], \"titles\": [{\"title\": \"x\"}]}",
            "{\"@context\": \"https://schema.org\", \"@type\": \"Article\", \"author\": []}",
            "[{\"itemType\": \"journalArticle\", \"title\": \"T\", \"type\": \"x\"}]",
        ])
    func refusals(_ text: String) {
        #expect(JSONOutline(Array(text.utf8)).map(CSLJSON.recognises) != true)
    }

    @Test("takes no other JSON record of the fixtures for its own")
    func fixtures() throws {
        for file in ["crossref_f1000.json", "crossref_medrxiv.json", "crossref_retracted_work.json"] {
            let outline = try #require(JSONOutline(Fixtures.bytes(file)))
            #expect(!CSLJSON.recognises(outline))
        }
    }

    @Test("reads one author without a list, and Crossref's mark-up in the abstract")
    func passedOn() throws {
        let record = try #require(
            try CSLJSON.records(
                of:
                    #"{"type":"book","title":"T","author":{"family":"Solo","given":"Han"},"abstract":"<jats:title>Abstract</jats:title><jats:p>We <jats:italic>did</jats:italic>.</jats:p>"}"#
            ).first)
        #expect(record.names == ["Solo, Han"])
        #expect(record.abstract.map(\.text) == ["We did."])
    }
}
