/// The parts of Europe PMC's answer that a record is made of. Every key may be missing.
struct EuropePMCAnswer: Decodable {
    struct List: Decodable {
        var results: LooseList<EuropePMCResult>?
        enum CodingKeys: String, CodingKey { case results = "result" }
    }

    var list: Loose<List>?
    enum CodingKeys: String, CodingKey { case list = "resultList" }
}

struct EuropePMCResult: Decodable {
    struct Author: Decodable {
        struct Key: Decodable {
            var type: LooseText?
            var value: LooseText?
        }
        struct Affiliation: Decodable { var affiliation: LooseText? }
        struct Affiliations: Decodable { var authorAffiliation: LooseList<Affiliation>? }
        var firstName: LooseText?
        var lastName: LooseText?
        var initials: LooseText?
        var fullName: LooseText?
        var collectiveName: LooseText?
        var authorId: Loose<Key>?
        var authorAffiliationDetailsList: Loose<Affiliations>?
    }
    struct Authors: Decodable { var author: LooseList<Author>? }

    struct Journal: Decodable {
        var title: LooseText?
        var isoabbreviation: LooseText?
        var medlineAbbreviation: LooseText?
        var issn: LooseText?
        var essn: LooseText?
    }
    struct Issue: Decodable {
        var volume: LooseText?
        var issue: LooseText?
        /// The date of the issue in words, "2020 Sep"; `printPublicationDate` beside it makes up month and day.
        var dateOfPublication: LooseText?
        var journal: Loose<Journal>?
    }
    /// Where a preprint or a report appeared.
    struct Report: Decodable { var publisher: LooseText? }

    struct Link: Decodable {
        /// "OA" open access, "F" free, "S" subscription required.
        var availabilityCode: LooseText?
        /// "pdf", "html", or "doi" for the publisher's page.
        var documentStyle: LooseText?
        var url: LooseText?
    }
    struct Links: Decodable { var fullTextUrl: LooseList<Link>? }

    struct Types: Decodable { var pubType: LooseList<LooseText>? }
    struct Keywords: Decodable { var keyword: LooseList<LooseText>? }
    struct Heading: Decodable { var descriptorName: LooseText? }
    struct Headings: Decodable { var meshHeading: LooseList<Heading>? }

    /// A comment or a correction: "Retraction in", "Erratum for", "Preprint of".
    struct Notice: Decodable {
        var id: LooseText?
        /// The database in which `id` counts: "MED" is PubMed.
        var source: LooseText?
        var type: LooseText?
    }
    struct Notices: Decodable { var commentCorrection: LooseList<Notice>? }

    /// The database the result is from: "MED", "PMC", "PPR" for preprints.
    var source: LooseText?
    var pmid: LooseText?
    var pmcid: LooseText?
    var doi: LooseText?
    var title: LooseText?
    var authorString: LooseText?
    var authorList: Loose<Authors>?
    var journalInfo: Loose<Issue>?
    var bookOrReportDetails: Loose<Report>?
    var pageInfo: LooseText?
    var abstractText: LooseText?
    var language: LooseText?
    var pubTypeList: Loose<Types>?
    var keywordList: Loose<Keywords>?
    var meshHeadingList: Loose<Headings>?
    var commentCorrectionList: Loose<Notices>?
    var fullTextUrlList: Loose<Links>?
    var license: LooseText?
    var versionNumber: LooseText?
    var firstPublicationDate: LooseText?
    var electronicPublicationDate: LooseText?
}
