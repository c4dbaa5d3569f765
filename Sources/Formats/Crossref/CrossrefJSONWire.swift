/// The parts of a work in Crossref's REST answer that a record is made of. Every key is optional there, deposits leave
/// out any of them, and the same work as CSL (content negotiation) has single texts where this has lists.
struct CrossrefJSONWork: Decodable {
    struct Person: Decodable {
        struct Affiliation: Decodable { var name: LooseText? }
        var given: LooseText?
        var family: LooseText?
        var suffix: LooseText?
        var name: LooseText?
        var literal: LooseText?
        var orcid: LooseText?
        var affiliation: LooseList<Affiliation>?
        enum CodingKeys: String, CodingKey {
            case given, family, suffix, name, literal, affiliation
            case orcid = "ORCID"
        }
    }

    /// "date-parts" is a list of lists, of which the first is the date and the second the end of a range.
    struct Day: Decodable {
        var parts: LooseList<LooseList<LooseText>>?
        enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }

    /// A notice and the work it changes.
    struct Update: Decodable {
        var doi: LooseText?
        var type: LooseText?
        /// Who told Crossref: "publisher" or "retraction-watch".
        var source: LooseText?
        enum CodingKeys: String, CodingKey {
            case type, source
            case doi = "DOI"
        }
    }

    struct Related: Decodable {
        var id: LooseText?
        var kind: LooseText?
        /// Which side's depositor said so: "subject" is this work's.
        var asserter: LooseText?
        enum CodingKeys: String, CodingKey {
            case id
            case kind = "id-type"
            case asserter = "asserted-by"
        }
    }

    struct Licence: Decodable {
        var url: LooseText?
        var version: LooseText?
        enum CodingKeys: String, CodingKey {
            case url = "URL"
            case version = "content-version"
        }
    }

    struct Link: Decodable {
        var url: LooseText?
        var mediaType: LooseText?
        var version: LooseText?
        var use: LooseText?
        enum CodingKeys: String, CodingKey {
            case url = "URL"
            case mediaType = "content-type"
            case version = "content-version"
            case use = "intended-application"
        }
    }

    struct Resource: Decodable { var primary: Loose<Link>? }
    struct Version: Decodable { var number: LooseText? }

    var doi: LooseText?
    var type: LooseText?
    var subtype: LooseText?
    var title: LooseText?
    var subtitle: LooseText?
    var originalTitle: LooseText?
    var author: LooseList<Person>?
    var editor: LooseList<Person>?
    var translator: LooseList<Person>?
    var chair: LooseList<Person>?
    var containerTitle: LooseList<LooseText>?
    var shortContainerTitle: LooseText?
    var containerTitleShort: LooseText?
    var alternativeID: LooseList<LooseText>?
    var issn: LooseList<LooseText>?
    var isbn: LooseList<LooseText>?
    var publisher: LooseText?
    var volume: LooseText?
    var issue: LooseText?
    var page: LooseText?
    var articleNumber: LooseText?
    var language: LooseText?
    var abstract: LooseText?
    var subject: LooseList<LooseText>?
    var issued: Loose<Day>?
    var published: Loose<Day>?
    var publishedOnline: Loose<Day>?
    var publishedPrint: Loose<Day>?
    var publishedOther: Loose<Day>?
    var posted: Loose<Day>?
    var accepted: Loose<Day>?
    var approved: Loose<Day>?
    var created: Loose<Day>?
    var updateTo: LooseList<Update>?
    var updatedBy: LooseList<Update>?
    var relation: Loose<[String: LooseList<Related>]>?
    var license: LooseList<Licence>?
    var link: LooseList<Link>?
    var institution: LooseText?
    var groupTitle: LooseText?
    var resource: Loose<Resource>?
    var version: Loose<Version>?

    enum CodingKeys: String, CodingKey {
        case type, subtype, title, subtitle, author, editor, translator, chair, publisher, volume, issue, page, language
        case abstract, subject, issued, published, posted, accepted, approved, created, relation, license, link
        case institution, resource, version
        case doi = "DOI"
        case issn = "ISSN"
        case isbn = "ISBN"
        case originalTitle = "original-title"
        case containerTitle = "container-title"
        case shortContainerTitle = "short-container-title"
        case containerTitleShort = "container-title-short"
        case alternativeID = "alternative-id"
        case articleNumber = "article-number"
        case publishedOnline = "published-online"
        case publishedPrint = "published-print"
        case publishedOther = "published-other"
        case updateTo = "update-to"
        case updatedBy = "updated-by"
        case groupTitle = "group-title"
    }
}

/// One work or many, in the envelope or without it.
struct CrossrefAnswer: Decodable {
    struct List: Decodable { var items: LooseList<CrossrefJSONWork>? }

    var works: [CrossrefJSONWork]
    /// A list without a work in it, which is an answer too.
    var isEmptyList = false

    private enum CodingKeys: CodingKey { case message, items }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        if object.contains(.message) {
            let answers = try object.decode(LooseList<CrossrefAnswer>.self, forKey: .message).elements
            works = answers.flatMap(\.works)
            isEmptyList = answers.contains(where: \.isEmptyList)
        } else if object.contains(.items) {
            works = (try List(from: decoder)).items.all
            isEmptyList = works.isEmpty
        } else {
            works = [try CrossrefJSONWork(from: decoder)]
        }
    }
}
