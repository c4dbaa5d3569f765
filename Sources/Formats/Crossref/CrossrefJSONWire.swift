/// The parts of a work in Crossref's REST answer that a record is made of. Every key is optional there, and
/// deposits leave out any of them.
struct CrossrefMessage: Decodable {
    var message: CrossrefJSONWork
}

struct CrossrefJSONWork: Decodable {
    struct Person: Decodable {
        struct Affiliation: Decodable { var name: String? }
        var given: String?
        var family: String?
        var suffix: String?
        var name: String?
        var orcid: String?
        var affiliation: [Affiliation]?
        enum CodingKeys: String, CodingKey {
            case given, family, suffix, name, affiliation
            case orcid = "ORCID"
        }
    }

    struct Day: Decodable {
        var parts: [[Int?]]?
        enum CodingKeys: String, CodingKey { case parts = "date-parts" }
    }

    struct Update: Decodable {
        var doi: String?
        var type: String?
        enum CodingKeys: String, CodingKey {
            case type
            case doi = "DOI"
        }
    }

    struct Related: Decodable {
        var id: String?
        var kind: String?
        enum CodingKeys: String, CodingKey {
            case id
            case kind = "id-type"
        }
    }

    struct Licence: Decodable {
        var url: String?
        var version: String?
        enum CodingKeys: String, CodingKey {
            case url = "URL"
            case version = "content-version"
        }
    }

    struct Institution: Decodable { var name: String? }
    struct Resource: Decodable {
        struct Primary: Decodable {
            var url: String?
            enum CodingKeys: String, CodingKey { case url = "URL" }
        }
        var primary: Primary?
    }

    var doi: String?
    var type: String?
    var subtype: String?
    var title: [String]?
    var subtitle: [String]?
    var originalTitle: [String]?
    var author: [Person]?
    var containerTitle: [String]?
    var shortContainerTitle: [String]?
    var issn: [String]?
    var isbn: [String]?
    var publisher: String?
    var volume: String?
    var issue: String?
    var page: String?
    var articleNumber: String?
    var language: String?
    var abstract: String?
    var subject: [String]?
    var issued: Day?
    var publishedOnline: Day?
    var publishedPrint: Day?
    var posted: Day?
    var updateTo: [Update]?
    var updatedBy: [Update]?
    var relation: [String: [Related]]?
    var license: [Licence]?
    var institution: [Institution]?
    var groupTitle: String?
    var resource: Resource?

    enum CodingKeys: String, CodingKey {
        case type, subtype, title, subtitle, author, publisher, volume, issue, page, language, abstract
        case subject, issued, posted, relation, license, institution, resource
        case doi = "DOI"
        case issn = "ISSN"
        case isbn = "ISBN"
        case originalTitle = "original-title"
        case containerTitle = "container-title"
        case shortContainerTitle = "short-container-title"
        case articleNumber = "article-number"
        case publishedOnline = "published-online"
        case publishedPrint = "published-print"
        case updateTo = "update-to"
        case updatedBy = "updated-by"
        case groupTitle = "group-title"
    }
}
