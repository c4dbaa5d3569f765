internal import Colloquium

/// Crossref's XML: the answer of its query service (unixref, unixsd) and a publisher's deposit.
enum Crossref {
    /// Empty where the document is not Crossref's.
    static func records(in root: XMLTree.Element) -> [ArticleRecord] {
        let deposits = root.outermost("crossref") + (root.isNamed("doi_batch") ? root.all("body") : [])
        return deposits.flatMap(CrossrefWork.works).prefix(RecordReader.maximumRecords).map(\.record)
    }
}
