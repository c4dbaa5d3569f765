internal import Colloquium

/// Answers of repositories in the Open Archives Initiative's protocol for metadata harvesting (OAI-PMH 2.0), and the
/// records in them taken out of the envelope.
enum OAI {
    /// Reads a `record`, a `metadata`, or what stands in it; nil for a deleted record (§ 2.5.1) and for formats
    /// unknown here.
    static func record(in element: XMLTree.Element) -> (format: RecordFormat, record: ArticleRecord)? {
        if element.isNamed("record") {
            guard element.child("header")?.attribute("status") != "deleted" else { return nil }
            return element.child("metadata").flatMap(record)
        }
        if element.isNamed("metadata") { return element.children.lazy.compactMap(payload).first }
        return payload(in: element)
    }

    private static func payload(in element: XMLTree.Element) -> (format: RecordFormat, record: ArticleRecord)? {
        if let ePrint = ArXivEPrint(element) { return (.arxivOAI, ePrint.record) }
        if let statements = DublinCoreStatements(element) {
            let record = statements.record(source: "Dublin Core")
            return record.isBare ? nil : (.oaiDublinCore, record)
        }
        // DataCite wraps its resource once more in `oai_datacite`, with the schema's version and the data centre.
        if let record = DataCite.record(in: element.at("payload", "resource") ?? element) {
            return (.dataCiteXML, record)
        }
        if element.isNamed("article"), let record = JATSArticle(element)?.record { return (.jats, record) }
        return nil
    }
}
