internal import Colloquium
internal import Foundation

extension DataCite {
    /// The REST interface says `"type": "dois"`; what it wraps has lists of `creators` and `titles`, names that neither
    /// Crossref nor CSL uses.
    static func recognises(_ outline: JSONOutline) -> Bool {
        let data = outline.inside("data")
        let attributes = data.inside("attributes")
        if data.text("type") == "dois" || isResource(attributes) { return true }
        let schema = outline.text("schemaVersion") + outline.text("schema_version")
        return schema.contains("datacite.org/schema") || isResource(outline)
            || isResource(outline.inside("attributes"))
    }

    private static func isResource(_ outline: JSONOutline) -> Bool {
        let wrapsTitles =
            outline.has("titles") && ["creators", "publicationYear", "publication_year"].contains { outline.has($0) }
        return wrapsTitles && !outline.has("message")
            || (outline.has("doi") && outline.has("container-title") && outline.has("data-center-id"))
    }

    /// Names were written with underscores before the interface of 2018.
    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        guard
            let answer = LooseJSON.decode(
                LooseList<DataCiteAnswer>.self, from: bytes, keys: .convertFromSnakeCase)
        else {
            throw .malformed("not JSON")
        }
        return answer.elements.flatMap(\.resources).prefix(RecordReader.maximumRecords)
            .map(\.record).filter { !$0.isBare }
    }
}

/// One resource or many, with `data` and `attributes` around each or without.
private struct DataCiteAnswer: Decodable {
    struct Entry: Decodable {
        var attributes: DataCiteJSONResource
    }

    var resources: [DataCiteResource]

    private enum CodingKeys: CodingKey { case data, attributes }

    init(from decoder: any Decoder) throws {
        let object = try decoder.container(keyedBy: CodingKeys.self)
        let wires: [DataCiteJSONResource] =
            if object.contains(.data) {
                (try object.decode(LooseList<Entry>.self, forKey: .data)).elements.map(\.attributes)
            } else if object.contains(.attributes) {
                [try object.decode(DataCiteJSONResource.self, forKey: .attributes)]
            } else {
                [try DataCiteJSONResource(from: decoder)]
            }
        resources = wires.map { DataCiteResource($0) }
    }
}
