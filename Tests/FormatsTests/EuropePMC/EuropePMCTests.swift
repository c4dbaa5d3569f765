import Colloquium
import Testing

@testable import Formats

@Suite("Europe PMC")
struct EuropePMCTests {
    private func records(_ results: String) throws -> [ArticleRecord] {
        let answer = #"{"version":"6.9","hitCount":1,"resultList":{"result":[\#(results)]}}"#
        return try EuropePMC.records(in: Array(answer.utf8))
    }

    private func record(_ result: String) throws -> ArticleRecord { try #require(try records(result).first) }

    @Test("reads an article of the archive, its people, dates, place and identifiers")
    func article() throws {
        let record = try record(
            #"""
            {"id":"21999661","source":"MED","pmid":"21999661","pmcid":"PMC3206455","doi":"10.1186/1758-2946-3-47",
            "title":"Open bibliography for <i>science</i> &amp; medicine.","authorString":"Jones R, O'Steen B, Open Group.",
            "authorList":{"author":[{"fullName":"Jones R","firstName":"Richard","lastName":"Jones","initials":"R",
            "authorId":{"type":"ORCID","value":"0000-0003-3386-3972"},"authorAffiliationDetailsList":{"authorAffiliation":[{"affiliation":"Leeds, UK."}]}},
            {"fullName":"O'Steen B","lastName":"O'Steen","initials":"B"},{"collectiveName":"Open Group"}]},
            "journalInfo":{"volume":"3","issue":"2","dateOfPublication":"2011 Nov","printPublicationDate":"2011-11-01","yearOfPublication":2011,
            "journal":{"title":"Journal of Cheminformatics","isoabbreviation":"J Cheminform","issn":"1758-2946","essn":"1758-2946"}},
            "pageInfo":"47","language":"eng","pubTypeList":{"pubType":["research-article","Journal Article"]},
            "meshHeadingList":{"meshHeading":[{"majorTopic_YN":"N","descriptorName":"Bibliographies as Topic"}]},
            "keywordList":{"keyword":["open data"]},"license":"cc by",
            "electronicPublicationDate":"2011-10-14","firstPublicationDate":"2011-10-14"}
            """#)
        #expect(record.title == "Open bibliography for science & medicine")
        #expect(record.titleHTML == "Open bibliography for <i>science</i> &amp; medicine")
        #expect(
            record.identifiers.map(\.label) == ["doi:10.1186/1758-2946-3-47", "PMID 21999661", "PMC3206455"])
        #expect(record.contributors.map(\.indexName) == ["Jones, Richard", "O'Steen, B", "Open Group"])
        #expect(record.contributors.first?.orcid == "0000-0003-3386-3972")
        #expect(record.contributors.first?.affiliations == ["Leeds, UK."])
        #expect(record.container.title == "Journal of Cheminformatics")
        #expect(record.container.abbreviation == "J Cheminform")
        #expect(record.container.issns == ["1758-2946"])
        #expect(record.citedPlace == "3(2):47")
        #expect(record.published?.description == "2011-10-14")
        #expect(record.dates.first { $0.kind == .print }?.date.description == "2011-11")
        #expect(record.meshTerms == ["Bibliographies as Topic"])
        #expect(record.keywords == ["open data"])
        #expect(record.licence == "CC BY")
        #expect(record.origins[.title]?.source == "Europe PMC")
        #expect(ClaimSource(origins: record.origins) == .europePMC)
    }

    @Test("links only to full texts that everybody can open")
    func fullText() throws {
        let record = try record(
            #"""
            {"pmid":"1","title":"T","fullTextUrlList":{"fullTextUrl":[
            {"availabilityCode":"S","documentStyle":"doi","url":"https://doi.org/10.1186/1"},
            {"availabilityCode":"S","documentStyle":"pdf","url":"https://example.org/paid.pdf"},
            {"availabilityCode":"OA","documentStyle":"pdf","site":"Europe_PMC","url":"https://europepmc.org/articles/PMC1?pdf=render"},
            {"availabilityCode":"F","documentStyle":"html","url":"https://europepmc.org/articles/PMC1"},
            {"availabilityCode":"F","documentStyle":"html","url":"javascript:alert(1)"}]}}
            """#)
        #expect(
            record.fullText == [
                .init(url: "https://europepmc.org/articles/PMC1?pdf=render", mediaType: "application/pdf"),
                .init(url: "https://europepmc.org/articles/PMC1", mediaType: "text/html"),
            ])
    }

    @Test("reads notices from both sides, and only those that name a citation of PubMed")
    func notices() throws {
        let record = try record(
            #"""
            {"pmid":"1","title":"T","commentCorrectionList":{"commentCorrection":[
            {"id":"2","source":"MED","type":"Retraction in"},{"id":"3","source":"MED","type":"Erratum in"},
            {"id":"4","source":"MED","type":"Expression of concern for"},{"id":"PPR5","source":"PPR","type":"Preprint in"},
            {"id":"6","source":"MED","type":"Cites"}]}}
            """#)
        #expect(
            record.relations.map { "\($0.kind.rawValue) \($0.target.value)" }
                == ["retractedBy 2", "correctedBy 3", "concernAbout 4"])
        #expect(record.relations.allSatisfy { $0.asserter == "Europe PMC" })
        #expect(record.isRetracted)
    }

    @Test("reads a preprint")
    func preprint() throws {
        let record = try record(
            #"""
            {"id":"PPR110986","source":"PPR","doi":"10.1101/2020.01.30.927871","title":"Inserts","authorString":"Pradhan P, Pandey AK.",
            "versionNumber":2,"bookOrReportDetails":{"publisher":"bioRxiv"},"firstPublicationDate":"2020-01-31",
            "commentCorrectionList":{"commentCorrection":{"id":"7","source":"MED","type":"Preprint of"}}}
            """#)
        #expect(record.kind == .preprint)
        #expect(record.container.title == "bioRxiv")
        #expect(record.contributors.map(\.indexName) == ["Pradhan, P", "Pandey, AK"])
        #expect(record.dates.map(\.kind) == [.posted])
        #expect(record.version == "2")
        #expect(record.relations.map(\.kind) == [.preprintOf])
    }

    @Test("reads an abstract with headings, and one without")
    func abstracts() throws {
        let headed = try record(
            #"{"pmid":"1","title":"T","abstractText":"<h4>Background</h4>Little is <i>known</i>.<h4>TRIAL DESIGN</h4><p>One.</p><p>Two.</p>"}"#
        )
        #expect(headed.abstract.map(\.label) == ["Background", "Trial design"])
        #expect(headed.abstract.map(\.text) == ["Little is known.", "One.\n\nTwo."])
        let plain = try record(#"{"pmid":"1","title":"T","abstractText":"Little is known of this."}"#)
        #expect(plain.abstract == [.init(text: "Little is known of this.")])
    }

    @Test("gives nothing for nothing, and never fails over strange shapes")
    func strange() throws {
        #expect(try records("").isEmpty)
        #expect(try records(#"{"title":""},3,null,[],{"pmid":{"a":1}}"#).isEmpty)
        let record = try record(#"{"pmid":[5],"title":["T"],"authorList":7,"journalInfo":[],"fullTextUrlList":"x"}"#)
        #expect(record.title == "T")
        #expect(throws: FormatError.unrecognised) { try EuropePMC.records(in: Array("[".utf8)) }
        let read = try RecordReader.read(Array(#"{"version":"6.9","hitCount":0,"resultList":{"result":[]}}"#.utf8))
        #expect(read.format == .europePMCJSON)
        #expect(read.records.isEmpty)
    }
}
