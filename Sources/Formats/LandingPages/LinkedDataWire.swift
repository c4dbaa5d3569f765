/// A node of linked data in schema.org's words (JSON-LD 1.1): an object, or a text where an object was meant.
struct LinkedNode: Decodable {
    /// The whole, where it is a text.
    var text = ""
    var fields = Fields()

    init(from decoder: any Decoder) throws {
        guard decoder.codingPath.count < LooseJSON.maximumDepth else { return }
        if let fields = try? Fields(from: decoder) {
            self.fields = fields
        } else {
            text = try LooseText(from: decoder).value
        }
    }

    struct Fields: Decodable {
        var id: LooseText?
        var type: LooseList<LooseText>?
        var graph: LooseList<LinkedNode>?
        var mainEntity: LooseList<LinkedNode>?
        var name: LooseText?
        var headline: LooseText?
        var abstract: LooseText?
        var description: LooseText?
        var author: LooseList<LinkedNode>?
        var creator: LooseList<LinkedNode>?
        var editor: LooseList<LinkedNode>?
        var givenName: LooseText?
        var familyName: LooseText?
        var affiliation: LooseList<LinkedNode>?
        var identifier: LooseList<LinkedNode>?
        var propertyID: LooseText?
        var value: LooseText?
        var sameAs: LooseList<LooseText>?
        var url: LooseText?
        var isPartOf: LooseList<LinkedNode>?
        var issn: LooseList<LooseText>?
        var isbn: LooseList<LooseText>?
        var volumeNumber: LooseText?
        var issueNumber: LooseText?
        var pageStart: LooseText?
        var pageEnd: LooseText?
        var pagination: LooseText?
        var datePublished: LooseText?
        var dateModified: LooseText?
        var publisher: LooseList<LinkedNode>?
        var license: LooseList<LinkedNode>?
        var keywords: LooseList<LooseText>?
        var inLanguage: LooseList<LinkedNode>?
        var alternateName: LooseText?
        var version: LooseText?
        var encoding: LooseList<LinkedNode>?
        var contentUrl: LooseText?
        var encodingFormat: LooseText?

        init() {}

        enum CodingKeys: String, CodingKey {
            case name, headline, abstract, description, author, creator, editor, givenName, familyName, affiliation
            case identifier, propertyID, value, sameAs, url, isPartOf, issn, isbn, volumeNumber, issueNumber
            case pageStart, pageEnd, pagination, datePublished, dateModified, publisher, license, keywords, inLanguage
            case alternateName, version, encoding, contentUrl, encodingFormat, mainEntity
            case id = "@id"
            case type = "@type"
            case graph = "@graph"
        }
    }

    /// The types without their vocabulary, in lower case: "scholarlyarticle".
    var types: [String] {
        fields.type.all.map { type in
            type.value.split { ":/#".contains($0) }.last.map { $0.lowercased() } ?? ""
        }
    }
}
