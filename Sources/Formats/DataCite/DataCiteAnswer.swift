internal import Colloquium

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

    static func records(in bytes: [UInt8]) throws(FormatError) -> [ArticleRecord] {
        guard let answers = LooseJSON.decode(LooseList<LooseObject>.self, from: bytes) else {
            throw .malformed("not JSON")
        }
        return answers.elements.flatMap(resources).prefix(RecordReader.maximumRecords)
            .map { DataCiteResource($0).record }.filter { !$0.isBare }
    }

    /// One resource or many, with `data` and `attributes` around each or without.
    private static func resources(in answer: LooseObject) -> [LooseObject] {
        if answer.has("data") { return answer.objects("data").flatMap { $0.objects("attributes") } }
        return answer.has("attributes") ? answer.objects("attributes") : [answer]
    }
}
